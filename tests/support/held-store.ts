// A store in memory whose commits the test lets go, or lets fail; everything else is the real one.
import { openMemoryStore } from '@common-ground/server/store/memory-store.ts'
import type { Store } from '@common-ground/server/store/store.ts'

/** A store whose commits wait for `release` and then fail while `isFailing`, or once if `failsOnce`. */
export function heldStore() {
  const memory = openMemoryStore()
  const waiting: (() => void)[] = []
  const held = {
    isHolding: false,
    isFailing: false,
    failsOnce: false,
    waiting,
    release: () => waiting.splice(0).forEach((go) => go()),
  }
  const append: Store['append'] = async (rows) => {
    if (held.isHolding) await new Promise<void>((resolve) => waiting.push(resolve))
    const fails = held.isFailing || held.failsOnce
    held.failsOnce = false
    if (fails) throw new Error('disk I/O error')
    return await memory.append(rows)
  }
  return { ...held, control: held, store: { ...memory, append } satisfies Store }
}
