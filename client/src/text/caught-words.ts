// Knows the words beside what was typed while no field had the keys, in British English; knows no component.
export const caughtWords = {
  label: 'You were writing: your words are kept here',
  note: 'Make it a note',
  letGo: 'Let it go',
  waits: 'Editing is paused. Your words stay here until it goes on.',
  how: 'To write in a card, choose it and press Enter. On the map, letters and numbers alone choose tools.',
  noted: (text: string) => `Your note is on the map: ${text}`,
  gone: (text: string) => `Let go: ${text}`,
  back: 'Bring it back',
} as const
