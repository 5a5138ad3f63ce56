// Knows the words about what a board keeps, who may come in and how it ends, in British English; knows no component.

export const keepingWords = {
  delete: {
    menu: 'Delete this board',
    title: 'Delete this board for good?',
    about:
      'The cards, the bin, the history, the links and the names of everybody who took part go at once, for everybody. This cannot be undone.',
    backups: 'Backups that were made of this server before still hold it.',
    copy: 'Download a copy first',
    typed: 'To be sure, type the title of the board',
    differs: 'This is not the title. Type it as it is shown above.',
    yes: 'Delete for good',
    busy: 'Deleting...',
  },
  kept: {
    menu: 'What is kept of this board',
    title: 'What is kept of this board',
    lead: 'In plain words, for everybody on it and for whoever has to answer for personal data.',
    toBoard: 'Back to the board',
    what: 'What is kept',
    board: (cards: string, binned: string) => `Everything on it: ${cards} with their lines, and ${binned} in the bin.`,
    changes: 'Each change, with its time and who made it, for at least a week. After that only what came of it.',
    versions: (n: number) =>
      `${n === 0 ? 'Earlier versions (none yet)' : n === 1 ? '1 earlier version' : `${n} earlier versions`} of the whole board: those taken in passing become fewer with time, those somebody named stay.`,
    people: (n: number) =>
      `The ${n === 1 ? 'name and the organisation of 1 person who has' : `names and organisations of ${n} people who have`} joined, and when each was first and last here. No e-mail addresses, no passwords.`,
    links: (n: number) =>
      `For each link (${n === 1 ? '1 opens' : `${n} open`} the board now): what it is for and when it was last used. The link itself is not kept, so nobody can look it up.`,
    calls:
      'Of each call that was led: its steps and when it came to each, who led it, which organisations were seen on the board, who had given something at a step, and how many picked what. Whose pick was which, and who wrote what without a name, is not kept.',
    summaries: (n: number) =>
      `Of each call that has ended, its summary as it was told then (${n === 0 ? 'none yet' : n === 1 ? '1 now' : `${n} now`}), with people by their job titles. Somebody who runs the board can delete each once the next call has begun.`,
    answers:
      'Each answer and each reply from home: of which organisation, what it says, who said so, their job title and when. Of each form, when it was sent.',
    long: 'How long',
    until: (day: string) =>
      `The board has been here since ${day} and stays until somebody who runs it deletes it. Then all of it goes, with every name and version.`,
    bin: (days: number) =>
      `What is in the bin goes for good after ${days} days. Earlier versions hold it for as long as they stay; somebody who runs the board can delete each of them in its history.`,
    name: 'A name stays until somebody who runs the board removes it. Ask them at any time.',
    with: 'What is kept of calls, answers and forms stays as long as the board. When a name is removed, the answer stays without it.',
    device: 'Your device is known to the board for 400 days after its last visit.',
    backups:
      'Backups of the server still hold what was deleted, until they are deleted themselves. Ask whoever looks after it how long that is.',
    who: 'Who can read it',
    withLink: 'Everybody with a link to the board. Who has joined is in the list of people.',
    server: 'Whoever looks after the server.',
    nobody: 'Nobody else. The pages send nothing to any other address, and nobody else counts visits.',
    here: 'On your own device',
    copy: 'A copy of the board, so that you can go on without a connection, and your name. On pages to answer on, your job title and what you typed and did not send. "Forget this board here" in the board\'s menu removes the copy. On a shared computer nothing is kept.',
    not: 'What is not kept',
    presence: 'Where people point and what they look at.',
    logs: 'The server writes no names and no words of the board into its log.',
    can: 'What you can do',
    export: 'Take everything with you: Export, Board file.',
    remove: 'Have your name removed, or the whole board deleted: ask somebody who runs it.',
    notice: 'From whoever runs the server',
    cards: (n: number) => (n === 1 ? '1 card' : `${n} cards`),
    inBin: (n: number) => (n === 0 ? 'nothing' : n === 1 ? '1 card' : `${n} cards`),
  },
} as const
