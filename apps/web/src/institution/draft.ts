/** The lines of a bill while they are typed: checked and added up without rounding on the way. */
import type { ClaimItem, Visit } from '@yidi/contracts'
import { fromFen, toFen } from '../texts/yuan.ts'

/** A line as it is typed; `key` tells it from others on the page. */
export interface DraftLine {
  key: string
  code: string
  name: string
  class: ClaimItem['class']
  about: string
  quantity: string
  price: string
  /** The day of the fee; left out: today. */
  day?: string
}

let made = 0
const newKey = (): string => `line-${String((made += 1))}`

export const lineOf = (item: ClaimItem, more: Partial<DraftLine> = {}): DraftLine => ({
  ...{ key: newKey(), code: item.code, name: item.name, class: item.class, about: item.ownShare },
  ...{ quantity: '1', price: '' },
  ...more,
})

const digits = { quantity: 4, price: 6 } as const

/** A figure above nought in whole parts of ten to the minus `places`; undefined for anything else. */
function figureOf(typed: string, places: number): bigint | undefined {
  const [, whole, part = ''] = /^(\d{1,8})(?:\.(\d+))?$/.exec(plain(typed)) ?? []
  if (whole === undefined || part.length > places) return undefined
  const size = BigInt(whole + part.padEnd(places, '0'))
  return size > 0n ? size : undefined
}

/** Full-width digits and commas made plain. */
const plain = (typed: string): string => typed.normalize('NFKC').replaceAll(/[,\s]/g, '').replaceAll('。', '.')

interface LineFaults {
  quantity: boolean
  price: boolean
}

export const faultsOf = ({ quantity, price }: Pick<DraftLine, 'quantity' | 'price'>): LineFaults => ({
  quantity: figureOf(quantity, digits.quantity) === undefined,
  price: figureOf(price, digits.price) === undefined,
})

/** Quantity times price in yuan, rounded half up to the fen; nought while one of them is none. */
export function amountOf({ quantity, price }: Pick<DraftLine, 'quantity' | 'price'>): string {
  const [count, each] = [figureOf(quantity, digits.quantity), figureOf(price, digits.price)]
  if (count === undefined || each === undefined) return '0.00'
  return fromFen(Number((count * each + 50_000_000n) / 100_000_000n))
}

export const totalOf = (lines: readonly DraftLine[]): string =>
  fromFen(lines.reduce((fen, line) => fen + toFen(amountOf(line)), 0))

/** What is sent of a line. */
export const tidied = (line: DraftLine): DraftLine => ({
  ...line,
  quantity: plain(line.quantity),
  price: plain(line.price),
})

/** The lines that stand on a visit and are not settled. */
export const openLines = ({ lines }: Visit): Visit['lines'] =>
  lines.filter((line) => !line.voided && line.settlement === null)

/** The same as a draft, to be changed. */
export const draftOf = (whole: Visit): DraftLine[] =>
  openLines(whole).map((line) => ({
    ...{ key: newKey(), code: line.code, name: line.name ?? line.code, class: line.class, about: '' },
    ...{ quantity: line.quantity, price: line.price, day: line.day },
  }))

/** Whether the visit holds exactly these lines. */
export function holds(whole: Visit, lines: readonly DraftLine[], today: string): boolean {
  const marks = (of: readonly { code: string; quantity: string; price: string; day?: string }[]) =>
    of
      .map(({ code, quantity, price, day = today }) => [code, Number(quantity), Number(price), day].join(' '))
      .join('\n')
  return marks(openLines(whole)) === marks(lines)
}
