// Fingerprints what client and server say to each other on a socket; a changed fingerprint needs a new protocol version.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { CLOSE_CODES } from '@common-ground/shared/wire/close-codes.ts'
import * as protocol from '@common-ground/shared/wire/protocol.ts'
import { expect, test } from 'vitest'
import { repositoryRoot } from './source-files.ts'

/** Protocol version -> fingerprint. A released line is never edited: add one and raise PROTOCOL_VERSION. */
const recorded: Record<number, string> = JSON.parse(
  readFileSync(`${repositoryRoot}tests/architecture/wire-schema.json`, 'utf8'),
) as Record<number, string>

/** Declarations of types that travel as JSON, without comments and spacing, so that only meaning counts. */
function declaredShapes(): string {
  const source = readFileSync(`${repositoryRoot}shared/src/wire/protocol.ts`, 'utf8')
  const declarations = source.match(/^export (?:interface|type) [\s\S]*?(?=\n\n|\n\/\*\*|\nexport )/gm) ?? []
  return declarations
    .join('\n')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\/\/.*$/gm, '')
    .replaceAll(/[\s;,|]+/g, ' ')
}

function fingerprint(): string {
  const { encodeAck, encodeHeartbeat, encodeNotice, PROTOCOL_VERSION: _, ...rest } = protocol
  const numbers = Object.entries(rest).filter(([, value]) => typeof value === 'number')
  const frames = [encodeAck(300), encodeHeartbeat(1_700_000_000_000), encodeNotice({ type: 'epoch', epoch: 2 })]
  const said = [numbers, CLOSE_CODES, declaredShapes(), frames.map((frame) => [...frame])]
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 16)
}

test('[BUILD9] the messages are those recorded for this protocol version', () => {
  expect(declaredShapes()).toContain('Notice')
  expect(recorded[protocol.PROTOCOL_VERSION], 'changed? raise PROTOCOL_VERSION and record the new fingerprint').toBe(
    fingerprint(),
  )
})

test('[BUILD9] the newest recorded version is the one in use', () => {
  expect(Math.max(...Object.keys(recorded).map(Number))).toBe(protocol.PROTOCOL_VERSION)
})
