// Knows the words of the agreed steps for when partners see something differently, in British English; knows no component.

export const stepsWords = {
  stairs: 'The steps',
  step: (number: number, of: number) => `Step ${number} of ${of}`,
  untitled: 'not written down yet',
  outside: 'Outside help',
  noLimit: 'no time limit written',
  here: 'We are here',
  since: (day: string) => `the clock runs since ${day}`,
  noClock: 'no clock runs',

  title: 'Where this stands on our steps',
  noSteps: 'What we do when we disagree is not written down yet. Add “If we disagree” first.',
  notYet:
    'Nobody has taken this to the steps yet. Nothing starts by itself: put it on the first step when you want to.',
  put: 'Put it on our first step',
  next: (title: string) => `Go on to: ${title}`,
  clock: 'The clock',
  clockAbout: 'It starts once everybody concerned has said so. Nobody starts it alone.',
  clockRuns: (day: string) => `The clock of this step runs since ${day}.`,
  within: (period: string) => `This step may take ${period}.`,
  saysStart: 'says: start the clock',
  saysNothing: 'has not said so',
  say: 'Start the clock for us',
  unsay: 'Not now',
  record: (name: string) => `Record that ${name} starts it`,
  recordShort: 'Record',
  form: (name: string) => `${name} starts the clock`,
  send: 'Start the clock',

  brief: 'A paragraph for help from outside',
  briefAbout: 'It takes no side. Copy it, and say it in your own words where you like.',
  copy: 'Copy the paragraph',

  differently: 'We see this differently',
  differentlyAbout:
    'This makes a card of its own and puts it on the first of our steps. No clock starts until everybody concerned says so.',
  /** Offered on every card that organisations agree on. */
  see: {
    about: (hasSteps: boolean) =>
      `This makes a card of its own, connected to this one, in your organisation's name. There you write how you see it, and the others do. Nothing changes here. ${
        hasSteps
          ? '“If we disagree” says how it goes on: its first step can take it up from that card. Nothing starts by itself.'
          : 'How it goes on is not agreed yet: once “If we disagree” has steps, they can take it up from that card.'
      }`,
    make: 'Make the card',
    there: 'Seen differently already',
  },
  cardTitle: (name: string) => `We see this differently: ${name}`,
  label: { put: 'putting it on a step', make: 'saying that we see it differently' },
} as const
