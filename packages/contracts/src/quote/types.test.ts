import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { QuoteCase, QuoteResult } from '@yidi/rules'
import { Compile } from 'typebox/compile'
import type { QuoteCaseMessage } from './case.ts'
import { QuoteCaseSchema } from './case.ts'
import type { QuoteResultMessage } from './result.ts'
import { QuoteResultSchema } from './result.ts'

/** Fails to compile when the schema's type and the engine's type drift apart. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? true : never) : never
const caseIsTheSame: Same<QuoteCaseMessage, QuoteCase> = true
const resultIsTheSame: Same<QuoteResultMessage, QuoteResult> = true

const smallest: QuoteCase = {
  pool: '330100',
  insurance: 'employee',
  person: { category: 'retired' },
  visit: {
    kind: 'inpatient',
    place: '310100',
    from: '2026-03-01',
    to: '2026-03-09',
    institution: { level: 'tier3' },
  },
  route: 'direct',
  fees: { total: '12345.60' },
}
const isCase = Compile(QuoteCaseSchema)
const isResult = Compile(QuoteResultSchema)

test('the schemas and the types of the engine are one', () => {
  assert.ok(caseIsTheSame && resultIsTheSame)
  assert.ok(isCase.Check(smallest))
  assert.ok(isCase.Check({ ...smallest, filing: null, accounts: {}, yearToDate: { inpatientStays: 2 } }))
})

test('money is a string of at most two decimals up to 90,000,000.00', () => {
  const withTotal = (total: unknown) => isCase.Check({ ...smallest, fees: { total } })
  for (const good of ['0', '800', '800.5', '12345.60', '90000000.00', '89999999.99']) assert.ok(withTotal(good), good)
  for (const bad of ['', '-1', '1e3', '1.234', '90000000.01', '100000000', '1.', '.5', ' 1', 800, null]) {
    assert.ok(!withTotal(bad), String(bad))
  }
})

test('an invalid result carries errors and no amounts', () => {
  assert.ok(isResult.Check({ outcome: 'invalid', errors: [{ path: 'pool', message: '缺少这一项。' }] }))
  assert.ok(!isResult.Check({ outcome: 'settled', errors: [] }))
})
