// Knows the list in which a card says what somebody will do about it; knows no kind of card.
import type { ListField } from './kind.ts'

/** Under `group`; the same wherever it stands. */
export const actionList = <G extends string>(group: G) =>
  ({
    type: 'list',
    label: 'Actions',
    group,
    material: false,
    itemLabel: 'action',
    limit: 100,
    action: { what: 'text', person: 'personId', organisation: 'orgId', by: 'by', done: 'doneOn', dropped: 'droppedOn' },
    item: {
      text: { type: 'line', label: 'What', group: 'Action', material: false, advised: 500, required: true },
      personId: { type: 'reference', label: 'Who', group: 'Action', material: false, to: ['person'] },
      orgId: { type: 'reference', label: 'Organisation', group: 'Action', material: false, to: ['organisation'] },
      by: { type: 'date', label: 'By', group: 'Action', material: false, partial: true },
      doneOn: { type: 'date', label: 'Done on', group: 'Action', material: false, partial: true },
      droppedOn: { type: 'date', label: 'No longer needed since', group: 'Action', material: false, partial: true },
    },
  }) as const satisfies ListField
