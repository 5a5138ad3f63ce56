// Knows which proxies in front of the server are believed and who a request then comes from; refuses to know what is asked.
import type { IncomingMessage } from 'node:http'
import proxyAddress from '@fastify/proxy-addr'
import type { Config } from '../config.ts'
import { isLoopback } from './origin.ts'

/** Whether the word of an address is believed. @param hop 0 = the other end of the connection, then further away. */
export type Trust = (address: string, hop: number) => boolean

const nobody: Trust = () => false

/**
 * Which addresses are believed proxies.
 *
 * `true`: every one on this machine or in a private network. A number: so many from the nearest on, when the nearest is
 * on this machine or in a private network. Addresses: those. Whoever calls from elsewhere is believed nothing.
 *
 * @throws TypeError for an address that is none.
 */
export function trustedProxies(setting: Config['trustProxy']): Trust {
  if (setting === false) return nobody
  if (typeof setting === 'string') return proxyAddress.compile(setting.split(',').map((part) => part.trim()))
  const isNear = proxyAddress.compile(['loopback', 'linklocal', 'uniquelocal'])
  if (setting === true) return isNear
  return (address, hop) => hop < setting && (hop > 0 || isNear(address, hop))
}

/** Address of whoever asks: the nearest that is no believed proxy. */
export function callerAddress(request: IncomingMessage, trust: Trust): string {
  return proxyAddress(request, trust) ?? ''
}

/** What the nearest proxy says in a header; null when there is none that is believed. */
export function proxySays(request: IncomingMessage, header: string, trust: Trust): string | null {
  const value = request.headers[header]
  if (typeof value !== 'string' || !trust(request.socket.remoteAddress ?? '', 0)) return null
  return value.split(',').at(-1)?.trim() || null
}

/** Whether a request comes from this machine itself and not through a proxy on it, whatever it says of its way. */
export function isFromHere(request: IncomingMessage): boolean {
  return isLoopback(request.socket.remoteAddress) && request.headers['x-forwarded-for'] === undefined
}
