// Knows how a part of the page is fetched when it is first wanted, and stands the moment it is there; refuses to know what is said when it does not come (part.tsx).
import { type ComponentType, useEffect, useState } from 'react'

/**
 * A component that is fetched when it is first shown: nothing stands in its place until then. What cannot be fetched is
 * thrown while drawing, for the `Part` around it.
 *
 * Not `lazy` of React: React shows what a boundary waited for no sooner than 300 ms after it began to wait, which kept the
 * board back by 200 ms and every dialog of a first press by up to 300 (0126).
 */
export function fetched<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let Come: ComponentType<Props> | null = null
  let coming: Promise<void> | null = null
  return function Fetched(props: Props) {
    const [missing, setMissing] = useState<{ readonly error: unknown } | null>(null)
    const [, setCome] = useState(Come !== null)
    useEffect(() => {
      // It may have come between drawing and now.
      if (Come !== null) return setCome(true)
      let left = false
      coming ??= load().then((component) => {
        Come = component
      })
      coming.then(
        () => {
          if (!left) setCome(true)
        },
        (error: unknown) => {
          if (!left) setMissing({ error })
        },
      )
      return () => {
        left = true
      }
    }, [])
    if (missing !== null) throw missing.error
    return Come === null ? null : <Come {...props} />
  }
}
