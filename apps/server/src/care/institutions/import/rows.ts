/** Files of rows: CSV as Excel and other programs write it, and XLSX. Every cell comes out as text. */
import { unreadable } from './row.ts'
import type { Row } from './row.ts'
import { readXlsx } from './xlsx.ts'

/** Reads a file by what it is, not by its name. Throws `import-file-not-readable`, `import-file-too-large`. Empty rows are left out. */
export async function* readRows(bytes: Buffer): AsyncGenerator<Row> {
  if (bytes.length === 0) throw unreadable('文件是空的')
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') yield* readXlsx(bytes)
  else if (bytes.subarray(0, 4).toString('hex') === 'd0cf11e0')
    throw unreadable('这是旧格式的 .xls 文件，或加了密码的文件')
  else yield* readCsv(decode(bytes))
}

/** UTF-8 with or without its mark; otherwise what Excel writes on a Chinese Windows. */
function decode(bytes: Buffer): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\u0000')) return text
    } catch {
      // Not this encoding; the next one, or none.
    }
  }
  throw unreadable('不是 CSV 或 XLSX，也看不出是哪种编码的文字')
}

/** RFC 4180, and line ends of every system. The separator is a comma, or a tab where the first line has more tabs. */
export function* readCsv(text: string): Generator<Row> {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  const separator = firstLine.split('\t').length > firstLine.split(',').length ? '\t' : ','
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
