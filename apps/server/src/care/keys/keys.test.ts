/** 接入密钥 at the desk: shown once, two at a time, revoked after one more question, each command on record, bound to the place. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { InstitutionKeys, KeyIssued, ProblemDocument } from '@yidi/contracts'
import { buildApp } from '../../app.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { signInStaff } from '../../platform/access/testing.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { findGoodKeys, noteUse } from './good.ts'

const clock = fixedClock('2026-06-20T02:00:00Z')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const environment = { YIDI_LOG_LEVEL: 'silent', YIDI_PUBLIC_URL: 'https://yidi.example.cn' }
const app = await buildApp({ config: readConfig(environment), clock, database })
test.after(() => app.close())

const code = 'H33010000001'
const cookies = {
  reviewer: await signInStaff(database, clock, { roles: ['reviewing'], pool: '330100', name: 'keys-reviewer' }),
  clerk: await signInStaff(database, clock, { roles: ['accepting'], pool: '330100', name: 'keys-clerk' }),
  elsewhere: await signInStaff(database, clock, { roles: ['reviewing'], pool: '331000', name: 'keys-elsewhere' }),
  hospital: await signInStaff(database, clock, { roles: ['institution'], institution: code, name: 'keys-hospital' }),
}
type Who = keyof typeof cookies

async function ask<Answer>(who: Who, url: string, payload?: object, key: string = randomUUID()) {
  const answer = await app.inject({
    method: payload === undefined ? 'GET' : 'POST',
    url,
    headers: { cookie: cookies[who], ...(payload === undefined ? {} : { 'idempotency-key': key }) },
    ...(payload === undefined ? {} : { payload }),
  })
  return answer.json<Answer & ProblemDocument>()
}

const keysOf = `/api/institutions/${code}/keys`
const issue = (who: Who, variant: string, keepOldDays: number, key?: string) =>
  ask<KeyIssued>(who, keysOf, { variant, keepOldDays }, key)
const seen = async (who: Who = 'reviewer') => (await ask<InstitutionKeys>(who, keysOf)).keys
const ofVariant = async (variant: string) => (await seen()).filter((key) => key.variant === variant && key.good)

test('a key is shown to the command that made it, and to no repeat, list or record', async () => {
  const command = randomUUID()
  const { number, handed } = await issue('reviewer', 'hsa', 7, command)
  assert.equal(handed?.name, code)
  const [kept] = await findGoodKeys(database, 'hsa', code, clock.now())
  assert.deepEqual([kept?.number, kept?.secret], [number, handed?.secret])

  assert.deepEqual(await issue('reviewer', 'hsa', 7, command), { number, handed: null })
  assert.equal((await ofVariant('hsa')).length, 2, 'the repeat made no third')
  const listed = await seen()
  assert.doesNotMatch(JSON.stringify(listed), new RegExp(handed!.secret))
  assert.deepEqual(
    listed.find((key) => key.number === number),
    {
      number,
      variant: 'hsa',
      issuedAt: '2026-06-20T02:00:00.000Z',
      issuedBy: 'keys-reviewer',
      goodUntil: null,
      lastUsedAt: null,
      good: true,
    },
  )
  const old = (await ofVariant('hsa')).find((key) => key.number !== number)
  assert.equal(old?.goodUntil, '2026-06-27T02:00:00.000Z', 'the one before goes on for a week')
  const { rows } = await database.pool.query<{ text: string }>(
    `select i::text as text from idempotency_key i union all select a::text from office_audit a`,
  )
  assert.ok(rows.every(({ text }) => !text.includes(handed!.secret)))
})

test('a third is refused with the numbers of the two; SM2 comes with its public key and the key of the bodies', async () => {
  const good = await ofVariant('hsa')
  const third = await issue('reviewer', 'hsa', 7)
  assert.deepEqual(
    [third.code, third.detail],
    [
      'institution-keys-too-many',
      `这种方式已有两把有效的密钥（第 ${good.map(({ number }) => number).join('、')} 把）。`,
    ],
  )
  const { handed } = await issue('reviewer', 'sm2', 0)
  assert.match(handed!.secret, /^[0-9a-f]{64}$/)
  assert.match(handed!.publicKey!, /^04[0-9a-f]{128}$/)
  assert.match(handed!.sm4Key!, /^[0-9a-f]{32}$/)
})

test('revoking says once when the key was last used and what is left; then it is over at once', async () => {
  const [latest, before] = await ofVariant('hsa')
  await noteUse(database, { institution: code, number: latest!.number }, clock.now())
  const revoke = (number: number, body: object) =>
    ask<InstitutionKeys>('reviewer', `${keysOf}/${number}/revoke`, { reason: '系统更换', ...body })
  const asked = await revoke(latest!.number, {})
  assert.equal(asked.code, 'institution-key-in-use')
  assert.match(
    asked.detail,
    /最近一次用在2026年6月20日 10:00。作废后，用它签名的报文马上被拒。这种方式还有第 \d+ 把能用。/,
  )
  assert.deepEqual(
    asked.errors?.map(({ path }) => path),
    ['confirmed'],
  )
  assert.equal((await ofVariant('hsa')).length, 2, 'nothing happened yet')
  const after = await revoke(latest!.number, { confirmed: true })
  assert.equal(after.keys.find(({ number }) => number === latest!.number)?.good, false)
  assert.equal((await revoke(latest!.number, { confirmed: true })).code, 'institution-key-unknown')
  assert.match((await revoke(before!.number, {})).detail, /还没有用过。.*这种方式就没有能用的密钥了。/)
  assert.equal((await revoke(before!.number, { reason: ' ' })).code, 'request-not-valid')
})

test('whoever decides hands keys out; the clerk and the institution see them, another pool does not', async () => {
  assert.equal((await issue('clerk', 'hunan', 7)).code, 'not-permitted')
  assert.equal((await issue('hospital', 'hunan', 7)).code, 'not-permitted')
  assert.equal((await issue('elsewhere', 'hunan', 7)).code, 'institution-other-place')
  assert.equal((await ask('elsewhere', keysOf)).code, 'institution-other-place')
  assert.equal((await ask('reviewer', '/api/institutions/H99999999999/keys')).code, 'institution-not-found')
  assert.deepEqual(await seen('clerk'), await seen())
  assert.equal((await ask('hospital', keysOf)).code, 'not-permitted')
  const own = await ask<InstitutionKeys>('hospital', '/api/institution/keys')
  assert.deepEqual(own.keys, await seen())
  assert.deepEqual(
    [own.name, own.address],
    ['演示杭州三级医院', 'https://yidi.example.cn/fsi/api/rsfComIfsService/callService'],
  )
})

test('each command is on record under its name, with who did it', async () => {
  const { rows } = await database.pool.query<{ action: string; actor: string; detail: { number: number } }>(
    `select action, actor, detail from office_audit where subject_id = $1 and action like 'institution.key%' order by audit_no`,
    [code],
  )
  assert.deepEqual(
    rows.map(({ action, actor }) => `${action} ${actor}`),
    [
      'institution.key-issue keys-reviewer',
      'institution.key-issue keys-reviewer',
      'institution.key-revoke keys-reviewer',
    ],
  )
})
