// Proves that the run sheets can be led as they are written: minutes, tools that exist, and what each call has to hold.
import { describeCard } from '@common-ground/shared/board/kinds/card-kinds.ts'
import { isRound, minutesOf, type RunSheet } from '@common-ground/shared/templates/run-sheet.ts'
import { RUN_SHEETS, sheetOf } from '@common-ground/shared/templates/run-sheets.ts'
import { PICKS, WHICH_APPLY } from '@common-ground/shared/templates/which-apply.ts'
import { expect, test } from 'vitest'

const calls = RUN_SHEETS.filter(({ id }) => id !== 'which-apply')
const sheet = (id: string): RunSheet => {
  const found = sheetOf(id)
  if (found === null) throw new Error(`there is no sheet ${id}`)
  return found
}

test('[LD1] one short sheet and three calls of 45 to 60 minutes that end alike', () => {
  expect(RUN_SHEETS).toHaveLength(4)
  expect(new Set(RUN_SHEETS.map(({ id }) => id)).size).toBe(4)
  expect(minutesOf(sheet('which-apply'))).toBe(10)
  for (const each of calls) {
    expect(minutesOf(each), each.title).toBeGreaterThanOrEqual(45)
    expect(minutesOf(each), each.title).toBeLessThanOrEqual(60)
    expect(each.steps.at(-1)?.prompt).toMatch(/win.*next date.*who does what/u)
    expect(each.steps.at(-1)?.tool.type).toBe('closing')
    expect(new Set(each.steps.map(({ id }) => id)).size).toBe(each.steps.length)
  }
  expect(sheetOf('nothing')).toBeNull()
})

test('[LD1] the eleven sentences are eleven different things, and three may be picked', () => {
  expect(WHICH_APPLY).toHaveLength(11)
  expect(new Set(WHICH_APPLY.map(({ sentence }) => sentence)).size).toBe(11)
  expect(PICKS).toBe(3)
})

test('[LD2] every tool names what the descriptions have', () => {
  for (const { steps } of RUN_SHEETS)
    for (const { id, mode, tool, prompt, minutes } of steps) {
      expect(prompt.length, id).toBeLessThanOrEqual(80)
      expect(minutes, id).toBeGreaterThan(0)
      if (tool.type === 'fields') {
        const fields: object = describeCard(tool.of === 'own' ? 'organisation' : 'charter').fields
        for (const field of tool.fields) expect(fields, id).toHaveProperty(field)
        // A field for each question.
        expect(tool.fields.length, id).toBe(prompt.includes(', and ') ? 2 : 1)
      }
      if (tool.type === 'entries') {
        const list = describeCard(tool.kind).fields[tool.list]
        if (list?.type !== 'list') throw new Error(`${id}: ${tool.list} is no list`)
        expect(list.item[tool.words]?.type, id).toBe('line')
        const which = list.item[tool.which]
        if (which?.type !== 'pick') throw new Error(`${id}: ${tool.which} is not picked`)
        expect([...tool.offered].toSorted(), id).toEqual([...which.options].toSorted())
      }
      if (tool.type === 'write') {
        const fields: object = describeCard(tool.kind).fields
        for (const field of Object.keys(tool.fields ?? {})) expect(fields, id).toHaveProperty(field)
      }
      if (tool.type === 'add') expect(describeCard(tool.kind).palette, id).not.toBeNull()
      // What is written first is shown later, and nothing else is.
      expect(isRound({ id, mode, tool, prompt, minutes, tip: '' }), id).toBe(mode === 'write-first')
    }
})

test('[LD2] how we disagree has at least twenty minutes and a rehearsal', () => {
  const { steps } = sheet('how-we-work')
  const own = steps.filter(({ id }) => id === 'disagree' || id === 'rehearse')
  expect(own).toHaveLength(2)
  expect(own.reduce((sum, { minutes }) => sum + minutes, 0)).toBeGreaterThanOrEqual(20)
})

test('[LD2] who we each think leads is filled in before it is settled', () => {
  const { steps } = sheet('what-and-who-does-what')
  const at = (id: string): number => steps.findIndex((step) => step.id === id)
  expect(at('who-leads')).toBeGreaterThan(at('objectives-first'))
  expect(at('who-does-what')).toBe(at('who-leads') + 1)
})

test('[LD65] every call but the first begins with what was to be done until then', () => {
  expect(calls.map(({ steps }) => steps[0]?.tool.type)).toEqual(['pick', 'look-back', 'look-back'])
})

test('[LD2] every step of the calls but a rehearsal has something to do the work of the step with', () => {
  for (const { steps } of calls)
    for (const { id, tool } of steps) if (id !== 'rehearse') expect(tool.type, id).not.toBe('talk')
})
