// Holds the three real partnerships as they were written down; only servers and tests load it, for it is large.
import integration from './examples/01-dumfries-galloway-integration.json' with { type: 'json' }
import council from './examples/04-openjs-cross-project-council.json' with { type: 'json' }
import mediterranean from './examples/06-mediterranean-action-plan.json' with { type: 'json' }
import type { ExampleId } from './examples.ts'

/** The neutral description of each example, as parsed JSON. */
export const EXAMPLE_FILES: Readonly<Record<ExampleId, unknown>> = {
  '01': integration,
  '04': council,
  '06': mediterranean,
}
