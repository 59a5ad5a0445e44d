import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Amounts, QuoteResult, Reason, YearToDate } from '../quote/types.ts'
import { brokenPromises } from './promises.ts'

const amounts: Amounts = {
  total: '1000.00',
  outOfScope: '100.00',
  overCeiling: '0.00',
  ownShare: '0.00',
  inScope: '900.00',
  prepayment: '90.00',
  eligible: '810.00',
  deductible: '10.00',
  fundPool: '500.00',
  fundCritical: '50.00',
  fundTotal: '550.00',
  accountCurrentYear: '0.00',
  accountPastYear: '10.00',
  cash: '440.00',
}
const yearToDate: YearToDate = {
  inpatientEligible: '810.00',
  inpatientDeductible: '10.00',
  outpatientDeductible: '0.00',
  criticalCompliant: '0.00',
  criticalPaid: '50.00',
  inpatientStays: 1,
}
const basis = { document: '某办法', article: '第一条' }
const rest = { prepaymentRate: '0.10', yearToDate, provisional: [], openLayers: [] }
const settled: QuoteResult = { outcome: 'settled', amounts, ...rest }

/** The one promise that this result breaks. */
function broken(result: unknown, input: unknown = {}): string {
  const told = brokenPromises(input, result as QuoteResult)
  assert.equal(told.length, 1, told.join('；'))
  return told[0]!
}

function undetermined(reason: Partial<Reason>): unknown {
  const whole = { code: 'open-figure', text: '未定', basis, parameters: ['比例'], ...reason }
  return { outcome: 'undetermined', reasons: [whole], provisional: [], openLayers: [] }
}

test('a whole result keeps every promise', () => {
  assert.deepEqual(brokenPromises({ id: 'a' }, { id: 'a', ...settled }), [])
  assert.deepEqual(brokenPromises(null, settled), [])
  assert.deepEqual(brokenPromises({}, undetermined({}) as QuoteResult), [])
})

test('the id comes back, and no explanation that nobody asked for', () => {
  assert.match(broken(settled, { id: 'a' }), /编号应为 a，得到 无/)
  assert.match(broken({ ...settled, explanation: [] }), /explanation/)
})

test('what each fund pays adds up to what they pay together, the pool first among them', () => {
  const funds = [
    { fund: 'pool', amount: '500.00' },
    { fund: 'assistance', amount: '50.00' },
  ]
  assert.deepEqual(brokenPromises({}, { ...settled, funds } as QuoteResult), [])
  const less = funds.map((paid) => ({ ...paid, amount: paid.fund === 'pool' ? paid.amount : '49.99' }))
  assert.match(broken({ ...settled, funds: less }), /各基金之和是 549.99，fundTotal 却是 550.00/)
  const moved = funds.map((paid) => ({ ...paid, amount: paid.fund === 'pool' ? '450.00' : '100.00' }))
  assert.match(broken({ ...settled, funds: moved }), /各基金里统筹付了 450.00，fundPool 却是 500.00/)
})

test('each of the four sums holds', () => {
  assert.match(broken({ ...settled, amounts: { ...amounts, fundPool: '500.01' } }), /统筹与大病之和是 550.01/)
  assert.match(broken({ ...settled, amounts: { ...amounts, cash: '440.01' } }), /各方支付之和是 1000.01/)
  assert.match(broken({ ...settled, amounts: { ...amounts, eligible: '810.01' } }), /先自理与合规之和是 900.01/)
  assert.match(broken({ ...settled, amounts: { ...amounts, ownShare: '0.01' } }), /各部分之和是 1000.01/)
})

test('a refusal says why, pays nothing, and takes no account', () => {
  const nothing: Amounts = {
    ...amounts,
    prepayment: '0.00',
    eligible: '900.00',
    deductible: '0.00',
    fundPool: '0.00',
    fundCritical: '0.00',
    fundTotal: '0.00',
    accountPastYear: '0.00',
    cash: '1000.00',
  }
  const reasons = [{ code: 'not-filed', text: '没有备案', basis }]
  const refused = { outcome: 'refused', reasons, amounts: nothing, ...rest, prepaymentRate: '0.00' }
  assert.deepEqual(brokenPromises({}, refused as unknown as QuoteResult), [])
  assert.match(broken({ ...refused, reasons: [] }), /没有说明原因/)
  assert.match(broken({ ...refused, prepaymentRate: '0.10' }), /prepaymentRate/)
  assert.match(broken({ ...refused, amounts: { ...nothing, deductible: '1.00' } }), /deductible 应为 0.00/)
})

test('a reason is Chinese, cites its article and names what is open', () => {
  assert.match(broken(undetermined({ text: 'open' })), /没有中文说明/)
  assert.match(broken(undetermined({ basis: { document: '某办法', article: '' } })), /没有依据/)
  assert.match(broken(undetermined({ parameters: [] })), /哪个数字待定/)
  assert.deepEqual(
    brokenPromises({}, undetermined({ code: 'before-in-force', basis: { document: '', article: '' } }) as QuoteResult),
    [],
  )
})

test('what is undetermined or wrong has no figures, and an error is Chinese', () => {
  assert.match(broken({ ...(undetermined({}) as object), amounts }), /不应当有 amounts/)
  assert.match(broken({ outcome: 'invalid', errors: [] }), /没有指出哪里/)
  assert.match(broken({ outcome: 'invalid', errors: [{ path: 'route', message: 'bad' }] }), /route 的错误没有中文说明/)
})
