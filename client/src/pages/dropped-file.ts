// Knows when a file is held over a page and let go on it, wherever that is; refuses to read it and to know what it is for.
import { useEffect, useRef, useState } from 'react'

const holdsFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes('Files') === true

/**
 * Takes files that are let go anywhere on the page. Without this the browser would leave the page to show the file.
 *
 * @param onFiles at least one; they have not been read.
 * @returns whether one is held over the page now.
 */
export function useDroppedFiles(onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const take = useRef(onFiles)
  useEffect(() => {
    take.current = onFiles
  })
  useEffect(() => {
    const stop = new AbortController()
    const { signal } = stop
    addEventListener(
      'dragover',
      (event) => {
        if (event.defaultPrevented || !holdsFiles(event)) return
        event.preventDefault()
        setOver(true)
      },
      { signal },
    )
    addEventListener(
      'dragleave',
      ({ relatedTarget }) => {
        // Not from one part of the page to the next.
        if (relatedTarget === null) setOver(false)
      },
      { signal },
    )
    addEventListener(
      'drop',
      (event) => {
        setOver(false)
        if (event.defaultPrevented || !holdsFiles(event)) return
        event.preventDefault()
        const files = [...(event.dataTransfer?.files ?? [])]
        if (files.length > 0) take.current(files)
      },
      { signal },
    )
    return () => stop.abort()
  }, [])
  return over
}
