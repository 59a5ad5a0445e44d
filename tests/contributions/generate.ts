/** Random cases of every kind that are right in every part, pulled towards the places where a mistake would show. */
import fc from 'fast-check'
import { writeFen } from '../oracle/generate.ts'

export type Case = Record<string, unknown>

const MOST_FEN = 9_000_000_000
const MOST_MONTHS = 1200

/** An amount in any of the ways of writing it. */
const writtenFen = (fen: fc.Arbitrary<number>) =>
  fc.tuple(fen, fc.boolean()).map(([one, short]) => writeFen(one, short))
const anyFen = fc.oneof(
  { weight: 5, arbitrary: fc.nat(3_000_000) },
  { weight: 3, arbitrary: fc.nat(300) },
  { weight: 1, arbitrary: fc.nat(MOST_FEN) },
  { weight: 1, arbitrary: fc.constantFrom(0, 1, 749, 750, 751, MOST_FEN - 1, MOST_FEN) },
)
const money = writtenFen(anyFen)

const pad = (value: number, length = 2): string => String(value).padStart(length, '0')
const yearNumber = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 2015, max: 2030 }) },
  { weight: 1, arbitrary: fc.integer({ min: 1900, max: 2200 }) },
)
const monthText = (year: fc.Arbitrary<number> = yearNumber) =>
  fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([one, month]) => `${pad(one, 4)}-${pad(month)}`)

/** The text of the month so many months after another. */
export const monthAfter = (month: string, months: number): string => {
  const number = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  return `${pad(Math.floor(number / 12), 4)}-${pad((number % 12) + 1)}`
}

const dayText = (year: fc.Arbitrary<number> = yearNumber) =>
  fc
    .tuple(monthText(year), fc.oneof(fc.integer({ min: 1, max: 28 }), fc.constant(1), fc.integer({ min: 29, max: 31 })))
    .map(([month, day]) => {
      const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
      return `${month}-${pad(Math.min(day, last))}`
    })

const flag = fc.option(fc.boolean(), { nil: undefined })
const averageFen = fc.oneof(
  fc.integer({ min: 1, max: 20 }),
  fc.integer({ min: 400_000, max: 1_200_000 }),
  anyFen.filter((fen) => fen > 0),
)

/** A wage near the limits of the base as often as anywhere. */
const wageFor = (average: number) => {
  const near = (part: number) => fc.integer({ min: -2, max: 2 }).map((off) => Math.round((average * part) / 100) + off)
  const wage = fc.oneof(near(60), near(300), near(100), anyFen)
  return wage.map((fen) => Math.min(MOST_FEN, Math.max(0, fen)))
}

const active = averageFen.chain((average) =>
  fc.record({
    kind: fc.constant('month'),
    month: monthText(),
    category: fc.constant('active'),
    averageWage: writtenFen(fc.constant(average)),
    wage: writtenFen(wageFor(average)),
    disabledServiceman: flag,
  }),
)

const retired = fc
  .record({
    kind: fc.constant('month'),
    category: fc.constantFrom('retired', 'founding-worker'),
    averageWage: writtenFen(averageFen),
    pension: money,
    disabledServiceman: flag,
    birthDay: dayText(fc.integer({ min: 1900, max: 2100 })),
    age: fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: 69, max: 72 }) },
      { weight: 1, arbitrary: fc.integer({ min: 1, max: 99 }) },
    ),
    off: fc.integer({ min: -1, max: 1 }),
  })
  .map(({ age, off, ...one }) => ({ ...one, month: monthAfter(one.birthDay.slice(0, 7), Math.max(1, 12 * age + off)) }))

const employerMonth = averageFen.chain((average) =>
  fc
    .record({
      kind: fc.constant('employer-month'),
      month: monthText(),
      averageWage: writtenFen(fc.constant(average)),
      members: fc.array(fc.tuple(writtenFen(wageFor(average)), flag), { minLength: 1, maxLength: 12 }),
    })
    .map((one) => ({
      ...one,
      members: one.members.map(([wage, disabledServiceman], index) => ({ id: `${index}`, wage, disabledServiceman })),
    })),
)

