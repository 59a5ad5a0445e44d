/** Reading a list of fees (费用清单) as a hospital gives it: XLSX or text, whatever its heads are called and wherever they stand. */
import { problem } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { dayOfCell, readRows } from '../../platform/sheets/index.ts'
import type { Row, XlsxLimits } from '../../platform/sheets/index.ts'
import { nameText, otherCurrency, plainText, readFigure } from './cells.ts'
import { bindRefunds, wrongFigures } from './check.ts'
import type { UnboundLine } from './check.ts'
import { areHeads, cellName, columnTitles, columnsRead, headsMissing, headsOf } from './heads.ts'
import type { Heads } from './heads.ts'
import type { ClaimLine } from './line.ts'
import { lineProblem } from './problems.ts'
import type { LineProblem } from './problems.ts'

/** A line as the list has it; without a day where the list says none. */
export interface ListLine extends Omit<ClaimLine, 'day'> {
  row: number
  day: string | null
}

export interface BillList {
  file: string
  lines: ListLine[]
  /** What could not be read or does not fit; such rows are no lines. */
  problems: LineProblem[]
  /** Rows below the heads that are no fees: groups, sums in between, signatures. */
  passedOver: { row: number; text: string }[]
  /** Of all lines. */
  sumFen: number
  /** What the list itself says they come to; null where it does not say. */
  saidFen: number | null
}

/** Rows above the heads: titles, the patient, the stay. */
const mostTitles = 50

/** The longest stays have some thousand lines; more is an export of something else. */
const listLimits: XlsxLimits = {
  rows: 5000 + mostTitles,
  unpackedBytes: 64 * 1_048_576,
  characters: 4_000_000,
  cells: 500_000,
  milliseconds: 20_000,
  heapMiB: 192,
}

/**
 * Reads a list. What is wrong with the file as a whole is thrown (`import-file-…`, `bill-list-…`); what is wrong with a row stands
 * in the report, and the other rows are read. Nothing is guessed: a figure that is not plainly one is a problem.
 */
export async function readBillList(bytes: Buffer, fileName: string): Promise<BillList> {
  const reading = new Reading()
  for await (const row of readRows(bytes, listLimits)) reading.take(row)
  return reading.end(fileName)
}

/** One list, row by row. */
class Reading {
  #heads: Heads | undefined
  /** Of the rows above the heads, the one that looks most like them. */
  #nearest: { row: Row; found: number } | undefined
  #titles = 0
  readonly #formulas: string[] = []
  readonly #merged: string[] = []
  readonly #lines: (UnboundLine & { day: string | null })[] = []
  readonly #problems: LineProblem[] = []
  readonly #passedOver: BillList['passedOver'] = []
  #said: { row: number; fen: number } | undefined

  take(row: Row): void {
    if (this.#heads === undefined) this.#seekHeads(row)
    else this.#takeRow(row, this.#heads)
  }

  #seekHeads(row: Row): void {
    const found = headsOf(row.cells)
    if (areHeads(found)) {
      this.#heads = found
      for (const column of columnsRead(found)) refuseOtherCurrency(row.cells[column], column, row.no)
      this.#note(row, found)
      return
    }
    for (const [column, cell] of row.cells.entries())
      if (/币种|货币|单位|计价|金额/.test(cell)) refuseOtherCurrency(cell, column, row.no)
    const count = Object.keys(found).length
    if (this.#nearest === undefined || count > this.#nearest.found) this.#nearest = { row, found: count }
    this.#titles += 1
    if (this.#titles > mostTitles) throw headsMissing(this.#nearest.row)
  }

  /** Cells that cannot be read for what they show are named all together, at the end. */
  #note({ no, formulas = [], merged = [] }: Row, heads: Heads, isLine = true): void {
    for (const column of columnsRead(heads)) {
      if (formulas.includes(column)) this.#formulas.push(cellName(column, no))
      if (isLine && merged.includes(column)) this.#merged.push(cellName(column, no))
    }
  }

  #takeRow(row: Row, heads: Heads): void {
    // Printed lists begin every page with the heads.
    if (areHeads(headsOf(row.cells))) return
    const kind = kindOfRow(row, heads)
    this.#note(row, heads, kind === 'line')
    if (kind === 'sum') this.#said = sumOfRow(row, heads) ?? this.#said
    if (kind === 'line') this.#takeLine(row, heads)
    else if (kind !== 'sum') this.#passedOver.push({ row: row.no, text: textOfRow(row) })
  }

