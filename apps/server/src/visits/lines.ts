import { refuse, unscaled } from '@yidi/contracts'
import type { Catalogue } from './catalogue.ts'
import { difference, divideLine, lineAmountFen } from './division.ts'
import type { LineAmounts } from './division.ts'
import type { FeeLineRow, PersonFile, VisitRow } from './file.ts'

/** A fee line as an institution sends it (2204, 2301). */
export interface SentLine {
  serial: string
  batch: string | null
  /** The line it gives back, for a line of negative quantity. */
  refundOf: string | null
  /** `yyyy-MM-dd HH:mm:ss` in Asia/Shanghai. */
  occurredAt: string
  code: string
  institutionCode: string
  /** Whole ten-thousandths. */
  quantity: number
  /** Whole millionths of a yuan. */
  priceMicro: number
  amountFen: number
  /** False when the institution itself did not approve the item for payment (`hosp_appr_flag` 2). */
  covered: boolean
}

/** A line with what the catalogue made of it. */
export interface DividedLine extends LineAmounts {
  sent: SentLine
  lineId: number
  catalogueClass: 'A' | 'B' | 'C'
  known: boolean
  kind: 'medicine' | 'service' | 'material' | null
  ownSharePpm: number
  ceilingFen: number | null
  specialDrugFen: number
  catalogueFromDay: string | null
  release: string | null
  name: string | null
}

const quantityScale = 10_000
const priceScale = 1_000_000

/**
 * Checks and divides the lines of one message against what the visit already has. A line that was sent before with
 * the same content is given back as it stands and not written again; the whole message is refused for one wrong line.
 */
export function divideLines(
  file: PersonFile,
  visit: VisitRow,
  sentLines: readonly SentLine[],
  catalogue: Catalogue,
  today: string,
): { fresh: DividedLine[]; all: DividedLine[] } {
  const known = new Map(file.lines.map((line) => [line.serial, fromRow(line)]))
  const fresh: DividedLine[] = []
  const all: DividedLine[] = []
  let lineId = file.lastLineId
  for (const sent of sentLines) {
    checkLine(visit, sent, today)
    const before = known.get(sent.serial)
    if (before !== undefined) {
      if (!sameContent(before.sent, sent)) refuse('line-repeated', { line: sent.serial })
      all.push(before)
      continue
    }
    const line =
      sent.quantity < 0 ? divideRefund(sent, ++lineId, [...known.values()], file) : divide(sent, ++lineId, catalogue)
    known.set(sent.serial, line)
    fresh.push(line)
    all.push(line)
  }
  return { fresh, all }
}

function checkLine(visit: VisitRow, sent: SentLine, today: string): void {
  const line = sent.serial
  if (!/^[0-9A-Za-z_-]{1,30}$/.test(line) || /^0+$/.test(line)) refuse('line-number-wrong', { line: line.slice(0, 40) })
  const day = sent.occurredAt.slice(0, 10)
  if (day < visit.from_day) refuse('line-before-visit', { line, time: day, from: visit.from_day })
  if (visit.status === 'discharged' && visit.to_day !== null && day > visit.to_day)
    refuse('line-after-discharge', { line, time: day, to: visit.to_day })
  if (day > today) refuse('date-in-future', { label: `明细${line}的费用时间`, day })
  if (sent.quantity === 0 || sent.priceMicro < 0) refuse('line-negative', { line })
  if (sent.quantity > 0 ? sent.amountFen < 0 : sent.amountFen > 0 || sent.refundOf === null)
    refuse('line-negative', { line })
  const expected = lineAmountFen(sent.priceMicro, sent.quantity)
  // The interface allows one fen of difference, for institutions that round elsewhere.
  if (Math.abs(expected - sent.amountFen) > 1)
    refuse('line-does-not-add-up', {
      line,
      price: unscaled(sent.priceMicro, 6),
      count: unscaled(sent.quantity, 4),
      expected: unscaled(expected, 2),
      amount: unscaled(sent.amountFen, 2),
    })
}

function divide(sent: SentLine, lineId: number, catalogue: Catalogue): DividedLine {
  const entry = catalogue.find(sent.code, sent.occurredAt.slice(0, 10))
  const amounts = divideLine(sent.amountFen, sent.quantity, entry, sent.covered)
  return {
    ...amounts,
    sent,
    lineId,
    catalogueClass: entry?.class ?? 'C',
    known: entry !== undefined,
    kind: entry?.kind ?? null,
    ownSharePpm: entry?.class === 'B' ? entry.ownSharePpm : 0,
    ceilingFen: entry?.ceilingFen ?? null,
    specialDrugFen: entry?.specialDrug ? amounts.outOfScopeFen : 0,
    catalogueFromDay: entry?.fromDay ?? null,
    release: entry?.release ?? null,
    name: entry?.name ?? null,
  }
}

