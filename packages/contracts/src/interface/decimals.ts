/**
 * Decimal numbers of messages as whole numbers of their smallest unit, so that no amount is ever a fraction in memory.
 * Senders write 69.6, "69.6", "69.60" and, out of binary arithmetic, 0.30000000000000004.
 */

/** Why a number could not be read: not a number, more places than the field has, or beyond what may be calculated with. */
type DecimalProblem = 'not-a-number' | 'too-precise' | 'too-large'

/** 90,000,000 yuan, the largest amount the engine takes (fen × parts per million stay exact below 2^53). */
const largestWhole = 90_000_000n

/**
 * Reads a JSON number or a numeric text as a whole number of 10^-scale units.
 * A JSON number is forgiven the tail that binary arithmetic leaves (below 1e-9); a text is taken as written.
 */
export function scaledNumber(value: unknown, scale: number): number | DecimalProblem {
  let written: string
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return 'not-a-number'
    if (Math.abs(value) > Number(largestWhole)) return 'too-large'
    const rounded = value.toFixed(scale)
    if (Math.abs(Number(rounded) - value) > 1e-9 * Math.max(1, Math.abs(value))) return 'too-precise'
    written = rounded
  } else if (typeof value === 'string') {
    written = value.trim()
  } else {
    return 'not-a-number'
  }
  const parts = /^([+-]?)(\d{1,20})(?:\.(\d{0,20}))?$/.exec(written)
  if (!parts) return 'not-a-number'
  const fraction = (parts[3] ?? '').replace(/0+$/, '')
  if (fraction.length > scale) return 'too-precise'
  const whole = BigInt(parts[2]!)
  if (whole > largestWhole) return 'too-large'
  const units = whole * 10n ** BigInt(scale) + BigInt(fraction.padEnd(scale, '0') || '0')
  const signed = Number(parts[1] === '-' ? -units : units)
  return signed === 0 ? 0 : signed
}

/** Writes a whole number of 10^-scale units as the JSON number that the interface carries. */
export function unscaled(units: number, scale: number): number {
  return units === 0 ? 0 : Number(`${String(units)}e-${String(scale)}`)
}

/** Fen as the JSON number in yuan with at most two decimals. */
export function yuanNumber(fen: number): number {
  return unscaled(fen, 2)
}
