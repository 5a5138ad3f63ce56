// Knows the words for what is left of a step once it is over and for what came of a call, in British English; knows no component.
/** What a step asks, in quotation marks at the end of a sentence: its own full stop is the only one. */
const asEnd = (prompt: string): string => (/[.!?]$/u.test(prompt) ? `"${prompt}"` : `"${prompt}".`)

export const afterStepWords = {
  leftOver: {
    label: 'Not on the map yet',
    about: (prompt: string) => `You wrote this for ${asEnd(prompt)} It is not on the map, so it is still only here.`,
    put: 'Put it on the map with my name',
    nameless: (prompt: string) =>
      `You wrote this without your name for ${asEnd(prompt)} It was not shown, so it is still only here.`,
    perhaps: (prompt: string) =>
      `You gave this without your name for ${asEnd(prompt)} Whether it was shown is not known here: look at the map first.`,
    begun: (prompt: string) => `You were writing this for ${asEnd(prompt)} It has not been added yet.`,
    addAction: 'Add it to what is to be done',
    setDay: 'Take this day',
    addTo: (card: string) => `Add it to "${card}"`,
    addAs: (organisation: string, does: string, objective: string) =>
      `${organisation} ${does.charAt(0).toLocaleLowerCase('en-GB')}${does.slice(1)}: "${objective}"`,
    changeOn: (card: string) => `Change it on "${card}"`,
    moveTo: (card: string) => `Move it to "${card}"`,
    added: 'It is on the board now.',
    copyAbout: 'What you add to the map yourself has your name.',
    copy: 'Copy the words',
    copied: 'Copied',
    drop: 'Throw it away',
    putBack: 'Put it back',
    placed: 'It is on the map now.',
    dropped: 'It is thrown away.',
  },
  /** On the page of whoever is not on the board any more. */
  back: {
    named: 'What you wrote in the call is still on this device.',
    nameless: 'This was to have no name. Whoever you send it to knows that it is yours.',
    copyNameless: 'Copy what I wrote without my name',
  },

  after: {
    title: 'The call has ended',
    about: 'This is what came of it. Everybody finds it again under "Look back".',
    nothing: 'Nothing was written down in this call.',
    next: 'What comes next',
    sendAbout: 'Send it to everybody who was here, and to those who could not come.',
    copy: 'Copy the summary',
    proposeAbout: 'When everything is said, ask every organisation to agree what is on the board.',
    proposeAnewAbout: 'What was agreed has changed. Ask every organisation whether they agree what stands there now.',
    nextCall: (day: string) => `The next call is on ${day}.`,
    nextSheet: (title: string) => `“${title}” comes next.`,
    noNextCall: 'Nobody has said yet when the next call is.',
    invite: 'Invite people to it',
    setNextCall: 'Set the day and invite people',
    presentAbout: 'What is on the board is agreed. Show it to those who were not here.',
    look: 'You will get the summary from whoever led the call.',
    answerAbout: 'Your organisation is asked for its answer.',
    answer: 'Give our answer',
    actionsAbout: (n: number) =>
      n === 1 ? 'Your organisation is down to do one thing.' : `Your organisation is down to do ${n} things.`,
    actions: 'See what is to be done',
    cardAbout: 'Read once more what is written about your organisation, and put right what is not.',
    card: "Open our organisation's card",
    offer: 'The call has ended.',
    see: 'See what came of it',
  },
} as const
