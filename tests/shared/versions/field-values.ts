// Knows a value for a field of every type, by its description; knows no kind.

export type Described = { readonly type: string; readonly [key: string]: unknown }
/** A value that the field takes and that does not mean the same as its absence; `other` names cards that are there. */
export function valueFor(field: Described, other: string): unknown {
  switch (field.type) {
    case 'line':
    case 'text':
      return 'Some words'
    case 'pick':
      return (field['options'] as readonly string[]).find((option) => option !== field['initial'])
    case 'date':
      return '2027-03-31'
    case 'number':
      return (field['min'] as number) + (field['step'] as number)
    case 'flag':
      return field['initial'] !== true
    case 'reference':
      return field['list'] === undefined ? other : `${other}#i1`
    case 'references':
      return [other]
    case 'period':
      return { amount: 10, unit: 'working-days' }
    case 'branches':
      return [{ to: 'beyond', when: 'nobody agrees' }]
    case 'money':
      return { amount: 1250, currency: 'GBP', per: 'year' }
    case 'list':
      return [{ id: 'i1', order: 'a0' }]
    default:
      throw new RangeError(`no value for a field of type ${field.type}`)
  }
}
