// Knows the calls of the HTTP interface by which somebody leads a call, as data; refuses to know how one is answered.
import * as shape from './leading-shapes.ts'

/** A part of the one table in http-api.ts, which says what its members mean. */
export const LEADING_CALLS = {
  readCall: {
    method: 'GET',
    path: '/api/boards/:id/call',
    summary: 'The call that somebody leads on the board now',
    needs: 'viewer',
    status: 200,
    answer: shape.CallNow,
    problems: [],
  },
  leadCall: {
    method: 'POST',
    path: '/api/boards/:id/call',
    summary: 'Begins to lead a call by a run sheet; one that is led already goes on as it is',
    needs: 'facilitator',
    body: shape.NewCall,
    status: 200,
    answer: shape.CallNow,
    problems: ['bad-request'],
  },
  moveCall: {
    method: 'PUT',
    path: '/api/boards/:id/call',
    summary: 'Goes to a step, gives a turn or more time; who sends it leads from then on',
    needs: 'facilitator',
    body: shape.CallMove,
    status: 200,
    answer: shape.CallNow,
    problems: ['bad-request', 'no-call'],
  },
  endCall: {
    method: 'DELETE',
    path: '/api/boards/:id/call',
    summary: 'Ends the call; what it brought onto the map stays',
    needs: 'facilitator',
    status: 204,
    answer: null,
    problems: [],
  },
} as const
