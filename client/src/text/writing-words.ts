// Knows the words of writing something down for another organisation, in British English; knows no component.
export const writingWords = {
  label: 'Whose words these are',
  begin: (organisation: string) => `I am writing for ${organisation}`,
  end: 'I have finished writing',
  writing: (organisation: string) =>
    `What you write here now is noted as written down for ${organisation}. They can say that it is still right.`,
  waits: (organisation: string, fields: string) =>
    `Written down for ${organisation}, and waiting for their "still right": ${fields}.`,
  stillRight: 'Still right',
  confirmed: 'Noted as your own words.',
  step: 'Note whose words these are',
} as const
