// Knows how one link reads in the list and how it is ended; knows no call.
import type { LinkInfo } from '@common-ground/shared/wire/http-shapes.ts'
import { useId } from 'react'
import { Button } from '../controls/button.tsx'
import { placeOnly, SureQuestion, useSure } from '../controls/sure.tsx'
import { formatDay } from '../text/dates.ts'
import { words } from '../text/en-GB.ts'
import { panelWords } from '../text/panel-words.ts'
import { HandOut } from './inviting/hand-out.tsx'
import type { Occasion } from './inviting/letter.ts'
import { endQuestion, linkFacts, linkName, type CameBy } from './share-links.ts'

const text = panelWords.share

export interface LinkRowProps {
  readonly link: LinkInfo
  /** The organisation it was made for, as the board names it now; null = for anybody. */
  readonly organisation: string | null
  /** Who came in by it last, and is one of them asking. */
  readonly came: CameBy
  /** Whether what a link to a page asks for has come; null = nothing is asked now, or it is not known. */
  readonly hasCome: boolean | null
  /** No other link lets anybody run the board. */
  readonly isLastToRun: boolean
  /** Where it leads, if this device knows. */
  readonly address: string | undefined
  readonly occasion: Occasion
  /** ISO instant. */
  readonly now: () => string
  /** Null for a link that is over. */
  readonly onEnd: (() => void) | null
}

export function LinkRow({
  link,
  organisation,
  came,
  hasCome,
  isLastToRun,
  address,
  occasion,
  now,
  onEnd,
}: LinkRowProps) {
  const sure = useSure()
  // Two links may be called the same: when one was made and used tells them apart.
  const facts = useId()
  const called = linkName(link, organisation)
  return (
    <li>
      <div className="link-row">
        <span className="person-words">
          <bdi>{called}</bdi>
          <span className="quiet" id={facts}>
            {linkFacts(link, formatDay, came, hasCome).join(', ')}
          </span>
        </span>
        {address === undefined || onEnd === null ? null : (
          <HandOut
            small
            tone="quiet"
            what={called}
            label={words.copy}
            occasion={occasion}
            address={async () => await Promise.resolve(address)}
            now={now}
          />
        )}
        {onEnd === null ? null : (
          <Button
            small
            tone="quiet"
            aria-label={text.endNamed(called)}
            aria-describedby={facts}
            ref={sure.opener}
            {...placeOnly(sure.asking)}
            onClick={sure.ask}
          >
            {text.end}
          </Button>
        )}
      </div>
      {sure.asking && onEnd !== null ? (
        <SureQuestion
          label={text.endNamed(called)}
          question={endQuestion(link, came, isLastToRun)}
          yes={text.endYes}
          no={text.endNo}
          onYes={onEnd}
          onNo={sure.close}
        />
      ) : null}
    </li>
  )
}
