// Knows the checks of the seventh assumption, that we all speak one language; knows no other.
import { CHARTER_ID } from '../../board/ids.ts'
import { quote } from '../../board/quotation.ts'
import { fine, wrong, type Check } from '../finding.ts'

const COMPARED: Check = {
  id: 'A7.1',
  audience: 'everyone',
  from: 'proposal',
  look: ({ organisations, cards, blank }) => {
    if (organisations.length < 2) return []
    const isCompared = cards('word').some(
      ({ fields }) =>
        new Set(fields.meanings.flatMap(({ orgId, text }) => (orgId === undefined || blank(text) ? [] : [orgId])))
          .size >= 2,
    )
    return [isCompared ? fine(CHARTER_ID) : wrong('gap', [CHARTER_ID], { add: 'word' })]
  },
  one: () => 'No word has been compared yet to see whether we mean the same by it.',
  many: () => 'No word has been compared yet to see whether we mean the same by it.',
}

const AGREED_MEANING: Check = {
  id: 'A7.2',
  audience: 'everyone',
  from: 'start',
  look: ({ cards, blank }) =>
    cards('word')
      .filter(({ fields }) => fields.verdict === 'same-word-different-things')
      .map(({ id, fields }) => (blank(fields.agreed) ? wrong('weak', [id], { card: id, field: 'agreed' }) : fine(id))),
  one: ({ subjects }, { name }) =>
    `${quote(name(subjects[0]))} means different things to us, and has no agreed meaning yet.`,
  many: (count) => `${count} words mean different things to us, and have no agreed meaning yet.`,
}

export const LANGUAGE = [COMPARED, AGREED_MEANING] as const
