import type { BillLine, FeeLineRow, VisitRow } from '../../person/file/index.ts'
import { refuse } from '../refusals/index.ts'
import type { OverSupply, SupplyLaw } from '@yidi/rules'
import type { Catalogue } from '../catalogue/index.ts'
import { difference, divideLine, lineAmountFen } from './division.ts'
import type { LineAmounts } from './division.ts'
import { overSupplyOf } from './supply.ts'

/** A fee line as an institution sends it. */
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
  /** False when the institution itself did not approve the item for payment. */
  covered: boolean
  /** True when it did, which a restricted item needs. */
  approved: boolean
  /** The designated disease that the line names; empty where it names none. */
  disease: string
  /** A cost of maternity, as the institution says. */
  maternity: boolean
  /** Days that the medicine lasts, in hundredths; 0: not said. */
  supplyDays: number
  /** Medicine to take home from a stay (出院带药). */
  atDischarge: boolean
  /** The prescription that it fills; undefined where none is named. */
  prescription: Prescription | undefined
  /** Mark of everything the institution said of the line; the same again has the same. Empty for lines of before. */
  fingerprint: string
}

/** A prescription that a line fills; `external`: written elsewhere and filled here (外购处方). */
interface Prescription {
  no: string
  external: boolean
  /** The prescriber's number; empty where it is not said. */
  doctorNo: string
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
  /** 限制使用 */
  restricted: boolean
  /** It lasts longer than the law of the pool lets it. */
  overSupply: OverSupply | undefined
}

/** What the visit has already. */
interface LinesBefore {
  lines: readonly FeeLineRow[]
  registration: { lastLineId: number }
}
/** What of a visit its lines are checked against. */
type BilledVisit = Pick<VisitRow, 'from_day' | 'to_day' | 'status' | 'kind' | 'emergency'>

const quantityScale = 10_000
const priceScale = 1_000_000

/**
 * Checks and divides the lines of one message against what the visit already has. A line that was sent before with
 * the same content is given back as it stands and not written again; the whole message is refused for one wrong line.
 * Originals come before refunds, in whatever order the message has them.
 */
export function divideLines(
  file: LinesBefore,
  visit: BilledVisit,
  sentLines: readonly SentLine[],
  catalogue: Catalogue,
  context: { today: string; supply: SupplyLaw | undefined },
): { fresh: DividedLine[]; all: DividedLine[] } {
  const lines = new Map(file.lines.map((line) => [line.serial, storedLine(line)]))
  refuseTwice(sentLines)
  const fresh: DividedLine[] = []
  let lineId = file.registration.lastLineId
  for (const sent of sentLines.toSorted((one, other) => Number(one.quantity < 0) - Number(other.quantity < 0))) {
    checkLine(visit, sent, context.today)
    const before = lines.get(sent.serial)
    if (before !== undefined) {
      refuseChanged(before.sent, sent)
      continue
    }
    const line =
      sent.quantity < 0
        ? divideRefund(sent, ++lineId, [...lines.values()])
        : divide(sent, ++lineId, catalogue, overSupplyOf(context.supply, visit, sent))
    lines.set(sent.serial, line)
    fresh.push(line)
  }
  return { fresh, all: sentLines.map((sent) => lines.get(sent.serial)!) }
}

function refuseTwice(sentLines: readonly SentLine[]): void {
  const serials = new Set<string>()
  for (const { serial } of sentLines) {
    if (serials.has(serial)) refuse('line-twice', { line: serial })
    serials.add(serial)
  }
}

function checkLine(visit: BilledVisit, sent: SentLine, today: string): void {
  const line = sent.serial
  if (!/^[0-9A-Za-z_-]{1,30}$/.test(line) || /^0+$/.test(line))
    refuse('line-number-malformed', { line: line.slice(0, 40) })
  const day = sent.occurredAt.slice(0, 10)
  if (day < visit.from_day) refuse('line-before-visit', { line, day, from: visit.from_day })
  if (visit.status === 'discharged' && visit.to_day !== null && day > visit.to_day)
    refuse('line-after-discharge', { line, day, to: visit.to_day })
  if (day > today) refuse('line-in-future', { line, day })
  if (sent.prescription?.external === true && sent.prescription.no === '') refuse('prescription-unsaid', { line })
  if (sent.quantity === 0 || sent.priceMicro < 0) refuse('line-signs-differ', { line })
  if (sent.quantity > 0 ? sent.amountFen < 0 : sent.amountFen > 0 || sent.refundOf === null)
    refuse('line-signs-differ', { line })
  const expected = lineAmountFen(sent.priceMicro, sent.quantity)
  // One fen of difference is allowed, for institutions that round elsewhere.
  if (Math.abs(expected - sent.amountFen) > 1)
    refuse('line-does-not-add-up', {
      line,
      priceMicro: sent.priceMicro,
      quantity: sent.quantity,
      expectedFen: expected,
      amountFen: sent.amountFen,
    })
}

