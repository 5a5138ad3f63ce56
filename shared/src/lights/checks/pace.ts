// Knows the checks of the eighth assumption, that results come at once, and whether the hours are there; knows no other.
import { dateWords } from '../../board/calendar-words.ts'
import { quote } from '../../board/quotation.ts'
import { addMonths, lastDay } from '../date-arithmetic.ts'
import { fine, wrong, type Check } from '../finding.ts'
import { organisationsIn } from '../wording.ts'

const FIRST_STEPS: Check = {
  id: 'A8.1',
  audience: 'everyone',
  from: 'proposal',
  look: ({ objectives, blank }) =>
    objectives.map(({ id, fields }) =>
      fields.markers.some(({ kind, text }) => kind === 'foundation' && !blank(text))
        ? fine(id)
        : wrong('gap', [id], { card: id, field: 'markers' }),
    ),
  one: ({ subjects }, { name }) => `The first steps of ${quote(name(subjects[0]))} are not written down yet.`,
  many: (count) => `The first steps of ${count} objectives are not written down yet.`,
}

const EARLY_RESULT: Check = {
  id: 'A8.2',
  audience: 'everyone',
  from: 'start',
  look: ({ objectives, start, thresholds }) =>
    objectives.flatMap(({ id, fields }) => {
      const due = (wanted: 'result' | 'foundation'): readonly string[] =>
        fields.markers.flatMap(({ kind, by }) => (kind === wanted && by !== undefined ? [lastDay(by)] : [])).toSorted()
      const [earliest] = due('result')
      if (earliest === undefined) return []
      const [firstStep] = due('foundation')
      const isSoon = earliest < addMonths(start, thresholds.foundationMonths)
      const isLaid = firstStep !== undefined && firstStep < earliest
      return [isSoon && !isLaid ? wrong('weak', [id], { card: id, field: 'markers' }, { by: earliest }) : fine(id)]
    }),
  one: ({ subjects, wrong: { params } }, { name }) =>
    `${quote(name(subjects[0]))} expects a result by ${dateWords(String(params['by']))}, with no first step before it.`,
  many: (count) => `${count} objectives expect an early result, with no first step before it.`,
}

const DATE_PASSED: Check = {
  id: 'A8.3',
  audience: 'everyone',
  from: 'start',
  look: ({ objectives, isPast }) =>
    objectives.flatMap(({ id, fields }) =>
      fields.markers.flatMap((marker) => {
        if (marker.by === undefined) return []
        const isOpen = marker.state === 'not-yet' || marker.state === 'moving'
        if (!isOpen || !isPast(marker.by)) return [fine(id)]
        const fix = { card: id, field: 'markers', item: marker.id }
        return [wrong('stale', [id], fix, { item: marker.id, text: marker.text, by: marker.by })]
      }),
    ),
  one: ({ subjects, wrong: { params } }, { name }) => {
    const text = String(params['text']).trim()
    return `${quote(text === '' ? name(subjects[0]) : text)} was expected by ${dateWords(String(params['by']))}: where does it stand?`
  },
  many: (count) => `${count} expected dates have passed: where do they stand?`,
}

const HOURS: Check = {
  id: 'T12.1',
  audience: 'organisation',
  from: 'proposal',
  look: ({ organisations, parts, peopleOf, card }) =>
    organisations.flatMap(({ id }) => {
      const promised = sumOf(
        parts(id)
          .filter(({ to }) => !CLOSED.has(card('objective', to)?.fields.state))
          .map(({ attributes }) => attributes['hoursPerMonth']),
      )
      const there = sumOf(peopleOf(id).map(({ fields }) => fields.hoursPerMonth))
      if (promised === null || there === null) return []
      if (promised <= there) return [fine(id)]
      return [wrong('weak', [id], { card: id }, { organisation: id, promised, there })]
    }),
  one: ({ subjects, wrong: { params } }, { name }) =>
    `${name(subjects[0])} has ${String(params['there'])} hours a month for this, and ${String(params['promised'])} are planned.`,
  many: (count) => `For ${organisationsIn(count)} more hours are planned than there are.`,
}
const CLOSED: ReadonlySet<unknown> = new Set(['achieved', 'dropped'])
/** The sum of the numbers; null = none is said. */
const sumOf = (values: readonly unknown[]): number | null => {
  const numbers = values.filter((value) => typeof value === 'number')
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0)
}

export const PACE = [FIRST_STEPS, EARLY_RESULT, DATE_PASSED, HOURS] as const
