// Knows how the table of who does what stands on the page and is walked and changed in place; knows neither the map nor how a line is written.
import { organisationSigns } from '@common-ground/shared/picture/board-index.ts'
import { PART_KINDS, type Column, type WhoDoesWhat } from '@common-ground/shared/documents/who-does-what.ts'
import { useCallback, useEffect, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react'
import { Button } from '../../controls/button.tsx'
import { fetched } from '../../controls/fetched.tsx'
import { Part } from '../../controls/part.tsx'
import type { BoardSession } from '../../model/board-session.ts'
import { useSelected } from '../../model/use-readable.ts'
import { matrixWords } from '../../text/matrix-words.ts'
import { AddMenu } from '../add-menu.tsx'
import { addCard } from '../list/change-cards.ts'
import { enterPanel, focusWhenThere, isOpenOn } from '../list/list-focus.ts'
import { tellMissing } from '../tell-missing.ts'
import { type GridPlace, walkGrid } from './grid-walk.ts'
import { matrixOf } from './matrix-of.ts'
import { MatrixRow } from './matrix-row.tsx'
import { pickPart } from './set-part.ts'
import '../../styles/matrix.css'

const PartMenu = fetched(async () => (await import('./part-menu.tsx')).PartMenu)

export interface MatrixViewProps {
  readonly session: BoardSession
  readonly mayEdit: boolean
  /** Whether the table itself offers to add: where neither palette nor bar does. */
  readonly adds: boolean
}

/** With more columns than this a cell says letters and words only, and headings are short. */
const ROOMY_COLUMNS = 8

/** Ids rather than numbers, so that it stays with what it is about when others add and remove; null = the headings. */
interface Stop {
  readonly objective: string | null
  readonly organisation: string | null
}
interface Opened {
  readonly objective: string
  readonly organisation: string
  readonly at: readonly [x: number, y: number]
}

export function MatrixView({ session, mayEdit, adds }: MatrixViewProps) {
  const matrix = useSelected(session.board, matrixOf)
  const { columns, rows, closed } = matrix
  const organisations = columns.filter(({ organisation }) => organisation !== '').length
  return (
    <section className="matrix" aria-label={matrixWords.name} data-region tabIndex={-1}>
      <div className="matrix-bar">
        {adds && mayEdit ? <AddMenu session={session} side="bottom" /> : null}
        <ul className="matrix-key" aria-label={matrixWords.key}>
          {PART_KINDS.map(({ part, letter, words }) => (
            <li key={part} className={`matrix-share ${part}`}>
              <span className="matrix-letter" aria-hidden>
                {letter}
              </span>
              {words}
            </li>
          ))}
        </ul>
        <p className="quiet" role="status">
          {matrixWords.about(rows.length, organisations)}
        </p>
      </div>
      {rows.length === 0 || columns.length === 0 ? (
        <Nothing session={session} mayEdit={mayEdit} matrix={matrix} />
      ) : (
        <Grid session={session} mayEdit={mayEdit} matrix={matrix} />
      )}
      {closed === 0 ? null : <p className="matrix-foot quiet">{matrixWords.closed(closed)}</p>}
    </section>
  )
}

interface PartProps extends Omit<MatrixViewProps, 'adds'> {
  readonly matrix: WhoDoesWhat
}

/** What is missing for a table, with the way to it. */
function Nothing({ session, mayEdit, matrix: { columns, rows } }: PartProps) {
  return (
    <div className="matrix-none">
      {rows.length === 0 ? <p className="quiet">{matrixWords.noObjectives}</p> : null}
      {columns.length === 0 ? <p className="quiet">{matrixWords.noOrganisations}</p> : null}
      {mayEdit ? (
        <p className="matrix-adds">
          {rows.length === 0 ? (
            <Button onClick={() => addCard(session, 'objective')}>{matrixWords.addObjective}</Button>
          ) : null}
          {columns.length === 0 ? (
            <Button onClick={() => addCard(session, 'organisation')}>{matrixWords.addOrganisation}</Button>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}

const placeOf = ({ rows, columns }: WhoDoesWhat, { objective, organisation }: Stop, last: GridPlace): GridPlace => {
  const find = (id: string | null, ids: readonly string[], before: number): number => {
    if (id === null) return -1
    const found = ids.indexOf(id)
    // What it stood on has gone: the keys go to what stands in its place now.
    return found >= 0 ? found : Math.max(0, Math.min(ids.length - 1, before))
  }
  return {
    row: find(
      objective,
      rows.map((row) => row.objective),
      last.row,
    ),
    column: find(
      organisation,
      columns.map((column) => column.organisation),
      last.column,
    ),
  }
}

function Grid({ session, mayEdit, matrix }: PartProps) {
  const { columns, rows } = matrix
  const dense = columns.length > ROOMY_COLUMNS
  const table = useRef<HTMLTableElement>(null)
  const last = useRef<GridPlace>({ row: 0, column: 0 })
  const [stop, setStop] = useState<Stop>({
    objective: rows[0]?.objective ?? null,
    organisation: columns[0]?.organisation ?? null,
  })
  const [opened, setOpened] = useState<Opened | null>(null)
  // What was asked at a step would stand over the next one.
  const step = useSelected(session.call, (call) => (call === null ? '' : `${call.id} ${String(call.step)}`))
  useEffect(() => setOpened(null), [step])
  const at = useMemo(() => placeOf(matrix, stop, last.current), [matrix, stop])
  const hadKeys = useRef(false)
  useEffect(() => {
    const moved = last.current.row !== at.row || last.current.column !== at.column
    last.current = at
    // The cell that had the keys has gone from under them.
    if (moved && hadKeys.current && document.activeElement === document.body) focusCell(table.current, at)
  }, [at])
  const size = { rows: rows.length, columns: columns.length }
  const go = useCallback(
    (place: GridPlace): void => {
      setStop({
        objective: rows[place.row]?.objective ?? null,
        organisation: columns[place.column]?.organisation ?? null,
      })
      last.current = place
      focusCell(table.current, place)
    },
    [rows, columns],
  )
  /** Opens what a cell may say, the card of a heading, or, for whoever may only look, what the line says. */
  const open = (place: GridPlace, element: Element): void => {
    const objective = rows[place.row]?.objective
    const organisation = columns[place.column]?.organisation
    const card = place.row < 0 ? organisation : place.column < 0 ? objective : undefined
    if (card !== undefined && card !== '') return enterPanel(session, card)
    const cell = rows[place.row]?.cells[place.column]
    if (objective === undefined || organisation === undefined || cell === undefined) return
    const first = cell.own ?? cell.others[0]
    if (mayEdit && organisation !== '') {
      const { left, bottom } = element.getBoundingClientRect()
      setOpened({ objective, organisation, at: [left, bottom] })
    } else if (first !== undefined) openLine(session, first.relation)
  }
  const act = (event: KeyboardEvent, place: GridPlace, element: Element): boolean => {
    const { key } = event
    const mod = event.ctrlKey || event.metaKey
    const to = walkGrid(size, place, key, mod)
    if (to !== null && !event.altKey && !event.shiftKey) {
      go(to)
      return true
    }
    if (mod || event.altKey) return false
    if (key === 'Enter' || key === 'F2' || key === ' ') {
      open(place, element)
      return true
    }
    const objective = rows[place.row]?.objective
    const organisation = columns[place.column]?.organisation ?? ''
    const part = PART_KINDS.find(({ letter }) => letter === key.toUpperCase())?.part
    const clears = key === 'Delete' || key === 'Backspace'
    if ((part === undefined && !clears) || objective === undefined || organisation === '') return false
    if (mayEdit) pickPart(session, objective, organisation, clears ? null : (part ?? null))
    return true
  }
  const shown = opened === null ? undefined : cellOf(matrix, opened)
  return (
    <div
      className={dense ? 'matrix-scroll dense' : 'matrix-scroll'}
      style={{ '--count': columns.length } as CSSProperties}
    >
      <table
        ref={table}
        role="grid"
        aria-label={matrixWords.name}
        aria-describedby="matrix-hint"
        aria-readonly={!mayEdit}
        onFocus={() => {
          hadKeys.current = true
        }}
        onBlur={({ relatedTarget }) => {
          hadKeys.current = relatedTarget === null
        }}
        onClick={({ target }) => {
          const found = cellAt(target)
          if (found === null) return
          go(found.place)
          open(found.place, found.element)
        }}
        onKeyDown={(event) => {
          // What may be said there has not come yet, and whoever asked for it has gone on.
          setOpened(null)
          const found = cellAt(event.target)
          if (found !== null && act(event, found.place, found.element)) event.preventDefault()
        }}
      >
        <thead>
          <tr>
            <td className="matrix-corner">{matrixWords.objective}</td>
            {columns.map((column, index) => (
              <ColumnHead
                key={column.organisation}
                session={session}
                column={column}
                dense={dense}
                stop={at.row < 0 && at.column === index}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <MatrixRow
              key={row.objective}
              row={row}
              stop={at.row === index ? at.column : null}
              mayEdit={mayEdit}
              dense={dense}
            />
          ))}
        </tbody>
      </table>
      <p id="matrix-hint" className="only-heard">
        {mayEdit ? matrixWords.hint : ''}
      </p>
      {opened === null || shown === undefined ? null : (
        <Part
          onMissing={() => {
            tellMissing()
            setOpened(null)
          }}
        >
          <PartMenu
            cell={shown}
            at={opened.at}
            label={labelOf(matrix, opened)}
            onPick={(part) => pickPart(session, opened.objective, opened.organisation, part)}
            onOpen={(relation) => openLine(session, relation)}
            onClose={() => setOpened(null)}
          />
        </Part>
      )}
    </div>
  )
}

function ColumnHead({
  session,
  column: { organisation, name, short },
  dense,
  stop,
}: {
  readonly session: BoardSession
  readonly column: Column
  readonly dense: boolean
  readonly stop: boolean
}) {
  const sign = useSelected(session.board, (board) => organisationSigns(board).get(organisation))
  return (
    <th scope="col" role="columnheader" tabIndex={stop ? 0 : -1} title={name || undefined}>
      {sign === undefined ? null : (
        <span className={`face small ${sign.look}`} aria-hidden>
          {sign.initials}
        </span>
      )}
      <span className="matrix-head" dir="auto">
        {(dense ? short : name) || matrixWords.noOrganisation}
      </span>
    </th>
  )
}

const cellOf = ({ rows }: WhoDoesWhat, { objective, organisation }: Opened) =>
  rows.find((row) => row.objective === objective)?.cells.find((cell) => cell.organisation === organisation)

function labelOf({ rows, columns }: WhoDoesWhat, { objective, organisation }: Opened): string {
  const title = rows.find((row) => row.objective === objective)?.title ?? ''
  return matrixWords.where(columns.find((column) => column.organisation === organisation)?.short ?? '', title)
}

/** The cell an event happened in, and its place; null = in none, or in the corner. */
function cellAt(target: EventTarget): { readonly place: GridPlace; readonly element: HTMLTableCellElement } | null {
  const element = target instanceof Element ? target.closest('td, th') : null
  const line = element?.parentElement
  if (!(element instanceof HTMLTableCellElement) || !(line instanceof HTMLTableRowElement)) return null
  const place = { row: line.rowIndex - 1, column: element.cellIndex - 1 }
  return place.row < 0 && place.column < 0 ? null : { place, element }
}

function focusCell(table: HTMLTableElement | null, { row, column }: GridPlace): void {
  const cell = table?.rows[row + 1]?.cells[column + 1]
  cell?.focus({ preventScroll: true })
  cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

/** Opens a line with everything it says in the panel; the keys go along. */
function openLine(session: BoardSession, relation: string): void {
  session.view.set({ selection: [relation], focus: relation, panel: 'card' })
  focusWhenThere(
    () => document.querySelector<HTMLElement>('.panel .line-fields :is(textarea, input:not([type="radio"]), select)'),
    {
      around: () => document.querySelector(`.panel [data-line="${CSS.escape(relation)}"]`),
      otherwise: () => document.querySelector<HTMLElement>('.panel')?.focus(),
      isWanted: () => isOpenOn(session, relation),
    },
  )
}
