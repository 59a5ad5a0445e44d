/** The comparison itself must be able to fail: a result bent in any one place is noticed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { differences } from './compare.ts'
import { oracle, type OracleResult } from './oracle.ts'

const expected: OracleResult = oracle({
  id: 'a',
  pool: '339900',
  insurance: 'employee',
  person: { category: 'active' },
  visit: { kind: 'inpatient', place: '330100', from: '2024-05-06', to: '2024-05-10', institution: { level: 'tier3' } },
  route: 'direct',
  fees: { total: '10000' },
})
assert.equal(expected.outcome, 'settled')

const right = {
  id: 'a',
  outcome: 'settled',
  amounts: expected.amounts,
  prepaymentRate: '0.00',
  yearToDate: expected.yearToDate,
  provisional: ['employee.layers.critical-illness.threshold'],
  openLayers: [],
}

test('the same is the same', () => {
  assert.deepEqual(differences(right, expected), [])
})

test('one thing bent is one difference', () => {
  const bent: Record<string, unknown>[] = [
    { id: 'b' },
    { outcome: 'refused' },
    { amounts: { ...expected.amounts, cash: '0.01' } },
    { yearToDate: { ...expected.yearToDate, inpatientStays: 2 } },
    { prepaymentRate: '0.10' },
    { provisional: [] },
    { openLayers: ['critical-illness'] },
    { openLayers: undefined },
    { reasons: [{ code: 'not-filed', text: '未备案' }] },
    { explanation: [] },
    { errors: [] },
    { funds: [{ fund: 'pool', amount: expected.amounts.fundPool }] },
    { layers: [] },
  ]
  for (const change of bent) {
    assert.equal(differences({ ...right, ...change }, expected).length, 1, JSON.stringify(change))
  }
})

test('errors must stand where the fault is, and speak Chinese', () => {
  const invalid = oracle({ id: 'a' })
  const at = (path: string, message: string) =>
    differences({ id: 'a', outcome: 'invalid', errors: [{ path, message }] }, invalid).length
  assert.equal(at('visit.kind', '缺少就诊类型'), 0)
  assert.equal(at('filing', '备案有误'), 2)
  assert.equal(at('visit', 'missing'), 1)
  assert.equal(differences({ id: 'a', outcome: 'invalid', errors: [] }, invalid).length, 1)
})
