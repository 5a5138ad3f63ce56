// Knows whether this device shows light or dark, and remembers the choice; knows no page.

const KEY = 'common-ground.theme'
export type Theme = 'light' | 'dark'

const systemTheme = (): Theme => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')

function chosenTheme(): Theme | null {
  try {
    const stored = localStorage.getItem(KEY)
    return stored === 'light' || stored === 'dark' ? stored : null
  } catch {
    // Storage is switched off: the system's choice stands.
    return null
  }
}

/** The theme to show: what somebody chose on this device, else what the system says. */
export const readTheme = (): Theme => chosenTheme() ?? systemTheme()

/** Shows a theme; everything coloured by CSS follows at once. */
export function showTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
}

/** Shows a theme and remembers it; choosing what the system says anyway forgets the choice. */
export function chooseTheme(theme: Theme): void {
  showTheme(theme)
  try {
    if (theme === systemTheme()) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, theme)
  } catch {
    // Storage is switched off: the choice holds until the page closes.
    return
  }
}

/** Calls back when the system changes and nobody has chosen otherwise. Returns how to stop. */
export function followSystemTheme(onChange: (theme: Theme) => void): () => void {
  const query = matchMedia('(prefers-color-scheme: dark)')
  const listener = (): void => {
    if (chosenTheme() === null) onChange(systemTheme())
  }
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}
