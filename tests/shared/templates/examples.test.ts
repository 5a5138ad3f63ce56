// Holds what the start page says of the examples to their files.
import { EXAMPLES } from '@common-ground/shared/templates/examples.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const folder = new URL('../../fixtures/cases/', import.meta.url)
interface Case {
  readonly partners: readonly unknown[]
  readonly objectives: readonly unknown[]
  readonly title: string
}

test('[PG52] the examples count what their files hold', () => {
  for (const example of EXAMPLES) {
    const name = readdirSync(folder).find((one) => one.startsWith(example.id))
    const file = JSON.parse(readFileSync(new URL(name ?? '', folder), 'utf8')) as Case
    expect([example.organisations, example.objectives]).toEqual([file.partners.length, file.objectives.length])
    expect(file.title.startsWith(example.name)).toBe(true)
  }
})
