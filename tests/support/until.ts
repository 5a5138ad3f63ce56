// Waits for a fact to become true, with a deadline; knows nothing of what is waited for.

/** Settles as soon as `fact` is true; rejects with `what` after the deadline. */
export async function until(fact: () => boolean | Promise<boolean>, what: string, deadlineMs = 8_000): Promise<void> {
  const end = performance.now() + deadlineMs
  while (!(await fact())) {
    if (performance.now() > end) throw new Error(`not within ${deadlineMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
