/**
 * JSON as hospital systems write it: identifiers of 18 digits come as numbers out of bigint columns, and a double keeps
 * about 16 of them. Numbers that a double would write differently keep their source text. Whatever JSON a message is or
 * holds is parsed here, and nowhere without the bound on its depth.
 */
import { nestsDeeper } from '../json-depth.ts'

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

/** JSON that nests deeper than any message needs would exhaust the stack of whoever walks it. */
const deepest = 32

/** What `parseKeepingDigits` throws of a text that nests too deep; its brackets were counted and nothing was built. */
export class NestedTooDeep extends SyntaxError {}

/**
 * Parses JSON; numbers whose digits would be lost become `WrittenNumber`. Throws a SyntaxError like `JSON.parse`, and
 * `NestedTooDeep`.
 */
export function parseKeepingDigits(text: string): unknown {
  if (nestsDeeper(text, deepest)) throw new NestedTooDeep(`nested more than ${String(deepest)} deep`)
  if (!mayLoseDigits.test(text)) return JSON.parse(text)
  return parseWithSource(text, (_key, value, { source }) =>
    typeof value === 'number' && source !== undefined && String(value) !== withoutClosingZeros(source)
      ? new WrittenNumber(source)
      : value,
  )
}

/** Whether a parsed value is an object with names: no list, and no number that kept its digits. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WrittenNumber)
}
