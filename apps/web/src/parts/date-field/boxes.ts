/** A day in three boxes, as it is typed: what it comes to, what is understood of a text, what is wrong and in which box. */
import * as t from '../../texts/index.ts'

export type Box = 'year' | 'month' | 'day'
export type Boxes = Readonly<Record<Box, string>>

export const boxNames: readonly Box[] = ['year', 'month', 'day']
const emptyBoxes: Boxes = { year: '', month: '', day: '' }
/** How many digits a box takes. */
export const digitsOf: Readonly<Record<Box, number>> = { year: 4, month: 2, day: 2 }

/** Digits as they are typed in a Chinese keyboard, too: `２０２６` is 2026. */
const plain = (text: string): string => text.normalize('NFKC').trim()

/** The boxes of a day `YYYY-MM-DD`; empty for what is none. */
export function boxesOf(day: string): Boxes {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (year === undefined || month === undefined || date === undefined) return emptyBoxes
  return { year, month: String(Number(month)), day: String(Number(date)) }
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** `YYYY-MM-DD`, or '' as long as the boxes hold no day that there is. */
export function dayOf(boxes: Boxes): string {
  if (partAtFault(boxes) !== undefined) return ''
  return `${boxes.year}-${boxes.month.padStart(2, '0')}-${boxes.day.padStart(2, '0')}`
}

/** The first box that keeps the three from being a day. */
function partAtFault({ year, month, day }: Boxes): Box | undefined {
  if (!/^[12]\d{3}$/.test(year)) return 'year'
  if (!(Number(month) >= 1 && Number(month) <= 12)) return 'month'
  if (!(Number(day) >= 1 && Number(day) <= daysIn(Number(year), Number(month)))) return 'day'
  return undefined
}

/** What is wrong with boxes of which at least one is filled, and in which; undefined for a day and for three empty boxes. */
export function faultOf(boxes: Boxes): { box: Box; text: string } | undefined {
  if (boxNames.every((box) => boxes[box] === '')) return undefined
  const box = partAtFault(boxes)
  if (box === undefined) return undefined
  return { box, text: wordsOf(box, boxes) }
}

function wordsOf(box: Box, { year, month, day }: Boxes): string {
  const typed = { year, month, day }[box]
  if (typed === '') return t.dateField.missing[box]
  if (box === 'year') return t.dateField.yearFault(typed)
  if (box === 'month') return t.dateField.monthFault(typed)
  return t.dateField.dayFault(Number(year), Number(month), typed)
}

/** A whole day that was pasted or put in at once: `2026-03-01`, `2026/3/1`, `2026年3月1日`, `20260301`; undefined for less. */
export function wholeDay(text: string): Boxes | undefined {
  const found =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain(text)) ??
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[T\s].*)?$/.exec(plain(text))
  if (!found) return undefined
  const [, year = '', month = '', day = ''] = found
  return { year, month: String(Number(month)), day: String(Number(day)) }
}

/**
 * What a box holds once something was typed into it, and whether the next one is meant: it is full, no further digit could
 * follow, or a sign was typed that stands between.
 */
export function typedInto(box: Box, text: string): { text: string; goesOn: boolean } {
  const signed = /[-/.年月日\s]$/.test(text.normalize('NFKC'))
  const digits = plain(text).replaceAll(/\D/g, '').slice(0, digitsOf[box])
  const full = digits.length === digitsOf[box] || (box === 'month' && Number(digits) > 1)
  return { text: digits, goesOn: digits !== '' && (full || signed) }
}
