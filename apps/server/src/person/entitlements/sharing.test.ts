import assert from 'node:assert/strict'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { signInCitizen } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { openTestDatabase, temporaryFolder } from '../../platform/storage/testing.ts'

const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const cookie = await signInCitizen(database, clock, '33010000000000000002')

async function ruleWith(policy?: string): Promise<{ rule: string; basis: unknown; contact: string; poolName: string }> {
  const folder = policy === undefined ? {} : { YIDI_POLICIES: policy }
  const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent', ...folder }), clock, database })
  try {
    return (await app.inject({ url: '/api/me/account-sharing', headers: { cookie } })).json()
  } finally {
    await app.close()
  }
}

test('a pool whose documents say nothing of 家庭共济 leaves it open and says whom to ask', async () => {
  const said = await ruleWith()
  assert.deepEqual([said.poolName, said.rule, said.basis], ['杭州市基本医疗保险', 'open', null])
  assert.match(said.contact, /12393/)
})

test('it is a switch of the pool: one figure of its filing.yaml, with its article', async () => {
  for (const [value, rule] of [
    ['yes', 'allowed'],
    ['no', 'not-allowed'],
  ] as const) {
    const folder = path.join(temporaryFolder(), 'policy')
    cpSync(path.join(import.meta.dirname, '../../../../../policy'), folder, { recursive: true })
    const file = path.join(folder, 'pools/330100-hangzhou/filing.yaml')
    const figure = `family:
  accountSharing:
    title: 家庭共济
    values:
      - from: 2026-01-01
        value: ${value}
        source: { document: hz-portal, article: 职工报销范围 }
`
    writeFileSync(file, `${readFileSync(file, 'utf8')}${figure}`)
    const said = await ruleWith(folder)
    assert.deepEqual([said.rule, said.basis], [rule, { document: 'hz-portal', article: '职工报销范围' }])
  }
})
