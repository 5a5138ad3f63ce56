// Knows the reserved kind for drawings to come: kept and exported, drawn as a plain box, offered nowhere.
import type { KindDescription } from './kind.ts'

export const MARK = {
  kind: 'mark',
  label: 'Drawing',
  plural: 'Drawings',
  palette: null,
  icon: 'square',
  title: 'text',
  size: [160, 120],
  inAgreement: false,
  home: 'none',
  fields: {
    text: {
      type: 'text',
      label: 'Text',
      group: 'Drawing',
      material: false,
      advised: 2000,
      face: 'title',
      readOnly: true,
    },
  },
} as const satisfies KindDescription
