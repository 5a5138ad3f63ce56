// Knows how two texts are quoted so that one sees where they differ; knows no card.
import { quote } from '../board/quotation.ts'

/** Texts that are alike for longer are quoted from shortly before they differ, in characters. */
const ALIKE = 50
/** So much of what is alike stands before it. */
const LEAD = 25

/** Both as quotations. What is alike at the beginning of long texts is left out of both. */
export function quoteBoth(before: string, after: string): { readonly before: string; readonly after: string } {
  const [was, is] = [before, after].map((text) => text.replaceAll(/\s+/g, ' ').trim()) as [string, string]
  let alike = 0
  while (alike < was.length && was[alike] === is[alike]) alike += 1
  if (alike <= ALIKE) return { before: quote(was), after: quote(is) }
  const start = was.lastIndexOf(' ', alike - LEAD) + 1
  const from = (text: string): string => quote(start === 0 ? text : `...${text.slice(start)}`)
  return { before: from(was), after: from(is) }
}
