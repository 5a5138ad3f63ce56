// Knows how the browser hands something over as a file; knows no text.

/** The same for a text. */
export const downloadText = (name: string, text: string, type = 'application/json'): void =>
  downloadFile(name, new Blob([text], { type: `${type};charset=utf-8` }))

/** Puts a file into the downloads under a name. Characters a file system minds become "-". */
export function downloadFile(name: string, bytes: Blob): void {
  const url = URL.createObjectURL(bytes)
  const link = document.createElement('a')
  link.href = url
  link.download = name.replaceAll(/[\\/:*?"<>|\p{Cc}\p{Bidi_Control}]/gu, '-').slice(0, 120)
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
