// Knows whether a document is paused, whom that holds back and what everybody hears of it; refuses to judge who may pause.
import type { Connection } from './connection.ts'

export class Pause {
  readonly #people: ReadonlySet<Connection>
  #paused = false

  constructor(people: ReadonlySet<Connection>) {
    this.#people = people
  }

  /** Whether somebody's change has to wait. */
  holds({ admission }: Connection): boolean {
    return this.#paused && admission.role !== 'facilitator'
  }
  /** @param ask is told of everybody who holds a change back once it is over. */
  set(paused: boolean, ask: (connection: Connection) => void): void {
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
