/** Each kind as a plain function over rows, as the desk, the monthly run and the gateway ask it: the same answer as the case door gives. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  LawOn,
  addPeriods,
  benefitMonths,
  benefitReasonText,
  criticalPremium,
  declaration,
  lateFee,
  memberMonth,
  missingYears,
  parseDay,
  parseMonth,
  yearEnd,
} from '@yidi/rules'
import { policyRelease } from '../filing/policies.ts'

const { contributions } = policyRelease().pools.get('339900')!.pool
const law = () => new LawOn(contributions, parseDay('2024-03-01'))
const month = parseMonth('2024-03')
const averageWageFen = 843_283

test('one law serves many members of a month, and names what is provisional once', () => {
  const one = law()
  const active = { month, averageWageFen, category: 'active', wageFen: 900_000, disabledServiceman: false } as const
  assert.deepEqual(memberMonth(one, active), {
    baseFen: 900_000,
    employerFen: 72_000,
    employeeFen: 13_500,
    accountCreditFen: 13_500,
  })
  assert.deepEqual(one.provisional, [])
  for (let count = 0; count < 2; count++) memberMonth(one, { ...active, disabledServiceman: true })
  assert.deepEqual(one.provisional, ['disabled-serviceman-employer-part'])
  const retired = {
    month,
    averageWageFen,
    category: 'retired',
    birthDay: parseDay('1953-03-01'),
    pensionFen: 0,
  } as const
  assert.equal(memberMonth(one, retired).accountCreditFen, 57_343)
})

test('a declaration, a late fee, missing years, places, premium and year end', () => {
  const members = [{ id: '甲', wageFen: 900_000, disabledServiceman: false }]
  assert.equal(declaration(law(), { month, averageWageFen, members }).employerFen, 72_000)
  const [dueOn, paidOn] = [parseDay('2024-02-01'), parseDay('2024-02-11')]
  assert.deepEqual(lateFee(law(), { amountFen: 100_000, dueOn, paidOn }), {
    days: 10,
    lateFeeFen: 500,
    toPayFen: 100_500,
  })
  assert.equal(missingYears(law(), { actualMonths: 0, deemedMonths: 239, baseFen: 500_000 }).totalFen, 47_500)
  const at = (text: string): number => parseMonth(text)
  assert.deepEqual(
    addPeriods([
      { from: at('2020-01'), to: at('2020-03'), place: '甲' },
      { from: at('2020-03'), to: at('2020-04'), place: '乙' },
    ]),
    { months: 4, overlaps: [at('2020-03')] },
  )
  assert.equal(criticalPremium(law(), 749).owedFen, 1)
  const account = { currentYearFen: 10_000, pastYearFen: 20_001, interestPpm: 15_000 }
  assert.deepEqual(yearEnd(law(), account), { currentYearFen: 0, pastYearFen: 30_451, interestFen: 450 })
  assert.throws(() => yearEnd(law(), { ...account, interestPpm: undefined }), /interest.rate is open/)
})

test('whether a person is entitled in a month is one look into the months before it', () => {
  const history = { eligibleFrom: month, paid: [month], retiredFrom: undefined, yearsComplete: true }
  const on = (through: number) => benefitMonths(law(), { ...history, through }).at(-1)!
  assert.deepEqual(on(month + 1), { month: month + 1, status: 'entitled', reason: 'paid-before' })
  assert.equal(benefitReasonText(on(month + 2).reason), '前一个月没有缴费，停止待遇')
})
