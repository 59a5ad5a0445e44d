/** For tests: the law of the repository with 家庭共济 switched on (or off) in the provincial pool, which its documents leave open. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '../../platform/storage/testing.ts'

const policies = path.join(import.meta.dirname, '../../../../../policy')

/** A policy folder in which accounts of 339900 may be shared from 2026 on, or may not. */
export function policiesThatShare(value: 'yes' | 'no' = 'yes'): string {
  const folder = path.join(temporaryFolder(), 'policy')
  cpSync(policies, folder, { recursive: true })
  const file = path.join(folder, 'pools/339900-zhejiang-provincial/filing.yaml')
  const figure = `family:
  accountSharing:
    title: 家庭共济
    values:
      - from: 2026-01-01
        value: ${value}
        source: { document: zj-provincial-2016-113, article: 第十一条 }
`
  writeFileSync(file, `${readFileSync(file, 'utf8')}${figure}`)
  return folder
}

export { giveShare } from './give.ts'
