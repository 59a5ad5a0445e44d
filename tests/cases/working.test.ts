/** The cases beside the pools, checked without the engine: they can be read, and their arithmetic holds. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readCaseFile } from '@yidi/rules'
import type { PolicyCase } from '@yidi/rules'
import { exactly } from './exact.ts'
import { caseFiles } from './folder.ts'

const files = caseFiles()
const read = [...files].map(([path, text]) => readCaseFile(path, text))
const cases = read.flatMap((file) => file.cases)

test('the second evaluator computes and refuses', () => {
  assert.equal(exactly('(8000 - 800) * 0.82').toFixed(2), '5904.00')
  assert.equal(exactly('10 - 2 - 3 * 2 / 4').toFixed(2), '6.50')
  assert.equal(exactly('round(100.25 * 0.82) + min(5, 3, 4) - max(1, 2)').toFixed(2), '83.21')
  assert.equal(exactly('1 - (1 - 0.88) / 2').toString(), '0.94')
  for (const text of ['', '1 +', '(1', '1)', '1 2', 'sqrt(4)']) assert.throws(() => exactly(text), text)
})

test('every file of cases can be read and every working gives its figure', () => {
  const faults = read.flatMap((file) => file.faults)
  assert.deepEqual(
    faults.map((fault) => `${fault.file}:${fault.line} ${fault.name ?? ''}: ${fault.message}`),
    [],
  )
})

test('decimal.js agrees with every working', () => {
  let checked = 0
  for (const one of cases) {
    const claimed: Record<string, unknown> = { ...one.expect.amounts, ...one.expect.yearToDate }
    for (const [field, expression] of Object.entries(one.working)) {
      const value = exactly(expression)
      assert.ok(value.decimalPlaces() <= 2, `${at(one)}: ${field} is not whole in fen: ${expression}`)
      assert.equal(value.toFixed(2), claimed[field], `${at(one)}: ${field} = ${expression}`)
      checked += 1
    }
  }
  assert.ok(checked > 0, 'no working was checked')
})

test('in every settled case the parts add up to the bill', () => {
  let checked = 0
  for (const one of cases) {
    const { amounts, outcome } = one.expect
    if (outcome !== 'settled' || amounts?.fundPool === undefined || amounts.cash === undefined) continue
    const { fundPool, cash, fundCritical = '0', accountCurrentYear = '0', accountPastYear = '0' } = amounts
    const total = (one.input as { fees: { total: string } }).fees.total
    const sum = exactly([fundPool, fundCritical, accountCurrentYear, accountPastYear, cash].join(' + '))
    assert.equal(sum.toFixed(2), exactly(total).toFixed(2), at(one))
    checked += 1
  }
  assert.ok(checked > 0, 'no case was checked')
})

test('each pool has as many cases as it was promised', () => {
  const promised = { '339900': 45, '330100': 45, '331000': 24, '130500': 6 }
  for (const [pool, least] of Object.entries(promised)) {
    const own = cases.filter((one) => one.file.startsWith(`pools/${pool}-`))
    assert.ok(own.length >= least, `${pool}: ${own.length} cases, at least ${least} wanted`)
  }
})

function at(one: PolicyCase): string {
  return `${one.file}:${one.line} ${one.name}`
}
