// Knows what one open board offers to canvas and panels: one Board to read, one door to change it; refuses to show Yjs to anybody.
import type { Board } from '@common-ground/shared/board/board.ts'
import type { Operation, Refusal, TextAddress } from '@common-ground/shared/operations/operation.ts'
import type { Result } from '@common-ground/shared/result.ts'
import type { BroughtView, LedCall } from '@common-ground/shared/wire/protocol.ts'
import type { Role } from '@common-ground/shared/wire/roles.ts'
import type { FoundWork } from './found-work.ts'
import type { BoardStep } from './board-steps.ts'
import type { Peer, PresencePatch } from './presence.ts'
import type { Readable } from './readable.ts'
import type { SaveState } from './save-state.ts'
import type { ViewState } from './view-state.ts'

/** What undo or redo did, so that the screen can say it. `others` = somebody else changed the thing since. */
export interface UndoOutcome {
  readonly did: boolean
  readonly label: string
  readonly others: readonly string[]
}

/** Live access to one shared text for an input element; offsets are UTF-16 units. */
export interface LiveText {
  get(): string
  /** Replaces the whole value by a new one as the smallest edit; the undo grouping of typing is the session's. */
  edit(next: string, caret: number): Result<void, Refusal>
  /** Calls back on every remote change with a function that moves a caret offset across it. */
  subscribe(listener: (mapOffset: (offset: number) => number) => void): () => void
  /** Ends the typing group (blur). */
  done(): void
}

/** A step of this person's own, made or (typing) just ended: what they did, and the board as it was before. */
export interface OwnStep {
  readonly before: Board
  /** Of a stretch of typing one operation for each text. */
  readonly operations: readonly Operation[]
}

export type { Role }

/** Somebody who joined: names come from the server and never stand in the document. */
export interface Participant {
  readonly id: string
  readonly name: string
  readonly organisation: string
  readonly organisationId: string | null
}

/** Somebody's view, and who they are: participant id. */
export interface Brought {
  readonly by: string
  readonly view: BroughtView
}

/** `ended` notices are final: reconnecting cannot help. */
export type SessionNotice =
  | { readonly code: 'read-only'; readonly ended: false }
  | { readonly code: 'full'; readonly ended: false }
  | { readonly code: 'nearly-full'; readonly ended: false }
  | { readonly code: 'server-restarting'; readonly ended: false }
  | {
      readonly code:
        | 'not-signed-in'
        | 'role-too-low'
        | 'board-not-found'
        | 'epoch-changed'
        | 'board-deleted'
        | 'too-large'
        | 'refused'
      readonly ended: true
    }

export interface BoardSession {
  readonly boardId: string
  readonly participantId: string
  readonly role: Readable<Role>
  /** Whether changes are taken right now: the role allows it and nobody has paused editing. */
  readonly mayEdit: Readable<boolean>
  /** Whether editing is paused for everybody but those who run the board. */
  readonly paused: Readable<boolean>
  /** One Board per animation frame at most; what did not change keeps its identity. */
  readonly board: Readable<Board>
  /** Calls back for every board published from now on with the one before and who wrote in between; gives a way to stop. */
  onStep(listener: (step: BoardStep) => void): () => void
  /** False until the first complete state from the server (or the device) is in. */
  readonly ready: Readable<boolean>
  readonly saveState: Readable<SaveState>
  /** Everybody else on the board now, positions interpolated by the reader. */
  readonly peers: Readable<readonly Peer[]>
  readonly view: ViewState
  /** Applies operations as one intention: one transaction, one undo step. The label says what undo would undo ("Move 3 cards").
   * Calls in a row with the same `gesture` are one step together (a long drag that is written every two seconds). */
  dispatch(operations: readonly Operation[], label: string, gesture?: string): Result<void, Refusal>
  /** Whether {@link dispatch} would make them, without making any; asked of the board as it is now. */
  check(operations: readonly Operation[]): Result<void, Refusal>
  text(at: TextAddress): LiveText
  /** What the answer names belongs to the step and is undone with it; asked as soon as the step shows, one answer for a session. Never for undo, nor for what others do. */
  follow(consequence: (step: OwnStep) => readonly Operation[]): void
  undo(): UndoOutcome
  redo(): UndoOutcome
  readonly canUndo: Readable<boolean>
  readonly canRedo: Readable<boolean>
  /** Merges into what others see of me; sent at most 30 times a second. */
  setPresence(patch: PresencePatch): void
  /** Why the board cannot be used (any more) as expected; the screen says it in plain words. Null = all is well. */
  readonly notice: Readable<SessionNotice | null>
  /** Everybody who has joined the board, from the server. */
  readonly participants: Readable<readonly Participant[]>
  /** Rises when what organisations answered or are asked is not what it was: whoever shows it asks for it again. */
  readonly agreement: Readable<number>
  /** The call that somebody leads on this board; null = none, or not known yet. */
  readonly call: Readable<LedCall | null>
  /** Where a facilitator last asked everybody to look, in this visit. */
  readonly brought: Readable<Brought | null>
  /** True while closing the tab would lose nothing of it, because this device has it too; never a promise, and never "Saved". */
  readonly kept: Readable<boolean>
  /** True once this browser has refused to keep something; false where nobody asks it to, as on a shared computer. */
  readonly keepingRefused: Readable<boolean>
  /** What an earlier visit left on this device; null = nothing, or not looked for yet. */
  readonly found: Readable<FoundWork | null>
  /** Ms since 1970: when this device last heard of the board, if the server did not answer and it was opened from here; else null. */
  readonly openedFrom: number | null
  /** Gives the device what waits to be kept, at once: before the page is hidden or closed. */
  keepNow(): Promise<void>
  /** Nothing of the board stays on this device, and nothing of this visit is kept. */
  forgetHere(): Promise<void>
  /** The board file of everything this tab holds, saved or not; names of people stay with the server. */
  file(): Promise<string>
  /** A new card, relation or item id. */
  newId(): string
  /** Instant by the server's clock, ISO 8601. */
  now(): string
  close(): void
}
