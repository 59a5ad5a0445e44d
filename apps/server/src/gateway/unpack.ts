/**
 * From the bytes of a request to the text of its message. Clients compress, wrap the JSON in a form, and write it in
 * UTF-8 or GB18030; what they declare about it is wrong often enough, so the bytes themselves have the first word.
 */
import { promisify } from 'node:util'
import { gunzip, inflate, inflateRaw } from 'node:zlib'
import { refuse } from '@yidi/contracts/interface'

/** The largest message, packed or unpacked: 8 MiB. */
export const largestBodyBytes = 8 * 1024 * 1024
export const largestBodyWords = `${String(largestBodyBytes / 1024 / 1024)}MiB`

/** What the sender declares about its bytes. */
export interface Declared {
  /** `Content-Encoding`. */
  encoding: string
  /** `Content-Type`. */
  type: string
}

type Unpack = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>
const gzip: Unpack = promisify(gunzip)
const zlib: Unpack = promisify(inflate)
const raw: Unpack = promisify(inflateRaw)

const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b
/** The head of a zlib stream: method 8, and a check over both bytes. */
const isZlib = (bytes: Buffer) => ((bytes[0] ?? 0) & 0x0f) === 8 && bytes.length > 2 && bytes.readUInt16BE(0) % 31 === 0

/** Unpacks gzip (also when nothing declares it) and deflate; refuses other packing; anything else goes on as it is. */
export async function unpack(bytes: Buffer, declared: Declared): Promise<Buffer> {
  if (isGzip(bytes)) return inflated(gzip, bytes, 'gzip')
  const encoding = /\b(deflate|br|zstd|compress)\b/i.exec(declared.encoding)?.[1]?.toLowerCase()
  // A message that was not packed at all begins with its brace, whatever was declared.
  if (encoding === undefined || /^\s*[{=]/.test(bytes.subarray(0, 16).toString('latin1'))) return bytes
  if (encoding !== 'deflate') return refuse('not-unpackable', { encoding })
  // Old clients leave the head of the stream out.
  return inflated(isZlib(bytes) ? zlib : raw, bytes, encoding)
}

async function inflated(how: Unpack, bytes: Buffer, encoding: string): Promise<Buffer> {
  try {
    return await how(bytes, { maxOutputLength: largestBodyBytes })
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') refuse('too-large', { limit: largestBodyWords })
    return refuse('not-unpackable', { encoding })
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true })
const gb18030 = new TextDecoder('gb18030', { fatal: true })
/** Charsets of Chinese systems that are neither UTF-8 nor inside GB18030. */
const otherCharsets = /charset\s*=\s*"?(big5|utf-16(?:le|be)?)\b/i

/** The text of bytes: strictly UTF-8 (a byte order mark is dropped), else the declared charset, else GB18030. */
export function decode(bytes: Buffer, declaredType: string): string {
  const declared = otherCharsets.exec(declaredType)?.[1]
  for (const decoder of [
    utf8,
    ...(declared === undefined ? [] : [new TextDecoder(declared, { fatal: true })]),
    gb18030,
  ])
    try {
      return decoder.decode(bytes)
    } catch {
      continue
    }
  return refuse('not-decodable')
}

/** What a request holds: the bytes of the message, and the file that was sent beside it in a multipart body. */
interface Content {
  message: Buffer
  file?: Buffer
}

/**
 * The bytes of the message inside a form, if it is one: multipart, or url-encoded, where one field holds the JSON or it
 * stands there without a name.
 */
export function formContent(bytes: Buffer): Content {
  const head = bytes.subarray(0, 200).toString('latin1')
  if (/^\s*--/.test(head)) return multipartContent(bytes) ?? { message: bytes }
  const name = /^[\w.$%+-]{0,60}(?:=|%7B)/i.exec(head)
  if (!name) return { message: bytes }
  const first = bytes.subarray(name[0].length)
  if (name[0].endsWith('=') && looksLikeJson(first)) return { message: first }
  const encoded = encodedJson.exec(bytes.toString('latin1'))
  return { message: encoded ? percentDecoded(encoded[1]!) : bytes }
}

const looksLikeJson = (bytes: Buffer) => /^(?:\xef\xbb\xbf)?\s*\{/.test(bytes.subarray(0, 16).toString('latin1'))

/** A field of a url-encoded form whose value is an object, behind a mark or spaces at most. */
const encodedJson = /(?:^|&)(?:[\w.$%-]{0,60}=)?((?:%EF%BB%BF|%20|\+)*%7B[^&]*)/i

/** Percent signs stand for bytes, not for characters: the charset is still to be found out. */
function percentDecoded(text: string): Buffer {
  const decoded = text
    .replaceAll('+', ' ')
    .replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(decoded, 'latin1')
}

/** A part of a multipart body: its header lines, and its content to the byte. */
interface Part {
  headers: string
  content: Buffer
}

const isNamed = ({ headers }: Part, name: string) => new RegExp(`\\bname="?${name}"?\\s*(?:;|$)`, 'im').test(headers)

/**
 * The part `jsonStr` of a multipart body, or the first part that holds JSON; and the file beside it: the part `file`, or
 * whichever has a file's name. The parts stand in any order.
 */
function multipartContent(bytes: Buffer): Content | undefined {
  const parts = multipartParts(bytes.toString('latin1'))
  const message = parts.find((part) => isNamed(part, 'jsonStr')) ?? parts.find(({ content }) => looksLikeJson(content))
  if (message === undefined) return undefined
  const others = parts.filter((part) => part !== message)
  const file =
    others.find((part) => isNamed(part, 'file')) ?? others.find(({ headers }) => /\bfilename\*?=/i.test(headers))
  return { message: message.content, ...(file === undefined ? {} : { file: file.content }) }
}

/** The parts lie between lines that begin with the boundary; a boundary inside of a line belongs to the content. */
function multipartParts(text: string): Part[] {
  const first = /^\s*(--[^\r\n]{1,200}?)[ \t]*(\r?\n)/.exec(text)
  if (first === null) return []
  const [, boundary, lineEnd] = first
  return `${lineEnd!}${text.trimStart()}`
    .split(`${lineEnd!}${boundary!}`)
    .map((part) => /^[ \t]*\r?\n((?:[^\r\n]+\r?\n)*)\r?\n([^]*)$/.exec(part))
    .filter((part) => part !== null)
    .map(([, headers, content]) => ({ headers: headers!, content: Buffer.from(content!, 'latin1') }))
}
