// Knows how one stop of the story looks on the stage; refuses to know which stop comes next.
import type { Block, Party, Stop, StoryItem } from '@common-ground/shared/documents/stop.ts'
import type { CSSProperties } from 'react'

export function StopView({ stop }: { readonly stop: Stop }) {
  return (
    <>
      {stop.blocks.map((block, index) => (
        <BlockView key={index} block={block} stop={stop} />
      ))}
    </>
  )
}

function BlockView({ block, stop }: { readonly block: Block; readonly stop: Stop }) {
  switch (block.block) {
    case 'name':
      return (
        <p className="story-name" dir="auto">
          {block.text}
        </p>
      )
    case 'lead':
      return (
        <p className="story-lead" dir="auto">
          {block.text}
        </p>
      )
    case 'text':
      return (
        <section className="story-text">
          <h3>{block.label}</h3>
          <p dir="auto">{block.text}</p>
        </section>
      )
    case 'items':
      return (
        <section className={`story-items ${stop.key.startsWith('zone:') ? 'zone' : stop.key}`}>
          {block.label === '' ? null : <h3>{block.label}</h3>}
          <ul>
            {block.items.map((item) => (
              <ItemView key={item.id} item={item} />
            ))}
          </ul>
        </section>
      )
    case 'stairs':
      return (
        <section className="story-stairs">
          {block.title === '' ? null : <h3 dir="auto">{block.title}</h3>}
          {block.scope === '' ? null : (
            <p className="story-quiet" dir="auto">
              {block.scope}
            </p>
          )}
          <ol>
            {block.steps.map(({ title, about, outside }, index) => (
              <li key={index} className={outside ? 'outside' : ''} style={{ '--stair': index } as CSSProperties}>
                <span className="story-number" aria-hidden>
                  {index + 1}
                </span>
                <span className="story-step" dir="auto">
                  <strong>{title}</strong>
                  {about === '' ? null : <span>{about}</span>}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )
  }
}

function ItemView({ item: { title, text, party, lines, parts } }: { readonly item: StoryItem }) {
  return (
    <li className="story-item">
      {party === null ? null : <Disc party={party} />}
      <div className="story-words">
        <p className="story-title" dir="auto">
          {title}
        </p>
        {text === '' ? null : (
          <p className="story-quiet" dir="auto">
            {text}
          </p>
        )}
        {parts.map(({ label, parties }) => (
          <div key={label} className="story-part">
            {label === '' ? null : <p className="story-label">{label}</p>}
            <ul>
              {parties.map((one) => (
                <li key={one.id}>
                  <Disc party={one} />
                  <bdi>{one.name}</bdi>
                </li>
              ))}
            </ul>
          </div>
        ))}
        {lines.map(({ label, texts }) => (
          <div key={label} className="story-line">
            {label === '' ? null : <p className="story-label">{label}</p>}
            {texts.map((one, index) => (
              <p key={index} dir="auto">
                {one}
              </p>
            ))}
          </div>
        ))}
      </div>
    </li>
  )
}

/** Colour and initials of an organisation, a ring where the colour is another's too; the name stands beside it. */
function Disc({ party: { sign } }: { readonly party: Party }) {
  if (sign === null) return null
  const style = { '--look': `var(--${sign.look})`, '--look-tint': `var(--${sign.look}-tint)` } as CSSProperties
  return (
    <span className={sign.ring === 0 ? 'story-disc' : 'story-disc ring'} style={style} aria-hidden>
      {sign.initials}
    </span>
  )
}