const arrears = fc
  .tuple(fc.array(dayText(), { minLength: 2, maxLength: 2 }), money, fc.nat(9))
  .map(([days, amount, same]) => {
    const [dueOn, paidOn] = [...days].sort()
    return { kind: 'arrears', amount, dueOn, paidOn: same === 0 ? dueOn : paidOn }
  })

/** Runs of months paid and unpaid, so that interruptions of just two, three and four months occur all the time. */
const benefitMonths = fc
  .record({
    eligibleFrom: monthText(),
    runs: fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 9 })), { maxLength: 8 }),
    length: fc.oneof(
      { weight: 9, arbitrary: fc.integer({ min: 1, max: 40 }) },
      { weight: 1, arbitrary: fc.constant(200) },
    ),
    retired: fc.option(fc.nat(45), { nil: undefined }),
    yearsComplete: flag,
    shuffled: fc.boolean(),
  })
  .map(({ eligibleFrom, runs, length, retired: after, yearsComplete, shuffled }) => {
    const paid: string[] = []
    let at = 0
    for (const [unpaid, inRow] of runs) {
      at += unpaid
      for (let count = 0; count < inRow; count++) paid.push(monthAfter(eligibleFrom, at++))
    }
    const known = paid.filter((month) => month <= '2200-12')
    const cap = (month: string): string => (month > '2200-12' ? '2200-12' : month)
    return {
      kind: 'benefit-months',
      eligibleFrom,
      paid: shuffled ? known.reverse() : known,
      through: cap(monthAfter(eligibleFrom, length - 1)),
      ...(after === undefined ? {} : { retiredFrom: cap(monthAfter(eligibleFrom, after)) }),
      ...(yearsComplete === undefined ? {} : { yearsComplete }),
    }
  })

const count = fc.oneof(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: MOST_MONTHS }))
const retirement = fc.record({ kind: fc.constant('retirement'), actualMonths: count, deemedMonths: count, base: money })

const period = fc
  .tuple(monthText(fc.integer({ min: 1990, max: 2010 })), fc.integer({ min: 0, max: 60 }), fc.string({ maxLength: 3 }))
  .map(([from, more, place]) => ({ from, to: monthAfter(from, more), place }))
const transfer = fc.record({ kind: fc.constant('transfer'), periods: fc.array(period, { minLength: 1, maxLength: 6 }) })

const criticalPremium = fc.record({
  kind: fc.constant('critical-premium'),
  year: fc.integer({ min: 1900, max: 2200 }),
  account: fc.oneof(money, writtenFen(fc.integer({ min: 740, max: 760 }))),
})

const rate = fc.integer({ min: 0, max: 1_000_000 }).map((ppm) => (ppm / 1_000_000).toFixed(6))
const yearEnd = fc.record({
  kind: fc.constant('year-end'),
  currentYear: money,
  pastYear: money,
  interestRate: fc.oneof(
    { weight: 8, arbitrary: rate },
    { weight: 1, arbitrary: fc.constantFrom('0', '1', '0.5', null, undefined) },
  ),
})

const pool = fc.oneof(
  { weight: 12, arbitrary: fc.constant('339900') },
  { weight: 1, arbitrary: fc.constantFrom('330100', '331000', '130500') },
)

/** A valid case of any kind, as it comes out of JSON. */
export const validCase: fc.Arbitrary<Case> = fc
  .tuple(
    fc.string({ maxLength: 6 }),
    pool,
    fc.oneof(active, retired, employerMonth, arrears, benefitMonths, retirement, transfer, criticalPremium, yearEnd),
  )
  .map(([id, code, one]) => JSON.parse(JSON.stringify({ id, pool: code, ...one })) as Case)
