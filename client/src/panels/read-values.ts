// Knows how typed words become a number, a period or money; refuses to guess.
import type { Money } from '@common-ground/shared/board/kinds/relation-kind.ts'
import type { Period } from '@common-ground/shared/board/kinds/kind.ts'
import { fail, ok, type Result } from '@common-ground/shared/result.ts'

export type NumberMistake = 'form' | 'range' | 'step'

/** A number as typed, with a point or a comma for decimals; undefined = nothing typed. */
export function readNumber(
  typed: string,
  bounds: { readonly min: number; readonly max: number; readonly step: number },
): Result<number | undefined, NumberMistake> {
  const text = typed.trim()
  if (text === '') return ok(undefined)
  if (!/^-?\d{1,15}(?:[.,]\d{1,6})?$/.test(text)) return fail('form')
  const value = Number(text.replace(',', '.'))
  if (value < bounds.min || value > bounds.max) return fail('range')
  const steps = (value - bounds.min) / bounds.step
  return Math.abs(steps - Math.round(steps)) > 1e-9 ? fail('step') : ok(value)
}

/** A length of time as typed; 0 is kept, nothing typed = no limit. */
export function readPeriod(typed: string, unit: Period['unit']): Result<Period | undefined, NumberMistake> {
  const amount = readNumber(typed, { min: 0, max: 3650, step: 1 })
  if (!amount.ok) return amount
  return ok(amount.value === undefined ? undefined : { amount: amount.value, unit })
}

/** An amount of money as typed; nothing typed = not said. */
export function readMoney(typed: string, currency: string, per: Money['per']): Result<Money | undefined, 'form'> {
  const amount = readNumber(typed.replaceAll(/[ £€$]/g, ''), { min: 0, max: 1e12, step: 0.01 })
  const code = currency.trim().toUpperCase()
  if (!amount.ok) return fail('form')
  if (amount.value === undefined) return ok(undefined)
  return /^[A-Z]{3}$/.test(code) ? ok({ amount: amount.value, currency: code, per }) : fail('form')
}
