/**
 * A Chinese font for the browser of the tests. The npm package brings WOFF, which fontconfig does not take; a WOFF file is
 * the plain font with each table packed by zlib, so it is unpacked here into the plain font.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'

/** The plain (TrueType or OpenType) font that a WOFF 1.0 file packs (W3C WOFF File Format 1.0, sections 3 to 5). */
export function unpackWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file')
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(12 + 16 * count)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  const power = Math.floor(Math.log2(count))
  head.writeUInt16BE(16 * 2 ** power, 6)
  head.writeUInt16BE(power, 8)
  head.writeUInt16BE(16 * count - 16 * 2 ** power, 10)
  const bodies: Buffer[] = []
  let offset = head.length
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index
    const at = woff.readUInt32BE(entry + 4)
    const packed = woff.subarray(at, at + woff.readUInt32BE(entry + 8))
    const length = woff.readUInt32BE(entry + 12)
    const body = packed.length < length ? inflateSync(packed) : packed
    const row = 12 + 16 * index
    woff.copy(head, row, entry, entry + 4)
    woff.copy(head, row + 4, entry + 16, entry + 20)
    head.writeUInt32BE(offset, row + 8)
    head.writeUInt32BE(length, row + 12)
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4)
    body.copy(padded)
    bodies.push(padded)
    offset += padded.length
  }
  return Buffer.concat([head, ...bodies])
}

/** A folder with the fonts and a fontconfig file that names it; made once and kept. Answers the path of that file. */
export function fontsFor(cache: string): string {
  const folder = join(cache, 'fonts')
  const config = join(folder, 'fonts.conf')
  if (existsSync(config)) return config
  const source = join(dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/package.json')), 'files')
  const aside = `${folder}.${process.pid}`
  mkdirSync(aside, { recursive: true })
  for (const part of ['chinese-simplified', 'latin']) {
    for (const weight of ['400', '500', '600', '700']) {
      const woff = readFileSync(join(source, `noto-sans-sc-${part}-${weight}-normal.woff`))
      writeFileSync(join(aside, `noto-${part}-${weight}.ttf`), unpackWoff(woff))
    }
  }
  const text = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><cachedir>${join(cache, 'fonts-cache')}</cachedir></fontconfig>\n`
  writeFileSync(join(aside, 'fonts.conf'), text)
  try {
    renameSync(aside, folder)
  } catch (error) {
    if (!existsSync(config)) throw error
  }
  return config
}
