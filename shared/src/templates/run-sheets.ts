// Knows the run sheets that calls are led by: the short one to begin with, and the three calls that start a partnership.
import type { RunSheet, RunStep } from './run-sheet.ts'

const whichApply: RunStep = {
  id: 'which-apply',
  minutes: 10,
  prompt: 'Which of these apply to us?',
  tip: 'Everybody picks first, then show. The sentences picked most become concerns; ask who else says "us too".',
  mode: 'write-first',
  tool: { type: 'pick' },
}
const lookBack: RunStep = {
  id: 'look-back',
  minutes: 4,
  prompt: 'What did we say we would do, and what became of it?',
  tip: 'Read them out one by one: done, still to do, or no longer needed. Nobody has to explain.',
  mode: 'open',
  tool: { type: 'look-back' },
}
const closing = (next: 'call' | 'review'): RunStep => ({
  id: 'closing',
  minutes: 5,
  prompt: 'One win, the next date, and who does what until then',
  tip: 'Nobody leaves without a date. Write the win down with who made it possible.',
  mode: 'open',
  tool: { type: 'closing', next },
})

export const RUN_SHEETS: readonly RunSheet[] = [
  {
    id: 'which-apply',
    title: 'Which of these apply to us?',
    about: 'Ten minutes that any group can begin with. Nothing has to be on the map.',
    steps: [whichApply],
  },
  {
    id: 'why-and-who',
    title: 'Call 1: why and who',
    about: 'Why we are here, what each of us does, and a purpose in our own words.',
    steps: [
      whichApply,
      {
        id: 'why',
        minutes: 8,
        prompt: 'What would make this worth it for your organisation?',
        tip: 'Say first that some of us were told to be here, and that this is fine.',
        mode: 'open',
        tool: { type: 'fields', of: 'own', fields: ['worthIt'] },
      },
      {
        id: 'what-we-do',
        minutes: 14,
        prompt: 'What do you do, and what do people wrongly think you do?',
        tip: 'Two minutes each. The others may only ask questions.',
        mode: 'turns',
        tool: { type: 'fields', of: 'own', fields: ['whatWeDo', 'notUs'] },
      },
      {
        id: 'purpose-first',
        minutes: 6,
        prompt: 'Why does this partnership exist? One sentence each.',
        tip: 'Everybody writes before anybody speaks. Then show all of them together.',
        mode: 'write-first',
        tool: { type: 'write', kind: 'note', unsigned: false },
      },
      {
        id: 'purpose',
        minutes: 9,
        prompt: 'Our purpose, made from all of these',
        tip: 'Read the sentences aloud, start from the one most people nod at, and merge the others in.',
        mode: 'open',
        tool: { type: 'fields', of: 'charter', fields: ['purpose'] },
        reads: 'purpose-first',
      },
      closing('call'),
    ],
  },
  {
    id: 'what-and-who-does-what',
    title: 'Call 2: what we want and who does what',
    about: 'Objectives, how we will know, who leads each of them, and what everybody brings.',
    steps: [
      lookBack,
      {
        id: 'objectives-first',
        minutes: 8,
        prompt: 'What should be different because of us? Two things each.',
        tip: 'A change for people or places, not something we produce. Show, then put together what belongs together.',
        mode: 'write-first',
        tool: { type: 'write', kind: 'objective', unsigned: false },
      },
      {
        id: 'how-we-will-know',
        minutes: 15,
        prompt: 'For each: the first steps, and what we would see if it goes well',
        tip: 'Go through the objectives one by one. Ask what we would see in three, twelve and thirty-six months.',
        mode: 'open',
        tool: {
          type: 'entries',
          kind: 'objective',
          list: 'markers',
          words: 'text',
          which: 'kind',
          offered: ['foundation', 'result'],
        },
      },
      {
        id: 'who-leads',
        minutes: 10,
        prompt: 'Who do we each think leads?',
        tip: 'As each of us believes it is now, without asking the others. Show, talk about what differs, and press who leads.',
        mode: 'write-first',
        tool: { type: 'leads' },
      },
      {
        id: 'who-does-what',
        minutes: 15,
        prompt: 'Who does what, and what does each of us bring?',
        tip: 'Each of us in turn, objective by objective: who leads, who delivers, and what each of us brings to it.',
        mode: 'turns',
        tool: { type: 'open', what: 'who-does-what' },
      },
      closing('call'),
    ],
  },
  {
    id: 'how-we-work',
    title: 'Call 3: how we work',
    about: 'Who leads and why that way, what will be hard, what we do if we disagree, and when we look again.',
    steps: [
      lookBack,
      {
        id: 'leading',
        minutes: 8,
        prompt: 'Who leads this partnership, and why does that suit us?',
        tip: 'Ask who chases us on a Tuesday.',
        mode: 'open',
        tool: { type: 'fields', of: 'charter', fields: ['leadRef', 'leadershipWhy'] },
      },
      {
        id: 'hard',
        minutes: 6,
        prompt: 'What will be hard for us here?',
        tip: 'Say that many concerns are a good sign. Show them together, then ask who says "us too".',
        mode: 'write-first',
        tool: { type: 'write', kind: 'concern', unsigned: true },
      },
      {
        id: 'disagree',
        minutes: 15,
        prompt: 'If we disagree: who is told first, and what happens next?',
        tip: 'Write the steps in calm weather: who, how, and within how long. The last step is help from outside.',
        mode: 'open',
        tool: { type: 'open', what: 'steps' },
      },
      {
        id: 'rehearse',
        minutes: 7,
        prompt: 'Try it once: two of us both told the papers it was our idea. What now?',
        tip: 'Walk the made-up case down the steps. Change what does not work.',
        mode: 'open',
        tool: { type: 'talk' },
      },
      {
        id: 'words',
        minutes: 5,
        prompt: 'Which word have you heard today that not everybody understands?',
        tip: 'One word each is enough. What they mean can be settled later.',
        mode: 'open',
        tool: { type: 'add', kind: 'word' },
      },
      {
        id: 'look-again',
        minutes: 4,
        prompt: 'When do we look again?',
        tip: 'Pick the date before the call ends.',
        mode: 'open',
        tool: { type: 'fields', of: 'charter', fields: ['nextReviewOn'] },
      },
      {
        id: 'agree',
        minutes: 6,
        prompt: 'Is this what we want to agree?',
        tip: 'Look at the map together. Then propose it for agreement: every organisation answers for itself.',
        mode: 'open',
        tool: { type: 'open', what: 'agreement' },
      },
      closing('review'),
    ],
  },
]

/** The sheet of an id; null = there is none. */
export const sheetOf = (id: string): RunSheet | null => RUN_SHEETS.find((sheet) => sheet.id === id) ?? null
