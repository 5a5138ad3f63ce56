// Knows what a page of this server may load and talk to; refuses everything else by default.
import type { Config } from '../config.ts'

/**
 * Content Security Policy directives. Scripts, fonts and connections come from this server alone.
 *
 * Inline styles are allowed: libraries that place menus and measure text set them on elements, and they cannot run code.
 */
export function contentSecurityPolicy(config: Config): Record<string, string[]> {
  // 'self' covers ws: and wss: of the same address in today's browsers; older Safari needs it spelt out.
  const sockets = config.publicUrl === null ? [] : [config.publicUrl.replace(/^http/, 'ws')]
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'blob:', 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'", ...sockets],
    'worker-src': ["'self'", 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
  }
}

/** Of a page made of texts that people typed: it shows itself, loads nothing and does nothing. */
export const documentPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
