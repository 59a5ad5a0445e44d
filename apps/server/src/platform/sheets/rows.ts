/** Files of rows: CSV as Excel and other programs write it, and XLSX. Every cell comes out as text. */
import { problem } from '@yidi/contracts'
import { refuseOtherKinds, refuseOldOffice } from './kind.ts'
import { unreadable } from './row.ts'
import type { Row } from './row.ts'
import { readXlsx } from './xlsx.ts'
import type { XlsxLimits } from './xlsx.ts'

/**
 * Reads a file by what it is, not by its name. Throws the `import-file-…` refusals. Empty rows are left out; of `limits` that of rows
 * holds for every file, the others for XLSX.
 */
export async function* readRows(bytes: Buffer, limits?: XlsxLimits): AsyncGenerator<Row> {
  const most = limits?.rows ?? Infinity
  let rows = 0
  for await (const row of rowsOf(bytes, limits)) {
    if (++rows > most) throw problem('import-file-too-long', { most })
    yield row
  }
}

async function* rowsOf(bytes: Buffer, limits: XlsxLimits | undefined): AsyncGenerator<Row> {
  if (bytes.length === 0) throw problem('import-file-empty')
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    yield* readXlsx(bytes, limits)
    return
  }
  refuseOldOffice(bytes)
  const text = decode(bytes)
  await refuseOtherKinds(bytes, text)
  if (text === undefined) throw unreadable('不是 CSV 或 XLSX，也看不出是哪种编码的文字')
  yield* readCsv(text)
}

/** What Excel writes as "Unicode text". */
const isUtf16 = (bytes: Buffer): boolean => bytes[0] === 0xff && bytes[1] === 0xfe

/** UTF-8 with or without its mark; otherwise what Excel writes on a Chinese Windows. Undefined where it is no text. */
function decode(bytes: Buffer): string | undefined {
  for (const encoding of isUtf16(bytes) ? ['utf-16le'] : ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\u0000')) return text
    } catch {
      // Not this encoding; the next one, or none.
    }
  }
  return undefined
}

const firstLines = 20

/** A comma, or a tab where one of the first lines has as many tabs as any has commas: titles above the heads have few of either. */
function separatorOf(text: string): ',' | '\t' {
  const count = (line: string, sign: string): number => line.split(sign).length
  const lines = text.slice(0, 20_000).split(/\r\n|\r|\n/, firstLines)
  const widest = (sign: string): number => Math.max(...lines.map((line) => count(line, sign)))
  return widest('\t') > 1 && widest('\t') >= widest(',') ? '\t' : ','
}

/** RFC 4180, and line ends of every system. */
export function* readCsv(text: string): Generator<Row> {
  const separator = separatorOf(text)
  let line = 1
  let no = 1
  let cells: string[] = []
  for (let at = 0; at <= text.length;) {
    if (cells.length === 0) no = line
    let cell: string
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1)
      while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2)
      if (end < 0) throw unreadable(`第 ${String(no)} 行的引号没有结束`)
      cell = text.slice(at + 1, end).replaceAll('""', '"')
      line += cell.split('\n').length - 1
      at = end + 1
    } else {
      const rest = at
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++
      cell = text.slice(rest, at)
    }
    cells.push(cell)
    const next = text[at]
    if (next === separator) {
      at++
      continue
    }
    if (next !== undefined && next !== '\n' && next !== '\r') throw unreadable(`第 ${String(no)} 行的引号后面还有内容`)
    if (cells.some((each) => each.trim() !== '')) yield { no, cells }
    cells = []
    if (next === undefined) return
    at += next === '\r' && text[at + 1] === '\n' ? 2 : 1
    line++
  }
}
