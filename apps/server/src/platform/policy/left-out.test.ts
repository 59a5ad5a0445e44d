/** The server starts with a pool left out: it says so, answers for the others, and refuses what needs that pool's law. */
import assert from 'node:assert/strict'
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { defaultPolicyFolder } from '@yidi/policy-folder'
import type { PoolSummary, ProblemDocument } from '@yidi/contracts'
import type { QuoteResult } from '@yidi/rules'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../clock/index.ts'
import { readConfig } from '../config/index.ts'
import { PolicyRefusal, openRelease } from './index.ts'

const folder = mkdtempSync(join(tmpdir(), 'yidi-left-out-'))
cpSync(defaultPolicyFolder, folder, { recursive: true })
appendFileSync(join(folder, 'pools/330100-hangzhou/benefits.yaml'), 'emploee: {}\n')
const release = openRelease(folder)
const app = await buildApp({
  config: readConfig({ YIDI_LOG_LEVEL: 'silent' }),
  clock: fixedClock('2026-03-01T09:00:00+08:00'),
  database: null,
  release,
})
test.after(async () => {
  await app.close()
  rmSync(folder, { recursive: true })
})

const where = /pools\/330100-hangzhou\/benefits\.yaml:\d+:1 .*emploee/

test('health and the release name the pool and its first fault', async () => {
  const { leftOut } = (await app.inject('/health')).json<{ leftOut: { code: string; reason: string }[] }>()
  assert.deepEqual(
    leftOut.map((pool) => pool.code),
    ['330100'],
  )
  assert.match(leftOut[0]!.reason, where)
  const told = (await app.inject('/api/policy/release')).json<{ pools: number; leftOut: { short: string }[] }>()
  assert.equal(told.pools, release.pools.size)
  assert.deepEqual(
    told.leftOut.map((pool) => pool.short),
    ['杭州市'],
  )
  const whole = openRelease()
  assert.deepEqual([...whole.leftOut], [])
})

test('quotes: the pool’s case is invalid and says why, every other is settled', async () => {
  const ask = async (pool: string): Promise<QuoteResult> =>
    (
      await app.inject({
        method: 'POST',
        url: '/api/quotes',
        payload: {
          pool,
          insurance: 'employee',
          person: { category: 'active' },
          visit: {
            kind: 'inpatient',
            place: '330100',
            from: '2026-03-01',
            to: '2026-03-05',
            institution: { level: 'tier3' },
          },
          route: 'direct',
          fees: { total: '10000.00' },
        },
      })
    ).json<QuoteResult>()
  assert.equal((await ask('339900')).outcome, 'settled')
  const bad = await ask('330100')
  assert.equal(bad.outcome, 'invalid')
  assert.match(JSON.stringify(bad), where)
})

test('pages of the pool: it is not listed, and its law, guide and guidance are refused with the reason', async () => {
  const pools = (await app.inject('/api/policy/pools')).json<PoolSummary[]>()
  assert.ok(!pools.some((pool) => pool.code === '330100') && pools.length === release.pools.size)
  for (const url of [
    '/api/policy/pools/330100',
    '/api/filings/need?pool=330100&place=310100',
    '/api/filings/guide?pool=330100',
  ]) {
    const answer = await app.inject(url)
    const { code, detail } = answer.json<ProblemDocument>()
    assert.equal(code, 'pool-left-out', url)
    assert.match(detail, where)
  }
})

test('a folder in which no pool is without fault stops the start', () => {
  for (const pool of readdirSync(join(folder, 'pools')))
    appendFileSync(join(folder, 'pools', pool, 'pool.yaml'), 'x: 1\n')
  assert.throws(() => openRelease(folder), PolicyRefusal)
})
