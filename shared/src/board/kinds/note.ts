// Knows the description of a free note; knows no other kind.
import type { KindDescription } from './kind.ts'

export const NOTE = {
  kind: 'note',
  label: 'Note',
  plural: 'Notes',
  palette: 'free',
  icon: 'sticky-note',
  title: 'text',
  size: [176, 112],
  inAgreement: false,
  home: 'none',
  fields: {
    text: {
      type: 'text',
      label: 'Note',
      group: 'Note',
      material: false,
      advised: 2000,
      face: 'title',
      ask: 'Write something',
    },
    senderShown: {
      type: 'flag',
      label: 'Show who wrote it',
      becomes: ['now shows who wrote it', 'no longer shows who wrote it'],
      group: 'Note',
      material: false,
      initial: false,
    },
  },
} as const satisfies KindDescription
