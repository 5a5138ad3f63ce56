// Knows the five questions an organisation is asked before a call; refuses to know how the answers are kept and sent.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { FORM_LIMITS, type FormField, type OwnForm } from '@common-ground/shared/board/own-form.ts'
import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../controls/button.tsx'
import { Field, TextInput } from '../controls/field.tsx'
import { formWords } from '../text/form-words.ts'
import { LongText, Meanwhile, Question, type PartProps } from './form-part.tsx'
import { FormPeople } from './form-people.tsx'
import { choicesOf } from './form-text.ts'

const ORGANISATION = describeCard('organisation').fields
const advisedOf = (name: FormField): number => {
  const field = ORGANISATION[name]
  return field?.type === 'text' ? field.advised : 0
}
const WHY = choicesOf('organisation', 'joined')

export interface QuestionsProps extends PartProps {
  readonly form: OwnForm
  readonly known: ReadonlySet<string>
  /** Ids of people without a name. */
  readonly missing: ReadonlySet<string>
  readonly onForm: (form: OwnForm) => void
  readonly newId: () => string
}

export function FormQuestions({ form, known, missing, clashes, onForm, newId }: QuestionsProps) {
  const { fields, outcomes, people } = form
  const set = (name: FormField, value: string): void => onForm({ ...form, fields: { ...fields, [name]: value } })
  const setOutcome = (id: string, text: string): void =>
    onForm({ ...form, outcomes: outcomes.map((one) => (one.id === id ? { id, text } : one)) })
  return (
    <>
      <Question n={1} ask={formWords.what} help={formWords.whatHelp}>
        {(ids) => (
          <>
            <LongText
              ids={ids}
              value={fields.whatWeDo}
              advised={advisedOf('whatWeDo')}
              onChange={(text) => set('whatWeDo', text)}
            />
            <Meanwhile of="whatWeDo" clashes={clashes} />
          </>
        )}
      </Question>
      <Question n={2} ask={formWords.notUs} help={formWords.notUsHelp}>
        {(ids) => (
          <>
            <LongText
              ids={ids}
              value={fields.notUs}
              advised={advisedOf('notUs')}
              onChange={(text) => set('notUs', text)}
            />
            <Meanwhile of="notUs" clashes={clashes} />
          </>
        )}
      </Question>
      <Question n={3} ask={formWords.outcomes} help={formWords.outcomesHelp}>
        <>
          <ul className="form-outcomes">
            {outcomes.map(({ id, text }, index) => (
              <li key={id}>
                <TextInput
                  aria-label={formWords.outcome(index + 1)}
                  value={text}
                  onChange={(event) => setOutcome(id, event.target.value)}
                />
                <IconButton
                  label={formWords.removeOutcome(index + 1)}
                  icon={<X size={17} aria-hidden />}
                  onClick={() => onForm({ ...form, outcomes: outcomes.filter((one) => one.id !== id) })}
                />
                <Meanwhile of={id} clashes={clashes} />
              </li>
            ))}
          </ul>
          {outcomes.length >= FORM_LIMITS.outcomes ? null : (
            <Button
              small
              icon={<Plus size={16} aria-hidden />}
              onClick={() => onForm({ ...form, outcomes: [...outcomes, { id: newId(), text: '' }] })}
            >
              {formWords.addOutcome}
            </Button>
          )}
        </>
      </Question>
      <Question n={4} ask={formWords.why} help={formWords.whyHelp}>
        <>
          <fieldset className="form-why">
            <legend className="only-heard">{ORGANISATION['joined']?.label}</legend>
            {WHY.map(({ value, label }) => (
              <label key={value}>
                <input
                  type="radio"
                  name="joined"
                  checked={fields.joined === value}
                  onChange={() => set('joined', value)}
                />
                {label}
              </label>
            ))}
          </fieldset>
          <Meanwhile of="joined" clashes={clashes} />
          <Field label={formWords.worthIt}>
            {(ids) => (
              <LongText
                ids={ids}
                value={fields.worthIt}
                advised={advisedOf('worthIt')}
                onChange={(text) => set('worthIt', text)}
              />
            )}
          </Field>
          <Meanwhile of="worthIt" clashes={clashes} />
        </>
      </Question>
      <Question n={5} ask={formWords.people} help={formWords.peopleHelp}>
        <FormPeople
          people={people}
          known={known}
          missing={missing}
          clashes={clashes}
          onPeople={(next) => onForm({ ...form, people: next })}
          newId={newId}
        />
      </Question>
    </>
  )
}