/**
 * A refund takes from its original line. Its parts are the difference between the division of what is left and of
 * what was there, so that refunds in pieces end at nought in every part, whatever was rounded on the way.
 */
function divideRefund(sent: SentLine, lineId: number, lines: readonly DividedLine[], file: PersonFile): DividedLine {
  const values = { line: sent.serial, original: sent.refundOf ?? '' }
  const original = lines.find((line) => line.sent.serial === sent.refundOf && line.sent.quantity > 0)
  if (original === undefined || original.sent.code !== sent.code) return refuse('refund-without-original', values)
  if (file.lines.some((line) => line.serial === original.sent.serial && line.settlement_id !== null))
    return refuse('line-settled', { line: original.sent.serial })
  const refunds = lines.filter((line) => line.sent.refundOf === original.sent.serial)
  const left = { quantity: original.sent.quantity, amountFen: original.sent.amountFen }
  for (const refund of refunds) {
    left.quantity += refund.sent.quantity
    left.amountFen += refund.sent.amountFen
  }
  const after = { quantity: left.quantity + sent.quantity, amountFen: left.amountFen + sent.amountFen }
  if (after.quantity < 0 || after.amountFen < 0 || (after.quantity === 0 && after.amountFen > 0))
    return refuse('refund-exceeds', values)
  const entry = original.known
    ? { class: original.catalogueClass, ownSharePpm: original.ownSharePpm, ceilingFen: original.ceilingFen }
    : undefined
  const covered = original.sent.covered
  const amounts = difference(
    divideLine(after.amountFen, after.quantity, entry, covered),
    divideLine(left.amountFen, left.quantity, entry, covered),
  )
  return {
    ...original,
    ...amounts,
    sent: { ...sent, covered },
    lineId,
    specialDrugFen: original.specialDrugFen === 0 ? 0 : amounts.outOfScopeFen,
  }
}

function sameContent(one: SentLine, other: SentLine): boolean {
  return (
    one.code === other.code &&
    one.quantity === other.quantity &&
    one.priceMicro === other.priceMicro &&
    one.amountFen === other.amountFen &&
    one.refundOf === other.refundOf &&
    one.occurredAt.slice(0, 10) === other.occurredAt.slice(0, 10)
  )
}

function fromRow(row: FeeLineRow): DividedLine {
  return {
    sent: {
      serial: row.serial,
      batch: row.batch,
      refundOf: row.refund_of,
      occurredAt: `${row.occurred_day} 00:00:00`,
      code: row.catalogue_code,
      institutionCode: '',
      quantity: Math.round(row.quantity * quantityScale),
      priceMicro: Math.round(row.price_yuan * priceScale),
      amountFen: row.amount_fen,
      covered: row.detail.covered ?? true,
    },
    lineId: row.line_id,
    catalogueClass: row.class,
    known: row.catalogue_from_day !== null,
    kind: (row.detail.type as DividedLine['kind'] | undefined) ?? null,
    ownSharePpm: row.own_share_ppm,
    ceilingFen: row.ceiling_fen,
    amountFen: row.amount_fen,
    outOfScopeFen: row.out_of_scope_fen,
    overCeilingFen: row.over_ceiling_fen,
    ownShareFen: row.own_share_fen,
    inScopeFen: row.in_scope_fen,
    specialDrugFen: row.special_drug_fen,
    catalogueFromDay: row.catalogue_from_day,
    release: row.release,
    name: null,
  }
}

/** The row of a line as `commit_command` takes it. */
export function lineRow(visit: VisitRow, line: DividedLine): Record<string, unknown> {
  return {
    visit_id: visit.visit_id,
    line_id: line.lineId,
    serial: line.sent.serial,
    batch: line.sent.batch,
    refund_of: line.sent.refundOf,
    occurred_at: `${line.sent.occurredAt}+08`,
    catalogue_code: line.sent.code,
    institution_item_code: line.sent.institutionCode === '' ? null : line.sent.institutionCode,
    name: line.name,
    quantity: String(unscaled(line.sent.quantity, 4)),
    price_yuan: String(unscaled(line.sent.priceMicro, 6)),
    amount_fen: line.amountFen,
    catalogue_place: visit.place,
    catalogue_from_day: line.catalogueFromDay,
    class: line.catalogueClass,
    own_share_ppm: line.ownSharePpm,
    ceiling_fen: line.ceilingFen,
    out_of_scope_fen: line.outOfScopeFen,
    over_ceiling_fen: line.overCeilingFen,
    own_share_fen: line.ownShareFen,
    in_scope_fen: line.inScopeFen,
    special_drug_fen: line.specialDrugFen,
    detail: {
      ...(line.release === null ? {} : { release: line.release }),
      ...(line.kind === null ? {} : { type: line.kind }),
      ...(line.sent.covered ? {} : { covered: false }),
    },
  }
}
