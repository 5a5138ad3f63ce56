// One walk through everything that goes with a link, in a real browser; the code on the screen is read by another library.
import { readFileSync } from 'node:fs'
import jsqr from 'jsqr'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { brokenRules } from '../support/axe.ts'
import { tabTo } from '../support/list-driver.ts'
import { arrive, eventually, makeBoard, saved } from '../support/people.ts'
import { rigOf } from '../support/rig.ts'
import { picture } from '../support/picture.ts'

const rig = rigOf()

/** The text of the code as it stands on the screen, colours and edges included; null = no camera would find it. */
async function scanned(page: Page, code: Locator): Promise<string | null> {
  const shown = (await code.screenshot()).toString('base64')
  const { width, height, rgba } = await page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] }
    return { width: image.width, height: image.height, rgba: [...data] }
  }, shown)
  return jsqr(new Uint8ClampedArray(rgba), width, height)?.data ?? null
}
const nextYear = new Date().getUTCFullYear() + 1

test('[IN10] [IN1] [IN5] [IN6] [IN9] a link goes out as text, e-mail, calendar file and code, by the keyboard alone', async () => {
  const board = await makeBoard(rig.server.url, { from: { example: '01' } }, 'Home & sooner')
  const host = await arrive(rig.browser, board.links.facilitator, 'Mairi', 'NHS Dumfries and Galloway', {
    width: 683,
    height: 625,
    theme: 'dark',
  })
  const { page } = host
  await page.getByRole('button', { name: 'Share' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Share this board' })
  await dialog.waitFor()
  await tabTo(page, 'Day of the next call')
  await page.getByRole('textbox', { name: 'Day of the next call' }).fill(`${String(nextYear)}-05-12`)
  await page.keyboard.press('Enter')
  await saved(host)
  await dialog.getByRole('button', { name: 'Send it: One link for everybody', exact: true }).press('Enter')
  const invitation = dialog.getByRole('region', { name: 'Ready to send, One link for everybody', exact: true })
  await invitation.waitFor()
  const text = await invitation.getByLabel('Message to send').inputValue()
  const link = /^http\S+$/mu.exec(text)?.[0] ?? ''
  expect(text).toContain('"Home & sooner"')
  expect(text).toContain(`12 May ${String(nextYear)}`)
  const mail = await invitation.getByRole('link', { name: 'E-mail: One link for everybody' }).getAttribute('href')
  expect(decodeURIComponent(mail ?? '')).toContain(link)
  await invitation.getByRole('button', { name: 'Copy text: One link for everybody' }).press('Enter')
  await invitation
    .getByRole('button', { name: /^(?:Copied|Press Ctrl\+C to copy): One link for everybody$/u })
    .waitFor()

  const download = page.waitForEvent('download')
  await invitation.getByRole('button', { name: /^Calendar file for .*: One link for everybody$/u }).press('Enter')
  const file = await download
  expect(file.suggestedFilename()).toBe(`Call, Home & sooner, ${String(nextYear)}-05-12.ics`)
  expect(readFileSync(await file.path(), 'utf8').replaceAll('\r\n ', '')).toContain(`URL:${link}\r\n`)

  await invitation.getByRole('button', { name: 'QR code: One link for everybody' }).press('Enter')
  const code = invitation.getByRole('img', { name: 'QR code of the link: One link for everybody' })
  await eventually(
    () => scanned(page, code),
    (read) => read === link,
    'the code read back',
    20_000,
  )
  await picture(page, 'inviting-683-dark')
  await picture(page, 'inviting-683-dark-2')
  expect(await brokenRules(page)).toEqual([])

  // The code opens the board for somebody else.
  const guest = await arrive(rig.browser, link, 'Owen', 'Third Sector Dumfries and Galloway', {
    width: 683,
    height: 625,
  })
  await guest.context.close()

  // For one organisation, from the same place.
  await dialog.getByRole('button', { name: 'Invite: NHS Dumfries and Galloway' }).press('Enter')
  await tabTo(page, /^Five questions/u)
  await page.keyboard.press('ArrowRight')
  const own = 'link for NHS Dumfries and Galloway'
  const bound = dialog.getByRole('region', { name: `Ready to send, ${own}`, exact: true }).getByLabel('Message to send')
  await bound.waitFor()
  expect(await bound.inputValue()).toContain('The link is for NHS Dumfries and Galloway alone')
  expect(await bound.inputValue()).not.toContain(link)

  // One that is not on the map yet is added in place; one that is there, or comes near one, is not taken unasked. [IN9]
  await dialog.getByRole('button', { name: 'Add an organisation' }).press('Enter')
  const name = dialog.getByLabel('Name of the organisation')
  await name.fill('nhs dumfries & galloway')
  await name.press('Enter')
  await dialog.getByRole('alert').getByText('NHS Dumfries and Galloway is here already.').waitFor()
  await name.fill('Hearth')
  await name.press('Enter')
  const invite = page.getByRole('button', { name: 'Invite: Hearth' })
  await invite.waitFor()
  await expect.poll(() => invite.evaluate((it) => it === document.activeElement)).toBe(true)
  await dialog.getByRole('listitem').filter({ has: invite }).getByText('not invited yet').waitFor()
  await saved(host)
  await picture(page, 'inviting-683-dark-3')
  await dialog.getByRole('button', { name: 'Add an organisation' }).press('Enter')
  await name.fill('Hearth (charity)')
  await name.press('Enter')
  await dialog.getByRole('alert').getByText('Hearth is here already. If you mean another one').waitFor()
  await name.press('Escape')
  await name.waitFor({ state: 'detached' })
  // What was begun waits; whoever was added stands last, where the hand was.
  await dialog.getByRole('button', { name: 'Add an organisation' }).press('Enter')
  expect(await name.inputValue()).toBe('Hearth (charity)')
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter')
  await name.waitFor({ state: 'detached' })
  const rows = await dialog
    .getByRole('button', { name: /^Invite: /u })
    .evaluateAll((all) => all.map((one) => one.ariaLabel))
  expect(rows.at(-1)).toBe('Invite: Hearth')

  // Without a day nothing is said of one.
  const day = page.getByRole('textbox', { name: 'Day of the next call' })
  await day.fill('')
  await day.press('Enter')
  await eventually(
    () => bound.inputValue(),
    (now) => !now.includes('We meet'),
    'no day in the text',
  )
  expect(await dialog.getByRole('button', { name: /^Calendar file/u }).count()).toBe(0)
  expect(host.faults).toEqual([])
  await host.context.close()
})

test('[IN1] the facilitator link is handed out where it is first shown, also on a phone', async () => {
  const context = await rig.browser.newContext({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(rig.server.url)
  await page.getByRole('button', { name: 'Start blank' }).click()
  await page.getByLabel('What is the board called?').fill('Northshire')
  await page.getByRole('button', { name: 'Make the board' }).click()
  await page.getByRole('heading', { name: 'Keep your own link' }).waitFor()
  await picture(page, 'inviting-new-390-closed')
  await page.getByRole('button', { name: 'Send it: Link to run the board' }).click()
  const invitation = page.getByRole('region', { name: 'Ready to send, Link to run the board' })
  await invitation.waitFor()
  const link = await page.getByLabel('Link to run the board', { exact: true }).inputValue()
  expect(await invitation.getByLabel('Message to send').inputValue()).toContain(link)
  await invitation.getByRole('button', { name: 'QR code: Link to run the board' }).click()
  const code = invitation.getByRole('img', { name: 'QR code of the link: Link to run the board' })
  await eventually(
    () => scanned(page, code),
    (read) => read === link,
    'the code read back',
    20_000,
  )
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
  await picture(page, 'inviting-new-390')
  await context.close()
})
