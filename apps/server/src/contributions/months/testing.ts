/** For tests: the key of a command of their own. */
import { createHash } from 'node:crypto'
import type { CommandKey } from '../../platform/storage/index.ts'

/** The key of a command that a job runs: the same `key` is the same command, whatever else is asked with it. */
export function jobKey(name: string, key: string): CommandKey {
  const inputHash = createHash('sha256').update(`${name} ${key}`).digest()
  return { source: 'system:contributions', name, key, inputHash, single: true }
}
