// Knows how the address of a link holds a second one that it leads on to; opens neither, and adds to the rights of neither.

/** No secret holds it, and no mail program ends an address at it. */
const BETWEEN = '.'

export interface LinkSecrets {
  /** What opens first; "" = none. */
  readonly secret: string
  /** What is gone on to from there; "" = nothing. */
  readonly next: string
}

/** The secrets of what stands behind "#" in an address, in the order in which they are used. IN8. */
export function secretsOf(fragment: string): LinkSecrets {
  const [secret = '', next = ''] = fragment.split(BETWEEN)
  return { secret, next }
}

/** The address of the first link that leads on to the second. IN8. @param url @param next addresses of links of one server. */
export function leadingOn(url: string, next: string): string {
  const at = next.indexOf('#')
  return at === -1 ? url : `${url}${BETWEEN}${next.slice(at + 1)}`
}
