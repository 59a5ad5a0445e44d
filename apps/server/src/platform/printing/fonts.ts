/**
 * The typeface of every paper: Noto Sans SC, embedded as the few glyphs that a paper uses. The package brings it as
 * WOFF; the PDF library inflates the whole table of outlines again for every glyph of a WOFF (twenty seconds a page), so
 * the tables are laid out once as the plain font that they were packed from.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'

export type Weight = 'regular' | 'bold'

const files: Record<Weight, string> = {
  regular: 'noto-sans-sc-chinese-simplified-400-normal.woff',
  bold: 'noto-sans-sc-chinese-simplified-700-normal.woff',
}
const kept = new Map<Weight, Buffer>()

/** The font of a weight as the PDF library takes it; read once a process. */
export function fontOf(weight: Weight): Buffer {
  let font = kept.get(weight)
  if (font === undefined) {
    const { resolve } = createRequire(import.meta.url)
    font = unpackWoff(readFileSync(resolve(`@fontsource/noto-sans-sc/files/${files[weight]}`)))
    kept.set(weight, font)
  }
  return font
}

/** A WOFF 1.0 file (https://www.w3.org/TR/WOFF/) as the sfnt it was made from. Throws when it is none. */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.length < 44 || woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + index * 20
    const offset = woff.readUInt32BE(at + 4)
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(at + 8))
    const length = woff.readUInt32BE(at + 12)
    const body = packed.length < length ? inflateSync(packed) : packed
    return { tag: woff.subarray(at, at + 4), checksum: woff.subarray(at + 16, at + 20), body }
  })
  const power = 2 ** Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + 16 * count)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((count - power) * 16, 10)
  const parts: Buffer[] = [head]
  let offset = head.length
  tables.forEach(({ tag, checksum, body }, index) => {
    const at = 12 + index * 16
    tag.copy(head, at)
    checksum.copy(head, at + 4)
    head.writeUInt32BE(offset, at + 8)
    head.writeUInt32BE(body.length, at + 12)
    // Every table begins on a multiple of four.
    const padding = Buffer.alloc((4 - (body.length % 4)) % 4)
    parts.push(body, padding)
    offset += body.length + padding.length
  })
  return Buffer.concat(parts)
}
