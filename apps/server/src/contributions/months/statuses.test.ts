/** The fold of months into statuses: agrees with the contract's calculation, and says what is missing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { calculateContribution, formatMonth, parseMonth } from '@yidi/rules'
import { openRelease } from '../../platform/policy/index.ts'
import { lawOf } from '../law/index.ts'
import { monthStatuses } from './statuses.ts'
import { stretchesOf } from './stretches.ts'

const release = openRelease()
const law = lawOf(release, '339900', '2026-01-01')
const start = parseMonth('2020-01')

const history = fc.record({
  paid: fc.uniqueArray(fc.record({ after: fc.integer({ min: 0, max: 40 }), late: fc.integer({ min: 0, max: 120 }) }), {
    selector: ({ after }) => after,
    maxLength: 40,
  }),
  retired: fc.option(fc.integer({ min: 0, max: 45 }), { nil: undefined }),
  yearsComplete: fc.boolean(),
})

const dayOf = (month: number, late: number): string => {
  const first = Date.parse(`${formatMonth(month)}-20T00:00:00Z`)
  return new Date(first + late * 86_400_000).toISOString().slice(0, 10)
}

test('statuses and stretches agree with the calculation of the contract, however late each month was paid', () => {
  fc.assert(
    fc.property(history, ({ paid, retired, yearsComplete }) => {
      const months = monthStatuses(law, {
        eligibleFrom: start,
        paid: new Map(paid.map(({ after, late }) => [start + after, dayOf(start + after, late)])),
        retiredFrom: retired === undefined ? undefined : start + retired,
        yearsComplete,
      })
      const through = start + 60
      const answer = calculateContribution(release, {
        ...{ id: '1', pool: '339900', kind: 'benefit-months', eligibleFrom: '2020-01', through: formatMonth(through) },
        ...{ paid: paid.map(({ after }) => formatMonth(start + after)), yearsComplete },
        retiredFrom: retired === undefined ? null : formatMonth(start + retired),
      }) as unknown as { outcome: string; months: { month: string; status: string; reason: string }[] }
      assert.equal(answer.outcome, 'settled')
      const stretches = stretchesOf(months, (month) => month.reason)
      for (const { month, status, reason } of answer.months) {
        const own = months[Math.min(parseMonth(month) - start, months.length - 1)]!
        assert.deepEqual([own.status, own.reason], [status, reason], month)
        for (const day of [`${month}-01`, `${month}-28`]) {
          const found = stretches.filter(({ from, to }) => from <= day && (to === null || to >= day))
          assert.deepEqual(
            found.map((one) => one.status),
            [status],
            day,
          )
        }
      }
      assert.equal(stretches.at(-1)!.to, null)
    }),
    { numRuns: 300 },
  )
})

test('a month is late until the day it was paid on, and only where nothing else entitled it', () => {
  const paid = new Map([
    [start, '2020-01-20'],
    [start + 1, '2020-03-10'],
    [start + 2, '2020-03-20'],
  ])
  const months = monthStatuses(law, { eligibleFrom: start, paid, retiredFrom: undefined, yearsComplete: true })
  assert.deepEqual(
    stretchesOf(months, ({ reason }) => reason).map(({ from, to, status, restsOn }) => [from, to, status, restsOn]),
    [
      ['2020-01-01', '2020-01-31', 'stopped', 'contributions'],
      ['2020-02-01', '2020-02-29', 'entitled', 'contributions'],
      ['2020-03-01', '2020-03-09', 'entitled', 'late-contributions'],
      ['2020-03-10', '2020-04-30', 'entitled', 'contributions'],
      ['2020-05-01', null, 'stopped', 'contributions'],
    ],
  )
})

test('a wait says how many months were paid so far', () => {
  const paid = new Map([0, 5, 6, 7].map((after) => [start + after, dayOf(start + after, 0)]))
  const months = monthStatuses(law, { eligibleFrom: start, paid, retiredFrom: undefined, yearsComplete: true })
  assert.deepEqual(
    months.filter(({ reason }) => reason === 'waiting').map(({ paidInRow }) => paidInRow),
    [1, 2, 3],
  )
  assert.deepEqual(months[2]!.missing, { from: start + 1, to: start + 4 })
})
