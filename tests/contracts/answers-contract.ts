// Knows what every engine of the store must do with answers and proposals; is handed a way to open one and knows nothing of the engine.
import type { AnswerRow, ProposalRow, ReplyRow, SameMeaningRow, Store } from '@common-ground/server/store/store.ts'
import { afterEach, describe, expect, test } from 'vitest'
import { board, type Opened, version } from './store-contract.ts'

const T0 = Date.parse('2026-03-02T09:00:00.000Z')
const answer = (boardId: string, more: Partial<AnswerRow> = {}): AnswerRow => ({
  boardId,
  organisationId: 'org-1',
  cardId: 'card-1',
  proposalId: null,
  answer: 'yes-but',
  note: 'If it is reviewed',
  name: 'Mairi',
  post: 'Chief officer',
  checkingBy: null,
  confirmedHomeOn: null,
  wish: null,
  hash: 'hash-1',
  at: '2026-03-02T09:00:00.000Z',
  by: 'p1',
  how: 'pressed',
  ...more,
})
const reply = (boardId: string, more: Partial<ReplyRow> = {}): ReplyRow => ({
  boardId,
  checkId: 'check-1',
  cardId: 'card-1',
  organisationId: 'org-1',
  answer: 'no',
  note: '',
  conditionMetOn: null,
  name: 'Mairi',
  post: 'Head of service',
  hash: 'hash-1',
  at: '2026-03-02T09:00:00.000Z',
  by: 'p1',
  how: 'pressed',
  ...more,
})
const same = (boardId: string, more: Partial<SameMeaningRow> = {}): SameMeaningRow => ({
  boardId,
  cardId: 'card-1',
  fromHash: 'hash-1',
  toHash: 'hash-2',
  organisationId: null,
  ownOrganisations: ['org-1', 'org-2'],
  name: 'Mairi',
  at: '2026-03-02T09:00:00.000Z',
  by: 'p1',
  ...more,
})
const proposal = (id: string, at: string): ProposalRow => ({
  id,
  boardId: 'b1',
  note: 'For the winter',
  by: 'p1',
  at,
  state: 'proposed',
  settledAt: null,
  terms: '{"code":"12345678"}',
})
const [FIRST, SECOND, THIRD] = ['2026-03-02T10:00:00.000Z', '2026-03-02T11:00:00.000Z', '2026-03-02T12:00:00.000Z']

