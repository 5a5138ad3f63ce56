// Knows the description of a named area of the map; knows no other kind.
import type { KindDescription } from './kind.ts'

export const ZONE = {
  kind: 'zone',
  label: 'Area',
  plural: 'Areas',
  palette: 'free',
  icon: 'square-dashed',
  title: 'title',
  size: [640, 480],
  inAgreement: false,
  home: 'none',
  fields: {
    title: {
      type: 'line',
      label: 'Title',
      group: 'Area',
      material: false,
      advised: 200,
      face: 'title',
      ask: 'What is this area for?',
    },
    zoneType: {
      type: 'pick',
      label: 'For',
      told: 'what it is for',
      group: 'Area',
      material: false,
      options: ['free', 'who', 'what', 'leads', 'how', 'words', 'issues', 'wins', 'parking'],
      optionLabels: {
        free: 'Anything',
        who: 'Who we are',
        what: 'What we want',
        leads: 'Lead, chair and other roles',
        how: 'How we work',
        words: 'Words',
        issues: 'Concerns and questions',
        wins: 'Wins and setbacks',
        parking: 'For later',
      },
      initial: 'free',
    },
    presentStop: {
      type: 'number',
      label: 'Place when presenting',
      group: 'Area',
      material: false,
      min: 0,
      max: 1000,
      step: 1,
    },
  },
} as const satisfies KindDescription
