import { isUtf8 } from 'node:buffer'
import type { Readable } from 'node:stream'

/** A line longer than this is not a case; its bytes are dropped as they come, so that memory stays flat. */
export const longestLineBytes = 1_048_576

/** A block of whole lines, or what is wrong with one line. Line numbers start at 1 and count empty lines too. */
type LineBlock =
  | { kind: 'text'; text: string; firstLine: number }
  | { kind: 'unreadable'; reason: 'too-long' | 'not-utf8'; line: number }

const newline = 10
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * Cuts a stream of bytes at its newlines into blocks of whole lines, in memory that does not grow with the stream.
 * Blocks are cut on bytes, so a character never falls apart between two reads. A byte-order mark at the start is
 * dropped; the last line may lack its newline; a line that is too long or not UTF-8 is reported by its number alone.
 */
export async function* readLineBlocks(input: Readable): AsyncGenerator<LineBlock> {
  let line = 1
  let rest: Buffer = Buffer.alloc(0)
  let first = true
  let skipping = false

  for await (const chunk of input as AsyncIterable<Buffer>) {
    let bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    rest = Buffer.alloc(0)
    if (first) {
      if (bytes.length < byteOrderMark.length) {
        rest = bytes
        continue
      }
      first = false
      bytes = withoutMark(bytes)
    }
    if (skipping) {
      const end = bytes.indexOf(newline)
      if (end < 0) continue
      yield { kind: 'unreadable', reason: 'too-long', line }
      line += 1
      skipping = false
      bytes = bytes.subarray(end + 1)
    }
    const end = bytes.lastIndexOf(newline)
    if (end >= 0) {
      for (const block of blocksOf(bytes.subarray(0, end + 1), line)) yield block
      line += countNewlines(bytes, end + 1)
    }
    rest = bytes.subarray(end + 1)
    if (rest.length > longestLineBytes) {
      skipping = true
      rest = Buffer.alloc(0)
    }
  }
  if (first) rest = withoutMark(rest)
  if (skipping) yield { kind: 'unreadable', reason: 'too-long', line }
  else if (rest.length > 0) for (const block of blocksOf(rest, line)) yield block
}

function withoutMark(bytes: Buffer): Buffer {
  return bytes.subarray(0, 3).equals(byteOrderMark) ? bytes.subarray(3) : bytes
}

/** The usual block is clean and is decoded at once; only one that is not is looked at line by line. */
function* blocksOf(bytes: Buffer, firstLine: number): Generator<LineBlock> {
  if (isUtf8(bytes) && (bytes.length <= longestLineBytes || !hasLongLine(bytes))) {
    yield { kind: 'text', text: bytes.toString('utf8'), firstLine }
    return
  }
  let line = firstLine
  for (let from = 0; from < bytes.length; line++) {
    const found = bytes.indexOf(newline, from)
    const end = found < 0 ? bytes.length : found
    const one = bytes.subarray(from, end)
    if (one.length > longestLineBytes) yield { kind: 'unreadable', reason: 'too-long', line }
    else if (!isUtf8(one)) yield { kind: 'unreadable', reason: 'not-utf8', line }
    else yield { kind: 'text', text: one.toString('utf8'), firstLine: line }
    from = end + 1
  }
}

function hasLongLine(bytes: Buffer): boolean {
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(newline, from)
    const end = found < 0 ? bytes.length : found
    if (end - from > longestLineBytes) return true
    from = end + 1
  }
  return false
}

function countNewlines(bytes: Buffer, end: number): number {
  let count = 0
  for (let at = bytes.indexOf(newline); at >= 0 && at < end; at = bytes.indexOf(newline, at + 1)) count += 1
  return count
}
