// Knows which tests passed only when they were tried again, and says so at the end of a run; refuses to decide what that means.
import type { Reporter, TestModule } from 'vitest/node'

/** Prints one line for each test that failed first and passed then; nothing when there was none. */
export const secondTryReporter: Reporter = {
  onTestRunEnd(modules: readonly TestModule[]) {
    for (const module of modules) {
      for (const test of module.children.allTests()) {
        if (test.diagnostic()?.flaky !== true) continue
        const [first] = test.result().errors ?? []
        console.log(
          `Passed at the second try: ${module.relativeModuleId}: ${test.fullName}\n  at first: ${first?.message ?? ''}`,
        )
      }
    }
  },
}
