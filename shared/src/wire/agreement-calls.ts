// Knows the calls of the HTTP interface by which organisations answer and agree, as data; refuses to know how one is answered.
import { Type } from 'typebox'
import * as shape from './agreement-shapes.ts'

const answerProblems = [
  'bad-request',
  'own-link-needed',
  'not-your-organisation',
  'organisation-not-asked',
  'already-answered',
] as const

/** A part of the one table in http-api.ts, which says what its members mean. */
export const AGREEMENT_CALLS = {
  listAnswers: {
    method: 'GET',
    path: '/api/boards/:id/answers',
    summary: 'The last answer of each organisation on each card',
    needs: 'viewer',
    status: 200,
    answer: Type.Array(shape.CardAnswer),
    problems: ['busy'],
  },
  answerCard: {
    method: 'PUT',
    path: '/api/boards/:id/answers/:cardId',
    summary: 'Answers on a card for the organisation of the link; a facilitator records it for one that is named',
    needs: 'answer',
    body: shape.NewAnswer,
    status: 200,
    answer: shape.CardAnswer,
    problems: [...answerProblems, 'card-not-found', 'changed-meanwhile', 'busy'],
  },
  listProposals: {
    method: 'GET',
    path: '/api/boards/:id/proposals',
    summary: 'What has been proposed for agreement, newest first, with the answers',
    needs: 'viewer',
    status: 200,
    answer: Type.Array(shape.ProposalInfo),
    problems: [],
  },
  propose: {
    method: 'POST',
    path: '/api/boards/:id/proposals',
    summary: 'Freezes what the board says now and asks every active organisation to agree it',
    needs: 'facilitator',
    body: shape.NewProposal,
    status: 201,
    answer: shape.ProposalInfo,
    problems: ['bad-request', 'nobody-to-agree', 'too-many-versions', 'busy'],
  },
  readProposal: {
    method: 'GET',
    path: '/api/boards/:id/proposals/:v',
    summary: 'What is to be agreed, in words, and what changed since the last agreement; :v may be "current"',
    needs: 'answer',
    status: 200,
    answer: shape.ProposalSheet,
    problems: ['proposal-not-found', 'version-damaged', 'busy'],
  },
  answerProposal: {
    method: 'PUT',
    path: '/api/boards/:id/proposals/:v/answer',
    summary: 'Answers on a proposed version for the organisation of the link; a facilitator records it for one named',
    needs: 'answer',
    body: shape.NewAnswer,
    status: 200,
    answer: shape.ProposalInfo,
    problems: [...answerProblems, 'proposal-not-found', 'proposal-closed'],
  },
  withdrawProposal: {
    method: 'DELETE',
    path: '/api/boards/:id/proposals/:v',
    summary: 'Takes back a proposal that still waits for answers',
    needs: 'facilitator',
    status: 204,
    answer: null,
    problems: ['proposal-not-found', 'proposal-closed'],
  },
} as const
