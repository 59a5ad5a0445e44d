/** 接入密钥: every variant from the key to a signed message, through the real gateway; rotated, revoked, wrong, another's. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { HandedKey, KeyVariantName } from '@yidi/contracts'
import { issueKey, listKeys, revokeKey } from '../../apps/server/src/care/keys/index.ts'
import { sealText } from '../../apps/server/src/gateway/signing/body.ts'
import { openPlatform } from './hospital.ts'
import { askToken, headerSigners, openOutput, sealInput, signInput } from './signing.ts'
import type { TypedKey } from './signing.ts'

const platform = await openPlatform()
const { app, db, clock } = platform
test.after(() => app.close())

const institution = 'H31010000001'
const by = { actorKind: 'system', actor: 'command-line' } as const
const weekMs = 7 * 86_400_000
const input = { data: { mdtrt_cert_type: '02', mdtrt_cert_no: '330100195003070114', psn_name: '演示退休甲' } }

interface Reply {
  infcode: number
  err_msg: string | null
  encType?: string
  output: unknown
}

type Message = Record<string, unknown>

let messages = 0
function message(more: Message = {}): Message {
  messages += 1
  return {
    infno: '1101',
    msgid: `${institution}20260620100000${String(messages).padStart(4, '0')}`,
    mdtrtarea_admvs: '310100',
    insuplc_admdvs: '330100',
    infver: 'V1.0',
    opter_type: '1',
    opter: 'demo',
    opter_name: '演示',
    inf_time: '2026-06-20 10:00:00',
    fixmedins_code: institution,
    fixmedins_name: '演示上海三级医院',
    input,
    ...more,
  }
}

async function post(
  body: object,
  headersOf: (bytes: Buffer) => Record<string, string> | Promise<Record<string, string>> = () => ({}),
): Promise<Reply> {
  const payload = Buffer.from(JSON.stringify(body))
  const headers = { 'content-type': 'application/json', ...(await headersOf(payload)) }
  const answer = await app.inject({ method: 'POST', url: '/fsi/api/rsfComIfsService/callService', payload, headers })
  assert.equal(answer.statusCode, 200)
  return answer.json<Reply>()
}

const token = (id: string, secret: string, grant?: string) => askToken(platform, id, secret, grant)
const shared = Object.keys(headerSigners) as (keyof typeof headerSigners)[]
const issue = (variant: KeyVariantName, of = institution) =>
  issueKey(db, clock, by, { institution: of, variant, overlapMs: weekMs })
const sendSigned = (variant: keyof typeof headerSigners, key: TypedKey, told: Message) =>
  post(told, (bytes) => headerSigners[variant](platform, key, told, bytes))
const send = (variant: keyof typeof headerSigners, key: TypedKey) => sendSigned(variant, key, message())

const isAnswered = (reply: Reply) => {
  assert.equal(reply.infcode, 0, reply.err_msg ?? '')
}
const isRefused = (reply: Reply, code: string) => {
  assert.equal(reply.infcode, -1)
  assert.match(reply.err_msg ?? '', new RegExp(`^\\[${code}\\]`))
}

for (const variant of shared)
  test(`${variant}: the key of the demonstration opens, another's and a wrong one do not`, async () => {
    const key = { name: institution, secret: `demo-${institution}` }
    isAnswered(await send(variant, key))
    const other = { name: 'H31010000002', secret: 'demo-H31010000002' }
    isRefused(await send(variant, other), 'G1106')
    const wrong = { ...key, secret: 'demo-wrong' }
    isRefused(await send(variant, wrong), variant === 'apikey' ? 'G1102' : variant === 'oauth2' ? 'G1109' : 'G1104')
  })

for (const variant of shared)
  test(`${variant}: while it is rotated both keys are good, then the new one only; what is revoked is not`, async () => {
    const old = { name: institution, secret: `demo-${institution}` }
    const { number, handed } = await issue(variant)
    for (const key of [old, handed]) isAnswered(await send(variant, key))
    await assert.rejects(issue(variant), /institution-keys-too-many/)
    const last = clock.now()
    clock.set(new Date(last.getTime() + weekMs).toISOString())
    isAnswered(await send(variant, handed))
    const ended = await send(variant, old)
    isRefused(ended, variant === 'apikey' ? 'G1102' : variant === 'oauth2' ? 'G1109' : 'G1104')
    await revokeKey(db, clock, by, { institution, number, reason: '系统更换' })
    isRefused(await send(variant, handed), variant === 'oauth2' ? 'G1109' : 'G1102')
    await assert.rejects(revokeKey(db, clock, by, { institution, number, reason: '再一次' }), /institution-key-unknown/)
    clock.set(last.toISOString())
  })

test('a token: good for two hours, no longer than its key; asked for wrongly it is refused in words', async () => {
  const { number, handed } = await issue('oauth2', 'H31010000003')
  const given = await token(handed.name, handed.secret, 'client_credentials')
  assert.deepEqual([given.token_type, given.expires_in], ['bearer', 7200])
  const carried = (of: string) =>
    post(message({ fixmedins_code: 'H31010000003' }), () => ({ authorization: `bearer ${of}` }))
  isAnswered(await carried(given.access_token))
  const last = clock.now()
  clock.set(new Date(last.getTime() + 7_200_000).toISOString())
  isRefused(await carried(given.access_token), 'G1110')
  clock.set(last.toISOString())
  await revokeKey(db, clock, by, { institution: 'H31010000003', number, reason: '停用' })
  isRefused(await carried(given.access_token), 'G1102')
  isRefused(await carried('not-a-token'), 'G1109')
  assert.equal((await token(handed.name, handed.secret)).error, 'invalid_client')
  assert.equal((await token('H31010000001', 'demo-H31010000001', 'implicit')).error, 'unsupported_grant_type')
})

test('SM2 over the input, under SM4: opened, checked, answered under SM4; cut or signed by another it is refused', async () => {
  const { handed } = await issue('sm2')
  const text = JSON.stringify(input)
  const sign = (key: HandedKey, der = false) => signInput(text, key, institution, der)
  const sealed = (key: HandedKey, more = {}) => ({ ...sealInput(message(), key), ...more })
  const reply = await post(sealed(handed))
  isAnswered(reply)
  assert.equal(reply.encType, 'SM4')
  assert.match(openOutput(String(reply.output), handed), /演示退休甲/)
  isAnswered(await post(sealed(handed, { cainfo: sign(handed, true) })))
  isAnswered(await post(message({ signtype: 'SM2', cainfo: sign(handed) })))
  isAnswered(await post(message({ signtype: 'SM2', cainfo: sign(handed), input: text })))
  const stranger = (await issue('sm2', 'H31010000002')).handed
  isRefused(await post(sealed(handed, { cainfo: sign(stranger) })), 'G1104')
  isRefused(await post(sealed(stranger)), 'G1111')
  isRefused(await post(sealed(handed, { input: sealText(text, { sm4Key: handed.sm4Key! }).slice(0, -24) })), 'G1111')
  isRefused(await post({ ...sealed(handed), fixmedins_code: 'H31010000003' }), 'G1102')
  isAnswered(await post({ ...message({ signtype: 'SM2', cainfo: 'MOCK' }), fixmedins_code: 'H31010000003' }))
})

test('a key is shown once: the records hold it sealed, say who issued it and when it was last used', async () => {
  const before = (await listKeys(db, 'H33010000001')).map(({ number }) => number)
  const { number, handed } = await issue('hsa', 'H33010000001')
  assert.equal(number, Math.max(...before) + 1)
  await sendSigned('hsa', handed, message({ fixmedins_code: 'H33010000001' }))
  const used = async () => (await listKeys(db, 'H33010000001'))[0]!
  for (let tries = 0; tries < 50 && (await used()).lastUsedAt === null; tries++)
    await new Promise((resolve) => setTimeout(resolve, 20))
  assert.deepEqual(await used(), {
    institution: 'H33010000001',
    number,
    variant: 'hsa',
    issuedAt: clock.now(),
    issuedBy: 'command-line',
    goodUntil: null,
    lastUsedAt: clock.now(),
  })
  const { rows } = await db.pool.query<{ text: string }>('select c::text as text from institution_credential c')
  assert.ok(rows.every(({ text }) => !text.includes(handed.secret) && !text.includes('demo-H31010000001')))
  const audit = await db.pool.query<{ action: string; detail: object }>(
    `select action, detail from office_audit where subject_id = 'H33010000001' and action like 'institution.key%'`,
  )
  assert.deepEqual(
    audit.rows.map(({ action }) => action),
    ['institution.key-issue'],
  )
  assert.doesNotMatch(JSON.stringify(audit.rows), new RegExp(handed.secret))
  await assert.rejects(issue('hsa', 'H99999999999'), /institution-not-found/)
})

test('sixteen calls of one client in one millisecond all pass', async () => {
  const key = { name: 'H11010000001', secret: 'demo-H11010000001' }
  const replies = await Promise.all(
    Array.from({ length: 16 }, () => sendSigned('hunan', key, message({ fixmedins_code: 'H11010000001' }))),
  )
  for (const reply of replies) isAnswered(reply)
})
