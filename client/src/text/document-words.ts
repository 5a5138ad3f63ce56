// Knows the words of the documents a partnership takes away, in British English; knows no component and no format.

export const documentWords = {
  agreement: {
    menu: 'Partnership agreement...',
    title: 'Partnership agreement',
    about: 'Written from the cards. What nobody has agreed yet says so.',
    version: 'Which version',
    agreed: (day: string) => `Agreed on ${day}`,
    agreedAbout: 'What every organisation asked said yes to.',
    proposed: (day: string) => `Proposed on ${day}`,
    proposedAbout: 'It still waits for answers, and says whose.',
    now: 'As the board is now',
    nowAbout: 'A draft.',
    people: 'How people stand in it',
    posts: 'By their posts',
    postsAbout: 'For whoever it is sent on to.',
    names: 'By their names',
    namesAbout: 'Ask the people first if it leaves the partnership.',
    format: 'As what',
    formats: {
      docx: 'Word document',
      html: 'Page to print',
      md: 'Plain text (Markdown)',
    },
    formatsAbout: {
      docx: 'To go on writing in, in any word processor (DOCX).',
      html: 'Opens in any browser: print it, or keep it as a PDF (HTML).',
      md: 'For a wiki, or to compare two versions.',
    },
    download: 'Download',
    nothingAgreed: 'Nothing has been agreed yet: it is a draft of what the board says now.',
    busy: 'Writing...',
  },
} as const
