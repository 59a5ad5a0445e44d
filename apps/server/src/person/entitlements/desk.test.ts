import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  DeskQueueMessage,
  DiseaseOverview,
  EntitlementMessage,
  MaterialMessage,
  ProblemDocument,
} from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { samplePng, uploadMaterial } from '../../platform/materials/testing.ts'
import { readAudit } from '../../platform/audit/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'

const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const citizen = await signInCitizen(database, clock, '33010000000000000002')
const review = await signInStaff(database, clock, { roles: ['reviewing'], pool: '330100' })
const stranger = await signInStaff(database, clock, { roles: ['reviewing'], pool: '331000' })
let keys = 0
const post = (url: string, cookie: string, payload: object) =>
  app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': `register-key-${String(++keys)}` } })
const get = (url: string, cookie: string) => app.inject({ url, headers: { cookie } })

test('a diagnosis proof goes with its registration, once, and the desk of the pool downloads it', async () => {
  const proof = await uploadMaterial(app, citizen, 'diagnosis-proof')
  const form = { kind: '血友病', hospital: '演示杭州三级医院', diagnosedOn: '2026-03-01' }
  const unknown = await post('/api/diseases', citizen, { ...form, uploads: [proof.id, 'M-not-there'] })
  assert.equal(unknown.json<ProblemDocument>().code, 'material-not-usable')
  assert.deepEqual(
    unknown.json<ProblemDocument>().errors?.map((one) => one.path),
    ['uploads[1]'],
  )
  const applied = (await post('/api/diseases', citizen, { ...form, uploads: [proof.id] })).json<EntitlementMessage>()
  assert.ok(applied.facts.some((fact) => fact.label === '诊断证明' && fact.value === '交了 1 份'))
  const again = await post('/api/diseases', citizen, { ...form, kind: '肺结核', uploads: [proof.id] })
  assert.equal(again.json<ProblemDocument>().code, 'material-not-usable')

  const path = `/api/desk/registers/${applied.id}`
  const read = (await get(path, review)).json<{ materials: MaterialMessage[] }>()
  assert.deepEqual(
    read.materials.map((one) => one.id),
    [proof.id],
  )
  const loaded = await get(`${path}/materials/${proof.id}`, review)
  assert.equal(loaded.headers['content-type'], 'image/png')
  assert.deepEqual(loaded.rawPayload, samplePng())
  const log = await readAudit(database, '33010000000000000002')
  assert.ok(log.some((row) => row.action === 'material.read' && row.subjectId === proof.id))
  const foreign = await get(`${path}/materials/${proof.id}`, stranger)
  assert.equal(foreign.json<ProblemDocument>().code, 'filing-other-pool')
  const loose = await uploadMaterial(app, citizen, 'diagnosis-proof')
  assert.equal((await get(`${path}/materials/${loose.id}`, review)).statusCode, 404)
  assert.equal((await post(`${path}/refuse`, review, { reason: '证明看不清' })).statusCode, 200)
})

test('a designated disease waits at the desk of its pool, is read there and decided with words', async () => {
  const overview = (await get('/api/diseases', citizen)).json<DiseaseOverview>()
  const kind = overview.kinds?.[0]?.name ?? '高血压'
  const form = { kind, hospital: '演示杭州三级医院', diagnosedOn: '2026-03-01' }
  const applied = await post('/api/diseases', citizen, form)
  assert.ok(applied.statusCode < 300, applied.body)
  const { tasks } = (await get('/api/desk/tasks?kind=register', review)).json<DeskQueueMessage>()
  const id = tasks[0]!.id
  const read = (await get(`/api/desk/registers/${id}`, review)).json<{ record: EntitlementMessage }>()
  assert.ok(read.record.facts.some((fact) => fact.value === kind))
  assert.equal((await get(`/api/desk/registers/${id}`, stranger)).json<ProblemDocument>().code, 'filing-other-pool')
  const silent = await post(`/api/desk/registers/${id}/refuse`, review, {})
  assert.equal(silent.json<ProblemDocument>().code, 'filing-reason-missing')
  assert.ok(read.record.facts.some((fact) => fact.label === '诊断证明' && fact.value === '诊断证明没有上传'))
  const approved = await post(`/api/desk/registers/${id}/approve`, review, {})
  assert.equal(approved.json<EntitlementMessage>().state, 'approved', approved.body)
  assert.match(approved.body, /同意时没有人看过：诊断证明没有上传/)
  const twice = await post(`/api/desk/registers/${id}/refuse`, review, { reason: '写错了' })
  assert.equal(twice.json<ProblemDocument>().code, 'register-action-not-allowed')
  assert.equal((await get('/api/desk/tasks?kind=register', review)).json<DeskQueueMessage>().total, 0)
})
