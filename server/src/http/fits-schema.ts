// Knows whether a value fits one of the interface's schemas and, if not, where; knows only the words those schemas use.
import type { TSchema } from 'typebox'

/** The words of JSON Schema that the interface's requests use. */
interface Schema {
  readonly type?: 'object' | 'string' | 'integer'
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
}

/**
 * What does not fit, as "path: what is expected"; null when everything does. Members that no schema names are left alone.
 *
 * Of the schema library only the types are used here: loading its validator takes longer than the rest of the server.
 */
export function misfit(schema: TSchema, value: unknown, path = ''): string | null {
  return misfitAt(schema, value, path)
}

function misfitAt(schema: Schema, value: unknown, path: string): string | null {
  const say = (expected: string): string => `${path === '' ? 'the request' : path}: ${expected}`
  if (schema.anyOf !== undefined) {
    const misfits = schema.anyOf.map((choice) => misfitAt(choice, value, path))
    if (misfits.includes(null)) return null
    const constants = schema.anyOf.map((choice) => choice.const)
    return constants.includes(undefined) ? (misfits[0] ?? null) : say(`one of ${constants.join(', ')}`)
  }
  if (schema.const !== undefined) return value === schema.const ? null : say(`must be ${String(schema.const)}`)
  switch (schema.type) {
    case 'string': {
      if (typeof value !== 'string') return say('must be text')
      const { minLength = 0, maxLength = Infinity } = schema
      if (value.length < minLength) return say(minLength === 1 ? 'is empty' : `at least ${minLength} characters`)
      return value.length > maxLength ? say(`at most ${maxLength} characters, got ${value.length}`) : null
    }
    case 'integer': {
      const { minimum = -Infinity } = schema
      return Number.isSafeInteger(value) && Number(value) >= minimum ? null : say('must be a whole number')
    }
    case 'object':
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return say('must be an object')
      return misfitInside(schema, value, path)
    default:
      return null
  }
}

function misfitInside(schema: Schema, value: object, path: string): string | null {
  const at = (name: string): string => (path === '' ? name : `${path}.${name}`)
  const missing = schema.required?.find((name) => !Object.hasOwn(value, name))
  if (missing !== undefined) return `${at(missing)}: is missing`
  const patterns = Object.entries(schema.patternProperties ?? {})
  for (const [name, member] of Object.entries(value)) {
    if (schema.properties !== undefined && Object.hasOwn(schema.properties, name)) {
      const wrong = misfitAt(schema.properties[name] ?? {}, member, at(name))
      if (wrong !== null) return wrong
    } else if (patterns.length > 0) {
      const fitting = patterns.find(([pattern]) => new RegExp(pattern, 'u').test(name))
      if (fitting === undefined) return `${at(name)}: is no name for a member`
      const wrong = misfitAt(fitting[1], member, at(name))
      if (wrong !== null) return wrong
    }
  }
  return null
}
