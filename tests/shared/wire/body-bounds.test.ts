// Proves that what a schema takes also fits through its route: no form, answer or entry within its stated limits is too large to be sent.
import { expect, test } from 'vitest'
import { BODY_BYTES, CALLS, type Call } from '@common-ground/shared/wire/http-api.ts'

type Schema = Exclude<NonNullable<Call['body']>, 'bytes'>['properties'][string]

/** The most bytes of JSON that a schema takes, each character escaped; Infinity where it states no bound. */
function mostBytes(schema: Schema): number {
  const of = schema as {
    type?: string
    const?: unknown
    anyOf?: readonly Schema[]
    maxLength?: number
    pattern?: string
    maxItems?: number
    items?: Schema | readonly Schema[]
    properties?: Readonly<Record<string, Schema>>
  }
  if (of.const !== undefined) return JSON.stringify(of.const).length
  if (of.anyOf !== undefined) return Math.max(...of.anyOf.map(mostBytes))
  switch (of.type) {
    case 'string': {
      const byPattern = /\{[01],(\d+)\}\$$/u.exec(of.pattern ?? '')?.[1]
      return (of.maxLength ?? (byPattern === undefined ? Number.POSITIVE_INFINITY : Number(byPattern))) * 6 + 2
    }
    case 'array':
      if (Array.isArray(of.items)) return of.items.reduce((sum: number, one: Schema) => sum + mostBytes(one) + 1, 2)
      return of.items === undefined || of.maxItems === undefined || Array.isArray(of.items)
        ? Number.POSITIVE_INFINITY
        : of.maxItems * (mostBytes(of.items) + 1) + 2
    case 'object':
      return Object.entries(of.properties ?? {}).reduce(
        (sum, [name, value]) => sum + name.length + 4 + mostBytes(value),
        2,
      )
    default:
      return 26
  }
}

test('[HT57] whatever a schema takes fits through its route, or the whole of it has a stated limit', () => {
  const bodies = Object.entries<Call>(CALLS).filter(([, { body }]) => body !== undefined && body !== 'bytes')
  expect(bodies.length).toBeGreaterThan(15)
  const tight = bodies.filter(
    ([, { body, bodyBytes }]) =>
      body !== 'bytes' && body !== undefined && bodyBytes === undefined && mostBytes(body) > BODY_BYTES,
  )
  expect(tight.map(([name]) => name)).toEqual([])
  expect(bodies.filter(([, { bodyBytes }]) => bodyBytes !== undefined).map(([name]) => name)).toEqual(['sendForm'])
})
