// Knows the cookie that carries a device's session; refuses to know what the session opens.
import type { FastifyReply } from 'fastify'
import type { Config } from '../config.ts'
import { SESSION_DAYS } from './access.ts'

const SESSION_COOKIE = 'cg_session'
/** Marks the token of a session on a shared computer. */
const SHARED = 's.'

/** Whether a token belongs to a shared computer: its cookie goes with the browser's window. */
export const isOfSharedComputer = (token: string): boolean => token.startsWith(SHARED)
/** The token to hand out on a shared computer. */
export const asOfSharedComputer = (token: string): string => SHARED + token

/** The session's token out of the cookies a request carries; null when there is none. */
export function sessionTokenIn(cookies: Readonly<Record<string, string | undefined>>): string | null {
  return cookies[SESSION_COOKIE] || null
}

/** Hands the session's token to the device: for another 400 days, or on a shared computer until the browser is closed. */
export function giveSessionCookie(reply: FastifyReply, config: Config, token: string): void {
  reply.setCookie(SESSION_COOKIE, token, {
    ...(isOfSharedComputer(token) ? {} : { maxAge: SESSION_DAYS * 86_400 }),
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.publicUrl?.startsWith('https:') ?? false,
  })
}
