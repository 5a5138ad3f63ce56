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
} as const
