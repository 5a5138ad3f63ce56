// Knows for which line what somebody types about what an organisation brings was begun, and what of it is sent; refuses to write over words that somebody else put there meanwhile.

/** What is being typed is for. */
export interface BringsAim {
  /** Ids; "" = nothing is begun. */
  readonly objective: string
  readonly organisation: string
  /** What stood on that line when its writer saw it: it may be written over. */
  readonly was: string
}

/** As it is kept beside what is being typed. */
export const bringsTarget = ({ objective, organisation, was }: BringsAim): string =>
  [objective, organisation, was].join(' ')

export function readBrings(target: string): BringsAim {
  const [objective = '', organisation = '', ...was] = target.split(' ')
  return { objective, organisation, was: was.join(' ') }
}

/**
 * What is to stand on the line. Words that somebody put there meanwhile stay, and what was typed comes after them, unless its
 * writer took them in; what was not changed is not sent. [LD62]
 *
 * @param said without space around it.
 */
export function bringsToWrite(now: string, was: string, said: string): string {
  if (now === was || now.trim() === '') return said
  if (said === was.trim() || now.includes(said)) return now
  return said.includes(now.trim()) ? said : `${now.trim()}; ${said}`
}

/** Words that came onto the line meanwhile and that what is typed does not have; null = none. */
export function meanwhileThere(now: string, was: string, said: string): string | null {
  return now === was || now.trim() === '' || said.includes(now.trim()) ? null : now.trim()
}
