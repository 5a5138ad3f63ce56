// Knows how the element of a card is found in the list; knows no list.

/** Id of the element that takes the keys for a card. */
export const rowId = (card: string): string => `row-${card}`

/** Id of the element with the words of a card. */
export const rowWordsId = (card: string): string => `row-words-${card}`

/** The element that takes the keys for a card; null while it is not drawn. */
export const rowOf = (card: string): HTMLElement | null => document.getElementById(rowId(card))