  #takeLine(row: Row, heads: Heads): void {
    const cell = (column: keyof Heads): string | undefined =>
      heads[column] === undefined ? undefined : row.cells[heads[column]]
    for (const column of [heads.price, heads.amount, heads.currency]) {
      if (column === undefined) continue
      const format = row.currencies?.[column] ?? ''
      refuseOtherCurrency(`${row.cells[column] ?? ''} ${format}`, column, row.no)
    }
    const before = this.#problems.length
    const wrong = (column: keyof Heads, code: LineProblem['code'], values = {}): void => {
      this.#problems.push(lineProblem(row.no, cellName(heads[column] ?? 0, row.no), code, values))
    }
    const figure = (column: 'quantity' | 'price' | 'amount', digits: number, rounded = false): number => {
      const read = readFigure(cell(column), digits, rounded)
      if ('value' in read) return read.value
      const value = plainText(cell(column)).slice(0, 40)
      wrong(column, 'bill-line-number-wrong', { column: columnTitles[column], value, why: read.why })
      return 0
    }
    const name = nameText(cell('name'))
    if (name === '') wrong('name', 'bill-line-name-missing')
    const figures = {
      quantity: figure('quantity', 4),
      priceMicro: figure('price', 6, true),
      amountFen: figure('amount', 2),
    }
    const day = dayOfLine(cell('day'))
    if (day === undefined) wrong('day', 'bill-line-day-wrong', { value: plainText(cell('day')).slice(0, 40) })
    if (this.#problems.length > before) return
    const off = wrongFigures(row.no, figures)
    if (off !== undefined) {
      this.#problems.push(off)
      return
    }
    const code = codeText(cell('code'))
    this.#lines.push({
      lineNo: this.#lines.length + 1,
      row: row.no,
      day: day!,
      code: code === '' ? null : code,
      name,
      ...figures,
    })
  }

  end(file: string): BillList {
    if (this.#heads === undefined) throw headsMissing(this.#nearest?.row)
    if (this.#formulas.length > 0) throw problem('bill-list-has-formulas', { cells: someOf(this.#formulas) })
    if (this.#merged.length > 0) throw problem('bill-list-has-merged-cells', { cells: someOf(this.#merged) })
    if (this.#lines.length === 0 && this.#problems.length === 0) throw problem('bill-list-without-lines')
    const bound = bindRefunds(this.#lines)
    const sumFen = bound.lines.reduce((sum, line) => sum + line.amountFen, 0)
    const problems = [...this.#problems, ...bound.problems]
    const said = this.#said
    if (said !== undefined && said.fen !== sumFen) {
      const values = { said: formatYuan(said.fen), lines: formatYuan(sumFen) }
      problems.push(lineProblem(said.row, null, 'bill-total-differs', values))
    }
    return {
      file,
      lines: bound.lines,
      problems: problems.sort((one, other) => one.row - other.row),
      passedOver: this.#passedOver,
      sumFen,
      saidFen: said?.fen ?? null,
    }
  }
}

const mostNamed = 8
const someOf = (cells: readonly string[]): string =>
  cells.length > mostNamed ? `${cells.slice(0, mostNamed).join('、')}等 ${String(cells.length)} 格` : cells.join('、')

function refuseOtherCurrency(cell: string | undefined, column: number, row: number): void {
  const currency = otherCurrency(cell ?? '')
  if (currency !== undefined) throw problem('bill-list-other-currency', { currency, cell: cellName(column, row) })
}

/** A code without what programs put round it so that a sheet leaves it as it is: ="0012", '0012. */
const codeText = (cell: string | undefined): string =>
  plainText(cell)
    // Spaces, and what no text of the records may have.
    .replaceAll(/[^\p{L}\p{N}\p{P}\p{S}]/gu, '')
    .replace(/^(?:="?|')/, '')
    .replace(/"$/, '')
    .slice(0, 50)

/** Null where the list has no day for the line; undefined where what stands there is none. */
function dayOfLine(cell: string | undefined): string | null | undefined {
  const text = plainText(cell)
  return text === '' ? null : dayOfCell(text)
}

/**
 * What a row below the heads is: a fee, the list's own sum, a sum in between, or something else (a group of fees, a signature). A row
 * with a figure where fees have theirs is a fee, so that none gets lost.
 */
function kindOfRow({ cells }: Row, heads: Heads): 'line' | 'sum' | 'between' | 'other' {
  const words = [cells.find((cell) => cell.trim() !== ''), cells[heads.name]].map((cell) =>
    plainText(cell).replaceAll(/\s/g, ''),
  )
  if (words.some((word) => /^(费用|本次|总|住院|门诊)?(合计|总计|共计|总金额|总费用)/.test(word))) return 'sum'
  if (words.some((word) => /^.{0,8}小计|^本页|^累计/.test(word))) return 'between'
  const empty = (column: number): boolean => plainText(cells[column]) === ''
  return [heads.quantity, heads.price, heads.amount].every(empty) ? 'other' : 'line'
}

/** The sum that a row says: in the column of amounts, or behind the word itself (合计：123.00元). */
function sumOfRow(row: Row, heads: Heads): { row: number; fen: number } | undefined {
  const word = plainText(row.cells.find((cell) => cell.trim() !== ''))
  for (const text of [row.cells[heads.amount], /[:\s]\s*([¥\d].*)$/.exec(word)?.[1]]) {
    const read = readFigure(text, 2)
    if ('value' in read) return { row: row.no, fen: read.value }
  }
  return undefined
}

const textOfRow = ({ cells }: Row): string =>
  cells
    .map(plainText)
    .filter((cell) => cell !== '')
    .join(' ')
    .slice(0, 80)
