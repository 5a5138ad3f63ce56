// Knows in which language and time zone a board is kept, as choices by their names; refuses to know what is done with them.
import { LANGUAGES, languageName, timeZones, zoneName } from '../text/places.ts'
import { Finder } from '../controls/combobox.tsx'
import { Field } from '../controls/field.tsx'
import type { BoardSession } from '../model/board-session.ts'
import { useReadable } from '../model/use-readable.ts'
import { panelWords } from '../text/panel-words.ts'
import { tell } from './tell.ts'

/** Both folded away: they are right for almost everybody as they were begun. */
export function BoardPlace({ session }: { readonly session: BoardSession }) {
  const { language, timeZone } = useReadable(session.board)
  const set = (change: { readonly language: string } | { readonly timeZone: string }): void => {
    tell(session.dispatch([{ type: 'set-board', ...change }], panelWords.labels.board))
  }
  return (
    <details>
      <summary>{panelWords.languageAndZone}</summary>
      <div className="group">
        <Field label={panelWords.language} help={panelWords.languageHelp}>
          {(ids) => (
            <Finder
              ids={ids}
              value={language}
              shown={languageName(language)}
              findOptions={() => LANGUAGES.map((code) => ({ value: code, label: languageName(code) }))}
              placeholder={panelWords.find}
              emptyWords={panelWords.noMatch}
              openLabel={panelWords.openList}
              onPick={(code) => {
                if (code !== null) set({ language: code })
              }}
            />
          )}
        </Field>
        <Field label={panelWords.timeZone} help={panelWords.timeZoneHelp}>
          {(ids) => (
            <Finder
              ids={ids}
              value={timeZone}
              shown={zoneName(timeZone).city}
              findOptions={() =>
                timeZones().map((zone) => ({ value: zone, label: zoneName(zone).city, note: zoneName(zone).region }))
              }
              placeholder={panelWords.find}
              emptyWords={panelWords.noMatch}
              openLabel={panelWords.openList}
              onPick={(zone) => {
                if (zone !== null) set({ timeZone: zone })
              }}
            />
          )}
        </Field>
      </div>
    </details>
  )
}
