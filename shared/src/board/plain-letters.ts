// Knows what of a text is the same however its letters are written; refuses to know what is looked for in it.

/**
 * Accents that come over or under a letter, Arabic vowel signs and hamza, and what is not seen at all. The marks of other
 * scripts are letters of theirs: without them "कम" and "काम" would be one word.
 */
const ADDED = /[\u0300-\u036F\u064B-\u065F\u0670]|\p{Default_Ignorable_Code_Point}/gu

/** A text without capitals, accents, hidden characters and double spaces: what two of them have in common that read the same. */
export const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(ADDED, '')
    .toLocaleLowerCase('en-GB')
    .replace(ADDED, '')
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
