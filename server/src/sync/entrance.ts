// Knows how a fresh socket becomes a connection: who it is, whether there is room, what it said meanwhile; refuses to know boards.
import { CLOSE_CODES } from '@common-ground/shared/wire/close-codes.ts'
import type { Admission, Refused } from './admission.ts'
import type { Connected } from './connected.ts'
import { Connection, type ConnectionPorts } from './connection.ts'
import type { RelaySocket, SocketData } from './socket.ts'

export interface EntrancePorts extends ConnectionPorts {
  readonly connections: Connected<Connection>
  readonly isDraining: () => boolean
}

/** Messages kept of a socket whose person is still being looked up. */
const EARLY_FRAMES = 16

export class Entrance {
  readonly #ports: EntrancePorts
  readonly #sockets = new Set<RelaySocket>()
  #whenEmpty: (() => void)[] = []
  onAdmitted: (connection: Connection) => void = () => {}
  onGone: (connection: Connection) => void = () => {}

  constructor(ports: EntrancePorts) {
    this.#ports = ports
  }

  /** Settles when no socket is left. */
  async empty(): Promise<void> {
    if (this.#sockets.size === 0) return
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#whenEmpty.push(resolve)
    return promise
  }

  connect(socket: RelaySocket, who: Admission | Promise<Admission | Refused>): void {
    this.#sockets.add(socket)
    let connection: Connection | null = null
    let gone = false
    const early: { readonly data: SocketData; readonly isBinary: boolean }[] = []
    socket.on('message', (data, isBinary) => {
      if (connection !== null) connection.receive(data, isBinary)
      else if (!gone && early.push({ data, isBinary }) > EARLY_FRAMES) {
        gone = true
        // A socket that is not read never hears that the other end has gone too.
        socket.resume()
        early.length = 0
        socket.close(CLOSE_CODES.tooMany, 'too much before it is known who this is')
      }
    })
    socket.on('pong', () => {
      if (connection !== null) connection.aliveAt = this.#ports.now()
    })
    // Whatever goes wrong on a socket, it is closed next.
    socket.on('error', () => {})
    socket.on('close', () => {
      gone = true
      this.#sockets.delete(socket)
      connection?.ended()
      if (connection !== null) this.onGone(connection)
      if (this.#sockets.size === 0) for (const settle of this.#whenEmpty.splice(0)) settle()
    })
    // Who it is decides how fast it may go on; until then nothing more is read than has come already.
    socket.pause()
    const admit = (admitted: Admission | Refused): void => {
      if (gone) return
      const refusal = 'close' in admitted ? admitted : this.#noRoomFor(admitted)
      if (refusal !== null || 'close' in admitted) {
        gone = true
        socket.resume()
        if (refusal !== null) socket.close(refusal.close, refusal.reason)
        return
      }
      connection = new Connection(socket, admitted, this.#ports)
      for (const { data, isBinary } of early.splice(0)) connection.receive(data, isBinary)
      this.onAdmitted(connection)
    }
    if (!(who instanceof Promise)) return admit(who)
    who.then(admit, () => admit({ close: CLOSE_CODES.serverError, reason: 'it could not be looked up who this is' }))
  }

  #noRoomFor({ boardId, participant }: Admission): Refused | null {
    const { connections, limits, isDraining } = this.#ports
    if (isDraining()) return { close: CLOSE_CODES.draining, reason: 'the server is stopping' }
    const people = new Set<string>()
    let own = 0
    for (const { admission } of connections.on(boardId)) {
      people.add(admission.participant.id)
      if (admission.participant.id === participant.id) own++
    }
    if (own >= limits.socketsPerPerson) return { close: CLOSE_CODES.tooMany, reason: 'too many windows of one person' }
    people.add(participant.id)
    return people.size > limits.peoplePerBoard
      ? { close: CLOSE_CODES.tooMany, reason: 'too many people on this board' }
      : null
  }
}
