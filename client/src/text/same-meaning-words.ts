// Knows the words of saying that new words mean the same, in British English; knows no component.

/** "A, B and C". */
const listed = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names)

export const sameMeaningWords = {
  title: 'Changed since it was agreed',
  onlyWords: 'Only words have changed here since it was agreed.',
  more: 'This says something else than what was agreed. It is agreed again once the organisations have said yes to it anew.',
  about:
    'When two organisations say that the meaning is the same, or one and whoever runs the board and is not from that one, the answers stand. Whoever sees it differently gives a new answer.',
  press: 'The meaning is the same',
  pressFor: (card: string) => `The meaning is the same: ${card}`,
  busy: 'Saving...',
  /** `runsBoard`: among them is whoever runs the board. */
  waiting: (who: readonly string[], runsBoard: boolean) =>
    `${listed(who)} ${who.length === 1 ? 'says' : 'say'} that the meaning is the same. It counts when ${
      runsBoard
        ? 'somebody from an organisation other than theirs says so.'
        : 'one more organisation says so, or whoever runs the board and is not from the same organisation.'
    }`,
  holds: (who: readonly string[], day: string) =>
    `Wording changed, same meaning - said by ${listed(who)} on ${day}. The answers stand.`,
  holdsShort: (who: readonly string[]) => `Wording changed, same meaning - said by ${listed(who)}.`,
  said: (name: string, organisation: string) => (name === '' ? organisation : `${name} (${organisation})`),
  leads: 'who runs the board',
  gone: 'an organisation that is no longer there',
} as const
