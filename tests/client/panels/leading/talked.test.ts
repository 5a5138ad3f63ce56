// Proves that everybody stays at the card that whoever leads has chosen, whatever becomes of their page and their line.
import { createCell } from '@common-ground/client/model/readable.ts'
import type { PresencePatch } from '@common-ground/client/model/presence.ts'
import { cardAt, openTalked } from '@common-ground/client/panels/leading/talked.ts'
import { openDeviceMemory } from '@common-ground/client/pages/device-memory.ts'
import type { LedCall } from '@common-ground/shared/wire/protocol.ts'
import { expect, test } from 'vitest'
import { aPeer } from '../../../support/a-peer.ts'
import { ledCall } from '../../../support/led-call.ts'
import { aBoard } from '../../../support/map-driver.ts'
import { memoryCupboard } from '../../../support/memory-cupboard.ts'
import { openMemorySession } from '../../../support/memory-session.ts'

const peer = (participantId: string, talking?: string) => aPeer(participantId, talking === undefined ? {} : { talking })
function atStep(leader: string, passing = memoryCupboard()) {
  const call = createCell<LedCall | null>(ledCall({ leader }))
  const told: PresencePatch['talking'][] = []
  const memory = openMemorySession(aBoard([]))
  const session = {
    ...memory,
    call,
    setPresence: ({ talking }: PresencePatch) => told.push(talking),
  }
  const open = () => openTalked(session, openDeviceMemory(memoryCupboard(), passing))
  const talked = open()
  const stop = talked.follow()
  return { call, told, talked, stop, open, peers: memory.setPeers, card: () => cardAt(talked.shown.get(), 'one') }
}

test('[LD80] whoever follows stays where they were while the one who leads is away, folds the step or hands over', () => {
  const { call, peers, card, talked } = atStep('lead')
  expect(card()).toBe('')
  peers([peer('tom', 'one home'), peer('lead', 'one door')])
  expect(card()).toBe('door')
  for (const gone of [[peer('lead')], []]) {
    peers(gone)
    expect(card()).toBe('door')
  }
  call.set(ledCall({ leader: 'ann' }))
  expect(card()).toBe('door')
  peers([peer('ann', 'one home')])
  expect(card()).toBe('home')
  // What was chosen at another step says nothing of this one, which is as it was when the call goes back to it.
  peers([peer('ann', 'two door')])
  expect([card(), cardAt(talked.shown.get(), 'two'), cardAt(talked.shown.get(), 'three')]).toEqual(['home', 'door', ''])
})

test('[LD80] a second page of whoever leads begins where the first one is, and is not moved from there', () => {
  const { peers, card } = atStep('me')
  peers([peer('tom', 'one home'), peer('me', 'one door')])
  expect(card()).toBe('door')
  peers([peer('me', 'one home')])
  expect(card()).toBe('door')
})

test('[LD80] whoever leads tells each choice once and nothing between two, and has it again after a reload', () => {
  const passing = memoryCupboard()
  const { call, told, talked, open, card } = atStep('me', passing)
  talked.show('one', 'home')
  talked.show('one', 'home')
  talked.show('one', 'door')
  expect([told, card()]).toEqual([['one home', 'one door'], 'door'])
  const again = open()
  expect(cardAt(again.shown.get(), 'one')).toBe('door')
  // Somebody else leads on from there.
  call.set(ledCall({ leader: 'ann' }))
  expect([told.at(-1), card()]).toEqual([null, 'door'])
})
