import assert from 'node:assert/strict'
import { test } from 'node:test'
import { largestMaterialBytes } from '@yidi/contracts'
import type { FilingForm, FilingMessage, MaterialMessage, ProblemDocument } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../clock/index.ts'
import { readConfig } from '../config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { readAudit } from '../audit/index.ts'
import { openTestDatabase } from '../storage/testing.ts'
import { sweepMaterials } from './store.ts'
import { sampleJpeg, samplePdf, samplePng, uploadMaterial } from './testing.ts'

const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const active = '33010000000000000002'
const mine = await signInCitizen(database, clock, active)
const other = await signInCitizen(database, clock, '33010000000000000001')
const desk = await signInStaff(database, clock, { roles: ['accepting'], name: 'desk', pool: '330100' })
const otherDesk = await signInStaff(database, clock, { roles: ['accepting'], name: 'desk-tz', pool: '331000' })

let keys = 0
const newKey = (): string => `material-key-${String(++keys).padStart(4, '0')}`
const upload = (content: Buffer, type: string, options: { kind?: string; key?: string; name?: string } = {}) =>
  app.inject({
    method: 'POST',
    url: `/api/materials?kind=${options.kind ?? 'residence-proof'}`,
    payload: content,
    headers: {
      cookie: mine,
      'content-type': type,
      'idempotency-key': options.key ?? newKey(),
      ...(options.name === undefined ? {} : { 'x-file-name': encodeURIComponent(options.name) }),
    },
  })
const get = (url: string, cookie: string) => app.inject({ url, headers: { cookie } })
const referral: FilingForm = {
  type: 'referral',
  destination: '310100',
  from: '2026-03-10',
  mobile: '13800000000',
  commitmentSigned: true,
  referral: { institution: '演示杭州三级医院', on: '2026-03-09' },
}
const file = (form: FilingForm) =>
  app.inject({
    method: 'POST',
    url: '/api/filings',
    payload: form,
    headers: { cookie: mine, 'idempotency-key': newKey() },
  })

test('pictures and PDF are taken by their content, kept encrypted, and come back as they were', async () => {
  for (const [content, type] of [
    [samplePng(), 'image/png'],
    [sampleJpeg(), 'image/jpeg'],
    [samplePdf(), 'application/pdf'],
  ] as const) {
    const answer = await upload(content, 'application/octet-stream', { name: '居住证 正面.jpg' })
    assert.equal(answer.statusCode, 201, answer.body)
    const material = answer.json<MaterialMessage>()
    assert.deepEqual([material.mediaType, material.sizeBytes, material.name], [type, content.length, '居住证 正面.jpg'])
    const back = await get(`/api/materials/${material.id}`, mine)
    assert.deepEqual(back.rawPayload, content)
    assert.match(String(back.headers['content-disposition']), /^attachment; filename="residence-proof\.\w+"/)
    assert.match(String(back.headers['content-security-policy']), /sandbox/)
    assert.deepEqual(
      [back.headers['cache-control'], back.headers['x-content-type-options'], back.headers['content-type']],
      ['no-store', 'nosniff', type],
    )
    const { rows } = await database.pool.query<{ content_cipher: Buffer; name_cipher: Buffer }>(
      'select content_cipher, name_cipher from material where material_id = $1',
      [material.id],
    )
    assert.equal(rows[0]?.content_cipher.includes(content.subarray(0, 16)), false)
    assert.equal(rows[0]?.name_cipher.includes(Buffer.from('居住证')), false)
  }
})

test('a forged, broken, empty or too large file is refused with what is wrong', async () => {
  const png = samplePng()
  const damaged = Buffer.from(png)
  damaged[45] = damaged[45]! ^ 1
  const cases: [string, Buffer, string, string][] = [
    [
      'a program renamed',
      Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
      'image/jpeg',
      'material-type-not-taken',
    ],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'image/png', 'material-type-not-taken'],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/png', 'material-type-not-taken'],
    [
      'a zip',
      Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(60)]),
      'application/pdf',
      'material-type-not-taken',
    ],
    ['text', Buffer.from('居住证明'), 'application/pdf', 'material-type-not-taken'],
    ['a PDF called a picture', samplePdf(), 'image/png', 'material-type-differs'],
    ['a picture called HTML', png, 'text/html', 'material-type-differs'],
    ['half a PNG', png.subarray(0, png.length - 14), 'image/png', 'material-broken'],
    ['a damaged PNG', damaged, 'image/png', 'material-broken'],
    ['half a JPEG', sampleJpeg().subarray(0, -4), 'image/jpeg', 'material-broken'],
    ['a JPEG that is only a head', sampleJpeg().subarray(0, 24), 'image/jpeg', 'material-broken'],
    ['half a PDF', samplePdf().subarray(0, -8), 'application/pdf', 'material-broken'],
    ['nothing', Buffer.alloc(0), 'image/png', 'material-empty'],
    ['JSON', Buffer.from('{"a":1}'), 'application/json', 'material-type-not-taken'],
    ['too large', Buffer.concat([png, Buffer.alloc(largestMaterialBytes)]), 'image/png', 'material-too-large'],
    ['far too large', Buffer.alloc(largestMaterialBytes * 2), 'image/png', 'body-too-large'],
  ]
  for (const [what, content, type, code] of cases) {
    const answer = await upload(content, type)
    const body = answer.json<ProblemDocument>()
    assert.equal(body.code, code, `${what}: ${answer.body}`)
    assert.ok(answer.statusCode >= 400 && answer.statusCode < 500, what)
    assert.match(body.remedy, /请/)
  }
  const unknown = await upload(png, 'image/png', { kind: 'holiday-photo' })
  assert.equal(unknown.json<ProblemDocument>().code, 'material-kind-unknown')
})

