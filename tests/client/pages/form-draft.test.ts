// Shows what of a form is sent, how it goes together with what others changed, and what is read back as a draft; knows no screen.
import {
  changesOf,
  isTooMuch,
  mergeForm,
  readFormDraft,
  type FormDraft,
} from '@common-ground/client/pages/form-draft.ts'
import { FORM_LIMITS, type FormPerson, type OwnForm } from '@common-ground/shared/board/own-form.ts'
import { expect, test } from 'vitest'

const person = (id: string, more: Partial<FormPerson> = {}): FormPerson => ({
  id,
  name: 'Mairi',
  jobTitle: '',
  canDecide: 'unset',
  limits: '',
  checksWith: '',
  ...more,
})
const BASE: OwnForm = {
  fields: { whatWeDo: 'We run hospitals.', notUs: '', joined: 'unset', worthIt: '' },
  outcomes: [{ id: 'beds', text: 'Fewer waiting' }],
  people: [person('p1')],
}
const form = (more: Partial<OwnForm>, fields: Partial<OwnForm['fields']> = {}): OwnForm => ({
  ...BASE,
  ...more,
  fields: { ...BASE.fields, ...fields },
})
const newId = (): string => 'new'

test('[FM30] only what differs is sent, without entries left empty', () => {
  expect(changesOf(BASE, BASE)).toEqual({})
  const roomy = form({
    outcomes: [...BASE.outcomes, { id: 'o2', text: ' ' }],
    people: [...BASE.people, person('p2', { name: '' })],
  })
  expect(changesOf(BASE, roomy)).toEqual({})
  expect(
    changesOf(BASE, form({ people: [person('p1', { checkBackDays: 5 }), person('p3')] }, { joined: 'chose' })),
  ).toEqual({ fields: { joined: 'chose' }, people: [person('p1', { checkBackDays: 5 }), person('p3')] })
  expect(changesOf(BASE, form({ outcomes: [] }))).toEqual({ outcomes: [] })
})

test('[FM31] what one side changed is taken from it; where both did, mine stays and theirs is told', () => {
  const mine = form({}, { whatWeDo: 'We run two hospitals.', worthIt: 'A date' })
  const theirs = form({}, { whatWeDo: 'We run hospitals and clinics.', notUs: 'Ambulances' })
  const merged = mergeForm(BASE, mine, theirs, newId)
  expect(merged.form.fields).toEqual({
    whatWeDo: 'We run two hospitals.',
    notUs: 'Ambulances',
    joined: 'unset',
    worthIt: 'A date',
  })
  expect([...merged.clashes]).toEqual([['whatWeDo', 'We run hospitals and clinics.']])
  expect(mergeForm(BASE, mine, mine, newId).clashes.size).toBe(0)
})

test('[FM31] entries of both stay, what was removed stays removed unless the other side wrote in it', () => {
  const mine = form({
    outcomes: [{ id: 'mine', text: 'Ours' }],
    people: [person('p1', { jobTitle: 'Chief' }), person('p9')],
  })
  const theirs = form({ outcomes: [...BASE.outcomes, { id: 'theirs', text: 'Theirs' }], people: [] })
  const { form: merged } = mergeForm(BASE, mine, theirs, newId)
  expect(merged.outcomes).toEqual([
    { id: 'theirs', text: 'Theirs' },
    { id: 'mine', text: 'Ours' },
  ])
  expect(merged.people).toEqual([person('new', { jobTitle: 'Chief' }), person('p9')])
  const edited = form({ outcomes: [{ id: 'beds', text: 'Nobody waits' }] })
  expect(mergeForm(BASE, form({ outcomes: [] }), edited, newId).form.outcomes).toEqual(edited.outcomes)
  const both = mergeForm(BASE, form({ outcomes: [{ id: 'beds', text: 'Mine' }] }), edited, newId)
  expect([both.form.outcomes, [...both.clashes]]).toEqual([[{ id: 'beds', text: 'Mine' }], [['beds', 'Nobody waits']]])
  // Sent once, and the answer was lost: nothing is doubled.
  const sent = form({
    outcomes: [...BASE.outcomes, { id: 'mine', text: 'Ours' }],
    people: [person('p1'), person('p9')],
  })
  expect(mergeForm(BASE, sent, sent, newId).form).toEqual(sent)
})

test('[FM32] a draft is read back as it was kept, and what is none is not', () => {
  const draft: FormDraft = { hash: 'h', base: BASE, form: form({}, { notUs: 'Ambulances' }) }
  expect(readFormDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
  for (const broken of [null, 7, { hash: 'h' }, { hash: 'h', base: {}, form: { fields: 7 } }])
    expect(readFormDraft(broken)).toBeNull()
})

test('[FM26] what would be more than is taken at once is told before it is sent, counted in bytes', () => {
  const hash = 'a'.repeat(64)
  const changes = (units: number) => ({ fields: { whatWeDo: '\u6f22'.repeat(units) } })
  const bytes = (units: number): number => Buffer.byteLength(JSON.stringify({ hash, ...changes(units) }))
  const most = Math.floor((FORM_LIMITS.bytes - bytes(0)) / 3)
  expect(isTooMuch(changes(most - 3))).toBe(false)
  expect(isTooMuch(changes(most + 1))).toBe(true)
  // Whatever is not told beforehand is taken.
  for (let units = most - 12; units <= most + 1; units += 1)
    if (!isTooMuch(changes(units))) expect(bytes(units)).toBeLessThanOrEqual(FORM_LIMITS.bytes)
})
