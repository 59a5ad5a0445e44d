/** One item of a bill as it is typed: what quantity and price come to, and what all come to. Money in whole fen. */
import { fromFen, readYuan, toFen } from '../../../texts/yuan.ts'

/** An item as the fields have it; empty where nothing was typed. */
export interface Line {
  day: string
  /** The code of the medical insurance, where it is known. */
  code: string
  name: string
  quantity: string
  /** Yuan, at most six digits behind the point. */
  price: string
  /** Yuan, at most two. */
  amount: string
}

export const emptyLine: Line = { day: '', code: '', name: '', quantity: '1', price: '', amount: '' }

const quantityPlaces = 4
const pricePlaces = 6

/** A decimal as a whole number of its smallest places; undefined where it is none, or has more of them. */
function scaled(typed: string, places: number): bigint | undefined {
  const text = typed.normalize('NFKC').replaceAll(/[,\s元¥]/g, '')
  const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d+))?$/.exec(text) ?? []
  if (whole === undefined || part.length > places) return undefined
  return BigInt(whole + part.padEnd(places, '0'))
}

/** A quantity as it is sent; undefined where it is none above nought. */
export const readQuantity = (typed: string): string | undefined => readDecimal(typed, quantityPlaces)

/** A price of one; undefined where it is none above nought. */
export const readPrice = (typed: string): string | undefined => readDecimal(typed, pricePlaces)

function readDecimal(typed: string, places: number): string | undefined {
  const value = scaled(typed, places)
  if (value === undefined || value === 0n) return undefined
  const digits = String(value).padStart(places + 1, '0')
  const part = digits.slice(-places).replace(/0+$/, '')
  return `${digits.slice(0, -places)}${part === '' ? '' : `.${part}`}`
}

/** What so many at such a price come to, half up to the fen; undefined while one of them is none. */
export function amountOf({ quantity, price }: Pick<Line, 'quantity' | 'price'>): string | undefined {
  const [count, each] = [scaled(quantity, quantityPlaces), scaled(price, pricePlaces)]
  if (count === undefined || each === undefined) return undefined
  const perFen = 10n ** BigInt(quantityPlaces + pricePlaces - 2)
  return fromFen(Number((count * each + perFen / 2n) / perFen))
}

/** The sum of what was typed as amounts, in yuan, of which a list may have some to be taken off; what is none counts for nothing. */
export function sumOf(amounts: readonly string[]): string {
  return fromFen(amounts.reduce((sum, amount) => sum + fenOf(amount.trim()), 0))
}

function fenOf(amount: string): number {
  const off = amount.startsWith('-')
  const fen = toFen(readYuan(off ? amount.slice(1) : amount) ?? '0')
  return off ? -fen : fen
}
