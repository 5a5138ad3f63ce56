// Knows how an input element and a shared text stay equal while several people type; knows neither elements nor fields.
import type { Refusal, Operation, TextAddress } from '@common-ground/shared/operations/operation.ts'
import type { Result } from '@common-ground/shared/result.ts'
import type { YTextEvent, Text } from 'yjs'
import type { LiveText } from './board-session.ts'

/** One replacement: `remove` UTF-16 units at `index` give way to `insert`. */
export interface Replacement {
  readonly index: number
  readonly remove: number
  readonly insert: string
}

const isLowSurrogate = (text: string, index: number): boolean => {
  const unit = text.charCodeAt(index)
  return unit >= 0xdc00 && unit <= 0xdfff
}

/**
 * The smallest single replacement that turns `before` into `after`, or null when they are equal.
 * Where the same letters would fit in several places the caret decides, so that typing an "l" beside
 * an "l" inserts at the caret. Never splits a surrogate pair.
 *
 * @param caret offset in `after` behind the last change, as the input element tells it.
 */
export function replacementBetween(before: string, after: string, caret: number): Replacement | null {
  if (before === after) return null
  const tail = after.length - Math.max(0, Math.min(caret, after.length))
  let end = 0
  const mostEnd = Math.min(before.length, after.length, tail)
  while (end < mostEnd && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end += 1
  let start = 0
  const mostStart = Math.min(before.length, after.length) - end
  while (start < mostStart && before.charCodeAt(start) === after.charCodeAt(start)) start += 1
  while (start > 0 && (isLowSurrogate(before, start) || isLowSurrogate(after, start))) start -= 1
  while (end > 0 && (isLowSurrogate(before, before.length - end) || isLowSurrogate(after, after.length - end))) end -= 1
  return { index: start, remove: before.length - end - start, insert: after.slice(start, after.length - end) }
}

/**
 * Where a caret ends up after a change somebody else made.
 * An insertion exactly at the caret stays behind it, so that two people typing at one spot do not push each other.
 */
export function mapOffset(delta: YTextEvent['delta'], offset: number): number {
  let position = 0
  let mapped = offset
  for (const part of delta) {
    if (part.retain !== undefined) {
      position += part.retain
    } else if (typeof part.insert === 'string') {
      if (position < mapped) mapped += part.insert.length
      position += part.insert.length
    } else if (part.delete !== undefined) {
      mapped = position >= mapped ? mapped : Math.max(position, mapped - part.delete)
    }
    if (position > mapped) break
  }
  return mapped
}

/** What the session lends to a live text. */
export interface TextDoor {
  apply(operation: Operation & { readonly type: 'edit-text' }): Result<void, Refusal>
  done(): void
}

/** @param shared the text at the address; it exists from the first moment on (top-level texts need no creation). */
export function openLiveText(shared: Text, at: TextAddress, door: TextDoor): LiveText {
  let mine = false
  return {
    get: () => shared.toString(),
    edit(next, caret) {
      const change = replacementBetween(shared.toString(), next, caret)
      if (change === null) return { ok: true, value: undefined }
      mine = true
      try {
        return door.apply({ type: 'edit-text', at, ...change })
      } finally {
        mine = false
      }
    },
    subscribe(listener) {
      const onEvent = (event: YTextEvent): void => {
        if (mine) return
        const { delta } = event
        listener((offset) => mapOffset(delta, offset))
      }
      shared.observe(onEvent)
      return () => shared.unobserve(onEvent)
    },
    done: () => door.done(),
  }
}
