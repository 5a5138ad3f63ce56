// Knows which test files take longest, so that a run begins with them and no core is idle at its end; refuses to know why they do.
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * The long ones, longest first, by their place in `tests`. Written down, because a fresh clone remembers no run before.
 * All others follow, larger files first.
 */
const LONGEST: readonly string[] = [
  'durability/killed-server.test.ts',
  'server/admin/backup.test.ts',
  'durability/faulty-disk.test.ts',
  'server/http/content-hash.test.ts',
  'server/admin/board.test.ts',
  'server/admin/killed-restore.test.ts',
  'server/http/process.test.ts',
  'e2e/list-whole-case.test.ts',
  'e2e/two-people.test.ts',
  'e2e/every-screen.test.ts',
  'e2e/offline.test.ts',
  'e2e/canvas.test.ts',
  'e2e/board-panels.test.ts',
]

/** Begins with the long files of each group of projects. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const group = ({ project }: TestSpecification): number => project.config.sequence.groupOrder
    const place = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/tests/${name}`))
      return at === -1 ? LONGEST.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => group(a) - group(b) || place(a) - place(b))
  }
}
