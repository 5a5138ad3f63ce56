// Knows whose the numbers are under which a document's changes come, from the first time somebody shows themselves or writes under one; refuses to let anybody use up another's.
import { CLOSE_CODES, type CloseCode } from '@common-ground/shared/wire/close-codes.ts'
import { NUMBERS_EACH } from '../store/store.ts'
import { addsUnder, type StateOf } from './known-state.ts'
import type { RoomKey, RoomPorts } from './room-ports.ts'
import type { UpdateShape } from './update-shape.ts'

/** Numbers one frame may make somebody's own: a tab has one, what a device kept of earlier visits a few. */
const NEW_PER_FRAME = 16

export class ClientNumbers {
  readonly #key: RoomKey
  readonly #ports: Pick<RoomPorts, 'store' | 'log'>
  readonly #owners = new Map<number, string>()
  readonly #numbers = new Map<string, Set<number>>()
  /** False while the document lacks changes that were stored: whoever still has them may bring them, whosever they are. */
  isWhole = false

  constructor(key: RoomKey, ports: Pick<RoomPorts, 'store' | 'log'>) {
    this.#key = key
    this.#ports = ports
  }

  /** Reads what is known. Rejects as the store does. */
  async load(): Promise<void> {
    const { boardId, epoch, document } = this.#key
    for (const [number, participantId] of await this.#ports.store.clientNumbers(boardId, epoch, document))
      this.#keep(number, participantId)
  }

  /** True for a number that is another person's. */
  isElses(number: number, participantId: string): boolean {
    const owner = this.#owners.get(number)
    return this.isWhole && owner !== undefined && owner !== participantId
  }

  /**
   * Why a change may not be stored: it adds something under somebody else's number. Stored, it would use up clocks that
   * the owner's next words get as well, and those words would count as known already.
   *
   * @param isHere whether the number is that of somebody else who is here now.
   */
  refuse(
    stateOf: StateOf,
    shape: UpdateShape,
    participantId: string,
    isHere: (number: number) => boolean,
  ): { readonly code: CloseCode; readonly reason: string } | null {
    // Not for ever: after a restored backup an honest client may bring what another is about to send itself.
    if (addsUnder(stateOf, shape, isHere))
      return { code: CLOSE_CODES.slow, reason: 'changes of somebody else who is here' }
    return addsUnder(stateOf, shape, (number) => this.isElses(number, participantId))
      ? { code: CLOSE_CODES.malformed, reason: 'changes under the number of somebody else' }
      : null
  }

  /** Whether somebody may show themselves under a number: it is theirs from then on, if they may write. */
  mayShow(number: number, participantId: string, isWriter: boolean): boolean {
    if (this.isElses(number, participantId)) return false
    if (isWriter) this.claim([{ client: number }], participantId)
    return true
  }

  /** Makes numbers that are nobody's this person's own. */
  claim(ranges: readonly { readonly client: number }[], participantId: string): void {
    const { boardId, epoch, document } = this.#key
    for (const { client: number } of ranges.slice(0, NEW_PER_FRAME)) {
      if (this.#owners.has(number)) continue
      this.#keep(number, participantId)
      this.#ports.store
        .claimClientNumber(boardId, epoch, document, number, participantId)
        .catch((error: unknown) =>
          this.#ports.log.warn({ ...this.#key, error: String(error) }, 'whose a number is could not be stored'),
        )
    }
  }

  #keep(number: number, participantId: string): void {
    if (this.#owners.has(number)) return
    const own = this.#numbers.get(participantId) ?? new Set()
    this.#numbers.set(participantId, own.add(number))
    this.#owners.set(number, participantId)
    const [oldest] = own
    if (own.size <= NUMBERS_EACH || oldest === undefined) return
    own.delete(oldest)
    this.#owners.delete(oldest)
  }
}
