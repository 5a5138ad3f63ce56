// Knows the list of keys as people read it; carries none of them out.
import { Modal } from '../controls/dialog.tsx'
import { Tick } from '../controls/field.tsx'
import { words } from '../text/en-GB.ts'

export interface ShortcutSheetProps {
  readonly onClose: () => void
  readonly singleKeys: boolean
  readonly onSingleKeys: (on: boolean) => void
}

export function ShortcutSheet({ onClose, singleKeys, onSingleKeys }: ShortcutSheetProps) {
  return (
    <Modal open onClose={onClose} title={words.shortcuts.title} closeLabel={words.close} shape="wide">
      <div className="shortcuts">
        {words.shortcuts.groups.map(({ title, keys }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Tick
        checked={singleKeys}
        onChange={onSingleKeys}
        label={words.shortcuts.single}
        help={words.shortcuts.singleHelp}
      />
    </Modal>
  )
}
