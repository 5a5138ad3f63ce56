// Knows how the last traces of what was erased leave the data file; refuses to know what was erased.
import type { DatabaseSync } from 'node:sqlite'

/**
 * What is deleted is overwritten at once. But when the engine rearranges its pages it leaves copies behind in their unused
 * parts, which only go when the whole file is written anew. That takes a while, so it is owed until nobody is busy.
 */
export interface SqliteTraces {
  /** Inside the transaction that erases. */
  owe(): void
  isOwed(): boolean
  /** Writes the file anew. Throws when the disk has no room for a second one; then it is still owed. */
  clear(): void
}

export function openSqliteTraces(database: DatabaseSync): SqliteTraces {
  const insert = database.prepare('INSERT INTO traces_owed VALUES (1, 1) ON CONFLICT DO UPDATE SET times = times + 1')
  const select = database.prepare('SELECT times FROM traces_owed')
  const remove = database.prepare('DELETE FROM traces_owed WHERE times = ?')
  return {
    owe: () => void insert.run(),
    isOwed: () => select.get() !== undefined,
    clear() {
      const times = select.get()?.['times']
      database.exec('VACUUM')
      // Another process may have erased more meanwhile: that is still owed.
      if (times !== undefined) remove.run(times)
    },
  }
}
