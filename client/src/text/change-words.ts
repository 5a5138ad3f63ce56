// Knows the words in which the others' changes are told, in British English; the names of kinds and fields come with the kinds.

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`
const quoted = (name: string): string => `“${name}”`

export const changeWords = {
  agreement: 'Part of what we agree',
  lock: 'Lock',
  added: (kind: string, name: string) => `added the ${kind} ${quoted(name)}`,
  changed: (name: string, labels: readonly string[]) =>
    labels.length === 0 || labels.length > 2
      ? `changed ${quoted(name)}`
      : `changed ${quoted(name)} (${labels.join(', ')})`,
  moved: (name: string, zone: string) =>
    zone === '' ? `moved ${quoted(name)} out of its zone` : `moved ${quoted(name)} to ${quoted(zone)}`,
  binned: (kind: string, name: string) => `put the ${kind} ${quoted(name)} in the bin`,
  restored: (kind: string, name: string) => `brought back the ${kind} ${quoted(name)}`,
  connected: (sentence: string) => `drew a line: ${sentence}`,
  disconnected: (sentence: string) => `took a line away: ${sentence}`,
  lineChanged: (sentence: string) => `changed a line: ${sentence}`,
  renamed: (title: string) => `called the board ${quoted(title)}`,
  /** What one person did, in one sentence. */
  said: (who: string, things: readonly string[], more: number) =>
    `${who} ${things.join('; ')}${more === 0 ? '' : `; and ${count(more, 'more change', 'more changes')}`}.`,
  here: (who: string) => `${who} is here.`,
  left: (who: string) => `${who} has left.`,
  came: 'is here',
  went: 'has left',
  somebody: 'Somebody',
  importer: 'An import',
  /** How a person begins a sentence. */
  person: (name: string, organisation: string) => (organisation === '' ? name : `${name}, ${organisation},`),

  title: 'What changed',
  menuAbout: 'since we agreed, or since you were here',
  meanwhile: 'While you are here',
  none: 'Nobody else has changed anything since you came.',
  button: (n: number) => (n === 0 ? 'What changed' : `What changed, ${n.toLocaleString('en-GB')} new`),
  show: 'Show',
  showNamed: (name: string) => `Show ${name}`,
  aloud: 'Say aloud what others do',
  aloudHelp: 'For screen readers. The list below holds everything all the same.',
  levels: { off: 'Off', near: 'Only what I work on', all: 'Everything' },
  levelHelp: {
    off: 'Nothing is said.',
    near: 'What I have chosen, what stands with it, and the card of my organisation.',
    all: 'Everything anybody changes.',
  },
} as const