/** Runs the contract on an engine. `open` gives a new, empty store whose clock is the function given. */
export function answersContract(engine: string, open: (clock: () => number) => Promise<Opened>): void {
  describe(engine, () => {
    let opened: Opened | null = null
    const start = async (): Promise<Store> => {
      opened = await open(() => T0)
      for (const id of ['b1', 'b2']) await opened.store.createBoard(board(id), [], [])
      return opened.store
    }
    const propose = (store: Store, id: string, at: string): Promise<void> =>
      store.propose(proposal(id, at), version(id, 'b1', at, { kind: 'named', title: id }), new Uint8Array([1]))
    afterEach(async () => {
      await opened?.dispose()
      opened = null
    })

    test('[ST34] answers are read back as they were given, first to last, board by board', async () => {
      const store = await start()
      const given = [
        answer('b1'),
        answer('b1', { answer: 'checking', checkingBy: '2026-04-01', at: '2026-03-01T09:00:00.000Z' }),
        answer('b1', { cardId: null, proposalId: 'v1', answer: 'not-yet', wish: 'talk', how: 'recorded' }),
        answer('b1', { answer: 'yes', confirmedHomeOn: '2026-03-30' }),
        answer('b1', { cardId: null, proposalId: 'v1', how: 'shared' }),
        answer('b1', { cardId: null, proposalId: 'v1', how: 'confirmed', confirmedBy: 'p2' }),
      ]
      for (const each of given) await store.addAnswer(each)
      await store.addAnswer(answer('b2'))
      expect(await store.answers('b1')).toEqual(given)
      await expect(store.addAnswer(answer('nowhere'))).rejects.toThrow()
    })

    test('[ST40] what came by forms is read back as it was given, first to last, board by board', async () => {
      const store = await start()
      const replies = [reply('b1'), reply('b1', { answer: 'yes-if', note: 'If', conditionMetOn: '2026-04-01' })]
      for (const each of [...replies, reply('b2')]) await store.addReply(each)
      expect(await store.replies('b1')).toEqual(replies)
      const sent = { boardId: 'b1', organisationId: 'org-1', at: FIRST, by: 'p1' }
      const other = { ...sent, organisationId: 'org-2' }
      for (const each of [sent, other, { ...sent, at: SECOND }, { ...sent, boardId: 'b2' }])
        await store.addFormSent(each)
      expect(await store.formsSent('b1')).toEqual([{ ...sent, at: SECOND }, other])
      for (const each of [same('b1'), same('b1', { organisationId: 'org-1', ownOrganisations: [] }), same('b2')])
        await store.addSameMeaning(each)
      expect(await store.sameMeanings('b1')).toEqual([
        same('b1'),
        same('b1', { organisationId: 'org-1', ownOrganisations: [] }),
      ])
      await expect(store.addReply(reply('nowhere'))).rejects.toThrow()
      const clock = { boardId: 'b1', cardId: 'c1', stepId: 'ladder#talk', since: '2026-11-29' }
      for (const each of [clock, { ...clock, since: '2026-12-24' }, { ...clock, boardId: 'b2' }])
        await store.addStepClock(each)
      expect(await store.stepClocks('b1')).toEqual([clock])
      await expect(store.addStepClock({ ...clock, boardId: 'nowhere' })).rejects.toThrow()
      await expect(store.addFormSent({ ...sent, boardId: 'nowhere' })).rejects.toThrow()
      await expect(store.addSameMeaning(same('nowhere'))).rejects.toThrow()
    })

    test('[ST35] a proposal comes with its version, and ends the waiting of the one before', async () => {
      const store = await start()
      await propose(store, 'v1', FIRST)
      await propose(store, 'v2', SECOND)
      expect(await store.proposals('b1')).toEqual([
        proposal('v2', SECOND),
        { ...proposal('v1', FIRST), state: 'superseded', settledAt: SECOND },
      ])
      expect((await store.versions('b1')).map(({ id, kind }) => [id, kind])).toEqual([
        ['v2', 'named'],
        ['v1', 'named'],
      ])
      expect(await store.proposals('b2')).toEqual([])
    })

    test('[ST35] one that is agreed supersedes the one agreed before, once', async () => {
      const store = await start()
      await propose(store, 'v1', FIRST)
      expect(await store.settleProposal('b1', 'v1', 'agreed', FIRST)).toBe(true)
      await propose(store, 'v2', SECOND)
      expect((await store.proposals('b1')).map(({ state }) => state)).toEqual(['proposed', 'agreed'])
      expect(await store.settleProposal('b1', 'v2', 'agreed', SECOND)).toBe(true)
      for (const state of ['agreed', 'withdrawn'] as const)
        for (const id of ['v1', 'v2', 'nowhere']) expect(await store.settleProposal('b1', id, state, THIRD)).toBe(false)
      expect((await store.proposals('b1')).map(({ state, settledAt }) => [state, settledAt])).toEqual([
        ['agreed', SECOND],
        ['superseded', SECOND],
      ])
      expect((await store.versions('b1')).map(({ kind }) => kind)).toEqual(['agreed', 'agreed'])
      await propose(store, 'v3', THIRD)
      expect(await store.settleProposal('b1', 'v3', 'withdrawn', THIRD)).toBe(true)
      expect((await store.proposals('b1')).map(({ state }) => state)).toEqual(['withdrawn', 'agreed', 'superseded'])
    })

    test('[ST41] answers on a proposal are added together and settle it, or nothing is done when it has been answered since or waits no more', async () => {
      const store = await start()
      await propose(store, 'v1', FIRST)
      const on = (organisationId: string) =>
        answer('b1', { organisationId, cardId: null, proposalId: 'v1', at: SECOND })
      // Neither those on cards nor those of other boards are counted.
      await store.addAnswer(answer('b1'))
      await store.addAnswer(answer('b2', { cardId: null, proposalId: 'v1' }))
      expect(await store.answerProposal([on('org-1'), on('org-2')], 0, false)).toBe(true)
      for (const seen of [0, 1, 3]) expect(await store.answerProposal([on('org-3')], seen, true)).toBe(false)
      expect((await store.answers('b1')).slice(1)).toEqual([on('org-1'), on('org-2')])
      expect((await store.proposals('b1')).map(({ state }) => state)).toEqual(['proposed'])
      expect(await store.answerProposal([on('org-3')], 2, true)).toBe(true)
      expect((await store.proposals('b1')).map(({ state, settledAt }) => [state, settledAt])).toEqual([
        ['agreed', SECOND],
      ])
      expect((await store.versions('b1')).map(({ kind }) => kind)).toEqual(['agreed'])
      expect(await store.answerProposal([on('org-3')], 3, false)).toBe(false)
      expect(await store.answerProposal([{ ...on('org-3'), proposalId: 'nowhere' }], 0, false)).toBe(false)
      expect(await store.answers('b1')).toHaveLength(4)
      await expect(
        store.answerProposal([on('org-3'), { ...on('org-1'), proposalId: 'v2' }], 3, false),
      ).rejects.toThrow()
      await expect(store.answerProposal([answer('b1')], 0, false)).rejects.toThrow()
    })

    test('[ST14] answers and proposals go with their board, and none is added afterwards', async () => {
      const store = await start()
      await propose(store, 'v1', FIRST)
      await store.addAnswer(answer('b1'))
      await store.addReply(reply('b1'))
      await store.addFormSent({ boardId: 'b1', organisationId: 'org-1', at: FIRST, by: 'p1' })
      await store.addSameMeaning(same('b1'))
      await store.deleteBoard('b1', SECOND)
      expect([await store.answers('b1'), await store.proposals('b1')]).toEqual([[], []])
      expect([await store.replies('b1'), await store.formsSent('b1'), await store.sameMeanings('b1')]).toEqual([
        [],
        [],
        [],
      ])
      await expect(store.addReply(reply('b1'))).rejects.toThrow()
      await expect(store.addAnswer(answer('b1'))).rejects.toThrow()
      await expect(propose(store, 'v2', SECOND)).rejects.toThrow()
    })

    test('[ST12] a link ends with the one by which it was made', async () => {
      const store = await start()
      const link = (id: string, madeByLink: string | null) =>
        ({
          id,
          boardId: 'b1',
          role: null,
          purpose: 'check',
          secretHash: `secret-${id}`,
          organisationId: 'org-1',
          checkId: 'c1',
          note: '',
          madeByLink,
          madeByPerson: 'p1',
          createdAt: FIRST,
          expiresAt: null,
          revokedAt: null,
          uses: 0,
          lastUsedAt: null,
        }) as const
      const [first, made, other] = [link('l1', null), link('l2', 'l1'), link('l3', 'l2')]
      for (const each of [first, made, other]) await store.addLink(each)
      expect(await store.link('l2')).toEqual(made)
      expect(await store.revokeLink('l1', SECOND)).toBe(true)
      expect(await store.link('l2')).toEqual({ ...made, revokedAt: SECOND })
      expect(await store.link('l3')).toEqual(other)
      // One takes the place of another: both, or neither.
      await expect(store.replaceLink('l3', SECOND, link('l1', null))).rejects.toThrow()
      expect(await store.link('l3')).toEqual(other)
      expect(await store.replaceLink('l3', SECOND, link('l4', null))).toBe(true)
      expect(await store.link('l3')).toEqual({ ...other, revokedAt: SECOND })
      expect(await store.link('l4')).toEqual(link('l4', null))
    })

    test('[ST36] the name of somebody removed goes from their answers', async () => {
      const store = await start()
      const link = {
        id: 'l1',
        boardId: 'b1',
        role: null,
        purpose: 'answer',
        secretHash: 'secret',
        organisationId: 'org-1',
        checkId: null,
        note: '',
        madeByLink: null,
        madeByPerson: null,
        createdAt: FIRST,
        expiresAt: null,
        revokedAt: null,
        uses: 0,
        lastUsedAt: null,
      } as const
      await store.addLink(link)
      const person = {
        id: 'p1',
        boardId: 'b1',
        name: 'Mairi',
        organisationId: 'org-1',
        organisationText: null,
        bound: true,
        linkId: 'l1',
        firstSeenAt: FIRST,
        lastSeenAt: FIRST,
        removedAt: null,
      }
      await store.addParticipant(person)
      await store.addAnswer(answer('b1'))
      await store.addAnswer(answer('b1', { by: 'p2', name: 'Tom' }))
      await store.addReply(reply('b1'))
      await store.addSameMeaning(same('b1'))
      await store.updateParticipant({ ...person, lastSeenAt: SECOND })
      expect((await store.answers('b1')).map(({ name }) => name)).toEqual(['Mairi', 'Tom'])
      await store.updateParticipant({ ...person, name: '', removedAt: SECOND })
      expect((await store.answers('b1')).map(({ name, post }) => [name, post])).toEqual([
        ['', 'Chief officer'],
        ['Tom', 'Chief officer'],
      ])
      expect((await store.replies('b1')).map(({ name, post }) => [name, post])).toEqual([['', 'Head of service']])
      expect((await store.sameMeanings('b1')).map(({ name }) => name)).toEqual([''])
      // What was on its way when they were removed.
      await store.propose(proposal('v9', FIRST), version('v9', 'b1', FIRST), new Uint8Array([1]))
      await store.addAnswer(answer('b1'))
      const onProposal = answer('b1', { cardId: null, proposalId: 'v9' })
      expect(await store.answerProposal([onProposal, { ...onProposal, by: 'p2', name: 'Tom' }], 0, false)).toBe(true)
      await store.addReply(reply('b1'))
      await store.addSameMeaning(same('b1'))
      expect((await store.answers('b1')).slice(2).map(({ name }) => name)).toEqual(['', '', 'Tom'])
      expect((await store.replies('b1')).map(({ name }) => name)).toEqual(['', ''])
      expect((await store.sameMeanings('b1')).map(({ name }) => name)).toEqual(['', ''])
    })
  })
}