function divide(sent: SentLine, lineId: number, catalogue: Catalogue, supplied: OverSupply | undefined): DividedLine {
  const entry = catalogue.find(sent.code, sent.occurredAt.slice(0, 10))
  const overSupply = entry?.kind === 'medicine' ? supplied : undefined
  const covered = sent.covered && (entry?.restricted !== true || sent.approved)
  const amounts = divideLine(sent.amountFen, sent.quantity, entry, covered, overSupply?.mostTenThousandths)
  return {
    ...amounts,
    sent: { ...sent, covered },
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
    restricted: entry?.restricted ?? false,
    overSupply,
  }
}

/**
 * The line without so much of its amount, which stands outside the scope from now on: what a reviewer of a claim cuts. `fen` is
 * above nought and no more than the line.
 */
export function withhold(line: DividedLine, fen: number): DividedLine {
  const { sent, catalogueClass, ownSharePpm, ceilingFen } = line
  const entry = line.known ? { class: catalogueClass, ownSharePpm, ceilingFen } : undefined
  const left = line.amountFen - fen
  const parts = divideLine(left, sent.quantity, entry, sent.covered, line.overSupply?.mostTenThousandths)
  return {
    ...line,
    ...parts,
    amountFen: line.amountFen,
    outOfScopeFen: parts.outOfScopeFen + fen,
    specialDrugFen: line.specialDrugFen === 0 ? 0 : parts.outOfScopeFen,
  }
}

/**
 * A refund takes from its original line. Its parts are the difference between the division of what is left and of
 * what was there, so that refunds in pieces end at nought in every part, whatever was rounded on the way.
 */
function divideRefund(sent: SentLine, lineId: number, lines: readonly DividedLine[]): DividedLine {
  const values = { line: sent.serial, original: sent.refundOf ?? '' }
  const original = lines.find((line) => line.sent.serial === sent.refundOf && line.sent.quantity > 0)
  if (original === undefined || original.sent.code !== sent.code) return refuse('refund-without-original', values)
  const refunds = lines.filter((line) => line.sent.refundOf === original.sent.serial)
  const left = { quantity: original.sent.quantity, amountFen: original.amountFen }
  for (const refund of refunds) {
    left.quantity += refund.sent.quantity
    left.amountFen += refund.amountFen
  }
  const after = {
    quantity: left.quantity + sent.quantity,
    amountFen: left.amountFen + refundFen(sent, left, refunds.length + 1),
  }
  const entry = original.known
    ? { class: original.catalogueClass, ownSharePpm: original.ownSharePpm, ceilingFen: original.ceilingFen }
    : undefined
  const covered = original.sent.covered
  const amounts = difference(
    divideLine(after.amountFen, after.quantity, entry, covered, original.overSupply?.mostTenThousandths),
    divideLine(left.amountFen, left.quantity, entry, covered, original.overSupply?.mostTenThousandths),
  )
  return {
    ...original,
    ...amounts,
    sent: { ...sent, covered },
    lineId,
    specialDrugFen: original.specialDrugFen === 0 ? 0 : amounts.outOfScopeFen,
  }
}

/**
 * What a refund gives back, at or below nought. Each piece may be a fen off, as any line may; over a chain of pieces that
 * adds up, so the last piece takes what is left and no piece takes more. What is further off is refused, naming what is left.
 */
