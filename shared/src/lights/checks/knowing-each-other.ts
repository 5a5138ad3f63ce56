// Knows the checks of the third assumption, that we know all about each other; knows no other.
import { fine, wrong, type Check } from '../finding.ts'
import { organisationsIn } from '../wording.ts'

const SAYS_LITTLE: Check = {
  id: 'A3.1',
  audience: 'organisation',
  from: 'start',
  waits: true,
  look: ({ organisations, thin }) =>
    organisations.map(({ id, fields }) =>
      thin(fields.whatWeDo) ? wrong('gap', [id], { card: id, field: 'whatWeDo' }, { organisation: id }) : fine(id),
    ),
  one: ({ subjects }, { name }) => `What ${name(subjects[0])} does is not written down yet, or only in a few words.`,
  many: (count) => `${organisationsIn(count)} still to say what they do.`,
}

const WRITTEN_BY_OTHERS: Check = {
  id: 'A3.2',
  audience: 'organisation',
  from: 'start',
  look: ({ organisations, blank }) =>
    organisations.flatMap(({ id, fields, voice }) => {
      const said = Object.hasOwn(voice, 'whatWeDo') ? voice['whatWeDo'] : undefined
      if (said === undefined || blank(fields.whatWeDo)) return []
      return [
        said.orgId === id
          ? fine(id)
          : wrong('weak', [id], { card: id, field: 'whatWeDo' }, { organisation: id, writtenBy: said.orgId }),
      ]
    }),
  one: ({ subjects }, { name }) => `What ${name(subjects[0])} does waits for its own words, or for its “still right”.`,
  many: (count) => `What ${organisationsIn(count)} ${count === 1 ? 'does waits' : 'do waits'} for their own words.`,
}

export const KNOWING_EACH_OTHER = [SAYS_LITTLE, WRITTEN_BY_OTHERS] as const
