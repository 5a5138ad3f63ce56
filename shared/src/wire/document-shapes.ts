// Knows in which formats a document can be asked for, as it goes over HTTP; refuses to know what a document says.
import { Type, type Static } from 'typebox'

/** The media type of each format. */
export const DOCUMENT_TYPES = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
export type DocumentFormat = keyof typeof DOCUMENT_TYPES

/** Stands for what the board says now where a version is asked for. */
export const NOW_VERSION = 'now'

const yes = ['yes', 'true', '1'] as const
const no = ['no', 'false', '0', ''] as const
export const AgreementQuery = Type.Object({
  format: Type.Optional(
    Type.Union([Type.Literal('html'), Type.Literal('md'), Type.Literal('docx')], { description: 'absent = html' }),
  ),
  names: Type.Optional(
    Type.Union(
      [...yes, ...no].map((word) => Type.Literal(word)),
      {
        description: 'yes = people by their names; absent = by their posts',
      },
    ),
  ),
  version: Type.Optional(
    Type.String({
      maxLength: 40,
      description: 'Id of a version, or now; absent = what was agreed last, else what waits for answers, else now',
    }),
  ),
})
export type AgreementQuery = Static<typeof AgreementQuery>

/** People are to be called by their names. */
export const asksForNames = ({ names }: AgreementQuery): boolean => (yes as readonly unknown[]).includes(names)
