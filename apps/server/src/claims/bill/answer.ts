/** What a list of fees comes to for a person: read, matched, divided, and said. Nothing is kept. */
import { claimLineCuts, lineMatches, lineNeeds, problem } from '@yidi/contracts'
import type { ClaimBill, ClaimBillLine, ClaimBillQuery, ClaimItem } from '@yidi/contracts'
import { formatPercent, formatYuan } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { seekItems } from '../../care/catalogue/index.ts'
import { cutsOf, overSupplyWords, sumOf } from '../../care/visits/index.ts'
import type { LineAmounts } from '../../care/visits/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { outsideVisit, priceText, quantityText } from './check.ts'
import { claimLawOf, divideClaimLines } from './divide.ts'
import type { ClaimLaw, DividedClaimLine } from './divide.ts'
import type { ClaimLine, ClaimVisit } from './line.ts'
import type { ListLine } from './list.ts'
import { readBillList } from './list.ts'
import { matchLines } from './match.ts'
import type { CatalogueChoice, MatchedLine } from './match.ts'

/** A line with the row that people find it in. */
type RowLine = ClaimLine & { row: number }

/** Reads a list of fees of a visit for somebody insured in `pool`, and says what each line of it is. */
export async function answerBillList(
  deps: Pick<RecordsDeps, 'database' | 'release'>,
  pool: string,
  query: ClaimBillQuery,
  { bytes, name }: { bytes: Buffer; name: string },
): Promise<ClaimBill> {
  const law = lawFor(deps.release, pool)
  const visit = { ...query, emergency: query.emergency ?? false }
  const list = await readBillList(bytes, name)
  const { lines, outside } = insideVisit(list.lines, visit)
  const answer = await answerLines(deps, law, visit, lines)
  return {
    file: list.file,
    pool,
    place: law.place,
    placeName: placeName(law.place),
    ...answer,
    saidTotal: list.saidFen === null ? null : formatYuan(list.saidFen),
    problems: [...list.problems, ...outside].sort((one, other) => one.row - other.row),
    passedOver: list.passedOver,
  }
}

/** Items of the insured place's catalogue on a day, for what somebody types. */
export async function answerItems(
  { database, release }: Pick<RecordsDeps, 'database' | 'release'>,
  pool: string,
  day: string,
  typed: string,
): Promise<{ placeName: string; items: ClaimItem[] }> {
  return itemsAt(database, lawFor(release, pool).place, day, typed)
}

/** The same of a place. */
export async function itemsAt(
  database: RecordsDeps['database'],
  place: string,
  day: string,
  typed: string,
): Promise<{ placeName: string; items: ClaimItem[] }> {
  const items = await seekItems(database, { place, day, typed, limit: mostItems })
  return { placeName: placeName(place), items: items.map(claimItemOf) }
}

const mostItems = 20

function lawFor(release: Release, pool: string): ClaimLaw {
  const law = claimLawOf(release, pool)
  if (law === undefined) throw problem('bill-pool-not-here', { pool })
  return law
}

/** A list without days is of the last day; lines of other days than the visit's are told and left out, with their refunds. */
function insideVisit(lines: readonly ListLine[], visit: ClaimVisit) {
  const outside = lines.flatMap((line) => outsideVisit(line.row, line.day ?? visit.to, visit) ?? [])
  const rows = new Set(outside.map(({ row }) => row))
  const left = new Set(lines.filter(({ row }) => rows.has(row)).map(({ lineNo }) => lineNo))
  const inside = lines.filter(({ lineNo, refundOf }) => !left.has(lineNo) && (refundOf === null || !left.has(refundOf)))
  return { outside, lines: inside.map((line): RowLine => ({ ...line, day: line.day ?? visit.to })) }
}

/** Lines matched with the catalogue and divided by it, with their sums. */
async function answerLines(
  { database, release }: Pick<RecordsDeps, 'database' | 'release'>,
  law: ClaimLaw,
  visit: ClaimVisit,
  lines: readonly RowLine[],
): Promise<Pick<ClaimBill, 'lines' | 'totals'>> {
  const matched = await matchLines(database, law.place, lines)
  const found = matched.map(({ line, item }) => ({ ...line, code: item?.code ?? null }))
  const divided = await divideClaimLines(database, law, visit, found)
  return {
    lines: matched.map((one, index) => lineOf(one, divided[index]!, release)),
    totals: amountsOf(sumOf(divided.map(({ line }) => line))),
  }
}

function lineOf(
  { line, match, item, candidates }: MatchedLine<RowLine>,
  { line: divided, needs }: DividedClaimLine,
  { documents }: Release,
): ClaimBillLine {
  const cuts = cutsOf({ ...divided, covered: divided.sent.covered })
  return {
    lineNo: line.lineNo,
    row: line.row,
    day: line.day,
    code: line.code,
    name: line.name,
    quantity: quantityText(line.quantity),
    price: priceText(line.priceMicro),
    refundOf: line.refundOf,
    match,
    matchTitle: lineMatches[match],
    item: item === undefined ? null : claimItemOf(item),
    candidates: candidates.map(claimItemOf),
    ...amountsOf(divided),
    cuts: cuts.map(({ reason, fen }) => ({ reason, title: claimLineCuts[reason], amount: formatYuan(fen) })),
    needs: needs.map((need) => ({ need, title: lineNeeds[need] })),
    memo: divided.overSupply === undefined ? null : overSupplyWords(divided.overSupply, documents),
  }
}

const amountsOf = (amounts: LineAmounts): ClaimBill['totals'] => ({
  amount: formatYuan(amounts.amountFen),
  outOfScope: formatYuan(amounts.outOfScopeFen),
  overCeiling: formatYuan(amounts.overCeilingFen),
  ownShare: formatYuan(amounts.ownShareFen),
  inScope: formatYuan(amounts.inScopeFen),
})

/** An item of the catalogue with what somebody bears of it in words. */
export const claimItemOf = ({ code, name, class: level, ownSharePpm }: CatalogueChoice): ClaimItem => ({
  code,
  name,
  class: level,
  ownShare: ownShareWords(level, ownSharePpm),
})

/** What somebody bears of an item before the funds share, in words. */
function ownShareWords(level: ClaimItem['class'], ownSharePpm: number): string {
  if (level === 'A') return '甲类，全部进入报销范围'
  if (level === 'C') return '丙类，全部自费'
  return ownSharePpm === 0 ? '乙类，不用先自付' : `乙类，先自付 ${formatPercent(ownSharePpm)}`
}
