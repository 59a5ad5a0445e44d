/** The cases of contributions beside the pools come out, by the rules and by the second calculation, and one that is wrong is told. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parse } from 'yaml'
import { readCaseFolder } from '@yidi/policy-folder'
import { CONTRIBUTION_KINDS, isContributionCaseFile, runContributionCases } from '@yidi/rules'
import { policyRelease } from '../filing/policies.ts'
import { policyFolder } from '../policy-folder.ts'
import { oracle } from './oracle.ts'

const release = policyRelease()
const files = new Map([...readCaseFolder(policyFolder)].filter(([path]) => isContributionCaseFile(path)))
const provincial = 'pools/339900-zhejiang-provincial/cases-contributions'

interface File {
  base: Record<string, unknown> & { kind: string }
  cases: {
    name: string
    with?: Record<string, unknown> & { kind?: string }
    expect: Record<string, unknown>
  }[]
}

test('every case comes out, and each pool has cases of every kind', () => {
  const { count, faults } = runContributionCases(files, release)
  assert.deepEqual(faults, [])
  const kinds = new Map<string, Set<string>>()
  let written = 0
  for (const [path, text] of files) {
    const { base, cases } = parse(text) as File
    written += cases.length
    const folder = path.split('/')[1]!
    const known = kinds.get(folder) ?? new Set<string>()
    for (const one of cases) known.add(one.with?.kind ?? base.kind)
    kinds.set(folder, known)
  }
  assert.equal(count, written)
  for (const { pool } of release.pools.values()) {
    const shown = kinds.get(pool.folder.split('/')[1]!)
    assert.deepEqual(
      Object.keys(CONTRIBUTION_KINDS).filter((kind) => shown?.has(kind) !== true),
      [],
      pool.short,
    )
  }
})

test('the clerk and the second calculation agree on every settled case of the provincial pool, with no engine between them', () => {
  let compared = 0
  for (const [path, text] of files) {
    if (!path.startsWith(provincial)) continue
    const { base, cases } = parse(text) as File
    for (const { name, with: over, expect } of cases.filter((one) => one.expect['outcome'] === 'settled')) {
      const found = oracle({ id: name, ...base, ...over })
      // Runs are a shorter way of writing the months that the rules gave.
      const claimed = Object.entries(expect).filter(([field]) => field !== 'runs')
      for (const [field, value] of claimed) assert.deepEqual(found[field], value, `${path} ${name} ${field}`)
      compared += 1
    }
  }
  assert.ok(compared >= 100, `only ${String(compared)} compared`)
})

const told = (file: string, from: string, to: string): string[] => {
  const path = `${provincial}/${file}`
  const text = files.get(path)!
  assert.ok(text.includes(from), from)
  const { faults } = runContributionCases(new Map([[path, text.replace(from, to)]]), release)
  return faults.map(({ name, message }) => `${name!}：${message}`)
}

test('a case that does not come out is told with what came instead, and so is a working that does not', () => {
  assert.deepEqual(told('arrears.yaml', 'days: 10', 'days: 11'), ['欠十天：days 应为 11，得到 10'])
  assert.deepEqual(told('arrears.yaml', '* 0.0005 * 10', '* 0.0005 * 12'), [
    '欠十天：lateFee：「round(1000 * 0.0005 * 12)」得 6.00，而写的是 5.00',
  ])
  assert.deepEqual(told('benefit-months.yaml', "'2024-02 2024-12 paid-before'", "'2024-02 2024-12 waiting'"), [
    '当月缴，次月起享受：runs 应为 ["2024-01 not-yet-paid","2024-02 2024-12 waiting"]，得到 ["2024-01 not-yet-paid","2024-02 2024-12 paid-before"]',
  ])
  assert.deepEqual(told('year-end.yaml', 'open: [interest-rate]', 'open: [interest]'), [
    '没有公布利率：open 应为 ["interest"]，得到 ["interest-rate"]',
  ])
})

test('an amount without its working, an unknown outcome and a list that is none are told', () => {
  assert.match(
    told('arrears.yaml', '      lateFee: round(1000 * 0.0005 * 10)\n', '')[0]!,
    /lateFee 是算出来的，请在 working/,
  )
  assert.match(
    told('invalid.yaml', 'outcome: invalid', 'outcome: refused')[0]!,
    /expect.outcome 应当是 settled、undetermined、invalid/,
  )
  assert.match(told('invalid.yaml', 'errors: [pool]', 'errors: pool')[0]!, /expect.errors 应当是列表/)
  assert.match(
    told(
      'arrears.yaml',
      'working:\n      lateFee: round(1000 * 0.0005 * 10)\n      toPay: 1000 + 5.00',
      'working: 5',
    )[0]!,
    /working 应当是/,
  )
})
