// Knows how the versions of a board are listed by day: what, when, who; refuses to know what is in one.
import { Bookmark, Clock, FileInput, Handshake, Undo2 } from 'lucide-react'
import { Button } from '../../controls/button.tsx'
import { useReadable } from '../../model/use-readable.ts'
import { formatClock, formatDay } from '../../text/dates.ts'
import { historyWords } from '../../text/history-words.ts'
import type { NamingProps } from './history-place.ts'
import { NameForm } from './name-form.tsx'
import { agreementOf } from '../agreement/agreement-of.ts'
import { versionAgreed, versionInFull, versionPeople, versionTitle } from './version-words.ts'

const ICONS = { auto: Clock, named: Bookmark, agreed: Handshake, restore: Undo2, import: FileInput } as const

export function VersionList({ session, api, mayEdit, all, onGo, onNamed }: NamingProps) {
  const participants = useReadable(session.participants)
  const { proposals } = useReadable(agreementOf(session, api))
  const days = Map.groupBy(all, ({ at }) => formatDay(at))
  return (
    <>
      {mayEdit ? (
        <NameForm
          label={historyWords.nameNow}
          help={historyWords.nameHelp}
          done={historyWords.kept}
          onName={async (title) => {
            const answer = await api.nameVersion(session.boardId, title)
            if (!answer.ok) return answer.error
            await onNamed()
            return null
          }}
        />
      ) : null}
      {all.length === 0 ? <p className="quiet">{historyWords.empty}</p> : null}
      {[...days].map(([day, versions]) => (
        <section key={day}>
          <h3>{day}</h3>
          <ul className="bin-list">
            {versions.map((version) => {
              const Icon = ICONS[version.kind]
              const people = versionPeople(version, participants)
              const size = historyWords.size(version.cards, version.relations)
              return (
                <li key={version.id} className={version.title === undefined ? 'history-row' : 'history-row titled'}>
                  <Icon size={17} aria-hidden />
                  <span className="person-words">
                    <bdi>{versionTitle(version, all)}</bdi>
                    <span className="quiet">
                      {[formatClock(Date.parse(version.at)), versionAgreed(version, proposals), people, size]
                        .filter((part) => part !== '')
                        .join(' · ')}
                    </span>
                  </span>
                  <Button
                    small
                    data-version={version.id}
                    aria-label={historyWords.openNamed(versionInFull(version, all))}
                    onClick={() => onGo({ at: 'version', version })}
                  >
                    {historyWords.open}
                  </Button>
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </>
  )
}
