// Knows how one objective stands in the table: what each organisation does for it; knows no keys.
import { ASK_WORDS } from '@common-ground/shared/documents/who-does-what-files.ts'
import { PART_KINDS, type Cell, type Row, type Share } from '@common-ground/shared/documents/who-does-what.ts'
import { memo } from 'react'
import { matrixWords } from '../../text/matrix-words.ts'

export interface MatrixRowProps {
  readonly row: Row
  /** The column on which Tab stops, -1 = the heading; null = it stops in another row. */
  readonly stop: number | null
  /** Enter opens what a cell may say. */
  readonly mayEdit: boolean
  /** There are many columns: only letters and words. */
  readonly dense: boolean
}

export const MatrixRow = memo(function MatrixRow({ row, stop, mayEdit, dense }: MatrixRowProps) {
  return (
    <tr>
      <th scope="row" role="rowheader" tabIndex={stop === -1 ? 0 : -1}>
        <span className="matrix-title" dir="auto">
          {row.title}
        </span>
        {row.asks.map((ask) => (
          <span key={ask} className="matrix-ask">
            {ASK_WORDS[ask]}
          </span>
        ))}
      </th>
      {row.cells.map((cell, at) => (
        <td
          key={cell.organisation}
          role="gridcell"
          tabIndex={stop === at ? 0 : -1}
          {...(mayEdit && cell.organisation !== '' ? { 'aria-haspopup': 'menu' } : {})}
        >
          <CellWords cell={cell} dense={dense} />
        </td>
      ))}
    </tr>
  )
})

/** Letter and words for the organisation itself; for its people the letter in a ring and who it is. */
function CellWords({ cell: { own, others }, dense }: { readonly cell: Cell; readonly dense: boolean }) {
  if (own === null && others.length === 0) return <span className="only-heard">{matrixWords.nothingYet}</span>
  return (
    <>
      {own === null ? null : <ShareWords share={own} dense={dense} />}
      {others.map((share) => (
        <ShareWords key={share.relation} share={share} dense={dense} />
      ))}
    </>
  )
}

function ShareWords({ share, dense }: { readonly share: Share; readonly dense: boolean }) {
  const { letter = '', words = share.part } = PART_KINDS.find(({ part }) => part === share.part) ?? {}
  const isOwn = share.kind === 'organisation'
  return (
    <span className={`matrix-share ${share.part}${isOwn ? '' : ' through'}`}>
      <span className="matrix-letter" aria-hidden>
        {letter}
      </span>
      <span className="matrix-words" dir="auto">
        {isOwn ? words : matrixWords.through(share.name, words)}
      </span>
      {share.brings === '' || dense ? null : (
        <span className="matrix-brings" dir="auto">
          {share.brings}
        </span>
      )}
    </span>
  )
}
