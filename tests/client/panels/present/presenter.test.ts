// Proves who is told to whoever presents as following, and in which words.
import { followersOf } from '@common-ground/client/panels/present/presenter.ts'
import { presentWords } from '@common-ground/client/text/present-words.ts'
import { expect, test } from 'vitest'
import { aPeer } from '../../../support/a-peer.ts'

const peer = (participantId: string, following?: string) =>
  aPeer(participantId, {
    name: participantId.toUpperCase(),
    ...(following === undefined ? {} : { following }),
  })

test('[PS27] each person who follows is told once; whoever follows nobody, somebody else or themselves is not', () => {
  const peers = [
    peer('eve', 'anna'),
    peer('ben', 'anna'),
    peer('ben', 'anna'),
    peer('cat'),
    peer('dan', 'zoe'),
    peer('anna', 'anna'),
  ]
  expect(followersOf(peers, 'anna')).toEqual(['BEN', 'EVE'])
  expect(followersOf([], 'anna')).toEqual([])
})

test('[PS27] how many, and who: from five on the first three and how many more', () => {
  expect(presentWords.followedBy(['Ben'])).toBe('Ben follows')
  expect(presentWords.followedBy(['Ben', 'Cat', 'Dan', 'Eve'])).toBe('4 follow: Ben, Cat, Dan and Eve')
  expect(presentWords.followedBy(['Ben', 'Cat', 'Dan', 'Eve', 'Fay'])).toBe('5 follow: Ben, Cat, Dan and 2 more')
})
