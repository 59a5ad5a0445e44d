/** What must hold of the lines of a bill, whether they were read from a list or typed. Pure. */
import { formatYuan } from '@yidi/rules'
import { lineAmountFen } from '../../care/visits/index.ts'
import type { ClaimLine, ClaimVisit } from './line.ts'
import { lineProblem } from './problems.ts'
import type { LineProblem } from './problems.ts'

/** Whole parts as people write them, without noughts at the end: 25000 of ten-thousandths → 2.5. */
function decimalText(value: number, digits: number): string {
  const size = String(Math.abs(value)).padStart(digits + 1, '0')
  const text = `${size.slice(0, -digits)}.${size.slice(-digits)}`.replace(/\.?0+$/, '')
  return value < 0 ? `-${text}` : text
}

export const quantityText = (tenThousandths: number): string => decimalText(tenThousandths, 4)
export const priceText = (micro: number): string => {
  const [whole, fraction = ''] = decimalText(micro, 6).split('.')
  return `${whole!}.${fraction.padEnd(2, '0')}`
}

/** How far an amount may be from quantity × price: hospitals round elsewhere. The same holds of lines that they send. */
const toleranceFen = 1

/**
 * What is wrong with the figures of one line: nothing to pay for, signs that differ, an amount that is not quantity × price.
 * `row` is where people find it.
 */
export function wrongFigures(
  row: number,
  { quantity, priceMicro, amountFen }: Pick<ClaimLine, 'quantity' | 'priceMicro' | 'amountFen'>,
): LineProblem | undefined {
  const said = { quantity: quantityText(quantity), price: priceText(priceMicro), amount: formatYuan(amountFen) }
  if (quantity === 0 || amountFen === 0) return lineProblem(row, null, 'bill-line-is-nought', said)
  if (priceMicro < 0 || quantity > 0 !== amountFen > 0) return lineProblem(row, null, 'bill-line-signs-differ', said)
  const expected = lineAmountFen(priceMicro, quantity)
  return Math.abs(expected - amountFen) > toleranceFen
    ? lineProblem(row, null, 'bill-line-does-not-add-up', { ...said, expected: formatYuan(expected) })
    : undefined
}

/** A line whose day lies outside the visit; `row` is where people find it. */
export function outsideVisit(row: number, day: string, { from, to }: ClaimVisit): LineProblem | undefined {
  return day < from || day > to ? lineProblem(row, null, 'bill-line-outside-visit', { day, from, to }) : undefined
}

/** A line before it is known which one it gives back. */
export type UnboundLine = Omit<ClaimLine, 'refundOf' | 'day'> & { row: number }

/**
 * Finds for each refund the line that it gives back: the same item at the same price, of which enough is left; of several the
 * nearest before it, else the next after it. What finds none is a problem and no line.
 */
export function bindRefunds<Line extends UnboundLine>(
  lines: readonly Line[],
): { lines: (Line & { refundOf: number | null })[]; problems: LineProblem[] } {
  const problems: LineProblem[] = []
  const charges = new Map<string, Line[]>()
  for (const line of lines) {
    if (line.quantity < 0) continue
    const same = charges.get(itemKey(line))
    if (same === undefined) charges.set(itemKey(line), [line])
    else same.push(line)
  }
  const left = new Map(lines.map(({ lineNo, quantity, amountFen }) => [lineNo, { quantity, amountFen, pieces: 1 }]))
  const bound = lines.map((line) => {
    if (line.quantity > 0) return { ...line, refundOf: null }
    const fits = (charges.get(itemKey(line)) ?? []).filter(({ lineNo }) => {
      const { quantity, amountFen, pieces } = left.get(lineNo)!
      // Each piece may be a fen off, as any line may.
      return quantity + line.quantity >= 0 && -line.amountFen - amountFen <= pieces * toleranceFen
    })
    const original = fits.findLast(({ lineNo }) => lineNo < line.lineNo) ?? fits[0]
    if (original === undefined) {
      const values = { name: line.name.slice(0, 60), amount: formatYuan(-line.amountFen) }
      problems.push(lineProblem(line.row, null, 'bill-line-refund-alone', values))
      return undefined
    }
    const rest = left.get(original.lineNo)!
    left.set(original.lineNo, {
      quantity: rest.quantity + line.quantity,
      amountFen: Math.max(0, rest.amountFen + line.amountFen),
      pieces: rest.pieces + 1,
    })
    return { ...line, refundOf: original.lineNo }
  })
  return { lines: bound.filter((line) => line !== undefined), problems }
}

const itemKey = ({ code, name, priceMicro }: UnboundLine): string => `${code ?? ''}\n${name}\n${String(priceMicro)}`

/**
 * Checks lines that somebody typed: figures, days inside the visit, refunds. A problem names its line by its number; the lines come
 * back with what each gives back, those that are wrong left out.
 */
export function checkClaimLines(
  typed: readonly Omit<ClaimLine, 'refundOf'>[],
  visit: ClaimVisit,
): { lines: ClaimLine[]; problems: LineProblem[] } {
  const problems: LineProblem[] = []
  const good = typed.filter((line) => {
    const found = [wrongFigures(line.lineNo, line), outsideVisit(line.lineNo, line.day, visit)]
    const wrong = found.filter((one) => one !== undefined)
    problems.push(...wrong)
    return wrong.length === 0
  })
  const bound = bindRefunds(good.map((line) => ({ ...line, row: line.lineNo })))
  return { lines: bound.lines, problems: [...problems, ...bound.problems] }
}
