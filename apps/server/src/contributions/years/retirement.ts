/** 退休 by a quote: what is missing was paid on its day, or stays missing and benefits stop; years can be completed later. */
import { problem } from '@yidi/contracts'
import type { RetirementForm } from '@yidi/contracts'
import { formatDay, formatYuan, parseDay, parseYuan } from '@yidi/rules'
import type { PersonChanges } from '../../platform/storage/index.ts'
import { receiveMissingYears, sourceOf } from '../../money/ledger/index.ts'
import { planChange, refuseStopping } from '../../person/enrolment/index.ts'
import { lawOf } from '../law/index.ts'
import { withBenefits } from '../months/index.ts'
import { runYears } from './command.ts'
import type { CommandFile, YearsCommand } from './command.ts'
import { monthAfter } from './periods.ts'
import { monthsBefore, retirementOf } from './quote.ts'
import type { QuoteRow } from './quote.ts'

/** What was paid at once. */
type Paid = NonNullable<RetirementForm['payment']>

/**
 * Retires a person from the month of a quote, or completes the years of one who retired with years missing. Throws
 * `retirement-quote-not-found`, `retirement-quote-over`, `retirement-held`, what is wrong with the payment, and
 * `retirement-years-missing` where neither it nor the word to go without is there.
 */
export function retire(command: YearsCommand, form: RetirementForm): Promise<{ from: string }> {
  const { context, personNo, pool } = command
  return runYears(command, async (file, today) => {
    const quote = requireQuote(command, file, form, today)
    const payment = requirePayment(quote, form)
    const completeFrom = completeFromOf(quote, payment, (paidIn) =>
      monthAfter(paidIn, lawOf(context.release, pool, today).value('benefits.monthsAfter')),
    )
    const from = quote.from_month
    if (completeFrom === null) {
      const lastDay = formatDay(parseDay(`${from}-01`) - 1)
      await refuseStopping(context, personNo, lastDay, form.confirmed)
    }
    const { retirement, next } = file.contributionYears
    const isNew = retirementOf(file) === undefined
    const changes: PersonChanges = {
      ...(isNew ? asRetired(file, from, today) : {}),
      ...(retirement === undefined ? {} : { retirement_end: [{ retirement_no: retirement.retirement_no }] }),
      retirement: [
        {
          ...{
            retirement_no: next.retirement,
            quote_no: quote.quote_no,
            from_month: from,
            complete_from: completeFrom,
          },
          ...(payment === undefined ? {} : paidColumns(payment)),
          made_by: command.staffName,
        },
      ],
      ...(payment === undefined ? {} : { posting: [receiveMissingYears(movementOf(pool, next.retirement, payment))] }),
    }
    const followed = await withBenefits(context, file, changes, today)
    return {
      ...followed,
      action: isNew ? 'retirement.enter' : 'retirement.complete',
      detail: {
        quoteNo: quote.quote_no,
        from,
        completeFrom,
        ...(payment === undefined ? {} : { paid: payment.amount }),
      },
      answer: { from },
    }
  })
}

const paidColumns = ({ amount, paidOn, reference }: Paid) => ({
  ...{ paid_fen: parseYuan(amount), paid_on: paidOn, bank_reference: reference },
})

/** What was paid at once, as the books have it: on the day of the bank, named after the record of retiring. */
const movementOf = (pool: string, retirementNo: number, { amount, paidOn }: Pick<Paid, 'amount' | 'paidOn'>) => ({
  sourceId: sourceOf(`retirement-${String(retirementNo)}`, 'missing-years'),
  ...{ pool, amountFen: parseYuan(amount), bookedDay: paidOn },
})

const asRetired = ({ enrolmentHistory }: CommandFile, from: string, today: string): PersonChanges =>
  planChange(enrolmentHistory, { from: `${from}-01`, category: 'retired', employer: null, reason: '退休' }, today)

/** The quote, where it is the last and still true. What was paid on its day is taken as it was on that day. */
function requireQuote(command: YearsCommand, file: CommandFile, form: RetirementForm, today: string): QuoteRow {
  const { quotes } = file.contributionYears
  const retirement = retirementOf(file)
  const quote = quotes.find(({ quote_no }) => quote_no === form.quoteNo)
  if (quote === undefined) throw problem('retirement-quote-not-found', { quoteNo: form.quoteNo })
  if (retirement?.complete_from) throw problem('retirement-held', { month: retirement.from_month })
  const isToday = quote.on_day === today
  const counted = monthsBefore(command, file, quote.from_month)
  const isChanged = counted.actualMonths !== quote.actual_months || counted.deemedMonths !== quote.deemed_months
  if (quote !== quotes.at(-1) || (isToday ? isChanged : form.payment === undefined))
    throw problem('retirement-quote-over', { quoteNo: quote.quote_no, day: quote.on_day })
  return quote
}

/** What was paid, where it is what the quote asks for on its day. */
function requirePayment(quote: QuoteRow, { payment, yearsMissing }: RetirementForm): Paid | undefined {
  const total = formatYuan(quote.employer_fen + quote.employee_fen)
  if (payment === undefined) {
    if (quote.missing_months > 0 && yearsMissing !== true)
      throw problem('retirement-years-missing', { months: quote.missing_months, total })
    return undefined
  }
  const { amount: typed, paidOn, reference: given } = payment
  const [amount, reference] = [typed.trim(), given.trim()]
  if (quote.missing_months === 0) throw problem('retirement-nothing-missing', { quoteNo: quote.quote_no, amount })
  if (parseYuan(amount) !== quote.employer_fen + quote.employee_fen)
    throw problem('retirement-payment-differs', { total, amount })
  if (paidOn !== quote.on_day) throw problem('retirement-payment-day-not-valid', { day: paidOn, on: quote.on_day })
  if (reference === '') throw problem('retirement-reference-missing', { amount: total })
  return { amount, paidOn, reference }
}

/**
 * From which month the years are complete: that of retiring where nothing was missing or it was paid by then; else, as with every
 * payment (P10), the month after it; null: they are not. That what is paid later counts back is stated nowhere.
 */
function completeFromOf(
  { missing_months: missing, from_month: from }: QuoteRow,
  payment: Paid | undefined,
  afterPaying: (month: string) => string,
): string | null {
  if (missing === 0) return from
  if (payment === undefined) return null
  const paidIn = payment.paidOn.slice(0, 7)
  return paidIn <= from ? from : afterPaying(paidIn)
}
