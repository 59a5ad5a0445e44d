/**
 * Two made-up cities, written in YAML alone, whose law takes other shapes than the pools at hand: bands along each bill,
 * points off, extra points, ages, deductibles by stay, three layers in a row (云川); a factor, a settlement level, bands along
 * the outpatient year, limits a visit, regions, accounts that pay the share (海陵).
 */
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { loadPolicyFolder } from '@yidi/policy-folder'
import { formatFault, fundsOf, quote, runCases } from '@yidi/rules'
import { answerOf, readFilingCases } from '../filing/cases.ts'

const folder = fileURLToPath(new URL('./policy', import.meta.url))

test('two cities nobody has seen load without a fault', () => {
  const { release, faults } = loadPolicyFolder(folder)
  assert.deepEqual(faults.map(formatFault), [])
  assert.deepEqual([...release.pools.keys()], ['910100', '920100'])
})

test('their cases come out', () => {
  const { release } = loadPolicyFolder(folder)
  const files = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.yaml'))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  )
  const report = runCases(files, (input) => quote(release, input))
  assert.deepEqual(report.faults, [])
  assert.ok(report.count >= 18, `only ${report.count} cases`)
})

test('where their filing law leaves something open, a clerk decides, and what it does not allow is refused', () => {
  const { release } = loadPolicyFolder(folder)
  const path = 'pools/910100-yunchuan/cases-filing/filing.yaml'
  const file = readFilingCases(path, readFileSync(join(folder, path), 'utf8'))
  for (const one of file.cases) {
    const answer = answerOf(release, '910100', file, one)
    const seen = Object.fromEntries(Object.keys(one.expect).map((key) => [key, answer[key]]))
    assert.deepEqual(seen, one.expect, one.name)
  }
})

test('the explanation of every layer, limit and cut adds up to the amounts', () => {
  const { release } = loadPolicyFolder(folder)
  const result = quote(
    release,
    {
      pool: '910100',
      insurance: 'employee',
      person: { category: 'active', age: 40, assistance: 'low-income' },
      visit: {
        kind: 'inpatient',
        place: '310100',
        from: '2025-03-01',
        to: '2025-03-09',
        institution: { level: 'tier3' },
      },
      route: 'manual',
      fees: { total: '151000.00' },
    },
    { explain: true },
  )
  assert.equal(result.outcome, 'settled')
  if (result.outcome !== 'settled') return
  const sum = (step: string): number =>
    result
      .explanation!.filter((one) => one.step === step)
      .reduce((total, one) => total + Math.round(Number(one.amount) * 100), 0)
  assert.equal(sum('band') - sum('limit'), Math.round(Number(result.amounts.fundPool) * 100))
  assert.equal(sum('layer'), Math.round(Number(result.amounts.fundCritical) * 100))
  assert.equal(sum('cash'), Math.round(Number(result.amounts.cash) * 100))
  assert.deepEqual(
    result.layers!.map((layer) => layer.name),
    ['large-amount', 'critical-illness', 'assistance'],
  )
  // Each fund pays what its layer paid, and the steps say which one; together they are the two amounts of the contract.
  const paidBy = (fund: string): number =>
    result
      .explanation!.filter((one) => one.fund === fund)
      .reduce((total, one) => total + Math.round(Number(one.amount) * 100), 0)
  assert.deepEqual(
    fundsOf(result).map(({ fund }) => fund),
    ['pool', 'large-amount', 'critical-illness', 'assistance'],
  )
  for (const { fund, fen } of fundsOf(result))
    assert.equal(fen, paidBy(fund) - (fund === 'pool' ? sum('limit') : 0), fund)
  assert.deepEqual(
    result.funds!.slice(1),
    result.layers!.map(({ name, paid }) => ({ fund: name, amount: paid })),
  )
})
