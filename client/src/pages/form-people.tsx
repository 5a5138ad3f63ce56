// Knows how it is asked who sits at the table for an organisation and what each can decide; refuses to know where that goes.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { FORM_LIMITS, type FormPerson } from '@common-ground/shared/board/own-form.ts'
import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../controls/button.tsx'
import { Field, SelectInput, TextInput } from '../controls/field.tsx'
import { formWords } from '../text/form-words.ts'
import { Meanwhile, type PartProps } from './form-part.tsx'
import { choicesOf } from './form-text.ts'

export const noOne = (id: string): FormPerson => ({
  id,
  name: '',
  jobTitle: '',
  canDecide: 'unset',
  limits: '',
  checksWith: '',
})
const NOT_SAID = describeCard('person').fields['canDecide']
const notSaid =
  NOT_SAID?.type === 'pick' ? [{ value: NOT_SAID.initial, label: NOT_SAID.optionLabels[NOT_SAID.initial] ?? '' }] : []
const DECISIONS = [...notSaid, ...choicesOf('person', 'canDecide')]
const DAYS = describeCard('person').fields['checkBackDays']

export interface PeopleProps extends PartProps {
  readonly people: readonly FormPerson[]
  /** Ids of those who are on the board: they are changed here, and not removed. */
  readonly known: ReadonlySet<string>
  readonly missing: ReadonlySet<string>
  readonly onPeople: (people: readonly FormPerson[]) => void
  readonly newId: () => string
}

export function FormPeople({ people, known, missing, clashes, onPeople, newId }: PeopleProps) {
  const set = (id: string, change: Partial<FormPerson>): void =>
    onPeople(people.map((person) => (person.id === id ? { ...person, ...change } : person)))
  return (
    <>
      {people.map((person, index) => {
        const { id, canDecide } = person
        const asks = canDecide === 'check-first' || canDecide === 'within-limits'
        return (
          <fieldset key={id} className="form-person">
            <legend>{formWords.person(index + 1)}</legend>
            {known.has(id) ? null : (
              <IconButton
                className="form-remove"
                label={formWords.removePerson(index + 1)}
                icon={<X size={17} aria-hidden />}
                onClick={() => onPeople(people.filter((one) => one.id !== id))}
              />
            )}
            <Field label={formWords.name} mistake={missing.has(id) ? formWords.nameMissing : undefined}>
              {(ids) => (
                <TextInput {...ids} value={person.name} onChange={(event) => set(id, { name: event.target.value })} />
              )}
            </Field>
            <Field label={formWords.jobTitle}>
              {(ids) => (
                <TextInput
                  {...ids}
                  value={person.jobTitle}
                  onChange={(event) => set(id, { jobTitle: event.target.value })}
                />
              )}
            </Field>
            <Field label={formWords.canDecide}>
              {(ids) => (
                <SelectInput
                  {...ids}
                  value={canDecide}
                  options={DECISIONS}
                  // Its options are those of the field.
                  onPick={(value) => set(id, { canDecide: value as FormPerson['canDecide'] })}
                />
              )}
            </Field>
            {canDecide === 'within-limits' ? (
              <Field label={formWords.limits}>
                {(ids) => (
                  <TextInput
                    {...ids}
                    value={person.limits}
                    onChange={(event) => set(id, { limits: event.target.value })}
                  />
                )}
              </Field>
            ) : null}
            {asks ? (
              <>
                <Field label={formWords.checksWith} help={formWords.checksWithHelp}>
                  {(ids) => (
                    <TextInput
                      {...ids}
                      value={person.checksWith}
                      onChange={(event) => set(id, { checksWith: event.target.value })}
                    />
                  )}
                </Field>
                <Field label={formWords.days}>
                  {(ids) => (
                    <TextInput
                      {...ids}
                      type="number"
                      inputMode="numeric"
                      className="form-days"
                      {...(DAYS?.type === 'number' ? { min: DAYS.min, max: DAYS.max, step: DAYS.step } : {})}
                      value={person.checkBackDays ?? ''}
                      onChange={({ target: { valueAsNumber: days } }) => {
                        const { checkBackDays: _, ...rest } = person
                        const next = Number.isNaN(days) ? rest : { ...rest, checkBackDays: days }
                        onPeople(people.map((one) => (one.id === id ? next : one)))
                      }}
                    />
                  )}
                </Field>
              </>
            ) : null}
            <Meanwhile of={id} clashes={clashes} />
          </fieldset>
        )
      })}
      {people.length >= FORM_LIMITS.people ? null : (
        <Button small icon={<Plus size={16} aria-hidden />} onClick={() => onPeople([...people, noOne(newId())])}>
          {formWords.addPerson}
        </Button>
      )}
    </>
  )
}
