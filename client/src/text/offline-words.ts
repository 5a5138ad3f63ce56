// Knows the words about what this device keeps of a board and what became of unsaved changes, in British English; knows no component.

const changes = (n: number): string => (n === 1 ? 'A change' : `${n.toLocaleString('en-GB')} changes`)

export const offlineWords = {
  opened: (when: string) =>
    `The server does not answer. This is the board as this device last had it, ${when}. You can go on working: it comes together with the others' work when the server is back.`,
  found: (when: string) => `Unsaved changes from ${when} were found on this device. They are being added to the board.`,
  refuses:
    'This browser keeps nothing on this device: it may be a private window, or its space is used up. Keep this tab open until it says Saved.',
  noCopy:
    'The server does not answer, and this device has no copy of the board to show. Check the connection and try again.',
  newer: 'There is a newer version of this page.',
  reload: 'Load the page again',
  work: {
    title: 'Changes that are not on the board',
    about: (n: number, when: string) => `${changes(n)} from ${when} could not be added to the board.`,
    why: {
      role: 'You can look at this board now, but no longer change it.',
      epoch: 'The board was set up anew on the server meanwhile.',
      refused: 'The server did not take them.',
      incomplete: 'This browser has lost a part of what they rest on.',
    },
    next: 'Download your copy of the board with them: whoever runs the board can import it.',
    download: 'Download my copy',
    downloaded: 'Your copy is in your downloads.',
    discard: 'Remove from this device',
    sure: 'Remove without a copy',
    later: 'Later',
  },
  forget: {
    menu: 'Forget this board here',
    title: 'Forget this board on this device?',
    about:
      'Its copy, its place on the start page and the links made here go from this device. The board itself stays, and your link opens it again.',
    unsaved: 'What you did or wrote here and is not saved or sent yet would be lost.',
    askRunning:
      'You run this board, and without its link you may not find it again. Forget it on this device all the same?',
    ask: 'What you did or wrote here and is not saved or sent yet would be lost. Forget the board all the same?',
    yes: 'Forget it here',
    askShared:
      'On a shared computer this board is forgotten here first. What was done or written here and is not saved or sent yet would be lost. Go on all the same?',
    shared: (parts: readonly string[]) =>
      `This is a shared computer, so what it had kept of this board is gone from it: ${new Intl.ListFormat('en-GB').format(parts)}.`,
    parts: {
      place: 'its place on the start page',
      copy: 'its copy',
      links: 'the links made here',
      unsaved: 'what was not saved or sent yet',
    },
  },
} as const
