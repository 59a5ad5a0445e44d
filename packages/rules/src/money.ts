/**
 * Money is whole fen in a `number` behind an opaque type, ratios are whole parts per million (ppm). With at most
 * 90,000,000 yuan, fen × ppm stays below 2^53, so every product is exact and only the one named rounding rounds.
 */

declare const fenBrand: unique symbol
/** A whole, finite number of fen. */
export type Fen = number & { readonly [fenBrand]: true }

/** The largest amount the program takes: 90,000,000.00 yuan (contract, "Money"). */
export const MAX_FEN = 9_000_000_000 as Fen
/** One whole (100 %) in parts per million. */
export const WHOLE_PPM = 1_000_000

/** Marks a number known to be whole fen. Throws RangeError when it is not, so that a float can never pass as money. */
export function fen(value: number): Fen {
  if (!Number.isSafeInteger(value)) throw new RangeError(`not whole fen: ${value}`)
  return value as Fen
}

/**
 * Reads yuan as the contract writes them ("800", "800.5", "12345.60") into fen.
 * Returns -1 for anything else: a sign, an exponent, a third decimal, more than 90,000,000.00, or no string at all.
 */
export function parseYuan(text: unknown): number {
  if (typeof text !== 'string') return -1
  const length = text.length
  if (length === 0 || length > 16) return -1
  let value = 0
  let index = 0
  let code = 0
  for (; index < length; index++) {
    code = text.charCodeAt(index)
    if (code < 48 || code > 57) break
    value = value * 10 + (code - 48)
  }
  if (index === 0) return -1
  value *= 100
  if (index < length) {
    if (code !== 46) return -1
    const decimals = length - index - 1
    if (decimals < 1 || decimals > 2) return -1
    const first = text.charCodeAt(index + 1) - 48
    if (first < 0 || first > 9) return -1
    value += first * 10
    if (decimals === 2) {
      const second = text.charCodeAt(index + 2) - 48
      if (second < 0 || second > 9) return -1
      value += second
    }
  }
  return value > MAX_FEN ? -1 : value
}

/** Fen as yuan with two digits: 1234560 → "12345.60"; negative amounts keep their sign. */
export function formatYuan(amountFen: number): string {
  if (amountFen < 0) return `-${formatYuan(-amountFen)}`
  const rest = amountFen % 100
  const yuan = (amountFen - rest) / 100
  return rest < 10 ? `${yuan}.0${rest}` : `${yuan}.${rest}`
}

/** Fen as people read them: 1234560 → "12,345.60". */
export function formatYuanGrouped(amountFen: number): string {
  const text = formatYuan(amountFen)
  let end = text.length - 6
  if (end <= (amountFen < 0 ? 1 : 0)) return text
  let grouped = text.slice(end)
  for (; end > (amountFen < 0 ? 4 : 3); end -= 3) grouped = `${text.slice(end - 3, end)},${grouped}`
  return `${text.slice(0, end)},${grouped}`
}

/**
 * The one rounding of the program: amount × rate, half up to the fen.
 * `amountFen` at most 9e9 and `ratePpm` at most 1,000,000, so the product is below 2^53 and exact; the correction
 * undoes the one case in which the division itself rounds up to a whole number.
 */
export function shareOf(amountFen: number, ratePpm: number): number {
  const product = amountFen * ratePpm + 500_000
  const quotient = Math.floor(product / 1_000_000)
  return quotient * 1_000_000 > product ? quotient - 1 : quotient
}

/**
 * The same rounding for what one bill does not bound: sums of many people, an amount times months or days. amount × times × rate,
 * rounded once; `amountFen × times` must be a safe whole number. Throws RangeError when it is not.
 */
export function shareOfMany(amountFen: number, ratePpm: number, times = 1): number {
  const many = fen(amountFen * times)
  if (many * ratePpm + 500_000 <= Number.MAX_SAFE_INTEGER) return shareOf(many, ratePpm)
  return Number((BigInt(many) * BigInt(ratePpm) + 500_000n) / 1_000_000n)
}

const ratios = new Map<number, string>()
const percents = new Map<number, string>()

/** A ratio in ppm as a decimal string with at least two digits: 200000 → "0.20", 125000 → "0.125". */
export function formatRatio(ratePpm: number): string {
  let text = ratios.get(ratePpm)
  if (text === undefined) {
    text = (ratePpm / WHOLE_PPM).toFixed(6).replace(/(\.\d\d\d*?)0+$/, '$1')
    ratios.set(ratePpm, text)
  }
  return text
}

/** A ratio in ppm as a percentage for people: 820000 → "82%", 955000 → "95.5%". */
export function formatPercent(ratePpm: number): string {
  let text = percents.get(ratePpm)
  if (text === undefined) {
    text = `${Number((ratePpm / 10_000).toFixed(4))}%`
    percents.set(ratePpm, text)
  }
  return text
}

/** A part of a whole in percent with one digit, half up and away from nought: "33.3"; null of nothing. Sums of whole funds may come in. */
export function formatShare(part: number, whole: number): string | null {
  if (whole <= 0) return null
  const tenths = (BigInt(Math.abs(part)) * 2_000n + BigInt(whole)) / (BigInt(whole) * 2n)
  return `${part < 0 && tenths > 0n ? '-' : ''}${String(tenths / 10n)}.${String(tenths % 10n)}`
}

/** A difference of two ratios in ppm for people: 50000 → "5个百分点". It is no percentage of anything. */
export function formatPoints(ratePpm: number): string {
  return `${Number((ratePpm / 10_000).toFixed(4))}个百分点`
}
