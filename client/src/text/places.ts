// Knows the names of languages and time zones as a British reader says them; refuses to know which one a board has.

/** Languages a partnership in these islands may write its board in, by their codes (BCP 47), in the order of their names. */
const CODES = [
  ...['en-GB', 'en-IE', 'cy', 'gd', 'ga', 'sco', 'ar', 'bn', 'bg', 'cs', 'de', 'es', 'fa', 'fr', 'gu', 'he', 'hi'],
  ...[
    'hu',
    'it',
    'lt',
    'lv',
    'ne',
    'nl',
    'pa',
    'pl',
    'pt',
    'ro',
    'sk',
    'so',
    'sq',
    'ta',
    'ti',
    'tr',
    'uk',
    'ur',
    'vi',
    'zh',
  ],
]
const names = new Intl.DisplayNames('en-GB', { type: 'language' })

/** "Welsh" for "cy"; a code that is none as it stands. */
export function languageName(code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

export const LANGUAGES: readonly string[] = CODES.toSorted((a, b) =>
  languageName(a).localeCompare(languageName(b), 'en-GB'),
)

/** "London", of "Europe", for "Europe/London". */
export function zoneName(zone: string): { readonly city: string; readonly region: string } {
  const parts = zone.replaceAll('_', ' ').split('/')
  const city = parts.pop() ?? zone
  return { city, region: parts.join(', ') }
}

/** Every time zone this browser knows, in the order of its cities. */
export const timeZones = (): readonly string[] =>
  Intl.supportedValuesOf('timeZone').toSorted((a, b) => zoneName(a).city.localeCompare(zoneName(b).city, 'en-GB'))
