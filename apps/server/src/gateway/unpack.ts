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

/**
 * The bytes of the message inside a form, if it is one: multipart, or url-encoded, where one field holds the JSON or it
 * stands there without a name.
 */
export function formContent(bytes: Buffer): Buffer {
  const head = bytes.subarray(0, 200).toString('latin1')
  if (head.startsWith('--')) return multipartContent(bytes) ?? bytes
  const name = /^[\w.$%+-]{0,60}(?:=|%7B)/i.exec(head)
  if (!name) return bytes
  const first = bytes.subarray(name[0].length)
  if (name[0].endsWith('=') && looksLikeJson(first)) return first
  const encoded = encodedJson.exec(bytes.toString('latin1'))
  return encoded ? percentDecoded(encoded[1]!) : bytes
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

/** The part `jsonStr` of a multipart body, or the first part that holds JSON; a file beside it is left unread. */
function multipartContent(bytes: Buffer): Buffer | undefined {
  const text = bytes.toString('latin1')
  const boundary = /^--[^\r\n]{1,200}/.exec(text)?.[0]
  if (boundary === undefined) return undefined
  const parts = text
    .split(boundary)
    .map((part) => /^\r?\n((?:[^\r\n]+\r?\n)*)\r?\n([^]*?)(?:\r?\n)?$/.exec(part))
    .filter((part) => part !== null)
    .map(([, headers, content]) => ({ headers: headers!, content: Buffer.from(content!, 'latin1') }))
  const named = parts.find(({ headers }) => /\bname="?jsonStr"?/i.test(headers))
  return (named ?? parts.find(({ content }) => looksLikeJson(content)))?.content
}
