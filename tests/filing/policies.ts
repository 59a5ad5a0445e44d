/** The policies of this repository, read once for the filing tests. */
import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defaultPolicyFolder, readPolicyFolder } from '@yidi/policy-folder'
import { loadPolicies } from '@yidi/rules'
import type { FilingPolicies, Release } from '@yidi/rules'

/** The law of this repository's pools; any fault fails. */
export function policyRelease(): Release {
  const { release, faults } = loadPolicies(readPolicyFolder(defaultPolicyFolder))
  assert.deepEqual(faults, [])
  return release
}

/** Its filing side. */
export function filingPolicies(): FilingPolicies {
  return policyRelease().filing
}

/** Every file of filing cases: its pool, its path and its text. */
export function filingCaseFiles(): { pool: string; path: string; text: string }[] {
  return readdirSync(join(defaultPolicyFolder, 'pools')).flatMap((folder) => {
    const cases = join(defaultPolicyFolder, 'pools', folder, 'cases-filing')
    return readdirSync(cases).map((file) => ({
      pool: folder.slice(0, 6),
      path: `pools/${folder}/cases-filing/${file}`,
      text: readFileSync(join(cases, file), 'utf8'),
    }))
  })
}
