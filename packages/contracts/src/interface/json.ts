/**
 * JSON as hospital systems write it: identifiers of 18 digits come as numbers out of bigint columns, and a double keeps
 * about 16 of them. Numbers that a double would write differently keep their source text.
 */

/** A JSON number as it was written, where a double would write it differently: too many digits, an exponent, a closing zero. */
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
 * Where such a number may stand: 16 digits and more, an exponent, a fraction that ends in nought, a negative nought. It
 * may also find a piece of a text, which costs time and nothing else.
 */
const mayLoseDigits = /[:,[]\s*-?(?:\d{16}|[\d.]{17}|\d+(?:\.\d+)?[eE]|\d+\.\d*0(?!\d)|0\.0{6}|(?<=-)0(?![\d.]))/

/** `JSON.parse` hands a reviver the source text of each number; the type library does not know it yet. */
const parseWithSource = JSON.parse as (
  text: string,
  reviver: (key: string, value: unknown, context: { source?: string }) => unknown,
) => unknown

/** Parses JSON; numbers whose digits would be lost become `WrittenNumber`. Throws a SyntaxError like `JSON.parse`. */
export function parseKeepingDigits(text: string): unknown {
  if (!mayLoseDigits.test(text)) return JSON.parse(text)
  return parseWithSource(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== source ? new WrittenNumber(source) : value,
  )
}
