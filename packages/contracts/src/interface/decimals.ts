import { WrittenNumber } from './json.ts'

/**
 * Decimal numbers of messages as whole numbers of their smallest unit, so that no amount is ever a fraction in memory.
 * Senders write 69.6, "69.6", "69.60" and, out of binary arithmetic, 0.30000000000000004.
 */

/** Why a number could not be read: not a number, more places than the field has, or beyond what may be calculated with. */
type DecimalProblem = 'not-a-number' | 'too-precise' | 'too-large'

/** 90,000,000 yuan, the largest amount the engine takes (fen × parts per million stay exact below 2^53). */
const largestOfBill = 90_000_000n
/** The largest sum of many bills; in fen still below 2^53. */
export const largestOfMany = 10_000_000_000_000n

/** Forgiven of a JSON number: what adding up some thousand amounts in binary leaves behind, never half a unit. */
const binaryTail = (value: number, scale: number) => Math.min(1e-12 * Math.max(1, Math.abs(value)), 10 ** -(scale + 2))

/** A plain decimal, as it stands there. */
function exactly(written: string, scale: number, largest: bigint): number | DecimalProblem {
  const parts = /^([+-]?)(\d{1,20})(?:\.(\d{0,20}))?$/.exec(written)
  if (!parts) return 'not-a-number'
  const fraction = (parts[3] ?? '').replace(/0+$/, '')
  if (fraction.length > scale) return 'too-precise'
  const whole = BigInt(parts[2]!)
  if (whole > largest) return 'too-large'
  const units = whole * 10n ** BigInt(scale) + BigInt(fraction.padEnd(scale, '0') || '0')
  const signed = Number(parts[1] === '-' ? -units : units)
  return signed === 0 ? 0 : signed
}

/** A number that binary arithmetic may have made. */
function nearly(value: number, scale: number, largest: bigint): number | DecimalProblem {
  if (!Number.isFinite(value)) return 'not-a-number'
  if (Math.abs(value) > Number(largest)) return 'too-large'
  const rounded = value.toFixed(scale)
  return Math.abs(Number(rounded) - value) > binaryTail(value, scale) ? 'too-precise' : exactly(rounded, scale, largest)
}

/**
 * Reads a JSON number or a numeric text as a whole number of 10^-scale units. A text is taken as written, and so is a
 * number whose digits say the amount exactly; else a number is forgiven the tail that binary arithmetic leaves. `largest`: how
 * many whole ones at most.
 */
export function scaledNumber(value: unknown, scale: number, largest = largestOfBill): number | DecimalProblem {
  if (typeof value === 'string') return exactly(value.trim(), scale, largest)
  if (typeof value === 'number') return nearly(value, scale, largest)
  if (!(value instanceof WrittenNumber)) return 'not-a-number'
  const units = exactly(value.text, scale, largest)
  return typeof units === 'number' ? units : nearly(Number(value.text), scale, largest)
}

/** Writes a whole number of 10^-scale units as the JSON number that the interface carries. */
export function unscaled(units: number, scale: number): number {
  return units === 0 ? 0 : Number(`${String(units)}e-${String(scale)}`)
}

/** Fen as the JSON number in yuan with at most two decimals. */
export function yuanNumber(fen: number): number {
  return unscaled(fen, 2)
}
