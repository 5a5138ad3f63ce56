// Knows what the others did since this person came, to be read at will, and has it said calmly; knows no element.
import { createCell, type Cell, type Readable } from '../../model/readable.ts'
import type { BoardSession } from '../../model/board-session.ts'
import { changeWords } from '../../text/change-words.ts'
import { ownCard } from '../../model/own-card.ts'
import { presentPeople, type Present } from '../present-people.ts'
import { sentenceStart } from '../who.ts'
import { openCalmSpeech } from './calm-speech.ts'
import type { Level } from './levels.ts'
import { isNear, type Standpoint } from './near.ts'
import { merged, noticedIn, noticedWords, type Noticed } from './noticed.ts'

/** One line of the list: one thing of one person. */
export interface LogLine {
  readonly key: number
  /** Ms since 1970 by this device's clock, of the last change to it. */
  readonly at: number
  readonly who: string
  readonly words: string
  /** The card to go to; null = none. */
  readonly card: string | null
}

export interface ChangeLog {
  /** Newest first; at most 200. */
  readonly lines: Readable<readonly LogLine[]>
  /** How many lines came since the list was last looked at. */
  readonly unseen: Readable<number>
  readonly level: Cell<Level>
  /** When the list began, an instant by the server's clock. */
  readonly begun: string
  /** So many things more are new that stand beside the lines; fewer, where one of them was no news. */
  more(count: number): void
  /** The list has been looked at. */
  seen(): void
  close(): void
}

export interface LogSurroundings {
  /** Ms since 1970. */
  now(): number
  later(run: () => void, ms: number): () => void
  say(sentence: string): void
}

const MOST_LINES = 200
/** Work on one thing within this time of its last change is one line, ms. */
const ONE_LINE_MS = 120_000
/** Whoever is away this short has not left: a tab was loaded again, the network was gone for a moment. */
const AWAY_MS = 15_000
/** Whoever is met in the first moments was there before me. */
const ARRIVING_MS = 4000

interface Kept extends LogLine {
  readonly thing: Noticed | null
}

/** Follows a board until it is closed. What happened before is not in it. */
export function openChangeLog(session: BoardSession, level: Level, surroundings: LogSurroundings): ChangeLog {
  const { now, later, say } = surroundings
  const me = session.participantId
  const lines = createCell<readonly Kept[]>([])
  const unseen = createCell(0)
  const levelCell = createCell(level)
  let made = 0
  const who = (by: string | null): string => sentenceStart(session.participants.get(), by)
  const isBusy = ({ by, about }: Noticed): boolean =>
    session.peers.get().some(({ participantId, editing }) => participantId === by && editing?.card === about)
  const speech = openCalmSpeech({ say, now, later, who, isBusy })

  const keep = (line: Omit<Kept, 'key'>): void => {
    made += 1
    lines.set([{ ...line, key: made }, ...lines.get()].slice(0, MOST_LINES))
    unseen.set(unseen.get() + 1)
  }
  const write = (thing: Noticed): void => {
    const at = now()
    const before = lines
      .get()
      .find((line) => line.thing !== null && at - line.at < ONE_LINE_MS && merged(line.thing, thing) !== null)
    const whole = before?.thing == null ? thing : (merged(before.thing, thing) ?? thing)
    const line = { at, who: who(whole.by), words: noticedWords(whole), card: whole.cards[0] ?? null, thing: whole }
    if (before === undefined) keep(line)
    else lines.set([{ ...line, key: before.key }, ...lines.get().filter((one) => one !== before)])
  }
  const standpoint = (): Standpoint => {
    const { selection, editing, focus } = session.view.get()
    const self = session.participants.get().find(({ id }) => id === me)
    return {
      chosen: [...selection, ...(editing === null ? [] : [editing.card]), ...(focus === null ? [] : [focus])],
      own: self === undefined ? undefined : ownCard(session.board.get(), self),
    }
  }

  const started = now()
  const begun = session.now()
  const there = new Map<string, Present>()
  const leaving = new Map<string, () => void>()
  const tellLine = (person: Present, sentence: (who: string) => string, words: string): void => {
    keep({ at: now(), who: who(person.participantId), words, card: null, thing: null })
    if (levelCell.get() !== 'off') speech.addLine(sentence(who(person.participantId)))
  }
  const meet = (): void => {
    const present = new Map(presentPeople(session.peers.get(), me).map((person) => [person.participantId, person]))
    for (const [id, person] of present) {
      leaving.get(id)?.()
      leaving.delete(id)
      if (there.has(id)) continue
      there.set(id, person)
      if (now() - started > ARRIVING_MS) tellLine(person, changeWords.here, changeWords.came)
    }
    for (const [id, person] of there) {
      if (present.has(id) || leaving.has(id)) continue
      const gone = (): void => {
        leaving.delete(id)
        there.delete(id)
        tellLine(person, changeWords.left, changeWords.went)
      }
      leaving.set(id, later(gone, AWAY_MS))
    }
  }
  meet()
  const stop = [
    session.onStep((step) => {
      const things = noticedIn(step, me)
      if (things.length === 0) return
      for (const thing of things) write(thing)
      const wanted = levelCell.get()
      if (wanted === 'off') return
      const here = wanted === 'all' ? null : standpoint()
      speech.add(here === null ? things : things.filter((thing) => isNear(step.after, thing, here)))
    }),
    session.peers.subscribe(meet),
    levelCell.subscribe(() => {
      if (levelCell.get() === 'off') speech.hush()
    }),
  ]
  return {
    lines,
    unseen,
    level: levelCell,
    begun,
    more: (count) => unseen.set(Math.max(0, unseen.get() + count)),
    seen: () => unseen.set(0),
    close() {
      for (const end of stop) end()
      for (const end of leaving.values()) end()
      speech.hush()
    },
  }
}
