import { LANGUAGES, languageName, timeZones, zoneName } from '@common-ground/client/text/places.ts'
import { isLanguage, isTimeZone } from '@common-ground/shared/board/read-head.ts'
import { expect, test } from 'vitest'

test('[PG195] languages and time zones are chosen by their names, and each choice is one that a board takes', () => {
  expect(languageName('cy')).toBe('Welsh')
  expect(languageName('en-GB')).toBe('British English')
  // What a file brought along is shown as it stands.
  expect(languageName('not a code')).toBe('not a code')
  expect(new Set(LANGUAGES.map(languageName)).size).toBe(LANGUAGES.length)
  for (const code of LANGUAGES) {
    expect(isLanguage(code), code).toBe(true)
    expect(languageName(code), code).not.toBe(code)
  }
  expect(zoneName('Europe/London')).toEqual({ city: 'London', region: 'Europe' })
  expect(zoneName('America/Argentina/Buenos_Aires')).toEqual({ city: 'Buenos Aires', region: 'America, Argentina' })
  expect(zoneName('UTC')).toEqual({ city: 'UTC', region: '' })
  expect(timeZones()).toContain('Europe/London')
  for (const zone of timeZones()) expect(isTimeZone(zone), zone).toBe(true)
})
