// Knows the words about a board's history, in British English; knows no component.

const many = (count: number, one: string, more: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`
const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`

export const historyWords = {
  title: 'Earlier versions',
  menuAbout: 'open the board as it was, or bring it back',
  about: 'What the board said at earlier moments. Looking changes nothing.',
  back: 'Back to the earlier versions',
  loading: 'Looking...',
  empty: 'Nothing is kept yet. The board keeps a version by itself when people have changed something and leave.',
  now: 'Now',

  nameNow: 'Keep this moment under a name',
  nameHelp: 'For example: After the call in May',
  keep: 'Keep',
  kept: (title: string) => `Kept as “${title}”.`,
  rename: 'Name this version',
  renamed: (title: string) => `This version is now called “${title}”.`,

  kinds: {
    auto: 'Kept automatically',
    named: 'Named',
    agreed: 'Agreed',
    restore: 'Before an earlier version was put back',
    import: 'Before a file was added',
  },
  beforeNamed: (title: string) => `Before “${title}” was put back`,
  by: (names: readonly string[], more: number) =>
    names.length === 0 ? '' : listed([...names, ...(more > 0 ? [many(more, 'other', 'others')] : [])]),
  size: (cards: number, lines: number) => `${many(cards, 'card', 'cards')}, ${many(lines, 'line', 'lines')}`,
  open: 'Open',
  openNamed: (name: string) => `Open ${name}`,

  asItWas: 'As it was. Nothing here can be changed.',
  picture: 'Picture of the board as it was',
  larger: 'Full size',
  smaller: 'Fit',
  inWords: 'In words',
  lines: 'Lines',
  whatChanged: 'What changed since',
  download: 'Download as a file',

  delete: 'Delete this version',
  deleteTitle: 'Delete this version for good?',
  deleteWhat:
    'What only this version still says goes with it, such as cards that have left the bin. The board and its other versions stay as they are. This cannot be undone.',
  deleteBackups: 'Backups that were made of this server before still hold it.',
  deleteYes: 'Delete for good',
  deleteNo: 'Keep it',
  deleted: 'The version is deleted.',

  changesTitle: 'What changed between two moments',
  from: 'From',
  to: 'To',
  same: 'Both say the same.',
  count: (count: number) => many(count, 'change', 'changes'),
  moved: (count: number) => `${many(count, 'card', 'cards')} only moved or changed size.`,
  more: (count: number) => `And ${many(count, 'more change', 'more changes')}.`,
  whole: 'Show both texts',
  agreedOn: 'Part of what we agree',

  one: {
    putBack: 'Put this back',
    putBackNamed: (sentence: string) => `Put this back: ${sentence}`,
    /** Who wrote last on the card, which need not be what goes back. */
    last: (who: string, day: string) => `Last changed by ${who}, on ${day}.`,
    yes: 'Put it back',
    no: 'Leave it',
    missing: 'What the board said then did not come, so that nothing can be put back here yet.',
    done: 'It says again what it said then.',
    cannot: 'Somebody has changed the board meanwhile: as it is now, this cannot be put back by itself.',
    announced: (sentence: string) => (sentence === '' ? 'Put back.' : `Put back. ${sentence}`),
    label: 'Put back one change',
  },

  putBack: 'Put this version back',
  putBackTitle: 'Put this version back?',
  putBackWhat: 'Once it is put back, for everybody:',
  putBackCount: (count: number) => `Once it is put back, for everybody, ${many(count, 'change', 'changes')}:`,
  willMove: (count: number) =>
    `Besides, ${many(count, 'card will lie where it did', 'cards will lie where they did')} then, and be as large.`,
  putBackNothing: 'Nothing: everything that was there then says the same now.',
  stays: (cards: number, lines: number, items: number) => {
    const parts = [
      ...(cards > 0 ? [many(cards, 'card', 'cards')] : []),
      ...(lines > 0 ? [many(lines, 'line', 'lines')] : []),
      ...(items > 0 ? [many(items, 'entry of a list', 'entries of lists')] : []),
    ]
    return parts.length === 0 ? '' : `What has come since stays: ${listed(parts)}.`
  },
  locked: (count: number) =>
    count === 1 ? 'One locked card stays as it is.' : `${count.toLocaleString('en-GB')} locked cards stay as they are.`,
  putBackSafe: 'What the board says now is kept first, and for 24 hours this can be undone with one press.',
  putBackYes: 'Put it back',
  putBackBusy: 'Putting it back...',
  done: 'Put back: the board says again what it said then.',
  undo: 'Undo',
  undoRestore: 'Undo putting it back',
  undoUntil: (done: string, until: string) => `It was put back on ${done}. This can be undone until ${until}.`,
  undone: (kept: number) =>
    kept === 0
      ? 'Undone: everything is as before.'
      : `Undone: the rest is as before. ${many(kept, 'thing was', 'things were')} left because somebody has worked on it since.`,
} as const
