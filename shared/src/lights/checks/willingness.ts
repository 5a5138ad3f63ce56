// Knows the checks of the fifth assumption, that everybody is here of their own accord; knows no other.
import { fine, wrong, type Check } from '../finding.ts'
import { organisationsIn } from '../wording.ts'

const WHY_HERE: Check = {
  id: 'A5.1',
  audience: 'organisation',
  from: 'proposal',
  look: ({ organisations }) =>
    organisations.map(({ id, fields }) =>
      fields.joined === 'unset' ? wrong('gap', [id], { card: id, field: 'joined' }, { organisation: id }) : fine(id),
    ),
  one: ({ subjects }, { name }) => `Why ${name(subjects[0])} is here is not written down yet.`,
  many: (count) => `${organisationsIn(count)} still to say why they are here.`,
}

const WORTH_IT: Check = {
  id: 'A5.2',
  audience: 'organisation',
  from: 'start',
  look: ({ organisations, blank, to }) =>
    organisations
      .filter(({ fields }) => fields.joined === 'required' || fields.joined === 'mixed')
      .map(({ id, fields }) => {
        const isSaid = !blank(fields.worthIt)
        if (isSaid && to('serves', id).length > 0) return fine(id)
        const fix = { card: id, field: isSaid ? 'ownOutcomes' : 'worthIt' }
        return wrong('weak', [id], fix, { organisation: id, worthIt: isSaid })
      }),
  one: ({ subjects, wrong: { params } }, { name }) =>
    params['worthIt'] === true
      ? `No objective is linked yet with what ${name(subjects[0])} itself needs.`
      : `What would make it worth it for ${name(subjects[0])} is not written down yet.`,
  many: (count) => `For ${organisationsIn(count)} it is still open what would make it worth it.`,
}

export const WILLINGNESS = [WHY_HERE, WORTH_IT] as const
