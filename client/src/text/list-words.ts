// Knows the words of the list in British English; the names of kinds and fields come with the kinds.

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

export const listWords = {
  name: 'List',
  view: 'View',
  map: 'Map',
  list: 'List',
  about: (cards: number, lines: number) => `${count(cards, 'card', 'cards')}, ${count(lines, 'line', 'lines')}`,
  top: 'Our partnership',
  loose: 'In no zone',
  untitledZone: 'Zone without a title',
  emptyZone: 'Nothing here yet.',
  empty: 'Nothing on the board yet.',
  group: (plural: string, n: number) => `${plural}, ${n.toLocaleString('en-GB')}`,
  fact: (label: string, value: string) => `${label}: ${value}`,
  named: (title: string, kind: string) => `${title}, ${kind}`,
  locked: 'Locked',
  notAgreed: 'Not part of what we agree',
  here: (names: string) => `Also here: ${names}`,
  pieceAway: (n: number) => `${count(n, 'more card', 'more cards')}`,
} as const
