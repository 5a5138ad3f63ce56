// Knows what a person may do on a board's two documents and what the relay has to be told of somebody it lets in.
import type { CloseCode } from '@common-ground/shared/wire/close-codes.ts'
import type { DocumentName, Role } from '../store/store.ts'

/** Somebody who may come in; every field is the server's own knowledge, never the client's word. */
export interface Admission {
  readonly boardId: string
  /** The board's current epoch. */
  readonly epoch: number
  readonly document: DocumentName
  readonly role: Role
  readonly participant: { readonly id: string; readonly name: string; readonly organisation: string }
  /** The link the person came by: revoking it ends the connection. */
  readonly linkId: string
  /** The client asked for messages 120 to 122 (`?v=1`). */
  readonly v1: boolean
}

/** Somebody who is accepted only to be told why not. */
export interface Refused {
  readonly close: CloseCode
  readonly reason: string
}

/** True when the role may change the document: map for facilitator and editor, talk also for commenter. */
export function mayWrite(role: Role, document: DocumentName): boolean {
  switch (role) {
    case 'facilitator':
    case 'editor':
      return true
    case 'commenter':
      return document === 'talk'
    case 'viewer':
      return false
  }
}
