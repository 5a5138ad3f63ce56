// Knows the places in a board's history and what each of them is given; knows no element.
import type { VersionInfo } from '@common-ground/shared/wire/http-shapes.ts'
import type { Api } from '../../model/api.ts'
import type { BoardSession } from '../../model/board-session.ts'

export interface HistoryProps {
  readonly session: BoardSession
  readonly api: Api
  readonly mayEdit: boolean
}
/** What every place is given besides. */
export interface PlaceProps extends HistoryProps {
  /** Every version there is, newest first. */
  readonly all: readonly VersionInfo[]
  readonly onGo: (place: HistoryPlace) => void
}
/** What a place where something is given a name is given besides: settles when the list has it. */
export interface NamingProps extends PlaceProps {
  readonly onNamed: () => Promise<void>
}

/** Where in the history somebody is. */
export type HistoryPlace =
  /** `keysOn`: the version whose row has the keys, where what they come from is gone. */
  | { readonly at: 'list'; readonly keysOn?: string | undefined }
  | { readonly at: 'version'; readonly version: VersionInfo }
  | { readonly at: 'changes'; readonly from: string; readonly to: string }
  | { readonly at: 'restore'; readonly version: VersionInfo }
  | { readonly at: 'delete'; readonly version: VersionInfo }
