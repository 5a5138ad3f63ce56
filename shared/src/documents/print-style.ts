// Knows how a document looks on paper and on a screen; refuses to know any document.

/** Ink on white, A4 upright with margins for a binder; headings stay with what they head, rows and steps are not torn apart. */
export const PRINT_STYLE = `
@page { size: A4; margin: 20mm 18mm 20mm 22mm; @bottom-center { font: 8.5pt Arial, sans-serif; color: #57646e; } }
* { box-sizing: border-box; }
html { background: #f7f3ec; }
body { margin: 0 auto; max-width: 190mm; padding: 16mm 18mm; background: #fff; color: #1d2a33;
  font: 11pt/1.45 'Atkinson Hyperlegible Next', 'Noto Sans', Arial, 'Noto Sans Arabic', 'Noto Sans Hebrew', 'Noto Sans Tifinagh', sans-serif;
  overflow-wrap: anywhere; }
header { border-bottom: 2px solid #0c6a68; padding-bottom: 12pt; margin-bottom: 18pt; }
h1 { font-size: 22pt; line-height: 1.2; margin: 0 0 8pt; }
h2 { font-size: 15pt; line-height: 1.25; margin: 24pt 0 8pt; color: #0c6a68; }
h3 { font-size: 12pt; line-height: 1.3; margin: 14pt 0 4pt; }
h2, h3 { break-after: avoid; }
h2 + h3 { margin-top: 0; }
p { margin: 0 0 6pt; orphans: 2; widows: 2; }
.kind { margin: 0 0 2pt; font-size: 10.5pt; font-weight: 600; color: #57646e; }
.status { display: inline-block; margin: 0; padding: 3pt 9pt; border: 1px solid #c9bda9; border-radius: 6pt; font-weight: 600; }
.status.agreed { border-color: #3a7433; background: #e6f1e2; }
.status.draft { border-style: dashed; }
.lead { font-size: 13pt; line-height: 1.4; }
.quiet { color: #57646e; font-size: 9.5pt; }
.gap { color: #57646e; font-style: italic; }
dl { margin: 0 0 8pt; }
dl > div:first-child:not(:last-child) { break-after: avoid; }
dl > div:last-child:not(:first-child) { break-before: avoid; }
.together { break-inside: avoid; }
dl > div { display: grid; grid-template-columns: 42mm 1fr; column-gap: 5mm; padding: 2.5pt 0; break-inside: avoid; }
dt { grid-column: 1; color: #57646e; font-size: 9.5pt; line-height: 16pt; }
dd { grid-column: 2; margin: 0; }
dd + dd { margin-top: 2pt; }
dt:has(+ dd + dd) { grid-row: 1 / span 2; }
.steps { margin: 0 0 8pt; padding-left: 8mm; }
.steps > li { break-inside: avoid; margin-bottom: 8pt; padding-left: 1mm; }
.steps > li::marker { font-weight: 700; color: #0c6a68; }
.step { font-weight: 600; margin: 0 0 2pt; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; margin: 4pt 0 12pt; font-size: 9.5pt; line-height: 1.4; }
caption.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
caption { text-align: left; font-size: 9.5pt; color: #57646e; padding: 2pt 0 3pt; break-after: avoid; }
thead { display: table-header-group; }
th, td { text-align: left; vertical-align: top; padding: 4pt 6pt; border-bottom: 1px solid #e2d9cb; }
thead th { background: #f7f3ec; border-bottom: 1.5px solid #c9bda9; font-weight: 600; }
tbody th { font-weight: 600; }
tr, table.short { break-inside: avoid; }
thead { break-after: avoid; }
tbody { break-before: avoid; }
tbody tr:first-child:not(:last-child) { break-after: avoid; }
tbody tr:last-child:not(:first-child) { break-before: avoid; }
td p, th p { margin: 0; }
td p + p, th p + p { margin-top: 3pt; }
nav { margin-bottom: 12pt; font-size: 10pt; }
nav ol { columns: 2; margin: 0; padding: 0; list-style: none; }
nav a { color: #0c6a68; }
.contents { margin: 0 0 2pt; font-weight: 600; color: #0c6a68; }
nav { break-inside: avoid; }
@media (max-width: 600px) {
  body { padding: 16px; }
  dl > div { display: block; }
  nav ol { columns: 1; }
  table { display: block; overflow-x: auto; }
}
@media print {
  html { background: none; }
  body { max-width: none; padding: 0; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  .on-screen { display: none; }
  nav a { color: inherit; text-decoration: none; }
}
`
