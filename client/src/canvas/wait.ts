// Knows how one thing that is put off can be put off again; knows not what it is.

/** One wait at a time; setting it anew starts it over. */
export function timerOf(run: () => void): { set(ms: number): void; clear(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null
  const clear = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
  }
  return {
    clear,
    set(ms) {
      clear()
      timer = setTimeout(() => {
        timer = null
        run()
      }, ms)
    },
  }
}
