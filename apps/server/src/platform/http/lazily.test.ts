import assert from 'node:assert/strict'
import { test } from 'node:test'
import { buildApp } from '../../app.ts'
import { readConfig } from '../config/index.ts'
import { systemClock } from '../clock/index.ts'
import { openTestDatabase } from '../storage/testing.ts'
import { compileWaiting, lazily } from './lazily.ts'

test('what is asked for is made once, what is not when its turn comes', async () => {
  const made: string[] = []
  const one = lazily(() => made.push('one'))
  lazily(() => made.push('other'))
  assert.deepEqual([one(), one(), made.length], [1, 1, 1])
  await compileWaiting()
  assert.deepEqual(made, ['one', 'other'])
})

test('every schema of every route can be compiled', async () => {
  const database = await openTestDatabase()
  const app = await buildApp({ config: { ...readConfig({}), logLevel: 'silent' }, clock: systemClock, database })
  assert.equal((await app.inject('/api/errors')).statusCode, 200)
  await compileWaiting()
  await app.close()
})
