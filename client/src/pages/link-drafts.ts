// Knows where this browser keeps what was typed on a page behind a private link and not sent yet; knows no page and opens no link.
import { cupboard, type Cupboard } from './device-memory.ts'

export interface LinkDrafts {
  /** What was kept of this place, by whichever link one came; null = nothing, or it cannot be read. Its shape is not judged. */
  read(place: string): unknown
  /**
   * Keeps it instead of what was kept of this place before.
   *
   * @param place what is filled in, the same whoever's link leads there: a new link finds what was typed by the old one.
   * @param secret of the link one came by.
   * @param text all of it for people, to be copied; "" = there is nothing to read in it.
   */
  keep(place: string, secret: string, value: unknown, text: string): void
  drop(place: string): void
  /** Keeps what is there where it belongs now: whether this is a shared computer was said anew. */
  settle(place: string, secret: string): void
  /** What was typed last by this link and never sent, as text to copy; "" = nothing. FM35. */
  textBy(secret: string): string
}

const DRAFT = 'common-ground.draft.'
const BY = 'common-ground.draft-by.'
/** Where forms were kept before, by their place and without a text. */
const FORMER = 'common-ground.'
/** Enough of a secret to tell two apart and far too little to open anything: the rest stays unknown. */
const NAMING = 8

interface Kept {
  readonly value: unknown
  readonly text: string
}
const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'value' in value && 'text' in value && typeof value.text === 'string'

/**
 * Drafts in what a browser keeps: for good, or as long as it is open. Both are looked at and both are emptied.
 *
 * @param isShared whether nothing is to stay on this device.
 */
export function openLinkDrafts(lasting: Cupboard, passing: Cupboard, isShared: () => boolean): LinkDrafts {
  const find = (key: string): string | null => {
    try {
      return passing.getItem(key) ?? lasting.getItem(key)
    } catch {
      return null
    }
  }
  const remove = (key: string, from: readonly Cupboard[] = [lasting, passing]): void => {
    for (const one of from)
      try {
        one.removeItem(key)
      } catch {
        continue
      }
  }
  const kept = (place: string): Kept | null => {
    try {
      const value: unknown = JSON.parse(find(DRAFT + place) ?? 'null')
      if (isKept(value)) return value
      const former: unknown = value === null ? JSON.parse(find(FORMER + place) ?? 'null') : null
      return former === null ? null : { value: former, text: '' }
    } catch {
      return null
    }
  }
  const keep = (place: string, secret: string, value: unknown, text: string): void => {
    const by = BY + secret.slice(0, NAMING)
    const [home, other] = isShared() ? [passing, lasting] : [lasting, passing]
    // On a shared computer nothing may stay for good, come what may.
    if (home === passing) for (const key of [DRAFT + place, by]) remove(key, [other])
    try {
      home.setItem(DRAFT + place, JSON.stringify({ value, text } satisfies Kept))
      home.setItem(by, place)
    } catch {
      // Storage is off or full: what was kept last stays, and all of it is on the page.
      return
    }
    for (const key of [DRAFT + place, by]) remove(key, [other])
    remove(FORMER + place)
  }
  return {
    read: (place) => kept(place)?.value ?? null,
    keep,
    drop(place) {
      remove(DRAFT + place)
      remove(FORMER + place)
    },
    settle(place, secret) {
      const there = kept(place)
      if (there !== null) keep(place, secret, there.value, there.text)
    },
    textBy(secret) {
      const place = find(BY + secret.slice(0, NAMING))
      return place === null ? '' : (kept(place)?.text ?? '')
    },
  }
}

/** Those of this browser. */
export const thisLinkDrafts = (isShared: () => boolean): LinkDrafts =>
  openLinkDrafts(cupboard('localStorage'), cupboard('sessionStorage'), isShared)
