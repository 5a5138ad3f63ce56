// Knows how the map and its main points go to a printer as one sheet, made of what is open on this device; refuses to lay the sheet out.
import { dateIn } from '@common-ground/shared/board/date-in.ts'
import { onePage } from '@common-ground/shared/documents/one-page.ts'
import { estimateWidth } from '@common-ground/shared/picture/font-metrics.ts'
import { useCallback, useEffect, useRef } from 'react'
import type { BoardSession } from '../../model/board-session.ts'
import type { Told } from './story-source.ts'
import '../../styles/print-sheet.css'

/**
 * The sheet is there for the printer alone, as long as the component is, and is made when it is asked for: by the
 * function given back, or by the browser's own print command. [PS20]
 */
export function usePrintSheet(session: BoardSession, told: Told | null): () => void {
  const sheet = useRef<HTMLElement | null>(null)
  const make = useCallback((): void => {
    if (told === null || sheet.current !== null) return
    const { board, agreedOn, said } = told
    const today = dateIn(board.timeZone, Date.parse(session.now()))
    const svg = onePage(board, { measure: estimateWidth, agreedOn, said, today })
    const drawn = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
    const frame = document.createElement('div')
    frame.className = 'print-sheet'
    frame.append(document.importNode(drawn, true))
    document.body.append(frame)
    sheet.current = frame
  }, [session, told])
  useEffect(() => {
    window.addEventListener('beforeprint', make)
    return () => {
      window.removeEventListener('beforeprint', make)
      sheet.current?.remove()
      sheet.current = null
    }
  }, [make])
  return () => {
    make()
    window.print()
  }
}
