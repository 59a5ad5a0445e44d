import { createHash } from 'node:crypto'
import {
  NestedTooDeep,
  WrittenNumber,
  byName,
  isEmpty,
  isObject,
  isPrintable,
  nameTable,
  parseKeepingDigits,
  refuse,
} from '@yidi/contracts/interface'
import { decode, formContent, unpack } from './unpack.ts'
import type { Declared } from './unpack.ts'

/**
 * The envelope of one request (interface document, table 2). Only what decides something is kept by name; the word
 * "null", which clients send for optional fields, counts as empty.
 */
export interface Message {
  infno: string
  msgid: string
  /** Code of the institution that sends. */
  institution: string
  institutionName: string
  /** Place of treatment as the sender writes it. */
  place: string
  /** Insured place as the sender writes it; empty when local or unknown. */
  insuredPlace: string
  operator: string
  operatorName: string
  /** The account of staff that sent it from our own pages; left out for a system that signs. */
  staff?: string
  signNo: string
  input: Readonly<Record<string, unknown>>
  /** The file that came beside the message, as a part of its own. */
  file?: Buffer
  /** SHA-256 over the input in one canonical form (field order and the object or text form do not matter) and the file beside it. */
  inputHash: string
}

const longestMsgid = 32

/**
 * The names of the envelope that decide something. Others are left unread; clients spell these in lower case, in capitals,
 * and as their classes have them (`Input`).
 */
const envelopeNames = nameTable([
  'infno',
  'msgid',
  'fixmedins_code',
  'fixmedins_name',
  'mdtrtarea_admvs',
  'insuplc_admdvs',
  'opter',
  'opter_name',
  'sign_no',
  'input',
  'cainfo',
  'signtype',
  'enc_type',
])

/** The envelope as it was parsed, under the names of the interface. */
export type Envelope = Readonly<Record<string, unknown>>

/** What a request brings: the envelope, and the file beside it where the body has several parts. */
export interface Sent {
  envelope: Envelope
  file?: Buffer
}

/** Unpacks, decodes and parses the bytes of a request. Refuses what is no JSON object. */
export async function parseBytes(bytes: Buffer, declared: Declared): Promise<Sent> {
  if (bytes.length === 0) refuse('empty-body')
  const { message, file } = formContent(await unpack(bytes, declared))
  const text = decode(message, declared.type)
  if (text.trim() === '') refuse('empty-body')
  const parsed = parseJson(text, (detail) => refuse('malformed-json', { detail }))
  // A client that serialises twice sends the message as one JSON text.
  const body = typeof parsed === 'string' ? parseJson(parsed, (detail) => refuse('malformed-json', { detail })) : parsed
  if (!isObject(body)) return refuse('not-an-object')
  const { values, further } = byName(body, envelopeNames)
  for (const [name, others] of further)
    if (others.some((other) => asRead(name, other) !== asRead(name, values[name])))
      refuse('said-twice', { fields: name })
  return { envelope: values, ...(file === undefined ? {} : { file }) }
}

/** A value of the envelope in the form that is compared where it came in two spellings. */
function asRead(name: string, value: unknown): string {
  return name === 'input' ? canonical(readInputNode(value)) : headerText({ [name]: value }, name)
}

/** Whether this is a message of the interface at all, wherever it was sent to; it may well be an incomplete one. */
export function isMessage(envelope: Envelope): boolean {
  const has = (name: string) => !isEmpty(envelope[name])
  return has('infno') && (has('msgid') || has('fixmedins_code'))
}

function parseJson(text: string, fail: (detail: string) => never): unknown {
  try {
    return parseKeepingDigits(text)
  } catch (error) {
    if (error instanceof NestedTooDeep) return fail('嵌套过深')
    const at = /position (\d+)/.exec(String(error))
    return fail(at ? `第${String(Number(at[1]) + 1)}个字符处` : '内容不完整')
  }
}

/** A field of the envelope: a text, or a number as it was written. */
function headerText(body: Envelope, name: string): string {
  const value = body[name]
  if (isEmpty(value)) return ''
  const text = value instanceof WrittenNumber ? value.text : String(value as string | number).trim()
  if (!isPrintable(text)) refuse('fields-unreadable', { fields: `${name}含有控制字符` })
  if (typeof value === 'string') return text
  if ((typeof value !== 'number' && !(value instanceof WrittenNumber)) || !/^\d+$/.test(text))
    refuse('fields-unreadable', { fields: `${name}应为文本，或只用数字书写` })
  return text
}

/**
 * Reads the envelope. What has to be there: transaction number, message id, institution, input; everything else of
 * table 2 is taken as it comes. The form of the message id is not enforced, real clients differ in it.
 */
export function readMessage(body: Envelope, file?: Buffer): Message {
  // Some clients write the letter of a number small: 2203a is 2203A, and its repeat is the same message.
  const infno = headerText(body, 'infno').toUpperCase()
  if (infno === '') refuse('infno-missing')
  const msgid = headerText(body, 'msgid')
  if (msgid === '') refuse('msgid-missing')
  if (msgid.length > longestMsgid) refuse('msgid-too-long')
  const institution = headerText(body, 'fixmedins_code')
  if (institution === '') refuse('institution-missing')
  const input = readInputNode(body['input'])
  return {
    infno,
    msgid,
    institution,
    institutionName: headerText(body, 'fixmedins_name'),
    place: headerText(body, 'mdtrtarea_admvs'),
    insuredPlace: headerText(body, 'insuplc_admdvs'),
    operator: headerText(body, 'opter'),
    operatorName: headerText(body, 'opter_name'),
    signNo: headerText(body, 'sign_no'),
    input,
    ...(file === undefined ? {} : { file }),
    inputHash: createHash('sha256')
      .update(canonical(input))
      .update(file ?? '')
      .digest('hex'),
  }
}

/** `input` as an object or as a JSON text. An empty text is an input without fields: what it lacks, its transaction says. */
function readInputNode(sent: unknown): Readonly<Record<string, unknown>> {
  if (typeof sent === 'string' && isEmpty(sent)) return {}
  const input = typeof sent === 'string' ? parseJson(sent, () => refuse('input-unreadable')) : sent
  return isObject(input) ? input : refuse('input-missing')
}

/** The text of a node: as it was sent where it is a text, else as a serialiser writes it without spaces, in the order of its fields. */
export function asWritten(value: unknown): string {
  return typeof value === 'string' ? value : written(value, (entries) => entries)
}

/** JSON with sorted keys, numbers as they were written. */
const canonical = (value: unknown): string =>
  written(value, (entries) => entries.sort(([one], [other]) => (one < other ? -1 : 1)))

function written(value: unknown, order: (entries: [string, unknown][]) => [string, unknown][]): string {
  if (value instanceof WrittenNumber) return value.text
  if (Array.isArray(value))
    // The bytes of a file come as a long list of numbers.
    return value.every((item) => typeof item === 'number')
      ? JSON.stringify(value)
      : `[${value.map((item) => written(item, order)).join(',')}]`
  if (typeof value === 'object' && value !== null)
    return `{${order(Object.entries(value).filter(([, item]) => item !== undefined))
      .map(([name, item]) => `${JSON.stringify(name)}:${written(item, order)}`)
      .join(',')}}`
  return JSON.stringify(value ?? null)
}
