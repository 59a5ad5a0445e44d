/**
 * A second calculation of contributions, benefit months and accounts, written apart from the rules and never looking at them: the
 * sentences of contract contributions.md one after another, in exact decimals, over figures typed a second time. It is slow and
 * literal, so that a person can check it against the contract by reading. It takes valid cases only (generate.ts).
 */
import { Decimal } from 'decimal.js'

Decimal.set({ precision: 60 })

type Case = Record<string, unknown>
export type OracleResult = Record<string, unknown>

const rounded = (amount: Decimal): string => amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(2)
const dec = (value: unknown): Decimal => new Decimal(value as string)

/** Every month from one through another, as texts. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let month = from; month <= to;) {
    months.push(month)
    const [year = 0, number = 0] = month.split('-').map(Number)
    month =
      number === 12
        ? `${String(year + 1).padStart(4, '0')}-01`
        : `${month.slice(0, 4)}-${String(number + 1).padStart(2, '0')}`
  }
  return months
}

function baseOf(wage: unknown, averageWage: unknown): Decimal {
  const least = dec(rounded(dec('0.60').times(dec(averageWage))))
  const most = dec(rounded(dec('3.00').times(dec(averageWage))))
  return Decimal.min(Decimal.max(dec(wage), least), most)
}

const ownPart = (base: Decimal, disabledServiceman: unknown): string =>
  disabledServiceman === true ? '0.00' : rounded(dec('0.015').times(base))

function month(c: Case): OracleResult {
  if (c['category'] === 'active') {
    const base = baseOf(c['wage'], c['averageWage'])
    const employee = ownPart(base, c['disabledServiceman'])
    return {
      provisional: c['disabledServiceman'] === true ? ['disabled-serviceman-employer-part'] : [],
      base: base.toFixed(2),
      employer: rounded(dec('0.08').times(base)),
      employee,
      accountCredit: employee,
    }
  }
  const [birthDay, firstDay] = [c['birthDay'] as string, `${c['month'] as string}-01`]
  const hadBirthday = firstDay.slice(5) >= birthDay.slice(5)
  const age = Number(firstDay.slice(0, 4)) - Number(birthDay.slice(0, 4)) - (hadBirthday ? 0 : 1)
  const rate = age <= 70 ? '0.058' : '0.068'
  const accountCredit = rounded(dec(rate).times(Decimal.max(dec(c['averageWage']), dec(c['pension']))))
  return { provisional: [], base: '0.00', employer: '0.00', employee: '0.00', accountCredit }
}

function employerMonth(c: Case): OracleResult {
  const given = c['members'] as { id: string; wage: string; disabledServiceman?: boolean }[]
  const members = given.map(({ id, wage, disabledServiceman }) => {
    const base = baseOf(wage, c['averageWage'])
    return { id, base: base.toFixed(2), employee: ownPart(base, disabledServiceman) }
  })
  const base = Decimal.sum(...members.map((member) => member.base))
  return {
    provisional: given.some((one) => one.disabledServiceman === true) ? ['disabled-serviceman-employer-part'] : [],
    base: base.toFixed(2),
    employer: rounded(dec('0.08').times(base)),
    employee: Decimal.sum(...members.map((member) => member.employee)).toFixed(2),
    members,
  }
}

function arrears(c: Case): OracleResult {
  const at = (day: unknown): number => Date.parse(`${day as string}T00:00:00Z`)
  const days = (at(c['paidOn']) - at(c['dueOn'])) / 86_400_000
  const lateFee = rounded(dec('0.0005').times(dec(c['amount'])).times(days))
  return { provisional: [], days, lateFee, toPay: dec(c['amount']).plus(lateFee).toFixed(2) }
}

/** Looks back from each month over the whole history; no state is carried from one month to the next. */
function benefitMonths(c: Case): OracleResult {
  const retiredFrom = (c['retiredFrom'] as string | null | undefined) ?? '9999-12'
  const paid = new Set(c['paid'] as string[])
  const isPaid = (one: string): boolean => paid.has(one) || one >= retiredFrom
  const all = monthsBetween(c['eligibleFrom'] as string, c['through'] as string)
  const months = all.map((one, index) => {
    const before = all.slice(0, index)
    const stopped = (reason: string) => ({ month: one, status: 'stopped', reason })
    if (one >= retiredFrom && c['yearsComplete'] === false) return stopped('years-missing')
    if (!before.some(isPaid)) return stopped('not-yet-paid')
    if (!isPaid(before.at(-1)!)) return stopped('month-before-unpaid')
    const history = before.map((past) => (isPaid(past) ? 'p' : 'u')).join('')
    const interruption = history.lastIndexOf('uuu')
    if (interruption >= 0 && !history.slice(interruption + 3).includes('pppppp')) return stopped('waiting')
    return { month: one, status: 'entitled', reason: 'paid-before' }
  })
  return { provisional: [], months }
}

function retirement(c: Case): OracleResult {
  const missing = Math.max(0, 240 - ((c['actualMonths'] as number) + (c['deemedMonths'] as number)))
  const employer = rounded(dec('0.08').times(dec(c['base'])).times(missing))
  const employee = rounded(dec('0.015').times(dec(c['base'])).times(missing))
  return { provisional: [], missingMonths: missing, employer, employee, total: dec(employer).plus(employee).toFixed(2) }
}

function transfer(c: Case): OracleResult {
  const periods = c['periods'] as { from: string; to: string }[]
  const all = periods.flatMap(({ from, to }) => monthsBetween(from, to)).sort()
  const overlaps = [...new Set(all.filter((one, index) => one === all[index - 1]))]
  return { provisional: [], months: new Set(all).size, overlaps }
}

function criticalPremium(c: Case): OracleResult {
  const fromAccount = Decimal.min('7.50', dec(c['account']))
  const owed = dec('7.50').minus(fromAccount)
  return {
    provisional: owed.isZero() ? [] : ['premium-owed'],
    premium: '25.00',
    fromPool: '17.50',
    fromAccount: fromAccount.toFixed(2),
    owed: owed.toFixed(2),
  }
}

function yearEnd(c: Case): OracleResult {
  const both = dec(c['currentYear']).plus(dec(c['pastYear']))
  const interest = rounded(dec(c['interestRate']).times(both))
  return { provisional: [], pastYear: both.plus(interest).toFixed(2), currentYear: '0.00' }
}

const KINDS: Readonly<Record<string, (c: Case) => OracleResult>> = {
  month,
  'employer-month': employerMonth,
  arrears,
  'benefit-months': benefitMonths,
  retirement,
  transfer,
  'critical-premium': criticalPremium,
  'year-end': yearEnd,
}

/** The result of a valid case; of what is open, without the names where the contract leaves them to the program. */
export function oracle(c: Case): OracleResult {
  const kind = c['kind'] as string
  const open = c['pool'] !== '339900' && kind !== 'transfer' && kind !== 'arrears'
  if (open) return { id: c['id'], outcome: 'undetermined', provisional: [] }
  if (kind === 'year-end' && (c['interestRate'] === undefined || c['interestRate'] === null))
    return { id: c['id'], outcome: 'undetermined', provisional: [], open: ['interest-rate'] }
  return { id: c['id'], outcome: 'settled', ...KINDS[kind]!(c) }
}
