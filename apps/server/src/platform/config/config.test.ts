import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ConfigError, readConfig } from './config.ts'

test('an empty environment is a demonstration on this machine', () => {
  const config = readConfig({})
  assert.deepEqual([config.host, config.port, config.demo, config.databaseUrl], ['127.0.0.1', 3000, true, undefined])
})

test('a database of your own never gets demonstration data and needs keys', () => {
  const key = Buffer.alloc(32, 7).toString('base64')
  const env = { DATABASE_URL: 'postgres://localhost/yidi', YIDI_KEYS: `k1=${key}`, YIDI_INDEX_KEY: key, YIDI_DEMO: '1' }
  assert.equal(readConfig(env).demo, false)
  assert.equal(readConfig(env).keys[0]?.id, 'k1')
  assert.throws(() => readConfig({ DATABASE_URL: 'postgres://localhost/yidi' }), ConfigError)
})

test('every fault is named at once, in Chinese, and no secret is repeated', () => {
  const env = {
    PORT: '70000',
    DATABASE_URL: 'mysql://x',
    YIDI_DEMO: 'maybe',
    YIDI_LOG_LEVEL: 'loud',
    YIDI_KEYS: 'k1=c2VjcmV0',
  }
  assert.throws(
    () => readConfig(env),
    (error: unknown) => {
      assert.ok(error instanceof ConfigError)
      const names = new Set(error.faults.map((fault) => fault.name))
      for (const name of Object.keys(env)) assert.ok(names.has(name), name)
      assert.ok(!error.message.includes('c2VjcmV0'))
      return true
    },
  )
})

test('an identity provider needs its account, our own address, and a safe connection', () => {
  const env = {
    YIDI_PUBLIC_URL: 'https://yidi.example.cn/',
    YIDI_OIDC_ISSUER: 'https://login.example.cn',
    YIDI_OIDC_CLIENT_ID: 'yidi',
    YIDI_OIDC_CLIENT_SECRET: 'made-up-secret',
  }
  const config = readConfig(env)
  assert.equal(config.publicUrl, 'https://yidi.example.cn')
  assert.deepEqual(
    [config.identityProvider?.idNumberClaim, config.identityProvider?.title],
    ['id_number', '统一身份认证'],
  )
  const faultsOf = (changed: Record<string, string | undefined>): string[] => {
    try {
      readConfig({ ...env, ...changed })
      return []
    } catch (error) {
      assert.ok(error instanceof ConfigError)
      return error.faults.map((fault) => fault.name)
    }
  }
  assert.deepEqual(faultsOf({ YIDI_OIDC_ISSUER: 'http://login.example.cn' }), ['YIDI_OIDC_ISSUER'])
  assert.deepEqual(faultsOf({ YIDI_OIDC_CLIENT_SECRET: undefined }), ['YIDI_OIDC_CLIENT_SECRET'])
  assert.deepEqual(faultsOf({ YIDI_PUBLIC_URL: undefined }), ['YIDI_PUBLIC_URL'])
  assert.deepEqual(faultsOf({ YIDI_PUBLIC_URL: 'yidi.example.cn' }), ['YIDI_PUBLIC_URL', 'YIDI_PUBLIC_URL'])
})

test('time limits of the database are milliseconds; what is none, or too short for anything, is refused', () => {
  assert.equal(readConfig({}).databaseLimits.statementMs, 10_000)
  const env = { YIDI_DATABASE_STATEMENT_MS: '30000', YIDI_DATABASE_LOCK_MS: '2000' }
  const { statementMs, lockMs } = readConfig(env).databaseLimits
  assert.deepEqual([statementMs, lockMs], [30_000, 2_000])
  for (const value of ['10s', '0', '99', '-1', '1.5']) {
    assert.throws(
      () => readConfig({ YIDI_DATABASE_CONNECT_MS: value }),
      (error: unknown) => error instanceof ConfigError && error.message.includes(`“${value}”不能用`),
    )
  }
})
