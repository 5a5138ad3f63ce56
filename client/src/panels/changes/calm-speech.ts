// Knows when the others' changes are told aloud: gathered, person by person, at most one line every five seconds; knows no screen.
import { changeWords } from '../../text/change-words.ts'
import { merged, noticedWords, type Noticed } from './noticed.ts'

/** What happens first is gathered for so long, ms. */
export const GATHER_MS = 1500
/** Between two lines at least, ms. */
export const APART_MS = 5000
/** The same thing changed again by the same person is not told again for so long, ms. */
export const AGAIN_MS = 30_000
/** Nobody is waited for longer than this, ms. */
export const PATIENCE_MS = 20_000
/** So many things of one person are named in one line; of the rest, how many. */
const NAMED = 3

export interface SpeechOptions {
  /** Says one sentence. */
  say(sentence: string): void
  /** Ms of any clock that goes on. */
  now(): number
  /** Runs once after so many ms; gives a way to call it off. */
  later(run: () => void, ms: number): () => void
  /** How a person begins a sentence: "Mairi, NHS,"; null = it cannot be told who. */
  who(by: string | null): string
  /** Whether the person is still at it: it is told when they have let go. */
  isBusy(thing: Noticed): boolean
}

export interface CalmSpeech {
  /** Takes what is to be told; it is said in its turn. */
  add(things: readonly Noticed[]): void
  /** A sentence of its own (somebody came or left); it takes its turn with the rest. */
  addLine(sentence: string): void
  /** Forgets what waits. */
  hush(): void
}

export function openCalmSpeech({ say, now, later, who, isBusy }: SpeechOptions): CalmSpeech {
  let waiting: { readonly thing: Noticed; readonly since: number }[] = []
  let lines: string[] = []
  let stop: (() => void) | null = null
  let lastSaid = Number.NEGATIVE_INFINITY
  const told = new Map<string, number>()

  const speak = (): void => {
    stop = null
    const ready = waiting.filter(({ thing, since }) => now() - since > PATIENCE_MS || !isBusy(thing))
    waiting = waiting.filter((one) => !ready.includes(one))
    if (ready.length > 0 || lines.length > 0) {
      lastSaid = now()
      const things = ready.map(({ thing }) => thing)
      const sentences = [...Map.groupBy(things, ({ by }) => by)].map(([by, theirs]) => {
        const named = theirs.slice(0, NAMED).map(noticedWords)
        return changeWords.said(who(by), named, theirs.length - named.length)
      })
      for (const thing of things) told.set(keyOf(thing), lastSaid)
      for (const [key, at] of told) if (lastSaid - at > AGAIN_MS) told.delete(key)
      const sentence = [...lines, ...sentences].join(' ')
      lines = []
      say(sentence)
    }
    if (waiting.length > 0) plan()
  }
  const plan = (): void => {
    stop ??= later(speak, Math.max(GATHER_MS, lastSaid + APART_MS - now()))
  }
  return {
    add(things) {
      for (const thing of things) {
        const at = waiting.findIndex((one) => merged(one.thing, thing) !== null)
        const before = waiting[at]
        const both = before === undefined ? null : merged(before.thing, thing)
        if (before !== undefined && both !== null) waiting[at] = { ...before, thing: both }
        else if (thing.what !== 'changed' || now() - (told.get(keyOf(thing)) ?? Number.NEGATIVE_INFINITY) > AGAIN_MS)
          waiting.push({ thing, since: now() })
      }
      if (waiting.length > 0) plan()
    },
    addLine(sentence) {
      lines.push(sentence)
      plan()
    },
    hush() {
      waiting = []
      lines = []
      stop?.()
      stop = null
    },
  }
}

const keyOf = ({ by, about }: Noticed): string => `${by ?? ''}/${about}`
