/**
 * The critical-illness layer of the provincial pool is law, but its threshold is open, so no case beside the pool can
 * show it paying. Here the threshold is put in, and the three bands, the cap and what counts must come out.
 */

import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { defaultPolicyFolder, readPolicyFolder } from '@yidi/policy-folder'
import { loadPolicies, quote, runCases } from '@yidi/rules'

const file = 'cases/critical-illness.yaml'
const text = readFileSync(new URL('./critical-illness.yaml', import.meta.url), 'utf8')
const benefits = 'pools/339900-zhejiang-provincial/benefits.yaml'

test('with a threshold of 20,000 yuan the layer pays in its bands, up to its cap', () => {
  const files = readPolicyFolder(defaultPolicyFolder)
  const open = files.get(benefits) ?? ''
  const decided = open.replace(
    /(threshold:\s+title: 大病保险起付标准[^]*?value: )open/,
    (_, before: string) => `${before}20000`,
  )
  assert.notEqual(decided, open, 'the open threshold was not found in the policy')
  const { release, faults } = loadPolicies(new Map(files).set(benefits, decided))
  assert.deepEqual(faults, [])
  const report = runCases(new Map([[file, text]]), (input) => quote(release, input))
  assert.ok(report.count > 0)
  assert.deepEqual(
    report.faults.map((fault) => `line ${fault.line} ${fault.name ?? ''}: ${fault.message}`),
    [],
  )
})
