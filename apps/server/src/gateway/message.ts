import { createHash } from 'node:crypto'
import { refuse } from '@yidi/contracts'

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
  signNo: string
  input: Record<string, unknown>
  /** SHA-256 over the input in one canonical form: field order and the object or text form do not matter. */
  inputHash: string
}

const longestMsgid = 32

/** Decodes and parses the bytes of a request; a byte order mark is dropped. */
export function parseBytes(bytes: Buffer): Record<string, unknown> {
  if (bytes.length === 0) refuse('empty-body')
  let text: string
  try {
    // TextDecoder drops the byte order mark by itself.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    refuse('not-utf8')
  }
  if (text.trim() === '') refuse('empty-body')
  const body = parseJson(text, (detail) => refuse('malformed-json', { detail }))
  if (typeof body !== 'object' || body === null || Array.isArray(body)) refuse('not-an-object')
  return body as Record<string, unknown>
}

/** JSON that nests deeper than any message needs would exhaust the stack of whoever walks it. */
const deepest = 32

function parseJson(text: string, fail: (detail: string) => never): unknown {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    const at = /position (\d+)/.exec(String(error))
    return fail(at ? `第${String(Number(at[1]) + 1)}个字符处` : '内容不完整')
  }
  if (depth(value) > deepest) return fail('嵌套过深')
  return value
}

function depth(value: unknown): number {
  let level = [value]
  for (let found = 0; ; found++) {
    const next: unknown[] = []
    for (const item of level)
      if (typeof item === 'object' && item !== null) for (const child of Object.values(item)) next.push(child)
    if (next.length === 0 || found > deepest) return found
    level = next
  }
}

function headerText(body: Record<string, unknown>, name: string): string {
  const value = body[name]
  if (typeof value !== 'string' && typeof value !== 'number') return ''
  const text = String(value).trim()
  return /^null$/i.test(text) ? '' : text
}

/**
 * Reads the envelope. What has to be there: transaction number, message id, institution, input; everything else of
 * table 2 is taken as it comes. The form of the message id is not enforced, real clients differ in it.
 */
export function readMessage(body: Record<string, unknown>): Message {
  const infno = headerText(body, 'infno')
  if (infno === '') refuse('infno-missing')
  const msgid = headerText(body, 'msgid')
  if (msgid === '') refuse('msgid-missing')
  if (msgid.length > longestMsgid) refuse('msgid-too-long')
  const institution = headerText(body, 'fixmedins_code')
  if (institution === '') refuse('institution-missing')
  const input = readInputNode(body)
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
    inputHash: createHash('sha256').update(canonical(input)).digest('hex'),
  }
}

/** `input` as an object or as a JSON text; some clients write `Input`. */
function readInputNode(body: Record<string, unknown>): Record<string, unknown> {
  let input = body['input'] ?? body['Input']
  if (typeof input === 'string' && input.trim() !== '') input = parseJson(input, () => refuse('input-unreadable'))
  if (typeof input !== 'object' || input === null || Array.isArray(input)) refuse('input-missing')
  return input as Record<string, unknown>
}

/** JSON with sorted keys. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value)
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => `${JSON.stringify(name)}:${canonical(item)}`)
      .join(',')}}`
  return JSON.stringify(value ?? null)
}