test('sent twice it is kept once; the same key with another file is refused', async () => {
  const key = newKey()
  const first = (await upload(samplePng(), 'image/png', { key })).json<MaterialMessage>()
  assert.deepEqual((await upload(samplePng(), 'image/png', { key })).json(), first)
  const else_ = await upload(samplePng(9), 'image/png', { key })
  assert.equal(else_.json<ProblemDocument>().code, 'idempotency-key-reused')
  const elsewhere = await upload(samplePng(), 'image/png', { key, kind: 'work-proof' })
  assert.equal(elsewhere.json<ProblemDocument>().code, 'idempotency-key-reused')
})

test('somebody else neither sees, removes nor files with it', async () => {
  const { id } = await uploadMaterial(app, mine, 'referral-form')
  assert.equal((await get(`/api/materials/${id}`, other)).statusCode, 404)
  assert.equal(
    (await app.inject({ method: 'DELETE', url: `/api/materials/${id}`, headers: { cookie: other } })).statusCode,
    404,
  )
  assert.equal((await app.inject({ url: `/api/materials/${id}` })).statusCode, 401)
  const stolen = await app.inject({
    method: 'POST',
    url: '/api/filings',
    payload: { ...referral, uploads: [id] },
    headers: { cookie: other, 'idempotency-key': newKey() },
  })
  const body = stolen.json<ProblemDocument>()
  assert.deepEqual([body.code, body.errors?.[0]?.path], ['filing-not-complete', 'uploads[0]'])
  const removed = await app.inject({ method: 'DELETE', url: `/api/materials/${id}`, headers: { cookie: mine } })
  assert.equal(removed.statusCode, 200)
  assert.equal((await get(`/api/materials/${id}`, mine)).statusCode, 404)
})

test('filed with, it belongs to the filing: the desk of the pool sees it, each look is audited, it cannot be removed or used again', async () => {
  const { id } = await uploadMaterial(app, mine, 'referral-form')
  const unsent = await uploadMaterial(app, mine, 'referral-form')
  const answer = await file({ ...referral, uploads: [id] })
  assert.equal(answer.statusCode, 201, answer.body)
  const filing = answer.json<FilingMessage>()
  assert.equal(filing.state, 'applied')
  const own = (await get(`/api/filings/${filing.id}/materials`, mine)).json<{ materials: MaterialMessage[] }>()
  assert.deepEqual(
    own.materials.map((material) => material.id),
    [id],
  )
  assert.equal((await get(`/api/filings/${filing.id}/materials`, other)).statusCode, 404)

  const address = `/api/desk/filings/${filing.id}/materials`
  const listed = (await get(address, desk)).json<{ materials: MaterialMessage[] }>()
  assert.deepEqual(
    listed.materials.map((material) => material.kind),
    ['referral-form'],
  )
  assert.deepEqual((await get(`${address}/${id}`, desk)).rawPayload, samplePng())
  assert.equal((await get(`${address}/${id}`, otherDesk)).statusCode, 403)
  assert.equal((await get(`${address}/${unsent.id}`, desk)).statusCode, 404)
  assert.equal((await get(`${address}/${id}`, mine)).statusCode, 403)
  const audit = await readAudit(database, active)
  assert.equal(audit.filter((row) => row.action === 'material.read' && row.subjectId === id).length, 1)

  const removed = await app.inject({ method: 'DELETE', url: `/api/materials/${id}`, headers: { cookie: mine } })
  assert.equal(removed.json<ProblemDocument>().code, 'material-in-use')
  const twice = await file({ ...referral, destination: '110100', uploads: [id] })
  assert.equal(twice.json<ProblemDocument>().errors?.[0]?.path, 'uploads[0]')
})

test('a paper that is only said to be there goes to a clerk, who is told so', async () => {
  const check = await app.inject({
    method: 'POST',
    url: '/api/filings/check',
    payload: { ...referral, destination: '120100', materials: ['referral-form'] },
    headers: { cookie: mine },
  })
  const codes = check.json<{ problems: { code: string }[] }>().problems.map((one) => one.code)
  assert.ok(codes.includes('material-not-uploaded'), check.body)
})

test('what was never sent is swept after some days, what was sent stays', async () => {
  const before = await database.pool.query<{ sent: boolean }>('select subject_id is not null as sent from material')
  assert.ok(before.rows.some((row) => row.sent) && before.rows.some((row) => !row.sent))
  assert.equal(await sweepMaterials(database, clock.now()), 0)
  await sweepMaterials(database, new Date(clock.now().getTime() + 8 * 86_400_000))
  const after = await database.pool.query<{ sent: boolean }>('select subject_id is not null as sent from material')
  assert.deepEqual(
    after.rows.map((row) => row.sent),
    [true],
  )
})

test('only so many may wait to be sent', async () => {
  let refused: ProblemDocument | undefined
  for (let count = 0; count < 31 && refused === undefined; count++) {
    const answer = await upload(samplePng(), 'image/png')
    if (answer.statusCode !== 201) refused = answer.json<ProblemDocument>()
  }
  assert.equal(refused?.code, 'material-too-many')
})
