// Shows that what goes with a link holds it whole and unharmed, whatever the board is called; knows no screen.
import { callFile, letterOf, mailAddress, type Occasion } from '@common-ground/client/panels/inviting/letter.ts'
import { QUIET_ZONE, qrPath } from '@common-ground/client/panels/inviting/qr-path.ts'
import { callToCome, nextCallOn, nextCallSetting } from '@common-ground/shared/board/next-call.ts'
import jsqr from 'jsqr'
import { expect, test } from 'vitest'

const URL_OF_LINK = 'https://board.example.org/j#yXw8Zr0kq1_2-ABCDEFGHIJKLMNOPQRSTUVWXYZabcd'
const occasion = (more: Partial<Occasion> = {}): Occasion => ({
  boardId: 'b1',
  board: 'Home & sooner',
  use: 'editor',
  ...more,
})
const USES: readonly Occasion['use'][] = [
  'facilitator',
  'editor',
  'commenter',
  'viewer',
  'answer',
  'form',
  'form-first',
]
/** As a mail program reads it (RFC 6068). */
const mailOf = (address: string): { subject: string; body: string } => {
  const query = new Map(
    address
      .replace('mailto:?', '')
      .split('&')
      .map((pair) => pair.split('=').map(decodeURIComponent) as [string, string]),
  )
  return { subject: query.get('subject') ?? '', body: query.get('body') ?? '' }
}

test('[IN2] the text names board, link, day and organisation, for every use of a link', () => {
  for (const use of USES) {
    const { subject, text } = letterOf(occasion({ use, organisation: 'NHS Northshire', on: '2027-05-12' }), URL_OF_LINK)
    expect(subject).toContain('Home & sooner')
    expect(text.split('\n')).toContain(URL_OF_LINK)
    expect(text).toContain('"Home & sooner"')
    expect(text).toContain('Wednesday 12 May 2027')
    expect(text).toContain('NHS Northshire alone')
  }
  const plain = letterOf(occasion(), URL_OF_LINK).text
  expect(plain).not.toContain('We meet')
  expect(plain).not.toContain('alone')
  expect(letterOf(occasion({ use: 'viewer' }), URL_OF_LINK).text).toContain('change nothing')
})

test('[IN2] [IN8] with the form first the text says so, and that the same link leads on to the board; with and without a day', () => {
  const first = occasion({ use: 'form-first', organisation: 'Hearth' })
  const undated = letterOf(first, URL_OF_LINK).text
  expect(undated).toContain('five short questions')
  expect(undated).toContain('The same link then leads on to the board')
  expect(undated).not.toContain('We meet')
  expect(letterOf({ ...first, on: '2027-05-12' }, URL_OF_LINK).text).toContain('We meet on Wednesday 12 May 2027.')
  expect(letterOf(occasion({ use: 'form' }), URL_OF_LINK).text).not.toContain('leads on')
})

test('[IN2] a title cannot break out of its line or turn the writing around it', () => {
  const board = 'Board\r\nBcc: all@example.org\u202Egnp.exe\u2028<script>alert(1)</script>\uD800'
  const { subject, text } = letterOf(occasion({ board, organisation: 'A\nB\u2066' }), URL_OF_LINK)
  expect(subject).toBe('Invitation: Board Bcc: all@example.orggnp.exe <script>alert(1)</script>\uFFFD')
  expect(text).toContain('for A B alone')
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069\r\u2028]/u)
  expect(text.isWellFormed()).toBe(true)
})

test('[IN3] the e-mail carries subject and text to nobody yet', () => {
  const letter = letterOf(occasion({ on: '2027-05-12' }), URL_OF_LINK)
  const address = mailAddress(letter, URL_OF_LINK)
  expect(address.startsWith('mailto:?subject=')).toBe(true)
  expect(mailOf(address)).toEqual({ subject: letter.subject, body: letter.text.replaceAll('\n', '\r\n') })
})

test('[IN3] a long title shortens the e-mail, never the link', () => {
  const board = '\u5065\u5eb7'.repeat(100)
  const address = mailAddress(letterOf(occasion({ board }), URL_OF_LINK), URL_OF_LINK)
  expect(address.length).toBeLessThanOrEqual(1900)
  expect(mailOf(address).body).toContain(URL_OF_LINK)
  expect(mailOf(address).subject).toContain('\u5065\u5eb7')
})

test('[IN4] the calendar file is on the day of the call and holds the link', () => {
  const file = callFile(occasion({ board: 'Home, sooner' }), '2027-05-12', URL_OF_LINK, '2027-03-01T09:30:15Z')
  if (!file.ok) throw new Error(file.error)
  const lines = file.value.text.replaceAll('\r\n ', '').split('\r\n')
  expect(lines).toContain('DTSTART;VALUE=DATE:20270512')
  expect(lines).toContain(String.raw`SUMMARY:Call: Home\, sooner`)
  expect(lines).toContain(`URL:${URL_OF_LINK}`)
  expect(lines).toContain('UID:next-call-b1')
  expect(file.value.name).toBe('Call, Home, sooner, 2027-05-12.ics')
  const moved = callFile(occasion(), '2027-06-01', URL_OF_LINK, '2027-03-02T09:30:15Z')
  expect(moved.ok && moved.value.text).toContain('UID:next-call-b1\r\n')
})

test('[IN5] a code reads back as the link it was made of, with its quiet zone', () => {
  for (const text of [URL_OF_LINK, `http://127.0.0.1:3000/j#${'a'.repeat(43)}`, `${URL_OF_LINK}?title=K\u00e4se`]) {
    const code = qrPath(text)
    if (code === null) throw new Error('no code')
    const { pixels, side } = painted(code.path, code.size, 4)
    expect(jsqr(pixels, side, side)?.data).toBe(text)
    const first = /^M(\d+) (\d+)/u.exec(code.path)
    expect([Number(first?.[1]), Number(first?.[2])]).toEqual([QUIET_ZONE, QUIET_ZONE])
  }
  expect(qrPath('a'.repeat(5000))).toBeNull()
})

test('[IN6] a call is to come until its day is over where the board is', () => {
  const board = { settings: { other: 1, ...nextCallSetting('2027-05-12') }, timeZone: 'Pacific/Auckland' }
  expect(nextCallOn(board.settings)).toBe('2027-05-12')
  expect(callToCome(board, Date.parse('2027-05-12T11:59:00Z'))).toBe('2027-05-12')
  expect(callToCome(board, Date.parse('2027-05-12T12:01:00Z'))).toBeUndefined()
  expect(callToCome({ ...board, timeZone: 'Europe/London' }, Date.parse('2027-05-12T12:01:00Z'))).toBe('2027-05-12')
  for (const none of ['2027-02-30', '2027-05', 7, null, {}, '<script>'])
    expect(nextCallOn({ nextCallOn: none })).toBeNull()
})

/** The squares of a path as RGBA, `scale` pixels each. */
function painted(path: string, size: number, scale: number): { pixels: Uint8ClampedArray; side: number } {
  const side = size * scale
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/gu))
    for (let py = Number(y) * scale; py < (Number(y) + 1) * scale; py += 1)
      for (let px = Number(x) * scale; px < (Number(x) + Number(length)) * scale; px += 1)
        pixels.fill(0, (py * side + px) * 4, (py * side + px) * 4 + 3)
  return { pixels, side }
}
