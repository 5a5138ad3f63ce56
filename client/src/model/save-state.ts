// Knows whether what was typed here is on the server's disk, and since when it is not; says nothing it was not told.

/** `saved` only when everything done in this tab has been committed with fsync. Instants in ms since 1970, this device's clock. */
export type SaveState =
  | { readonly state: 'saved' }
  | { readonly state: 'saving'; readonly changes: number; readonly since: number }
  | { readonly state: 'not-saved'; readonly changes: number; readonly since: number }
  | { readonly state: 'offline'; readonly changes: number; readonly since: number }
