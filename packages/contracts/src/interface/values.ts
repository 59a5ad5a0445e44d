/** Single values of a message, read by the kind of their field. */
import { codeIn, tableWords } from './codes.ts'
import type { CodeTable } from './codes.ts'
import { scaledNumber } from './decimals.ts'
import type { GatewayFaultName } from './faults.ts'
import { WrittenNumber } from './json.ts'
import { readMoment } from './moment.ts'

/** A value read, or what is wrong with it; a note tells of a value that is kept although its table does not have it. */
export interface ReadValue<T> {
  value: T
  problem?: { fault: GatewayFaultName; message: string }
  note?: string
}

/**
 * What several readings of one field come to: what they all say, or the first thing that is wrong with one of them. Values
 * are compared as they were read: 1 and "1" say the same. A reading that comes to nothing says nothing.
 */
export function agreed<T>(name: string, reads: readonly ReadValue<T>[]): ReadValue<T> | undefined {
  const wrong = reads.find((read) => read.problem !== undefined)
  if (wrong !== undefined) return wrong
  const said = reads.filter((read) => read.value !== '')
  const first = said[0]
  if (first === undefined) return reads[0]
  const differ = said.some((read) => read.value !== first.value)
  return differ ? { ...first, problem: { fault: 'said-twice', message: name } } : first
}

const unreadable = (message: string) => ({ fault: 'fields-unreadable' as const, message })

/** A value as a refusal quotes it. */
export function shown(value: unknown): string {
  const written =
    typeof value === 'string' ? value : value instanceof WrittenNumber ? value.text : JSON.stringify(value)
  return written.length > 30 ? `${written.slice(0, 30)}…` : written
}

/** A text, or a number as it was written; undefined for anything else and for numbers with an exponent. */
function writtenText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim()
  const digits = value instanceof WrittenNumber ? value.text : typeof value === 'number' ? String(value) : undefined
  return digits !== undefined && /^-?\d+(\.\d+)?$/.test(digits) ? digits : undefined
}

/** No field has a use for control characters. What no record can keep at all never comes this far. */
export function isPrintable(text: string): boolean {
  return !/[\u0001-\u0008\u000b\u000c\u000e-\u001f]/.test(text)
}

/** Reads a text field; `length` is that of the interface document, practice goes beyond it for names. */
export function readText(name: string, length: number, value: unknown): ReadValue<string> {
  const written = typeof value === 'boolean' ? String(value) : writtenText(value)
  if (written === undefined) {
    const isNumber = typeof value === 'number' || value instanceof WrittenNumber
    const wrong = isNumber ? `“${shown(value)}”应写成文本，或只用数字书写` : '应为文本'
    return { value: '', problem: unreadable(`${name}${wrong}`) }
  }
  const longest = Math.max(length, 200)
  if (written.length > longest) return { value: '', problem: unreadable(`${name}超过${String(longest)}个字符`) }
  if (!isPrintable(written)) return { value: '', problem: unreadable(`${name}含有控制字符`) }
  return { value: written }
}

const decimalWords = {
  'not-a-number': '不是数字',
  'too-precise': '小数位数过多',
  'too-large': '数值过大',
} as const

/** Reads an amount, price or count as a whole number of 10^-scale units. */
export function readDecimal(name: string, scale: number, value: unknown, largest?: bigint): ReadValue<number> {
  const units = scaledNumber(value, scale, largest)
  if (typeof units === 'number') return { value: units }
  const detail = units === 'too-precise' ? `，最多${String(scale)}位` : ''
  return { value: 0, problem: unreadable(`${name}“${shown(value)}”${decimalWords[units]}${detail}`) }
}

/** Reads a moment; an empty text where the value is a serialiser's way to say "none". */
export function readTime(name: string, value: unknown): ReadValue<string> {
  const written = Array.isArray(value) ? momentOfParts(value) : writtenText(value)
  const moment = written === undefined ? undefined : readMoment(written)
  if (moment !== undefined) return { value: moment }
  return { value: '', problem: unreadable(`${name}“${shown(value)}”不是有效时间，应为 yyyy-MM-dd HH:mm:ss`) }
}

/** Java's serialiser writes a moment without an offset as a list: year, month, day, hour, minute, second. */
function momentOfParts(parts: readonly unknown[]): string | undefined {
  if (parts.length < 3 || !parts.every((part) => Number.isInteger(part))) return undefined
  const [day, time] = [parts.slice(0, 3).join('-'), parts.slice(3, 6).map((part) => String(part).padStart(2, '0'))]
  while (time.length < 3) time.push('00')
  return `${day} ${time.join(':')}`
}

/** Reads a code by its table; true and false are no codes. */
export function readCode(table: CodeTable, name: string, value: unknown): ReadValue<string> {
  const written = writtenText(value)
  const code = written === undefined ? undefined : codeIn(table, written)
  if (code !== undefined) return { value: code }
  const message = `${name}“${shown(value)}”不在代码表内，应为${tableWords(table)}`
  if (table.weight === 'decisive' || written === undefined)
    return { value: '', problem: { fault: 'code-outside-table', message } }
  const text = readText(name, 0, written)
  return text.problem === undefined ? { ...text, note: `${name}“${shown(value)}”不在代码表内，已按原样保存` } : text
}

/** Without padding, and the line ends that some writers put in. */
const base64 = /^[A-Za-z0-9+/]*$/

/**
 * Reads the content of a file: Base64, or a list of bytes as serialisers write one, also with signs (Java counts from −128
 * to 127).
 */
export function readBytes(name: string, value: unknown): ReadValue<Uint8Array> {
  const none = new Uint8Array()
  if (Array.isArray(value)) {
    const isByte = (one: unknown) => Number.isInteger(one) && (one as number) >= -128 && (one as number) <= 255
    if (!value.every(isByte)) return { value: none, problem: unreadable(`${name}的列表里有不是字节的值`) }
    return { value: Uint8Array.from(value as number[]) }
  }
  const text = typeof value === 'string' ? value.replace(/\s|=+\s*$/g, '') : '?'
  if (!base64.test(text) || text.length % 4 === 1)
    return { value: none, problem: unreadable(`${name}应为Base64文本，或字节的列表`) }
  return { value: Uint8Array.from(atob(text), (character) => character.charCodeAt(0)) }
}
