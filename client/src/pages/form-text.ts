// Knows how a filled-in form reads as plain text, to look at and to copy; knows no screen.
import type { FormPerson, OwnForm } from '@common-ground/shared/board/own-form.ts'
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import type { CardKind } from '@common-ground/shared/board/kinds/kind.ts'
import { formWords } from '../text/form-words.ts'

/** The choices of a field in words, without the one that says nothing yet. */
export function choicesOf(kind: CardKind, name: string): readonly { readonly value: string; readonly label: string }[] {
  const field = describeCard(kind).fields[name]
  if (field?.type !== 'pick') return []
  return field.options
    .filter((value) => value !== field.initial)
    .map((value) => ({ value, label: field.optionLabels[value] ?? value }))
}
const wordOf = (kind: CardKind, name: string, value: string): string =>
  choicesOf(kind, name).find((choice) => choice.value === value)?.label ?? ''

/** Question by question, what was said; questions without an answer are left out. */
export function saidIn({
  fields,
  outcomes,
  people,
}: OwnForm): readonly { readonly ask: string; readonly says: string }[] {
  return [
    { ask: formWords.what, says: fields.whatWeDo },
    { ask: formWords.notUs, says: fields.notUs },
    { ask: formWords.outcomes, says: outcomes.map(({ text }) => text).join('\n') },
    { ask: formWords.why, says: joined([wordOf('organisation', 'joined', fields.joined), fields.worthIt], '\n') },
    { ask: formWords.people, says: people.map(personText).join('\n') },
  ].filter(({ says }) => says.trim() !== '')
}

function personText(person: FormPerson): string {
  const { name, jobTitle, canDecide, limits, checksWith, checkBackDays } = person
  const said = formWords.saidOf
  const told = (value: string, say: (value: string) => string): string => (value.trim() === '' ? '' : say(value.trim()))
  return joined(
    [
      joined(name === jobTitle ? [name] : [name, jobTitle], ', '),
      told(wordOf('person', 'canDecide', canDecide), said.canDecide),
      told(limits, said.limits),
      told(checksWith, said.checksWith),
      checkBackDays === undefined ? '' : said.days(checkBackDays),
    ],
    '. ',
  )
}
const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part.trim() !== '').join(by)

/** All of it, to be pasted elsewhere. */
export const formText = (form: OwnForm): string =>
  saidIn(form)
    .map(({ ask, says }) => `${ask}\n${says}`)
    .join('\n\n')
