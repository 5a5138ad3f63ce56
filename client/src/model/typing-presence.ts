// Knows for how long the others are told that somebody types in a text; refuses to know where the text stands on the screen.
import type { BoardSession } from './board-session.ts'
import type { PresencePatch } from './presence.ts'

/** After so long without a letter nobody is told any more; the next letter tells them again. */
export const QUIET_MS = 15_000

export interface Typing {
  /** A letter was typed. */
  typed(): void
  /** The field was left or is gone. */
  stopped(): void
}

/** Whose word counts: the field that was entered last. */
const entered = new WeakMap<Pick<BoardSession, 'setPresence'>, Typing>()

/** Tells the others that a field was entered; the caller says what becomes of it. */
export function shareTyping(
  session: Pick<BoardSession, 'setPresence'>,
  editing: NonNullable<PresencePatch['editing']>,
): Typing {
  let quiet: ReturnType<typeof setTimeout> | null = null
  let told = false
  const hush = (): void => {
    if (quiet !== null) clearTimeout(quiet)
    quiet = null
    if (told && entered.get(session) === typing) session.setPresence({ editing: null })
    told = false
  }
  const typing: Typing = {
    typed() {
      if (quiet !== null) clearTimeout(quiet)
      quiet = setTimeout(hush, QUIET_MS)
      if (told && entered.get(session) === typing) return
      entered.set(session, typing)
      told = true
      session.setPresence({ editing })
    },
    stopped: hush,
  }
  typing.typed()
  return typing
}
