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
    cards('word').flatMap(({ id, fields: { verdict, meanings, agreed } }) => {
      const meant = meanings.flatMap(({ orgId, text }) => (orgId === undefined || blank(text) ? [] : [orgId]))
      // Written down beside each other, and nobody has said what comes of it.
      const isOpen = verdict === 'unset' && new Set(meant).size >= 2
      if (verdict !== 'same-word-different-things' && !isOpen) return []
      return [blank(agreed) ? wrong('weak', [id], { card: id, field: 'agreed' }, { verdict }) : fine(id)]
    }),
  one: ({ subjects, wrong: { params } }, { name }) =>
    params['verdict'] === 'unset'
      ? `What we agree ${quote(name(subjects[0]))} means is not written down yet.`
      : `${quote(name(subjects[0]))} means different things to us, and has no agreed meaning yet.`,
  many: (count) => `What we agree ${count} words mean is not written down yet.`,
}

export const LANGUAGE = [COMPARED, AGREED_MEANING] as const
