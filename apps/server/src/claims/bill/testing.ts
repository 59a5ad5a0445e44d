/** Lists of fees as made-up hospitals would give them. For tests. */
import ExcelJS from 'exceljs'

export type Cell = ExcelJS.CellValue

/** The heads that most hospitals use. */
export const usualHeads = ['日期', '国家编码', '项目名称', '规格', '单位', '数量', '单价', '金额']

/** One fee under the usual heads. */
export const fee = (
  name: string,
  quantity: Cell,
  price: Cell,
  amount: Cell,
  { code = '', day = '2026-05-11' }: { code?: string; day?: Cell } = {},
): Cell[] => [day, code, name, '1×1', '次', quantity, price, amount]

/** A sheet of rows; `dress` may do to it what hospitals do. */
export async function sheetBytes(
  rows: readonly (readonly Cell[])[],
  dress: (sheet: ExcelJS.Worksheet) => void = () => undefined,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('费用清单')
  for (const row of rows) sheet.addRow([...row])
  dress(sheet)
  return Buffer.from(await book.xlsx.writeBuffer())
}

/** The same as text, with a separator between the cells. */
export const listText = (rows: readonly (readonly Cell[])[], separator = ','): string =>
  rows.map((row) => row.map((cell) => quoted(String(cell as string | number), separator)).join(separator)).join('\r\n')

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell

let table: Map<string, number[]> | undefined

/** Text as a Chinese Windows writes it (GB 18030, the part of two bytes), which Node.js can read and not write. */
export function gb18030(text: string): Buffer {
  table ??= twoByteTable()
  const known = table
  return Buffer.from([...text].flatMap((sign) => (sign < '\u0080' ? [sign.charCodeAt(0)] : known.get(sign)!)))
}

function twoByteTable(): Map<string, number[]> {
  const decoder = new TextDecoder('gb18030')
  const found = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const sign = decoder.decode(new Uint8Array([lead, trail]))
      if (trail !== 0x7f && [...sign].length === 1 && !found.has(sign)) found.set(sign, [lead, trail])
    }
  return found
}
