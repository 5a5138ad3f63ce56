// Knows how a document becomes one page of HTML that opens and prints anywhere; refuses markup that somebody typed, scripts and addresses.
import { displayText } from '../picture/display-text.ts'
import { escapeHtml } from './html.ts'

/** The text as it may stand in markup, also between quotation marks; what cannot be seen shows as a sign. */
export const asHtml = (text: string): string => escapeHtml(displayText(text))

/** The same with its line breaks. */
export const linesAsHtml = (text: string): string => asHtml(text).replaceAll('\n', '<br>')

export interface WebPage {
  readonly title: string
  /** BCP 47, of the words that are ours. */
  readonly language: string
  /** Rules beside those of every page: fixed text of ours, never of a board. */
  readonly style?: string
  /** Markup in which everything typed has gone through `asHtml`. */
  readonly body: string
}

const STYLE = `:root{color-scheme:light}
body{margin:24px auto;max-width:1000px;padding:0 20px;background:#fff;color:#1d2a33;font:15px/1.5 system-ui,'Segoe UI',Roboto,'Noto Sans',sans-serif}
h1{font-size:24px;line-height:1.25;margin:0 0 4px}h2{font-size:18px;margin:24px 0 6px}
p{margin:4px 0}.quiet{color:#57646e}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #c9bda9;padding:6px 8px;text-align:start;vertical-align:top}
th{background:#f7f3ec}thead{display:table-header-group}tr{break-inside:avoid}
@media print{body{margin:0;max-width:none;padding:0;font-size:11px}}`

/** A whole page: it loads nothing, runs nothing and sends nothing. */
export const webPage = ({ title, language, style = '', body }: WebPage): string => `<!doctype html>
<html lang="${asHtml(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asHtml(title)}</title>
<style>${STYLE}
${style}</style>
</head>
<body>
${body}
</body>
</html>
`
