// Knows how what lies on this device of a board becomes a board file a person can keep; fetched only when somebody wants one.
import { openBoardDoc } from '@common-ground/shared/board/board-doc.ts'
import { readContent } from '@common-ground/shared/board/content-doc.ts'
import { toBoardFile } from '@common-ground/shared/interchange/board-file.ts'
import { applyUpdate, Doc, encodeStateAsUpdate } from 'yjs'
import type { DeviceStore } from './device-store.ts'

/**
 * The board file of what this device holds of a board, with everything that waits, as far as it can be read. Names of
 * people stay with the server.
 *
 * @param newer what an open tab holds of it besides.
 */
export async function keptFile(store: DeviceStore, boardId: string, epoch: number, newer?: Doc): Promise<string> {
  const confirmed = await store.confirmed(boardId, epoch)
  const waiting = (await store.unsent(boardId)).filter(({ key }) => key[1] === epoch)
  const here = newer === undefined ? [] : [encodeStateAsUpdate(newer)]
  const boardDoc = openBoardDoc(new Doc())
  for (const update of [...here, ...confirmed, ...waiting.map((row) => row.update)]) {
    try {
      applyUpdate(boardDoc.doc, update)
    } catch {
      // A damaged row takes nothing from the others.
      continue
    }
  }
  return JSON.stringify(toBoardFile(readContent(boardDoc), []), null, 2)
}
