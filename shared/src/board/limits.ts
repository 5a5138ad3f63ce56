// Knows how much a board, a text and a value may hold; knows nothing of what is done when it is more.

/** Nothing is ever cut to fit: input beyond a hard limit is refused, what is already there is kept and reported. */
export const LIMITS = {
  /** Characters (UTF-16 code units) of a board title, a plain value. */
  boardTitle: 500,
  /** Characters of any shared text; forms advise far less. */
  textChars: 20_000,
  /** Characters of a plain string inside a value (free words in place of a card, a condition, a name in settings). */
  plainChars: 2_000,
  /** Cards that are not in the bin. */
  cards: 5_000,
  relations: 20_000,
  /** References in one field. */
  references: 100,
  /** Levels of a plain value; deeper ones break encoding silently. */
  depth: 32,
  /** Strings, numbers, keys and brackets in one plain value. */
  valueParts: 20_000,
  /** World units either side of zero. */
  coordinate: 1_000_000,
  sizeMin: 16,
  sizeMax: 20_000,
  /** Days that the bin keeps what is put into it. [BN1] */
  binDays: 30,
  /** Characters of an order key above which its whole list is numbered anew. */
  orderKey: 40,
  /** Ids in one operation, operations in one intention. */
  batch: 10_000,
} as const
