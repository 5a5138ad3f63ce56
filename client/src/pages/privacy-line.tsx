// Knows how the privacy notice of whoever runs the server is shown; knows no notice.
import { words } from '../text/en-GB.ts'

/** The notice of whoever runs the server, or ours; an address becomes a link only when it is a web address. */
export function PrivacyLine({ notice }: { readonly notice: string | undefined }) {
  const own = notice?.trim() ?? ''
  if (/^https?:\/\/\S+$/.test(own)) {
    return (
      <p className="privacy">
        {words.join.privacy}{' '}
        <a href={own} target="_blank" rel="noreferrer">
          {words.join.privacyLink}
        </a>
      </p>
    )
  }
  return <p className="privacy">{own === '' ? words.join.privacy : own}</p>
}