function refundFen(sent: SentLine, left: { quantity: number; amountFen: number }, pieces: number): number {
  const last = left.quantity + sent.quantity === 0
  const overFen = -sent.amountFen - left.amountFen
  const tooMuch = left.quantity + sent.quantity < 0 || overFen > pieces || (last && overFen < -pieces)
  if (tooMuch)
    return refuse('refund-exceeds', {
      line: sent.serial,
      original: sent.refundOf ?? '',
      leftQuantity: left.quantity,
      leftFen: left.amountFen,
    })
  return last || overFen > 0 ? -left.amountFen : sent.amountFen
}

/**
 * The same serial again must be the same line in all that was said of it: what differs would be swallowed with a
 * success. Of lines that were written before a mark was kept, what the row has is compared.
 */
function refuseChanged(before: SentLine, sent: SentLine): void {
  if (before.batch !== sent.batch)
    refuse('line-in-other-batch', { line: sent.serial, batch: before.batch ?? '', other: sent.batch ?? '' })
  const same =
    before.fingerprint === ''
      ? before.code === sent.code &&
        before.quantity === sent.quantity &&
        before.priceMicro === sent.priceMicro &&
        before.amountFen === sent.amountFen &&
        before.refundOf === sent.refundOf &&
        (before.covered === sent.covered || sent.quantity < 0) &&
        before.occurredAt.slice(0, 10) === sent.occurredAt.slice(0, 10)
      : before.fingerprint === sent.fingerprint
  if (!same) refuse('line-changed', { line: sent.serial })
}

/** A line as it stands in the records. */
export function storedLine(row: FeeLineRow): DividedLine {
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
      amountFen: row.sent_fen,
      covered: row.detail.covered ?? true,
      approved: true,
      disease: row.disease ?? '',
      maternity: row.maternity,
      supplyDays: row.detail.supplyDays ?? 0,
      atDischarge: row.detail.atDischarge ?? false,
      prescription: row.detail.prescription,
      fingerprint: row.detail.sent ?? '',
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
    restricted: row.detail.restricted ?? false,
    overSupply: row.detail.overSupply,
  }
}

/** A line that is not written yet as a settlement takes it. */
export function billLineOf(line: DividedLine): BillLine {
  return {
    line_id: line.lineId,
    batch: line.sent.batch,
    catalogue_code: line.sent.code,
    known: line.known,
    amount_fen: line.amountFen,
    sent_fen: line.sent.amountFen,
    out_of_scope_fen: line.outOfScopeFen,
    over_ceiling_fen: line.overCeilingFen,
    own_share_fen: line.ownShareFen,
    in_scope_fen: line.inScopeFen,
    special_drug_fen: line.specialDrugFen,
    disease: line.sent.disease === '' ? null : line.sent.disease,
    maternity: line.sent.maternity,
    release: line.release,
    settlement_id: null,
  }
}

/**
 * The row of a line as `commit_command` takes it. `place` is whose catalogue divided it: that of the visit where the institution
 * settles, the insured one where the person claims.
 */
export function lineRow(visitId: string, place: string, line: DividedLine): Record<string, unknown> {
  return {
    visit_id: visitId,
    line_id: line.lineId,
    serial: line.sent.serial,
    batch: line.sent.batch,
    refund_of: line.sent.refundOf,
    occurred_at: `${line.sent.occurredAt}+08`,
    catalogue_code: line.sent.code,
    institution_item_code: line.sent.institutionCode === '' ? null : line.sent.institutionCode,
    name: line.name,
    quantity: String(line.sent.quantity / quantityScale),
    price_yuan: String(line.sent.priceMicro / priceScale),
    amount_fen: line.amountFen,
    catalogue_place: place,
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
      ...(line.sent.disease === '' ? {} : { disease: line.sent.disease }),
      ...(line.sent.maternity ? { maternity: true } : {}),
      ...(line.restricted ? { restricted: true } : {}),
      ...(line.sent.prescription === undefined ? {} : { prescription: line.sent.prescription }),
      ...(line.overSupply === undefined ? {} : { overSupply: line.overSupply }),
      // For oversight: whether the same medicine was fetched again before it can have been used up.
      ...(line.kind === 'medicine' && line.sent.supplyDays > 0 ? { supplyDays: line.sent.supplyDays } : {}),
      ...(line.kind === 'medicine' && line.sent.atDischarge ? { atDischarge: true } : {}),
      ...(line.sent.amountFen === line.amountFen ? {} : { sentFen: line.sent.amountFen }),
      sent: line.sent.fingerprint,
    },
  }
}
