/** What holds of every case of contributions, whatever its figures are. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { calculateContribution, parseYuan } from '@yidi/rules'
import type { ContributionResult } from '@yidi/rules'
import { policyRelease } from '../filing/policies.ts'
import { mangled } from '../properties/mangle.ts'
import { draws } from '../runs.ts'
import { monthAfter, validCase } from './generate.ts'
import type { Case } from './generate.ts'
import { monthsBetween } from './oracle.ts'

const release = policyRelease()
const ask = (given: unknown, explain = false): ContributionResult => calculateContribution(release, given, { explain })
const of = (kind: string) => validCase.filter((one) => one['kind'] === kind && one['pool'] === '339900')
/** An amount of a settled result, in fen. */
const fen = (result: ContributionResult, field: string): number => parseYuan((result as Case)[field])

const holds = (what: string, kind: string, check: (given: Case, result: ContributionResult) => void) => {
  test(what, () => {
    fc.assert(
      fc.property(of(kind), (given) => {
        check(given, ask(given))
      }),
      draws(what, 60),
    )
  })
}

holds('a cent more of wage is never less of base, employer, employee or credit', 'month', (given, result) => {
  const field = given['category'] === 'active' ? 'wage' : 'pension'
  const wage = parseYuan(given[field])
  const richer = ask({ ...given, [field]: `${String(Math.min(wage + 1, 9_000_000_000) / 100)}` })
  for (const name of ['base', 'employer', 'employee', 'accountCredit'])
    assert.ok(fen(richer, name) >= fen(result, name))
})

holds(
  'the parts of a declaration add up, and each member pays what the member alone would',
  'employer-month',
  (given, result) => {
    const members = (result as Case)['members'] as { id: string; base: string; employee: string }[]
    for (const name of ['base', 'employee'] as const)
      assert.equal(
        members.reduce((sum, member) => sum + parseYuan(member[name]), 0),
        Math.round(Number((result as Case)[name]) * 100),
      )
    const [first] = given['members'] as Case[]
    const alone = ask({ ...given, kind: 'month', category: 'active', ...first!, id: 'alone' })
    assert.deepEqual([(alone as Case)['base'], (alone as Case)['employee']], [members[0]!.base, members[0]!.employee])
  },
)

holds(
  'a day later is never a smaller late fee, and what is to be paid is arrears and fee',
  'arrears',
  (given, result) => {
    assert.equal(
      Number((result as Case)['toPay']).toFixed(2),
      (Number(given['amount']) + Number((result as Case)['lateFee'])).toFixed(2),
    )
    const later = ask({ ...given, paidOn: '2200-12-31' })
    assert.ok(Number((later as Case)['lateFee']) >= Number((result as Case)['lateFee']))
  },
)

holds(
  'the order of months paid, and months after the last one asked for, change nothing',
  'benefit-months',
  (given, result) => {
    const paid = given['paid'] as string[]
    assert.deepEqual(ask({ ...given, paid: [...paid].sort().reverse() }), result)
    const after = monthAfter(given['through'] as string, 1)
    if (after <= '2200-12' && !paid.includes(after)) assert.deepEqual(ask({ ...given, paid: [...paid, after] }), result)
  },
)

holds(
  'every month has one status; who is entitled has paid for the month before, or is retired',
  'benefit-months',
  (given, result) => {
    const months = (result as Case)['months'] as { month: string; status: string; reason: string }[]
    assert.deepEqual(
      months.map(({ month }) => month),
      monthsBetween(given['eligibleFrom'] as string, given['through'] as string),
    )
    for (const { month, status, reason } of months) {
      assert.equal(status === 'entitled', reason === 'paid-before')
      const before = monthAfter(month, -1)
      const retired = given['retiredFrom'] !== undefined && before >= (given['retiredFrom'] as string)
      if (status === 'entitled') assert.ok(retired || (given['paid'] as string[]).includes(before))
    }
  },
)

holds('a month more of service is never a dearer retirement', 'retirement', (given, result) => {
  const longer = ask({ ...given, deemedMonths: Math.min(1200, (given['deemedMonths'] as number) + 1) })
  assert.ok(Number((longer as Case)['total']) <= Number((result as Case)['total']))
})

holds('years of several places are as many as the set of their months, in any order', 'transfer', (given, result) => {
  const periods = given['periods'] as { from: string; to: string }[]
  const all = periods.flatMap(({ from, to }) => monthsBetween(from, to))
  assert.equal((result as Case)['months'], new Set(all).size)
  assert.deepEqual(ask({ ...given, periods: [...periods].reverse() }), result)
})

holds('the parts of the premium are the premium', 'critical-premium', (_given, result) => {
  assert.equal(fen(result, 'fromPool') + fen(result, 'fromAccount') + fen(result, 'owed'), fen(result, 'premium'))
})

test('the explanation changes nothing of the result, every step is told in Chinese, and what was settled cites an article', () => {
  fc.assert(
    fc.property(validCase, (given) => {
      const { explanation, ...result } = ask(given, true) as ContributionResult & { explanation?: unknown }
      assert.deepEqual(result, ask(given))
      const steps = explanation as { step: string; text: string; basis: { article: string } }[]
      assert.ok(steps.length > 0)
      for (const { text, basis } of steps) {
        assert.match(text, /[\u4e00-\u9fff]/)
        assert.notEqual(basis.article, '')
      }
    }),
    draws('explanations of contributions', 150),
  )
})

test('any value at any place is answered: the id given back, and what is invalid told in Chinese and nothing else', () => {
  const anything = fc.oneof({ weight: 9, arbitrary: mangled(validCase) }, { weight: 1, arbitrary: fc.jsonValue() })
  fc.assert(
    fc.property(anything, (given) => {
      const result = ask(given)
      const id = typeof given === 'object' && given !== null ? (given as Case)['id'] : undefined
      assert.equal(result.id, typeof id === 'string' ? id : null)
      if (result.outcome !== 'invalid') return
      assert.deepEqual(Object.keys(result), ['id', 'outcome', 'provisional', 'errors'])
      assert.ok(result.errors.length > 0)
      for (const { message } of result.errors) assert.match(message, /[\u4e00-\u9fff]/)
    }),
    draws('broken contributions', 400),
  )
})
