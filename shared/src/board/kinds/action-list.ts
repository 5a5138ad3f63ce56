// Knows the list in which a card says what somebody will do about it; knows no kind of card.
import type { ActionFields, LineField, ListField } from './kind.ts'

/** Names of the fields below. */
const ACTION_FIELDS = {
  what: 'text',
  person: 'personId',
  participant: 'participantId',
  organisation: 'orgId',
  by: 'by',
  done: 'doneOn',
  dropped: 'droppedOn',
} as const satisfies ActionFields

/** Who does it, of those without a card of their own: their participant id, since no name enters a board by itself. */
const WHO_IS_HERE = {
  type: 'line',
  label: 'Who, of those here',
  group: 'Action',
  material: false,
  advised: 40,
  readOnly: true,
  notInForm: true,
} as const satisfies LineField

/** Under `group`; the same wherever it stands. */
export const actionList = <G extends string>(group: G) =>
  ({
    type: 'list',
    label: 'Actions',
    group,
    material: false,
    itemLabel: 'action',
    limit: 100,
    action: ACTION_FIELDS,
    itemInSight: ['text', 'personId', 'by'],
    item: {
      text: {
        type: 'line',
        label: 'What',
        told: 'what is to be done',
        group: 'Action',
        material: false,
        advised: 500,
        required: true,
      },
      personId: {
        type: 'reference',
        label: 'Who',
        told: 'who does it',
        group: 'Action',
        material: false,
        to: ['person', 'role'],
      },
      by: { type: 'date', label: 'By', told: 'the date', group: 'Action', material: false, partial: true },
      orgId: { type: 'reference', label: 'Organisation', group: 'Action', material: false, to: ['organisation'] },
      doneOn: {
        type: 'date',
        label: 'Done on',
        told: 'the day it was done',
        group: 'Action',
        material: false,
        partial: true,
      },
      droppedOn: {
        type: 'date',
        label: 'No longer needed since',
        told: 'the day since when it is not needed',
        group: 'Action',
        material: false,
        partial: true,
      },
      participantId: WHO_IS_HERE,
    },
  }) as const satisfies ListField
