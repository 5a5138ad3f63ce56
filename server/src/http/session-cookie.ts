// Knows the cookie that carries a device's session; refuses to know what the session opens.
import type { FastifyReply } from 'fastify'
import type { Config } from '../config.ts'
import { SESSION_DAYS } from './access.ts'

const SESSION_COOKIE = 'cg_session'

/** The session's token out of the cookies a request carries; null when there is none. */
export function sessionTokenIn(cookies: Readonly<Record<string, string | undefined>>): string | null {
  return cookies[SESSION_COOKIE] || null
}

/** Hands the session's token to the device, for another 400 days. */
export function giveSessionCookie(reply: FastifyReply, config: Config, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, {
    maxAge: SESSION_DAYS * 86_400,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.publicUrl?.startsWith('https:') ?? false,
  })
}
