/** The policy folder that the tests look at: the repository's, or a copy to which a pool was added (recipes/add-a-pool.test.ts). */
import { defaultPolicyFolder } from '@yidi/policy-folder'
import type { Release } from '@yidi/rules'

export const policyFolder = process.env['YIDI_TEST_POLICY_FOLDER'] ?? defaultPolicyFolder

/** Codes of the pools that have a file of their own, in order: nobody lists them by hand. */
export function poolsWith(release: Release, file: string): string[] {
  return [...release.pools.values()]
    .filter(({ pool }) => release.files.has(`${pool.folder}/${file}`))
    .map(({ pool }) => pool.code)
    .sort()
}
