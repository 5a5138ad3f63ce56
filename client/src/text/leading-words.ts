// Knows the words of leading a call by a run sheet, in British English; knows no component. What a step asks stands with the step.
const minutes = (n: number): string => `${n} ${n === 1 ? 'minute' : 'minutes'}`

export const leadingWords = {
  lead: 'Lead the call',
  choose: {
    title: 'Lead the call',
    about:
      'Everybody on the board sees one prompt at a time, a clock, and the one thing to do. You go on when you are ready.',
    begin: (title: string) => `Begin "${title}"`,
    beginShort: 'Begin',
    size: (steps: number, whole: number) => `${steps} ${steps === 1 ? 'step' : 'steps'}, ${minutes(whole)}`,
  },

  strip: 'The call',
  step: (at: number, of: number) => `Step ${at} of ${of}`,
  modes: { open: 'together', 'write-first': 'write first, then show', turns: 'take turns' },
  leads: (name: string) => `${name} leads`,
  hasLeft: (name: string) => `${name} led this call and has left`,
  somebody: 'Somebody',
  takeOver: 'Take over',
  fold: 'Hide the step',
  unfold: 'Show the step',

  clock: {
    label: 'Time left for this step',
    turn: 'Time left for this turn',
    up: 'Time is up',
    upAbout: 'Nothing stops. Take the time you need.',
  },
  turn: {
    now: (name: string) => `${name} speaks`,
    after: (name: string) => `then ${name}`,
    nobody: 'Nobody speaks yet',
    begin: (name: string) => `Begin with ${name}`,
    next: (name: string) => `Next: ${name}`,
    end: 'Everybody has spoken',
  },

  controls: {
    label: 'Leading',
    back: 'Back',
    next: 'Next step',
    show: (n: number) => (n === 0 ? 'Show' : `Show (${n} written)`),
    more: '+1 minute',
    end: 'End the call',
    endSure: 'End the call? What is on the map stays.',
    endYes: 'End it',
    others: 'More',
    about: 'More about this step',
    withoutDevice: 'People here without a device',
  },

  tool: {
    own: 'For your organisation',
    ownMissing: 'Your organisation has no card on the map yet.',
    addOwn: 'Add its card',
    noOrganisation: 'You have not said which organisation you are from, so there is nothing to fill in here.',
    add: (kind: string) => `Add: ${kind.toLocaleLowerCase('en-GB')}`,
    put: 'Add to the map',
    added: (words: string) => `Added: ${words}`,
    byHand: 'Write it down for yourself first. Then everybody says what they wrote.',
    readOnly: 'You can follow this here. Your link does not allow adding.',
  },

  write: {
    label: 'Write it down first',
    nameless: 'Without my name',
    keep: 'Keep it',
    yours: 'What you have written',
    remove: (text: string) => `Take out: ${text}`,
    here: 'It stays on this device until everybody’s is shown.',
    there: 'It is kept without your name and shown mixed with the others, once there are three.',
    written: (n: number) => `${n} ${n === 1 ? 'has' : 'have'} written so far`,
    shown: 'Shown on the map.',
    look: 'Look at them',
    more: 'One more, with your name',
    waiting: (n: number) =>
      `${n} without a name ${n === 1 ? 'waits' : 'wait'} until three have written one. Then it is shown.`,
    nowMine: 'Put mine on the map now',
  },
  pause: {
    label: 'Editing is paused',
    start: 'Pause editing',
    stop: 'Let everybody edit again',
    others: 'Editing is paused for everybody else.',
    mine: 'Editing is paused. What you have written stays with you and is sent when it goes on.',
    over: 'Everybody can edit again.',
  },
  bring: {
    all: 'Bring everybody to me',
    done: 'Everybody sees now what you see.',
    by: (name: string) => `${name} shows you this.`,
    asks: (name: string) => `${name} would like to show you something.`,
    back: 'Back to where I was',
    go: 'Go there',
  },
  leftOver: {
    label: 'Not shown yet',
    about: (prompt: string) => `You wrote this for "${prompt}". It was not shown, so it is still only here.`,
    put: 'Put it on the map with my name',
    drop: 'Throw it away',
    placed: 'It is on the map now.',
    dropped: 'It is thrown away.',
  },

  labels: { add: 'Add a card', show: 'Show what you wrote' },
  said: {
    step: (at: number, of: number, prompt: string) => `Step ${at} of ${of}: ${prompt}`,
    lastMinute: 'One minute left for this step.',
    up: 'Time is up for this step. Nothing stops.',
    ended: 'Nobody leads the call any more. Everything on the map stays.',
    turn: (name: string) => `${name} speaks now.`,
  },
} as const
