// Knows how single fields of a card are set and its texts edited; refuses lists and geometry.
import { CARD_KEY, cardMap, mapIn, textAt } from '../board/board-doc.ts'
import { writablePlain } from '../board/field-value.ts'
import { describeCard } from '../board/kinds/card-kinds.ts'
import type { CardKind, FieldDescription, ItemFieldDescription } from '../board/kinds/kind.ts'
import { LIMITS } from '../board/limits.ts'
import { samePlain } from '../board/plain-value.ts'
import { readVoice } from '../board/read-common.ts'
import type { TextAddress } from '../board/text-address.ts'
import { cleanText, splitsCharacter } from '../board/text-rules.ts'
import { setKey, type Draft } from './draft.ts'
import type { Operation, Refusal } from './operation.ts'

/** Own names only: "constructor" is no field. */
export const fieldOf = (kind: CardKind, name: string): FieldDescription | null => {
  const { fields } = describeCard(kind)
  return Object.hasOwn(fields, name) ? (fields[name] ?? null) : null
}

/** The value as it is to be written; undefined value = clear the field. */
export const checkPlain = (
  draft: Draft,
  card: string,
  field: FieldDescription | ItemFieldDescription,
  value: unknown,
): { readonly refusal: Refusal } | { readonly value: unknown } => {
  if (field.type === 'list' || field.type === 'line' || field.type === 'text') return { refusal: 'not-allowed-here' }
  if (value === undefined || value === null) return { value: undefined }
  // An empty list is what "none" looks like in a form.
  if (Array.isArray(value) && value.length === 0 && (field.type === 'references' || field.type === 'branches'))
    return { value: undefined }
  const writable = writablePlain(field, value, draft.kindOf)
  const names =
    field.type === 'reference'
      ? [writable]
      : field.type === 'references' && Array.isArray(writable)
        ? (writable as unknown[])
        : []
  const isSelf = names.includes(card) && !(field.type === 'reference' && field.orSelf === true)
  return writable === undefined || isSelf ? { refusal: 'bad-value' } : { value: writable }
}

export const planSetField = (draft: Draft, operation: Operation & { readonly type: 'set-field' }): Refusal | null => {
  const place = draft.place(operation.card)
  if (place === null) return 'no-such-card'
  const field = fieldOf(place.kind, operation.field)
  if (field === null) return 'no-such-field'
  if (draft.isLocked(operation.card)) return 'locked'
  const checked = checkPlain(draft, operation.card, field, operation.value)
  if ('refusal' in checked) return checked.refusal
  if (samePlain(cardMap(draft.boardDoc, operation.card)?.get(operation.field), checked.value)) return null
  setKey(draft, operation.card, operation.field, checked.value)
  draft.touch(operation.card)
  return null
}

/** Why no text of the card stands at the address; null = one does. */
const refuseAddress = (draft: Draft, { card, item, field }: TextAddress): Refusal | null => {
  const place = draft.place(card)
  if (place === null) return 'no-such-card'
  if (item === undefined) {
    const described = fieldOf(place.kind, field)
    if (described === null) return 'no-such-field'
    return described.type === 'line' || described.type === 'text' ? null : 'not-allowed-here'
  }
  const map = cardMap(draft.boardDoc, card)
  for (const [name, list] of Object.entries(describeCard(place.kind).fields)) {
    if (list.type !== 'list') continue
    // A text of an item that somebody has just removed still takes what is being typed: it may come back.
    const isThere =
      draft.items(card, name, list).some(({ id }) => id === item) ||
      (map !== null && mapIn(map, name)?.has(item) === true)
    if (!isThere) continue
    const described = Object.hasOwn(list.item, field) ? list.item[field] : undefined
    if (described === undefined) return 'no-such-field'
    return described.type === 'line' || described.type === 'text' ? null : 'not-allowed-here'
  }
  return 'no-such-item'
}

export const planEditText = (
  draft: Draft,
  { at, index, remove, insert }: Operation & { readonly type: 'edit-text' },
): Refusal | null => {
  const refusal = refuseAddress(draft, at)
  if (refusal !== null) return refusal
  if (draft.isLocked(at.card)) return 'locked'
  const before = draft.text(at)
  const end = index + remove
  if (!Number.isInteger(index) || !Number.isInteger(remove) || index < 0 || remove < 0 || end > before.length)
    return 'bad-value'
  if (!insert.isWellFormed() || splitsCharacter(before, index) || splitsCharacter(before, end)) return 'bad-text'
  const words = cleanText(insert)
  const after = before.slice(0, index) + words + before.slice(end)
  if (after.length > LIMITS.textChars && after.length > before.length) return 'too-long'
  if (remove === 0 && words === '') return null
  draft.setText(at, after)
  draft.change(() => {
    const text = textAt(draft.boardDoc, at)
    if (remove > 0) text.delete(index, remove)
    if (words !== '') text.insert(index, words)
  })
  draft.touch(at.card, true)
  return null
}

/** Whose words a field holds; those of other fields stay. */
export const planSetVoice = (
  draft: Draft,
  { card, fields, orgId }: Operation & { readonly type: 'set-voice' },
): Refusal | null => {
  const place = draft.place(card)
  if (place === null || draft.place(orgId)?.kind !== 'organisation') return 'no-such-card'
  if (fields.some((field) => fieldOf(place.kind, field) === null)) return 'no-such-field'
  if (draft.isLocked(card)) return 'locked'
  const { by, at } = draft.author
  const before = readVoice(cardMap(draft.boardDoc, card)?.get(CARD_KEY.voice)) ?? {}
  const said = Object.fromEntries(fields.map((field) => [field, { orgId, by, at }]))
  setKey(draft, card, CARD_KEY.voice, { ...before, ...said })
  return null
}
