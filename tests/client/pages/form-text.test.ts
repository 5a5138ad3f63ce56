// Shows that all that somebody fills in in a form is read again once it is sent; knows no screen.
import { formText, saidIn } from '@common-ground/client/pages/form-text.ts'
import type { FormPerson, OwnForm } from '@common-ground/shared/board/own-form.ts'
import { expect, test } from 'vitest'

const TOM: FormPerson = {
  id: 'p1',
  name: 'Tom Ross',
  jobTitle: 'Head of care',
  canDecide: 'within-limits',
  limits: '20,000 pounds',
  checksWith: 'the chief executive',
  checkBackDays: 10,
}
const FORM: OwnForm = {
  fields: { whatWeDo: 'We run hospitals.', notUs: 'Ambulances', joined: 'required', worthIt: 'One phone number' },
  outcomes: [
    { id: 'o1', text: 'Fewer wait' },
    { id: 'o2', text: 'Fewer fall' },
  ],
  people: [TOM, { id: 'p2', name: 'Jo', jobTitle: '', canDecide: 'unset', limits: '', checksWith: '' }],
}

test('[FM33] every field that is filled in is told, by its question, and nothing that is not', () => {
  expect(saidIn(FORM).map(({ says }) => says)).toEqual([
    'We run hospitals.',
    'Ambulances',
    'Fewer wait\nFewer fall',
    'We are required to\nOne phone number',
    'Tom Ross, Head of care. Can decide: yes, within limits. Up to: 20,000 pounds. Checks with: the chief executive. That takes 10 working days\nJo',
  ])
  const { canDecide: _, ...rest } = TOM
  for (const said of Object.entries(rest).filter(([name]) => name !== 'id'))
    expect(formText({ ...FORM, people: [TOM] }), said[0]).toContain(String(said[1]))
  const days = (checkBackDays: number): string =>
    saidIn({ ...FORM, people: [{ ...TOM, checkBackDays }] }).at(-1)?.says ?? ''
  expect(days(1)).toMatch(/That takes 1 working day$/u)
  expect(days(0)).toMatch(/That takes 0 working days$/u)
})
