/** 政策评估 at the desk: what it comes to, begun anew after a stop, and every slip of the form with its own answer. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type {
  EvaluationForm,
  EvaluationMessage,
  EvaluationsMessage,
  ProblemDocument,
  SavedDraft,
  Staff,
} from '@yidi/contracts'
import { buildApp } from '../../app.ts'
import { signInStaff } from '../../platform/access/testing.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { sharedRelease } from '../../platform/policy/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { checkForm } from './form.ts'
import { carryOnEvaluations } from './run.ts'

const clock = fixedClock('2026-06-20T02:00:00Z')
const database = await openTestDatabase()
const release = sharedRelease()
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database, release })
test.after(() => app.close())
const own = await signInStaff(database, clock, { roles: ['finance'], pool: '330100', name: 'money' })
const elsewhere = await signInStaff(database, clock, { roles: ['finance'], pool: '331000', name: 'else' })
const admin = await signInStaff(database, clock, { roles: ['admin'], name: 'admin' })

const url = '/api/desk/evaluations'
const get = (path: string, cookie = own) => app.inject({ url: path, headers: { cookie } })
const post = (path: string, payload: object, cookie = own) =>
  app.inject({ method: 'POST', url: path, headers: { cookie, 'idempotency-key': randomUUID() }, payload })
const change = { figure: 'employee.inpatient.to-40000.fund.tier3.active', value: '8', from: '2026-01-01' }
const form: EvaluationForm = {
  ...{ before: 'law', after: { changes: [change], files: [] }, year: 2026, pools: ['330100'] },
  source: { kind: 'people', people: 400, seed: 3 },
}
const context = { database, clock, release }
const started = async (of: EvaluationForm = form): Promise<EvaluationMessage> => {
  const answer = await post(url, of)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<EvaluationMessage>()
}
const shown = async (id: string) => (await get(`${url}/${id}`)).json<EvaluationMessage>()
const rows = async () => (await database.pool.query('select from policy_evaluation')).rowCount

test('the same form gives the same result, whole and by group, as lines and on exactly two pages', async () => {
  const first = await started()
  assert.deepEqual([first.state, first.mayStop, first.result], ['waiting', true, null])
  assert.equal(
    (await get(`${url}/${first.evaluationId}/result.pdf`)).json<ProblemDocument>().code,
    'evaluation-not-done',
  )
  assert.deepEqual(first.differs.map(({ name }) => name).slice(0, 1), [change.figure])
  // A server that stops gives it back; the next one begins it anew.
  const stopping = new AbortController()
  setTimeout(() => stopping.abort(), 700)
  await carryOnEvaluations({ ...context, stopping: stopping.signal })
  assert.ok(['waiting', 'done'].includes((await shown(first.evaluationId)).state))
  // One that was killed says nothing more: after a silence another begins it anew.
  await database.pool.query(
    `update policy_evaluation set state = 'running', run_by = 'gone', run_until = $1, result = null, finished_at = null`,
    [new Date(clock.now().getTime() + 30_000)],
  )
  assert.equal(await carryOnEvaluations(context), false)
  clock.set('2026-06-20T02:01:00Z')
  const second = await started()
  assert.equal(await carryOnEvaluations(context), true)
  assert.equal(await carryOnEvaluations(context), true)
  assert.equal(await carryOnEvaluations(context), false)
  const done = await shown(first.evaluationId)
  assert.deepEqual([done.state, done.percent, done.failed], ['done', 100, null])
  const { result, groups } = done
  assert.ok(result && result.winners > 0 && result.losers === 0 && result.people === 400)
  assert.equal(result.winners + result.losers + result.same, 400)
  assert.equal(
    result.spread.reduce((sum, { people }) => sum + people, 0),
    400,
  )
  const again = await shown(second.evaluationId)
  assert.deepEqual([again.result, again.groups], [result, groups])
  const pools = groups.filter(({ by }) => by === 'pool')
  assert.deepEqual(
    pools.map(({ title, cases, after }) => [title, cases, after]),
    [['杭州市', result.cases, result.after]],
  )
  assert.deepEqual(
    done.budget.map(({ fund, budget, actual, scaled, left }) => [fund, budget, actual, scaled, left]),
    [
      ['pool', null, '0.00', true, null],
      ['critical', null, '0.00', true, null],
    ],
  )
  const csv = await get(`${url}/${first.evaluationId}/result.csv`)
  assert.equal(csv.body.trimEnd().split('\r\n').length, groups.length + 2)
  const paper = await get(`${url}/${first.evaluationId}/result.pdf`)
  assert.equal(paper.rawPayload.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length, 2)
  assert.equal((await post(`${url}/${first.evaluationId}/stop`, {})).json<ProblemDocument>().code, 'evaluation-ended')
  const listed = (await get(url)).json<EvaluationsMessage>()
  assert.deepEqual([listed.runs.length, listed.mayStart, listed.years[0]], [2, true, 2027])
  const other = await get(`${url}/${first.evaluationId}`, elsewhere)
  assert.equal(other.json<ProblemDocument>().code, 'evaluation-not-found')
  assert.equal((await get(url, elsewhere)).json<EvaluationsMessage>().runs.length, 0)
})

test('one that is asked to stop stops, before it began and while it runs', async () => {
  const waits = await started()
  assert.equal((await post(`${url}/${waits.evaluationId}/stop`, {})).json<EvaluationMessage>().state, 'stopped')
  const { evaluationId } = await started({ ...form, source: { kind: 'people', people: '200000', seed: '1' } })
  const running = carryOnEvaluations(context)
  while ((await shown(evaluationId)).state === 'waiting') await new Promise((resolve) => setTimeout(resolve, 50))
  assert.equal((await post(`${url}/${evaluationId}/stop`, {})).statusCode, 200)
  await running
  const stopped = await shown(evaluationId)
  assert.deepEqual([stopped.state, stopped.result], ['stopped', null])
})

test('one that cannot be done says why and what to do', async () => {
  const { evaluationId } = await started()
  await carryOnEvaluations({ ...context, limits: { milliseconds: 1, heapMiB: 64 } })
  const { state, failed } = await shown(evaluationId)
  assert.equal(state, 'failed')
  assert.match(failed ?? '', /算不完。请减少/)
})

test('what cannot be evaluated is refused with its own words and nothing is kept', async () => {
  const before = await rows()
  const path = 'pools/330100-hangzhou/pool.yaml'
  const later = {
    path,
    text: release.files.get(path)!.replace('inForce: {from: 2024-01-01', 'inForce: {from: 2027-01-01'),
  }
  const faulty = { path, text: `${release.files.get(path)!}telefone: 1\n` }
  const people = (value: number | string, seed: number | string = 1) => ({
    source: { kind: 'people', people: value, seed },
  })
  for (const [of, code, words] of [
    [people(0), 'evaluation-people-not-valid', /“0”/],
    [people(1.5), 'evaluation-people-not-valid', /“1\.5”/],
    [people(200_001), 'evaluation-people-not-valid', /“200001”/],
    [people(10, 'abc'), 'evaluation-seed-not-valid', /“abc”/],
    [{ year: 24 }, 'evaluation-year-not-valid', /“24”/],
    [{ year: 2020 }, 'evaluation-year-without-law', /2020 年.*杭州市（330100）从 2024-01-01 起/],
    [{ source: { kind: 'records' } }, 'evaluation-year-without-data', /2026 年/],
    [{ pools: ['999999'] }, 'pool-not-found', /999999/],
    [{ pools: ['331000'] }, 'evaluation-other-pool', /331000/],
    [{ before: 'CA-NONE' }, 'saved-draft-not-found', /CA-NONE/],
    [{ after: { draft: 'law' } }, 'evaluation-same', /现行规定/],
    [{ after: { changes: [{ ...change, figure: 'no.such' }], files: [] } }, 'draft-not-valid', /no\.such/],
    [{ after: { changes: [], files: [{ path: '../x.yaml', text: '' }] } }, 'draft-not-valid', /x\.yaml/],
    [{ after: { changes: [], files: [faulty] } }, 'evaluation-draft-faulty', /pool\.yaml:\d+ .*telefone/],
    [{ after: { changes: [], files: [later] } }, 'evaluation-not-comparable', /从 2027-01-01 起，2026 年没有规定/],
  ] as const) {
    const problem = (await post(url, { ...form, ...of })).json<ProblemDocument>()
    assert.equal(problem.code, code, JSON.stringify(of).slice(0, 80))
    assert.match(problem.detail, words)
  }
  const ofAdmin = async (of: object) => (await post(url, { ...form, ...of }, admin)).json<ProblemDocument>().code
  assert.equal(await ofAdmin({ pools: [] }), 'evaluation-pools-missing')
  assert.equal(await ofAdmin({ pools: ['330100', '331000'] }), 'evaluation-changes-one-pool')
  const staff = { staffName: 'money', roles: ['finance'], pool: '330100' } as unknown as Staff
  await assert.rejects(
    checkForm({ database, clock, release }, staff, form, { milliseconds: 1, heapMiB: 64 }),
    (error: { code?: string }) => error.code === 'evaluation-not-checked',
  )
  assert.equal(await rows(), before)
})

test('a saved draft is evaluated against the law; a dropped one cannot be chosen', async () => {
  const saving = { title: '少付', pool: '330100', changes: [change], files: [] }
  const { draftId } = (await post('/api/desk/policy/drafts', saving)).json<SavedDraft>()
  const message = await started({ ...form, after: { draft: draftId } })
  assert.deepEqual([message.beforeTitle, message.afterTitle], ['现行规定', '草案“少付”'])
  await post(`/api/desk/policy/drafts/${draftId}/drop`, {})
  const problem = (await post(url, { ...form, after: { draft: draftId } })).json<ProblemDocument>()
  assert.equal(problem.code, 'saved-draft-dropped')
})
