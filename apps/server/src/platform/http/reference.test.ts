import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../clock/index.ts'
import { readConfig } from '../config/index.ts'
import { openTestDatabase } from '../storage/testing.ts'

const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

test('the description of the API names the key on every command that asks for it, and on nothing else', async () => {
  type Operation = { parameters?: { in: string; name: string; required?: boolean }[] }
  const { paths } = (await app.inject('/api/openapi.json')).json<{ paths: Record<string, Record<string, Operation>> }>()
  const named = (path: string, method: string) =>
    (paths[path]?.[method]?.parameters ?? []).some(
      (one) => one.in === 'header' && one.name === 'Idempotency-Key' && one.required === true,
    )
  assert.equal(named('/api/filings', 'post'), true)
  assert.equal(named('/api/desk/filings/{filingId}/approve', 'post'), true)
  assert.equal(named('/api/filings/check', 'post'), false, 'a look changes nothing')
  assert.equal(named('/api/quotes', 'post'), false)
  assert.equal(named('/api/filings', 'get'), false)
})
