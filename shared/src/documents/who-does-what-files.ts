// Knows how the table of who does what leaves the product, as a spreadsheet and as a page; refuses to name people unless asked.
import type { Board } from '../board/board.ts'
import { dateWords } from '../board/calendar-words.ts'
import { csvFile } from './csv.ts'
import { withPeopleAsPosts } from './people-as-posts.ts'
import { asHtml, linesAsHtml, webPage } from './web-page.ts'
import { PART_KINDS, whoDoesWhat, type Ask, type Cell, type Share, type WhoDoesWhat } from './who-does-what.ts'

/** What a row of the table still asks. */
export const ASK_WORDS: Readonly<Record<Ask, string>> = {
  'no-lead': 'Who leads?',
  'many-leads': 'Many lead: who has the last word?',
  'no-delivery': 'Who delivers?',
  'no-other-delivery': 'Who else delivers?',
}
/** Where people stand who belong to no organisation. */
export const NO_ORGANISATION = 'Without an organisation'
const TITLE = 'Who does what'

export interface FileOptions {
  /** YYYY-MM-DD: the day it is made. */
  readonly today: string
  /** People stand there by name; otherwise by their post. */
  readonly names?: boolean
}

const partWords = (part: string): string => PART_KINDS.find((one) => one.part === part)?.words ?? part

/** "Leads", or "Adviser: advises" where it is one of its people or roles. */
function shareWords({ part, kind, name }: Share): string {
  const words = partWords(part)
  return kind === 'organisation' ? words : `${name}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`
}

const tableOf = (board: Board, names: boolean): WhoDoesWhat => whoDoesWhat(names ? board : withPeopleAsPosts(board))

const sharesIn = ({ own, others }: Cell): readonly Share[] => (own === null ? others : [own, ...others])

/** A row for each objective, a column for each organisation, in words. [WD20] */
export function whoDoesWhatCsv(board: Board, { names = false }: FileOptions): string {
  const { columns, rows } = tableOf(board, names)
  const cell = (one: Cell): string =>
    sharesIn(one)
      .map((share) => [shareWords(share), share.brings].filter(Boolean).join('. '))
      .join('\n')
  return csvFile([
    ['Objective', ...columns.map(({ name }) => name || NO_ORGANISATION), 'Still to talk about'],
    ...rows.map(({ title, cells, asks }) => [title, ...cells.map(cell), asks.map((ask) => ASK_WORDS[ask]).join(' ')]),
  ])
}

const STYLE = `body{max-width:none}.letter{display:inline-block;min-width:1.6em;padding:0 .35em;border:1px solid #57646e;border-radius:4px;text-align:center;font-weight:700}
.leads{background:#1d2a33;color:#fff}tbody th{min-width:14em}td{min-width:7em}
@media print{@page{size:A3 landscape;margin:12mm}td{min-width:0}.leads{print-color-adjust:exact}}`

/** The same as a page that prints, with letters and words. [WD22] */
export function whoDoesWhatHtml(board: Board, { today, names = false }: FileOptions): string {
  const { columns, rows } = tableOf(board, names)
  const share = (one: Share): string => {
    const letter = PART_KINDS.find(({ part }) => part === one.part)?.letter ?? ''
    const brings = one.brings === '' ? '' : `<br><span class="quiet">${linesAsHtml(one.brings)}</span>`
    return `<p dir="auto"><span class="letter ${one.part === 'leads' ? 'leads' : ''}" aria-hidden="true">${asHtml(letter)}</span> ${asHtml(shareWords(one))}${brings}</p>`
  }
  const heads = columns.map(({ name }) => `<th scope="col" dir="auto">${asHtml(name || NO_ORGANISATION)}</th>`)
  const lines = rows.map(({ title, cells, asks }) => {
    const asked = asks.map((ask) => `<p class="quiet">${asHtml(ASK_WORDS[ask])}</p>`).join('')
    const tds = cells.map((cell) => `<td>${sharesIn(cell).map(share).join('')}</td>`).join('')
    return `<tr><th scope="row"><span dir="auto">${asHtml(title)}</span>${asked}</th>${tds}</tr>`
  })
  const key = PART_KINDS.map(({ letter, words }) => `${asHtml(letter)} = ${asHtml(words.toLowerCase())}`).join(' · ')
  const table = `<table><caption class="quiet">${key}</caption><thead><tr><th scope="col">Objective</th>${heads.join('')}</tr></thead><tbody>${lines.join('\n')}</tbody></table>`
  return webPage({
    title: `${TITLE}: ${board.title}`,
    language: 'en-GB',
    style: STYLE,
    body: `<h1>${TITLE}</h1>
<p><span dir="auto">${asHtml(board.title)}</span> <span class="quiet">· ${asHtml(dateWords(today))}</span></p>
${rows.length === 0 ? '<p>Not yet agreed</p>' : table}`,
  })
}
