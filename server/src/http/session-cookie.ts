// Knows the cookie that carries a device's session; refuses to know what the session opens.
import type { FastifyReply } from 'fastify'
import type { Config } from '../config.ts'
import { SESSION_DAYS } from './access.ts'

const SESSION_COOKIE = 'cg_session'

/** The session's token out of a Cookie header; null when there is none. */
export function readSessionCookie(header: string | undefined): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [name, token = ''] = pair.trim().split('=')
    if (name === SESSION_COOKIE && token !== '') return token
  }
  return null
}

/** Hands the session's token to the device, for another 400 days. */
export function giveSessionCookie(reply: FastifyReply, config: Config, token: string): void {
  const isSecure = config.publicUrl?.startsWith('https:') ?? false
  const attributes = [`Max-Age=${SESSION_DAYS * 86_400}`, 'Path=/', 'HttpOnly', 'SameSite=Lax']
  reply.header('set-cookie', [`${SESSION_COOKIE}=${token}`, ...attributes, ...(isSecure ? ['Secure'] : [])].join('; '))
}
