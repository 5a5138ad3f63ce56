// Knows what a page fetches first, all of it at once; small, because everything else waits for it.
import { BASE_FAMILY } from '@common-ground/shared/picture/fonts.ts'
import { startPainterEarly } from './canvas/painter-thread.ts'
import { readTheme, showTheme } from './controls/theme-choice.ts'
import { boardAt } from './pages/board-address.ts'
import { beginOpening } from './pages/board-opening.ts'
import './styles/fonts.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/field.css'
import './styles/layers.css'
import './styles/toasts.css'
import './styles/pages.css'
import './styles/arriving.css'

/** So long the page's own code waits for the board's answer, ms. */
const PATIENCE_MS = 80

showTheme(readTheme())
const root = document.getElementById('root')
if (root === null) throw new TypeError('the page has no element with id "root"')
const show = async (): Promise<void> => {
  const { showApp } = await import('./app.tsx')
  showApp(root)
}
const board = boardAt(location.pathname)
if (board === null) {
  void show()
} else {
  startPainterEarly()
  // The socket first: while the board travels there is time to start everything that draws it. A slow answer is not waited for.
  const patience = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS)
  })
  void Promise.race([beginOpening(board), patience]).then(async () => {
    // Fetched beside the app that will ask for it.
    void import('./pages/board-page.tsx')
    await show()
  })
}
// The map is drawn only when its letters are there.
void document.fonts.load(`16px "${BASE_FAMILY}"`)
