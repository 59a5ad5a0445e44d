/**
 * JSON as hospital systems write it: identifiers of 18 digits come as numbers out of bigint columns, and a double keeps
 * about 16 of them. Numbers that a double would write differently keep their source text.
 */

/** A JSON number as it was written, where a double would write it differently: too many digits, or an exponent. */
export class WrittenNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toJSON(): string {
    return this.text
  }
}

/**
 * Where such a number may stand: 16 digits and more, an exponent, very small ones, a negative nought. It may also find a
 * piece of a text, which costs time and nothing else.
 */
const mayLoseDigits = /[:,[]\s*-?(?:\d{16}|[\d.]{17}|\d+(?:\.\d+)?[eE]|0\.0{6}|(?<=-)0(?![\d.]))/

/** `JSON.parse` hands a reviver the source text of each number; the type library does not know it yet. */
const parseWithSource = JSON.parse as (
  text: string,
  reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
) => unknown

/** Amounts are often written with two places (10.50): a double loses nothing of them. */
const withoutClosingZeros = (digits: string) =>
  digits.includes('.') && !/e/i.test(digits) ? digits.replace(/\.?0+$/, '') : digits

/** Parses JSON; numbers whose digits would be lost become `WrittenNumber`. Throws a SyntaxError like `JSON.parse`. */
export function parseKeepingDigits(text: string): unknown {
  if (!mayLoseDigits.test(text)) return JSON.parse(text)
  return parseWithSource(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== withoutClosingZeros(source)
      ? new WrittenNumber(source)
      : value,
  )
}
