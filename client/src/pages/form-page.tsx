// Knows the page on which an organisation fills in its own form by its link; refuses to show anything else of the board.
import { useCallback, useState } from 'react'
import { openApi } from '../model/api.ts'
import { formWords } from '../text/form-words.ts'
import { NotThereYet, useBehindLink, type LinkPageProps } from './behind-link.tsx'
import { FormSheet } from './form-sheet.tsx'

export function FormPage({ go, secret, next, link, drafts }: LinkPageProps) {
  const [api] = useState(() => openApi())
  const read = useCallback(async () => await api.form(link.boardId, secret), [api, link, secret])
  const { value, problem, again } = useBehindLink(read)
  if (value !== null)
    return <FormSheet go={go} secret={secret} next={next} link={link} drafts={drafts} fetched={value} />
  return (
    <NotThereYet
      go={go}
      title={formWords.title}
      loading={formWords.loading}
      problem={problem}
      again={again}
      gone={GONE}
      secret={secret}
      next={next}
      drafts={drafts}
    />
  )
}

const GONE = { 'form-not-found': { title: formWords.gone } }
