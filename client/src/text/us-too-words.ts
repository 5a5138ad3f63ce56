// Knows the words of saying "us too" to a concern, in British English; knows no component.
export const usTooWords = {
  name: 'Us too',
  about: 'Shows everybody that this is hard for your organisation as well',
  openly:
    'Who picked or wrote what stays secret. "Us too" is open: it shows everybody your organisation beside the concern.',
  of: (concern: string) => `Us too: ${concern}`,
  by: (organisations: readonly string[]) => `Also ${organisations.join(', ')}`,
  said: (organisation: string, concern: string) => `${organisation} says us too: ${concern}`,
  takenBack: (organisation: string, concern: string) => `${organisation} no longer says us too: ${concern}`,
  ownConcern: 'Your organisation raised this itself.',
  noCard: 'Your organisation has no card on the map yet. It is added with this.',
  noOrganisation: 'You have not said which organisation you are from. Open your link again to say it.',
} as const
