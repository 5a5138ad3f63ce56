// Proves that what somebody types goes to the card it was begun for, or nowhere.
import { aimOf } from '@common-ground/client/panels/leading/step-target.ts'
import { expect, test } from 'vitest'

test('[LD56] others who move, add or bin a card do not change where my words go; where it is gone they go nowhere', () => {
  expect(aimOf(['home', 'door'], '', '')).toEqual({ card: 'home', isGone: false })
  // Begun for the first one, which is the second now.
  expect(aimOf(['new', 'home', 'door'], 'home', '')).toEqual({ card: 'home', isGone: false })
  expect(aimOf(['door', 'new'], 'home', 'home')).toEqual({ card: null, isGone: true })
  expect(aimOf([], 'home', 'home')).toEqual({ card: null, isGone: true })
  // Put back from the bin.
  expect(aimOf(['door', 'home'], 'home', '')).toEqual({ card: 'home', isGone: false })
  // Nothing is being typed: what was looked at last, or the first there is.
  expect(aimOf(['home', 'door'], '', 'door')).toEqual({ card: 'door', isGone: false })
  expect(aimOf(['home'], '', 'door')).toEqual({ card: 'home', isGone: false })
  expect(aimOf([], '', '')).toEqual({ card: null, isGone: false })
})
