/** The policies of this repository, read once for the filing tests. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { readPolicyFolder } from '@yidi/policy-folder'
import { loadPolicies } from '@yidi/rules'
import type { FilingPolicies, Release } from '@yidi/rules'
import { policyFolder } from '../policy-folder.ts'

/** The law of this repository's pools; any fault fails. */
export function policyRelease(): Release {
  const { release, faults } = loadPolicies(readPolicyFolder(policyFolder))
  assert.deepEqual(faults, [])
  return release
}

/** Its filing side. */
export function filingPolicies(): FilingPolicies {
  return policyRelease().filing
}

/** Every file of filing cases: its pool, its path and its text. */
export function filingCaseFiles(release: Release): { pool: string; path: string; text: string }[] {
  return [...release.pools.values()].flatMap(({ pool: { code, folder } }) => {
    const cases = join(policyFolder, folder, 'cases-filing')
    return (existsSync(cases) ? readdirSync(cases) : []).map((file) => ({
      pool: code,
      path: `${folder}/cases-filing/${file}`,
      text: readFileSync(join(cases, file), 'utf8'),
    }))
  })
}
