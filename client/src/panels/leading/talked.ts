// Knows which card everybody looks at at a step of a call: the one that whoever leads has chosen last, also while they are away or have folded the step; refuses to know what anybody looks at by themselves.
import type { BoardSession } from '../../model/board-session.ts'
import { createCell, type Readable } from '../../model/readable.ts'

/** Where it stays while whoever leads loads the page again. */
export interface TalkedMemory {
  talkedAbout(boardId: string): string
  keepTalkedAbout(boardId: string, shown: string): void
}

export interface Talked {
  /** As `cardAt` reads it; "" = nobody has chosen yet. */
  readonly shown: Readable<string>
  /** Everybody looks at this card at this step, by its round: for whoever leads. */
  show(round: string, card: string): void
  /** Hears what whoever leads shows until what it returns is called. */
  follow(): () => void
}

/** One line for each step at which something was chosen, the last choice first. */
const MOST_STEPS = 12

/** The card at a step; "" = nothing was chosen there. */
export function cardAt(shown: string, round: string): string {
  const line = shown.split('\n').find((one) => one.startsWith(`${round} `))
  return line === undefined ? '' : line.slice(round.length + 1)
}

/** With one choice more: that of the other steps stays for when the call goes back to them. [LD80] */
const withChoice = (shown: string, next: string): string => {
  const round = `${next.split(' ')[0] ?? ''} `
  const others = shown.split('\n').filter((one) => one !== '' && !one.startsWith(round))
  return [next, ...others].slice(0, MOST_STEPS).join('\n')
}

/** What is shown stays until something else is: nobody is moved by a line that breaks, or by somebody else who leads on. [LD80] */
export function openTalked(
  session: Pick<BoardSession, 'boardId' | 'participantId' | 'call' | 'peers' | 'setPresence'>,
  memory: TalkedMemory,
): Talked {
  const shown = createCell(memory.talkedAbout(session.boardId))
  let told = ''
  const tell = (next: string): void => {
    if (next === told) return
    told = next
    session.setPresence({ talking: next === '' ? null : next })
  }
  const look = (): void => {
    const call = session.call.get()
    const leads = call?.leader === session.participantId
    if (!leads) tell('')
    // A second page of whoever leads begins where the first one is; from then on each shows what is chosen on it.
    if (call === null || (leads && shown.get() !== '')) return
    const leader = session.peers
      .get()
      .find(({ participantId, talking }) => participantId === call.leader && talking !== undefined)
    if (leader?.talking !== undefined) shown.set(withChoice(shown.get(), leader.talking))
  }
  return {
    shown,
    show(round, card) {
      const next = `${round} ${card}`
      tell(next)
      const all = withChoice(shown.get(), next)
      memory.keepTalkedAbout(session.boardId, all)
      shown.set(all)
    },
    follow() {
      look()
      const stops = [session.call.subscribe(look), session.peers.subscribe(look)]
      return () => {
        for (const stop of stops) stop()
        tell('')
      }
    },
  }
}
