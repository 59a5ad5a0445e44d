/** The years of a person as the pages show them: one function for phone and desk. */
import { problem, yearPeriodKinds, yearPeriodStates } from '@yidi/contracts'
import type { DeskYearsMessage, RetirementQuoteMessage, Staff, YearsMessage } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { enrolmentOn, heldEnrolments, readFile } from '../../person/file/index.ts'
import type { FileWith, Records } from '../../person/file/index.ts'
import { ratesStated } from '../law/index.ts'
import { spanMessage, spanOfPeriod } from './counted.ts'
import { nameOfPlace, neededMonths, paidHere, yearsOf } from './facts.ts'
import type { Reckoning } from './facts.ts'
import { retirementOf } from './quote.ts'
import type { QuoteRow } from './quote.ts'

const parts = ['enrolmentHistory', 'contributions', 'contributionYears'] as const
type ShownFile = FileWith<(typeof parts)[number]>

/** The file that years are shown of. Throws `person-not-found`. */
export async function readYears(db: Records, personNo: string): Promise<ShownFile> {
  const file = await readFile(db, { personNo }, parts)
  if (file === undefined) throw problem('person-not-found', { what: '人员编号' })
  return file
}

/** A quote in words; `needed` is what the law of its day asked for. */
export function quoteMessage(release: Release, pool: string, quote: QuoteRow, today: string): RetirementQuoteMessage {
  return {
    quoteNo: quote.quote_no,
    on: quote.on_day,
    valid: quote.on_day === today,
    from: quote.from_month,
    actualMonths: quote.actual_months,
    deemedMonths: quote.deemed_months,
    neededMonths: neededMonths(release, pool, quote.on_day) ?? 0,
    missingMonths: quote.missing_months,
    base: formatYuan(quote.base_fen),
    baseFrom:
      quote.base_source === 'declared'
        ? `最后一次申报的月份 ${quote.base_of} 的缴费基数`
        : `按本人上年月平均工资 ${quote.base_of} 元，在上下限之内定的基数`,
    employer: formatYuan(quote.employer_fen),
    employee: formatYuan(quote.employee_fen),
    total: formatYuan(quote.employer_fen + quote.employee_fen),
    provisional: quote.provisional,
  }
}

type Rows = ShownFile['contributionYears']
type Period = Rows['periods'][number]

/** What phone and desk have in common. */
function commonYears(file: ShownFile, { release, pool, today }: Reckoning) {
  const { periods, quotes, retirement } = file.contributionYears
  const counted = yearsOf({ release, pool, today }, file)
  const needed = neededMonths(release, pool, today)
  const quote = quotes.at(-1)
  const isDone = quote !== undefined && retirement?.quote_no === quote.quote_no
  const waiting = periods.filter(({ state }) => state === 'waiting').map(spanOfPeriod)
  return {
    pool,
    poolName: nameOfPlace(release, pool),
    neededMonths: needed ?? null,
    missingMonths: needed === undefined ? null : Math.max(0, needed - counted.actualMonths - counted.deemedMonths),
    actualMonths: counted.actualMonths,
    deemedMonths: counted.deemedMonths,
    waitingMonths: waiting.reduce((sum, { from, to }) => sum + to - from + 1, 0),
    here: paidHere(file, today).map(spanMessage),
    overlaps: counted.overlaps.map(({ sources, ...span }) => ({ ...spanMessage(span), sources })),
    retirement: retirement === undefined ? null : retirementMessage(retirement),
    quote: quote === undefined || isDone ? null : quoteMessage(release, pool, quote, today),
  }
}

const retirementMessage = (row: NonNullable<Rows['retirement']>) => ({
  from: row.from_month,
  complete: row.complete_from !== null,
  completeFrom: row.complete_from,
  paid: formatYuan(row.paid_fen),
  paidOn: row.paid_on,
  reference: row.bank_reference,
})

const periodMessage = (release: Release, period: Period) => ({
  ...{ no: period.period_no, kind: period.kind, kindTitle: yearPeriodKinds[period.kind] },
  ...spanMessage(spanOfPeriod(period)),
  place: period.place,
  placeName: period.place === null ? null : nameOfPlace(release, period.place),
  document: period.document,
  state: period.state,
  stateTitle: yearPeriodStates[period.state],
  reason: period.reason,
})

const transferMessage = (release: Release, row: Rows['transfers'][number]) => ({
  id: row.transfer_id,
  to: row.to_place,
  toName: nameOfPlace(release, row.to_place),
  on: row.on_day,
  lastDay: row.last_day,
  actualMonths: row.actual_months,
  deemedMonths: row.deemed_months,
  account: formatYuan(row.account_current_fen + row.account_past_fen),
  takenBack: row.taken_back,
})

/** The years at the desk: also who entered what, and what this member of staff may decide. */
export function deskYears(file: ShownFile, shown: Reckoning, staff: Staff): DeskYearsMessage {
  const { release, pool, today } = shown
  const { periods, transfers, paidBackFen } = file.contributionYears
  const mayDecide = ({ state, entered_by: by }: Period): boolean =>
    state === 'waiting' && staff.roles.includes('reviewing') && by !== staff.staffName
  return {
    ...commonYears(file, shown),
    stated: ratesStated(release, pool),
    insured: enrolmentOn({ enrolments: heldEnrolments(file.enrolmentHistory.enrolments) }, today) !== undefined,
    periods: periods.map((period) => ({
      ...periodMessage(release, period),
      ...{ enteredBy: period.entered_by, decidedBy: period.decided_by, mayDecide: mayDecide(period) },
      materials: period.materials,
    })),
    mayTakeRetirementBack: retirementOf(file) !== undefined && staff.roles.includes('accepting'),
    owed: paidBackFen === 0 ? null : formatYuan(paidBackFen),
    transfers: transfers.map((row) => ({ ...transferMessage(release, row), madeBy: row.made_by })),
  }
}

/** The years as the person reads them: without who of the staff did what. */
export function ownYears(file: ShownFile, shown: Reckoning): YearsMessage {
  const { periods, transfers } = file.contributionYears
  return {
    ...commonYears(file, shown),
    periods: periods.map((period) => periodMessage(shown.release, period)),
    transfers: transfers.map((row) => transferMessage(shown.release, row)),
  }
}
