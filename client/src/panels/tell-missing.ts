// Knows how somebody is told that what they wanted to open did not come; knows nothing of what it was.
import { loadAgain } from '../controls/load-again.ts'
import { announce } from '../controls/toast.tsx'
import { words } from '../text/en-GB.ts'

const ID = 'missing-part'

/** Stays until it is closed, or asked for: then the page is loaded again as soon as the server answers. */
export function tellMissing(): void {
  const run = (): void => {
    // The sentence that was pressed is about to close.
    queueMicrotask(() => announce({ text: words.missing.waits }))
    loadAgain()
  }
  announce({ id: ID, text: words.missing.text, action: { label: words.missing.again, run }, stays: 0 })
}
