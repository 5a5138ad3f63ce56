// Knows the plain page around home, join and messages: the name of the product on top and light or dark.
import { productName } from '@common-ground/shared/product-name.ts'
import { Handshake, Moon, Sun } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { IconButton } from '../controls/button.tsx'
import { linkClick } from '../controls/link-click.ts'
import { chooseTheme, followSystemTheme, readTheme, showTheme } from '../controls/theme-choice.ts'
import { words } from '../text/en-GB.ts'

export interface PageFrameProps {
  readonly title: string
  readonly go: Go
  readonly narrow?: boolean
  readonly children: ReactNode
}
/** Goes to an address of this product without loading the page again. */
export type Go = (address: string, how?: 'replace') => void

export function PageFrame({ title, go, narrow = false, children }: PageFrameProps) {
  const [theme, setTheme] = useState(readTheme)
  useEffect(() => {
    document.title = `${title} - ${productName}`
  }, [title])
  useEffect(
    () =>
      followSystemTheme((next) => {
        showTheme(next)
        setTheme(next)
      }),
    [],
  )
  const other = theme === 'dark' ? 'light' : 'dark'
  return (
    <div className="page">
      <header className="page-head">
        <a className="brand" href="/" onClick={linkClick(() => go('/'))}>
          <span className="brand-mark">
            <Handshake size={20} aria-hidden />
          </span>
          {productName}
        </a>
        <IconButton
          label={other === 'dark' ? words.header.toDark : words.header.toLight}
          icon={other === 'dark' ? <Moon size={18} aria-hidden /> : <Sun size={18} aria-hidden />}
          onClick={() => {
            chooseTheme(other)
            setTheme(other)
          }}
        />
      </header>
      <main className={narrow ? 'page-main narrow' : 'page-main'}>{children}</main>
    </div>
  )
}
