// Knows how an anchor of a document is named where word processors look for it; refuses to know what stands there.
import { BookmarkEnd, BookmarkStart, type Bookmark, type ParagraphChild } from 'docx'

/** Word takes no longer name, and no two that differ in capitals alone. */
const LONGEST = 40

/** Gives each anchor of one document its bookmark: `card_` and the id, with "_" for what a name may not hold. */
export interface Bookmarks {
  /** What is about something, between the marks of its bookmarks; the same where it is about nothing. */
  around(
    about: { readonly anchor?: string; readonly also?: readonly string[] },
    children: readonly ParagraphChild[],
  ): readonly ParagraphChild[]
}

/** Numbers and names begin anew with each document: the same document has the same bookmarks. */
export function openBookmarks(): Bookmarks {
  const taken = new Set<string>()
  const freeName = (anchor: string): string => {
    const wanted = `card_${anchor.replaceAll(/[^A-Za-z0-9_]/gu, '_')}`
    for (let count = 1; ; count += 1) {
      const end = count === 1 ? '' : `_${String(count)}`
      const name = `${wanted.slice(0, LONGEST - end.length)}${end}`
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name
    }
  }
  return {
    around: ({ anchor, also = [] }, children) =>
      [...(anchor === undefined ? [] : [anchor]), ...also].reduce((inner, one) => {
        const name = freeName(one)
        const number = taken.size
        // The library takes the two marks wherever it takes a bookmark; its own numbers go on from file to file.
        const marks = [new BookmarkStart(name, number), new BookmarkEnd(number)] as unknown as [Bookmark, Bookmark]
        return [marks[0], ...inner, marks[1]]
      }, children),
  }
}
