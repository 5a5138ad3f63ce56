// How one address holds two links.
import { leadingOn, secretsOf } from '@common-ground/client/model/link-address.ts'
import { expect, test } from 'vitest'

test('[IN8] an address that leads on opens its first link first; one alone leads nowhere', () => {
  const address = leadingOn('https://board.example.org/j#form_-1', 'https://board.example.org/j#board_-2')
  expect(address).toBe('https://board.example.org/j#form_-1.board_-2')
  expect(secretsOf(address.split('#')[1] ?? '')).toEqual({ secret: 'form_-1', next: 'board_-2' })
  expect(secretsOf('alone')).toEqual({ secret: 'alone', next: '' })
  expect(secretsOf('')).toEqual({ secret: '', next: '' })
  // Where a sentence ended with it.
  expect(secretsOf('alone.')).toEqual({ secret: 'alone', next: '' })
})
