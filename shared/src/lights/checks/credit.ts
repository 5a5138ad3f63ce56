// Knows the checks of the ninth assumption, that success is shared by itself; knows no other.
import { CHARTER_ID } from '../../board/ids.ts'
import { quote } from '../../board/quotation.ts'
import { fine, wrong, type Check } from '../finding.ts'

const CREDIT_RULE: Check = {
  id: 'A9.1',
  audience: 'everyone',
  from: 'proposal',
  look: ({ charter, blank }) => [
    blank(charter?.fields.creditRule ?? '')
      ? wrong('gap', [CHARTER_ID], { card: CHARTER_ID, field: 'creditRule' })
      : fine(CHARTER_ID),
  ],
  one: () => 'How we share credit is not written down yet.',
  many: () => 'How we share credit is not written down yet.',
}

const IF_IT_GOES_WRONG: Check = {
  id: 'A9.2',
  audience: 'everyone',
  from: 'proposal',
  look: ({ objectives, blank }) =>
    objectives.map(({ id, fields }) =>
      blank(fields.ifItGoesWrong) ? wrong('weak', [id], { card: id, field: 'ifItGoesWrong' }) : fine(id),
    ),
  one: ({ subjects }, { name }) =>
    `What we say and do together if ${quote(name(subjects[0]))} goes wrong is not written down yet.`,
  many: (count) => `For ${count} objectives it is not written down yet what we say and do together if they go wrong.`,
}

export const CREDIT = [CREDIT_RULE, IF_IT_GOES_WRONG] as const
