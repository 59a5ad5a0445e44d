/** Every case of every pool through the engine itself: the law as it is written in policy/ must come to what they say. */

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicyFolder } from '@yidi/policy-folder'
import { quote, runCases } from '@yidi/rules'
import { policyFolder } from '../policy-folder.ts'
import { caseFiles } from './folder.ts'

test('every case beside a pool comes out', () => {
  const { release, faults } = loadPolicyFolder(policyFolder)
  assert.deepEqual(faults, [])
  const report = runCases(caseFiles(), (input) => quote(release, input))
  assert.ok(report.count > 100, `only ${report.count} cases were run`)
  assert.deepEqual(
    report.faults.map((fault) => `${fault.file}:${fault.line} ${fault.name ?? ''}: ${fault.message}`),
    [],
  )
})
