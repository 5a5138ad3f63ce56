// Knows how days and times read in British English; knows no clock.

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })
const MOMENT = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })

/** "3 May 2026", from ms since 1970 or an ISO instant; "" when it is no instant. */
export function formatDay(instant: number | string): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? '' : DAY.format(date)
}
/** "3 May 2026, 14:02"; "" when it is no instant. */
export function formatMoment(instant: number | string): string {
  const date = new Date(instant)
  return Number.isNaN(date.getTime()) ? '' : MOMENT.format(date)
}
/** "14:02". */
export const formatClock = (ms: number): string => CLOCK.format(new Date(ms))

const THIS_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const ANY_YEAR = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
/** "12 May", or "12 May 2025" in another year than `today`; both calendar dates or instants that begin with one. */
export function shortDay(day: string, today: string): string {
  const date = new Date(`${day.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return ''
  return (day.slice(0, 4) === today.slice(0, 4) ? THIS_YEAR : ANY_YEAR).format(date)
}

const WITH_WEEKDAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})
/** "Tuesday 12 May 2026", from a calendar date; "" when it is none. */
export function longDay(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(date.getTime()) ? '' : WITH_WEEKDAY.format(date).replaceAll(',', '')
}
