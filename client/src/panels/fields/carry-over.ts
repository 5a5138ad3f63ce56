// Knows how words composed on an older text land in the text as it is now; knows neither inputs nor shared texts.

export interface Carried {
  readonly text: string
  readonly caret: number
}

/**
 * Puts the one replacement that turned `base` into `typed` into `now`, where others changed things meanwhile.
 *
 * @param caret offset in `typed` behind the last letter typed.
 * @param maps how each change by others, in order, moves an offset of the text before it.
 */
export function carryOver(
  base: string,
  typed: string,
  caret: number,
  now: string,
  maps: readonly ((offset: number) => number)[],
): Carried {
  if (maps.length === 0) return { text: typed, caret }
  const behind = Math.min(typed.length - caret, base.length)
  let end = 0
  while (end < behind && base[base.length - 1 - end] === typed[typed.length - 1 - end]) end += 1
  let start = 0
  const most = Math.min(base.length, typed.length) - end
  while (start < most && base[start] === typed[start]) start += 1
  const insert = typed.slice(start, typed.length - end)
  const moved = (offset: number): number =>
    Math.min(
      now.length,
      maps.reduce((at, map) => map(at), offset),
    )
  const from = moved(start)
  const to = Math.max(from, moved(base.length - end))
  return { text: now.slice(0, from) + insert + now.slice(to), caret: from + insert.length }
}
