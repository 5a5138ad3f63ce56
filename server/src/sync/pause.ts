// Knows whether a document is paused, whom that holds back and what everybody hears of it; refuses to judge who may pause.
import type { Role } from '@common-ground/shared/wire/roles.ts'
import type { Connection } from './connection.ts'

export class Pause {
  readonly #people: ReadonlySet<Connection>
  #paused = false
  #isTold = false

  constructor(people: ReadonlySet<Connection>) {
    this.#people = people
  }

  /** Whether a change has to wait: only whoever runs the board changes it meanwhile. null = of nobody on the board. */
  holds(role: Role | null): boolean {
    return this.#paused && role !== 'facilitator'
  }
  /** What was stored when the document was read; what has been said since counts more. */
  begin(paused: boolean): void {
    if (!this.#isTold) this.set(paused, () => {})
  }
  /** @param ask is told of everybody who holds a change back once it is over. */
  set(paused: boolean, ask: (connection: Connection) => void): void {
    this.#isTold = true
    if (this.#paused === paused) return
    this.#paused = paused
    for (const connection of this.#people) {
      this.#notify(connection)
      if (!paused && connection.acks.hasGap && !connection.closed) ask(connection)
    }
  }
  /** Tells somebody who has come since. */
  tell(connection: Connection): void {
    if (this.#paused) this.#notify(connection)
  }
  #notify(connection: Connection): void {
    connection.notify({ type: 'read-only', readOnly: this.#paused, reason: 'paused' })
  }
}
