// Knows the words of the table of who does what in British English; the parts themselves are named by the kinds of line.

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`
const lower = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`

export const matrixWords = {
  name: 'Who does what',
  about: (objectives: number, organisations: number) =>
    `${count(objectives, 'objective', 'objectives')}, ${count(organisations, 'organisation', 'organisations')}`,
  key: 'What the letters mean',
  closed: (n: number) =>
    n === 1
      ? '1 objective is achieved or dropped and left out.'
      : `${n} objectives are achieved or dropped and left out.`,
  objective: 'Objective',
  noOrganisation: 'Without an organisation',
  noObjectives: 'No objectives yet. Each one becomes a line of this table.',
  noOrganisations: 'No organisations yet. Each one becomes a column of this table.',
  addObjective: 'Add an objective',
  addOrganisation: 'Add an organisation',
  nothing: 'Nothing',
  nothingYet: 'Nothing yet',
  brings: 'What it brings, time and money...',
  brought: (brings: string) => `What it brings: ${brings}`,
  open: (name: string, part: string) => `${name}: ${lower(part)}...`,
  through: (name: string, part: string) => `${name}: ${lower(part)}`,
  where: (organisation: string, objective: string) => `${organisation}: ${objective}`,
  set: (organisation: string, part: string, objective: string) => `${organisation}, ${objective}: ${lower(part)}.`,
  cleared: (organisation: string, objective: string) => `${organisation}, ${objective}: nothing.`,
  leadsAbout: 'and may deliver too',
  leadsNoMore: (organisation: string, objective: string) => `${organisation} does not lead “${objective}” any more.`,
  step: 'Who does what',
  exportPage: 'Who does what, to print (HTML)',
  exportSheet: 'Who does what, as a spreadsheet (CSV)',
  fileName: (title: string) => `${title} - who does what`,
  hint: 'Arrows move, Enter or a letter changes, Delete clears.',
} as const
