import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FUNDS, FUND_FIELDS } from '@yidi/rules'
import type { Fund, FundPaidFen, Insurance } from '@yidi/rules'
import { settlementDetail, settlementInfo } from './settlement-reply.ts'

/** A settlement of 10,000.00 yuan of which these funds pay their part and the person the rest. */
function replyOf(insurance: Insurance, funds: readonly FundPaidFen[]) {
  const total = 1_000_000
  const fundTotal = funds.reduce((sum, { fen }) => sum + fen, 0)
  const fundPool = funds.find(({ fund }) => fund === 'pool')?.fen ?? 0
  return {
    visitId: 'V1',
    settlementId: 'S1',
    settledAt: '2026-06-20 10:00:00',
    begin: '2026-06-10',
    day: '2026-06-12',
    person: { personNo: '1', name: '某人', idKind: '01', idNumber: '1', sex: null, birthDay: null },
    pool: '330100',
    insurance,
    category: insurance === 'employee' ? ('active' as const) : ('resident' as const),
    kind: 'inpatient' as const,
    medicalType: '21',
    credentialType: '02',
    msgid: 'M1',
    amounts: {
      ...{ total, outOfScope: 0, overCeiling: 0, ownShare: 0, inScope: total, prepayment: 0, eligible: total },
      ...{ deductible: 0, fundPool, fundCritical: fundTotal - fundPool, fundTotal, funds },
      ...{ accountCurrentYear: 0, accountPastYear: 0, cash: total - fundTotal },
    },
    prepaymentRate: '0.00',
    sentences: ['先付起付标准。'],
    sharedFen: 0,
    balanceFen: 0,
  }
}

const fieldsPaid = (insurance: Insurance, funds: readonly FundPaidFen[]): Record<string, unknown> => {
  const info = settlementInfo(replyOf(insurance, funds))
  return Object.fromEntries(FUND_FIELDS.filter((field) => info[field] !== 0).map((field) => [field, info[field]]))
}

test('each fund goes out in its own field and in no other, for employees and residents', () => {
  const expected: Record<Fund, [employee: string, resident: string]> = {
    pool: ['hifp_pay', 'hifp_pay'],
    'large-amount': ['hifob_pay', 'oth_pay'],
    'critical-illness': ['hifob_pay', 'hifmi_pay'],
    'civil-servants': ['cvlserv_pay', 'cvlserv_pay'],
    enterprise: ['hifes_pay', 'hifes_pay'],
    disabled: ['hifdm_pay', 'hifdm_pay'],
    assistance: ['maf_pay', 'maf_pay'],
    other: ['oth_pay', 'oth_pay'],
  }
  for (const fund of Object.keys(FUNDS) as Fund[]) {
    const [employee, resident] = expected[fund]
    assert.deepEqual(fieldsPaid('employee', [{ fund, fen: 123 }]), { [employee]: 1.23 }, fund)
    assert.deepEqual(fieldsPaid('resident', [{ fund, fen: 123 }]), { [resident]: 1.23 }, fund)
  }
})

test('two funds that the interface knows as one are one field and one line', () => {
  const funds = [
    { fund: 'pool', fen: 500_000 },
    { fund: 'large-amount', fen: 100_000 },
    { fund: 'critical-illness', fen: 30_000 },
    { fund: 'assistance', fen: 2_000 },
  ] as const
  assert.deepEqual(fieldsPaid('employee', funds), { hifp_pay: 5000, hifob_pay: 1300, maf_pay: 20 })
  assert.deepEqual(
    settlementDetail(replyOf('employee', funds)).map((line) => [line.fund_pay_type, line.fund_payamt]),
    [
      ['310100', 5000],
      ['330100', 1300],
      ['610100', 20],
    ],
  )
})

test("the pool's line stands first with the way of the bill, also where the pool pays nothing", () => {
  const lines = settlementDetail(replyOf('resident', [{ fund: 'critical-illness', fen: 700 }]))
  assert.deepEqual(
    lines.map((line) => [line.fund_pay_type, line.fund_payamt, line.setl_proc_info]),
    [
      ['390100', 0, '先付起付标准'],
      ['390200', 7, null],
    ],
  )
})
