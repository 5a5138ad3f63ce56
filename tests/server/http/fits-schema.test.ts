// Proves that the small checker refuses what the interface's schemas refuse, and says where.
import { expect, test } from 'vitest'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { misfit } from '@common-ground/server/http/fits-schema.ts'
import { CALLS, type Call } from '@common-ground/shared/wire/http-api.ts'

const values: readonly unknown[] = [
  undefined,
  7,
  'text',
  [],
  {},
  { title: 'T' },
  { title: 7 },
  { title: 'x'.repeat(201) },
  { title: 'T', from: { template: 'blank' } },
  { title: 'T', from: { example: '01' } },
  { title: 'T', from: { example: '99' } },
  { title: 'T', from: 'blank' },
  { settings: { shown: true, deep: [1, { a: 2 }] } },
  { settings: { 'not a key': 1 } },
  { settings: [] },
  { role: 'editor', purpose: 'join', note: '', expiresAt: '2030-01-01' },
  { role: 'owner' },
  { purpose: 'steal' },
  { organisationId: 1 },
  { secret: '' },
  { secret: 'abc' },
  { secret: 'abc', name: 'Ana' },
  { secret: 'abc', name: ['Ana'] },
  { secret: 'abc', name: 'n'.repeat(101) },
  { grade: 'strict' },
  { grade: 'lenient' },
  { view: 'meaning' },
  { view: '' },
  { constructor: 1, toString: 2, secret: 'abc' },
]

test('[HT35] [HT36] the checker agrees with a full validator on every schema that requests use', () => {
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  let refused = 0
  for (const call of Object.values<Call>(CALLS))
    for (const schema of [call.query, call.body]) {
      if (schema === undefined || schema === 'bytes') continue
      const validate = ajv.compile(schema)
      for (const value of values) {
        const wrong = misfit(schema, value)
        expect([call.path, value, wrong === null]).toEqual([call.path, value, validate(value)])
        if (wrong !== null) refused += 1
      }
    }
  expect(refused).toBeGreaterThan(50)
})

test('[HT36] a refusal names the member and what it must be', () => {
  expect(misfit(CALLS.joinBoard.body, { secret: 'abc', name: 7 })).toBe('name: must be text')
  expect(misfit(CALLS.joinBoard.body, { secret: 'abc' })).toBe('name: is missing')
  expect(misfit(CALLS.createLink.body, { role: 'owner' })).toBe('role: one of facilitator, editor, commenter, viewer')
  expect(misfit(CALLS.createBoard.body, { title: 'x'.repeat(201) })).toBe('title: at most 200 characters, got 201')
})
