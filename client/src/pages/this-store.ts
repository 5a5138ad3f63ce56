// Knows which store of boards this browser has and that a shared computer keeps none; refuses to know what is in it.
import { openDeviceStore, type DeviceStore } from '../model/device-store.ts'

function factory(): IDBFactory | undefined {
  try {
    return globalThis.indexedDB
  } catch {
    // Switched off: a browser may throw at the mere question.
    return undefined
  }
}
let store: DeviceStore | null = null

/** The store of this browser; one that takes nothing where there is none. */
export function thisStore(): DeviceStore {
  store ??= openDeviceStore(factory())
  return store
}
