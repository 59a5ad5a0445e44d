/** The policy folder that the tests look at: the repository's, or a copy to which a pool was added (recipes/add-a-pool.test.ts). */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defaultPolicyFolder } from '@yidi/policy-folder'

export const policyFolder = process.env['YIDI_TEST_POLICY_FOLDER'] ?? defaultPolicyFolder

/** Codes of the pools whose folder has a file, in order: nobody lists them by hand. */
export function poolsWith(file: string): string[] {
  return readdirSync(join(policyFolder, 'pools'))
    .filter((folder) => existsSync(join(policyFolder, 'pools', folder, file)))
    .map((folder) => folder.slice(0, 6))
    .sort()
}
