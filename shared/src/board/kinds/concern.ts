// Knows the description of a concern or question; knows no other kind.
import { actionList } from './action-list.ts'
import type { KindDescription } from './kind.ts'

export const CONCERN = {
  kind: 'concern',
  label: 'Concern or question',
  plural: 'Concerns and questions',
  palette: 'how',
  icon: 'message-circle-question-mark',
  title: 'title',
  size: [232, 100],
  inAgreement: false,
  home: 'how',
  fields: {
    title: {
      type: 'line',
      label: 'Concern or question',
      group: 'What it is',
      material: false,
      advised: 200,
      required: true,
      face: 'title',
      ask: 'What is on your mind?',
    },
    text: { type: 'text', label: 'More about it', group: 'What it is', material: false, advised: 2000, face: 'body' },
    issueKind: {
      type: 'pick',
      label: 'Which kind',
      group: 'What it is',
      material: false,
      options: ['challenge', 'frustration', 'disagreement', 'question', 'risk'],
      optionLabels: {
        challenge: 'Challenge',
        frustration: 'Frustration',
        disagreement: 'We see this differently',
        question: 'Question',
        risk: 'Risk',
      },
      initial: 'challenge',
      face: 'body',
    },
    raisedBy: {
      type: 'reference',
      label: 'Raised by',
      group: 'What it is',
      material: false,
      to: ['organisation'],
      face: 'detail',
    },
    insideOrgId: {
      type: 'reference',
      label: 'Inside which organisation',
      group: 'What it is',
      material: false,
      to: ['organisation'],
    },
    openedOn: { type: 'date', label: 'Raised on', group: 'What it is', material: false, partial: true },
    askedOn: { type: 'date', label: 'Asked everybody on', group: 'What it is', material: false, partial: true },
    state: {
      type: 'pick',
      label: 'Where it stands',
      group: 'What we do about it',
      material: false,
      options: ['open', 'being-worked', 'resolved', 'accepted'],
      optionLabels: {
        open: 'Open',
        'being-worked': 'Being worked on',
        resolved: 'Settled',
        accepted: 'We live with it',
      },
      initial: 'open',
      face: 'detail',
    },
    convenerId: {
      type: 'reference',
      label: 'Who brings people together',
      group: 'What we do about it',
      material: false,
      to: ['person'],
    },
    actions: actionList('What we do about it'),
    outcome: {
      type: 'text',
      label: 'How it was settled',
      group: 'What we do about it',
      material: false,
      advised: 2000,
    },
    closedOn: { type: 'date', label: 'Closed on', group: 'What we do about it', material: false, partial: true },
    stepId: {
      type: 'reference',
      label: 'Step we are at',
      group: 'If we see it differently',
      material: false,
      to: ['if-we-disagree'],
      list: 'steps',
    },
    stepSince: {
      type: 'date',
      label: 'At this step since',
      readOnly: true,
      notInForm: true,
      group: 'If we see it differently',
      material: false,
      partial: false,
    },
    beyondTo: {
      type: 'reference',
      label: 'Taken to',
      help: 'Somebody outside the partnership.',
      group: 'Outside help',
      material: false,
      to: ['organisation'],
      orText: true,
    },
    beyondWhy: {
      type: 'text',
      label: 'Why it was taken further',
      group: 'Outside help',
      material: false,
      advised: 2000,
    },
    beyondAgreedBy: { type: 'reference', label: 'Agreed in', group: 'Outside help', material: false, to: ['decision'] },
    beyondToldOn: { type: 'date', label: 'Told them on', group: 'Outside help', material: false, partial: true },
    beyondToldBy: {
      type: 'reference',
      label: 'Told by',
      group: 'Outside help',
      material: false,
      to: ['person', 'organisation', 'role'],
      orText: true,
    },
    beyondReplyDue: { type: 'date', label: 'Reply due', group: 'Outside help', material: false, partial: true },
    beyondReply: { type: 'text', label: 'Their reply', group: 'Outside help', material: false, advised: 2000 },
  },
} as const satisfies KindDescription

type IssueKind = keyof typeof CONCERN.fields.issueKind.optionLabels
/** A kind that nobody would take for something else is called by its own name, every other one a concern. */
export const saysItself = (issueKind: IssueKind): boolean => issueKind === 'question' || issueKind === 'disagreement'
/** What it is, as it stands before its title. */
export const concernWord = (issueKind: IssueKind): string =>
  saysItself(issueKind) ? CONCERN.fields.issueKind.optionLabels[issueKind] : 'Concern'
