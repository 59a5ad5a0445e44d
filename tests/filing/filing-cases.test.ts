import assert from 'node:assert/strict'
import { test } from 'node:test'
import { answerOf, readFilingCases } from './cases.ts'
import { filingCaseFiles, policyRelease } from './policies.ts'

const release = policyRelease()

for (const { pool, path, text } of filingCaseFiles(release)) {
  const file = readFilingCases(path, text)
  for (const one of file.cases) {
    test(`${path}: ${one.name}`, () => {
      const answer = answerOf(release, pool, file, one)
      const seen = Object.fromEntries(Object.keys(one.expect).map((key) => [key, answer[key]]))
      assert.deepEqual(seen, one.expect)
    })
  }
}
