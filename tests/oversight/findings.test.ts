/**
 * 疑点: hospitals and a pharmacy settle over their interface, the rules run over it from the desk, and exactly what was planted is found;
 * again nothing more; broken off in the middle it goes on; what was undone is not found.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { carryOnFindings, nightlyRuns } from '../../apps/server/src/oversight/findings/index.ts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { openRelease } from '../../apps/server/src/platform/policy/index.ts'
import type { Platform } from '../hospital/hospital.ts'
import { Hospital, openPlatform, people, purchase, settlement } from '../hospital/hospital.ts'

const release = openRelease(undefined)
const pool = '330100'
const hangzhou = ['H33010000001', '330100'] as const
const pharmacies = [
  ['P33010000001', '330100'],
  ['P31010000001', '310100'],
] as const

/** What this test asks of a finding. */
interface Found {
  id: string
  rule: string
  subject: string
  score: number
  sentence: string
  state: string
}
interface Listed {
  findings: Found[]
  total: number
  counts: { open: number; inCase: number; dismissed: number }
}

async function openDesk(moment?: string) {
  const platform = await openPlatform(moment)
  const { app, db, clock } = platform
  const signIn = (role: 'inspecting' | 'audit', of: string = pool) =>
    signInStaff(db, clock, { roles: [role], name: `${role}-${of}`, pool: of })
  const inspector = await signIn('inspecting')
  const get = async (url: string, cookie = inspector) => {
    const answer = await app.inject({ method: 'GET', url, headers: { cookie } })
    return { status: answer.statusCode, body: answer.json<unknown>() }
  }
  const post = async (url: string, payload: object, cookie = inspector) => {
    const headers = { cookie, 'idempotency-key': randomUUID() }
    const answer = await app.inject({ method: 'POST', url, headers, payload })
    return { status: answer.statusCode, body: answer.json<{ code?: string; detail?: string }>() }
  }
  const list = async (query = '') => (await get(`/api/desk/findings${query}`)).body as Listed
  const start = (from: string, to: string) => post('/api/desk/finding-runs', { from, to })
  const context = { database: db, clock, release }
  const run = async (from = '2026-06-01', to = '2026-06-20') => {
    const { status, body } = await start(from, to)
    assert.equal(status, 200, JSON.stringify(body))
    await carryOnFindings(context)
  }
  return { ...platform, signIn, get, post, list, start, run, context }
}

/** A stay with one item at a price; the catalogue's ceiling is 10,000.00. */
async function stayAt({ app }: Pick<Platform, 'app'>, personNo: string, price: number) {
  const hospital = new Hospital(app, ...hangzhou)
  const visitId = await hospital.admit(personNo)
  await hospital.upload(personNo, visitId, [['YHB0000001', 1, price]])
  await hospital.discharge(personNo, visitId)
  const reply = await hospital.ask('2304', settlement(personNo, visitId, price))
  const { setl_id } = (reply.output as { setlinfo: { setl_id: string } }).setlinfo
  return {
    hospital,
    visitId,
    undo: () => hospital.ask('2305', { data: { psn_no: personNo, mdtrt_id: visitId, setl_id } }),
  }
}

/** Medicine for so many days from each of the pharmacies, a day apart. */
async function collectTwice({ app, clock }: Platform, personNo: string, days: number) {
  for (const [at, [code, place]] of pharmacies.entries()) {
    clock.set(`2026-06-${String(19 + at)}T02:00:00Z`)
    const bill = purchase(personNo, [['YDA0000001', 1, 30]])
    const drugdetail = bill.drugdetail.map((line) => ({ ...line, prd_days: days }))
    await new Hospital(app, code, place).ask('2102', { ...bill, drugdetail })
  }
}

const told = ({ findings }: Listed): string[] => findings.map(({ rule, subject }) => `${rule} ${subject}`).sort()

test('what was planted is found, once, with the facts; what was undone and what is innocent is not', async () => {
  const desk = await openDesk()
  await stayAt(desk, people.active, 20_000)
  const undone = await stayAt(desk, people.retiredWithFiling, 30_000)
  await undone.undo()
  await stayAt(desk, people.retiredWithFiling, 9_000)
  await collectTwice(desk, people.active, 14)
  await desk.run()
  const first = await desk.list()
  assert.deepEqual(told(first), [`price-above-ceiling ${hangzhou[0]}`, `same-medicine-twice ${people.active}`])
  const over = first.findings.find(({ rule }) => rule === 'price-above-ceiling')!
  assert.match(over.sentence, /演示杭州.*20,000\.00 元，目录的限价是 10,000\.00 元/)
  assert.deepEqual(first.counts, { open: 2, inCase: 0, dismissed: 0 })

  await desk.run()
  assert.deepEqual(await desk.list(), first, 'a run again adds or changes something')
  const { runs } = (await desk.get('/api/desk/finding-runs')).body as { runs: { percent: number; findings: number }[] }
  assert.deepEqual(runs.map(({ percent, findings }) => [percent, findings]).sort(), [
    [100, 0],
    [100, 2],
  ])
  await desk.app.close()
})

test('a run that is broken off in the middle goes on where it was, and finds each once', async () => {
  const desk = await openDesk()
  await stayAt(desk, people.active, 20_000)
  await stayAt(desk, people.retiredWithFiling, 20_000)
  await collectTwice(desk, people.active, 14)
  assert.equal((await desk.start('2026-06-01', '2026-06-20')).status, 200)
  // The clock is asked once a batch; it stops the program in the third.
  let batches = 0
  const broken = {
    ...desk.clock,
    now: () => {
      batches += 1
      if (batches === 3) throw new Error('killed')
      return desk.clock.now()
    },
  }
  await assert.rejects(carryOnFindings({ ...desk.context, clock: broken, peopleAtOnce: 1 }), /1 runs of the rules/)
  const running = (await desk.get('/api/desk/finding-runs')).body as { runs: { running: boolean; people: number }[] }
  assert.deepEqual(
    running.runs.map((run) => [run.running, run.people]),
    [[true, 2]],
  )
  // Two programs at once: one of them finds the run taken.
  const both = [carryOnFindings({ ...desk.context, peopleAtOnce: 1 }), carryOnFindings(desk.context)]
  await Promise.all(both)
  await carryOnFindings(desk.context)
  const found = await desk.list()
  assert.deepEqual(told(found), [
    `price-above-ceiling ${hangzhou[0]}`,
    `price-above-ceiling ${hangzhou[0]}`,
    `same-medicine-twice ${people.active}`,
  ])
  await desk.app.close()
})

test('a finding is shown with its settlements, each look on record; dismissed with a reason it stays so', async () => {
  const desk = await openDesk()
  await collectTwice(desk, people.active, 14)
  await desk.run()
  const [finding] = (await desk.list()).findings
  const url = `/api/desk/findings/${finding!.id}`
  const { body } = await desk.get(url)
  const shown = body as {
    settlements: { undone: boolean; total: string }[]
    basis: { article: string }
    person: object
  }
  assert.deepEqual(
    shown.settlements.map(({ total, undone }) => [total, undone]),
    [
      ['30.00', false],
      ['30.00', false],
    ],
  )
  assert.equal(shown.basis.article, '第四十二条')
  const { rows } = await desk.db.pool.query(
    `select a->>'action' as action from journal j, json_array_elements(j.acts) a where j.person_no = $1 and a->>'subjectId' = $2`,
    [people.active, finding!.id],
  )
  assert.deepEqual(rows, [{ action: 'finding.read' }])
  const refused = async (answer: Promise<{ status: number; body: { code?: string } }>) => (await answer).body.code
  assert.equal(await refused(desk.post(`${url}/dismissal`, { reason: ' ' })), 'oversight-reason-missing')
  assert.equal((await desk.post(`${url}/dismissal`, { reason: '外出前医师已说明' })).status, 200)
  assert.equal(await refused(desk.post(`${url}/dismissal`, { reason: '再一次' })), 'oversight-finding-not-open')
  await desk.run()
  assert.deepEqual((await desk.list('?state=any')).counts, { open: 0, inCase: 0, dismissed: 1 })
  const other = await desk.signIn('inspecting', '331000')
  assert.equal((await desk.get(url, other)).status, 404)
  const search = async (find: string) =>
    ((await desk.post('/api/desk/findings/search', { state: 'any', find })).body as unknown as Listed).total
  assert.deepEqual(
    [
      await search('演示职工乙'),
      await search('330100198811020127'),
      await search('演示上海药店'),
      await search('没有这个人'),
    ],
    [1, 1, 1, 0],
  )
  await desk.app.close()
})

test('a setting of the agency decides from its day on, what was found before stays; what cannot be set is refused', async () => {
  const desk = await openDesk()
  const url = '/api/desk/oversight-settings'
  const rule = 'same-medicine-twice'
  const form = { rule, name: 'left', value: 14, from: '2026-06-01', reason: '处方常为两周' }
  assert.equal((await desk.post(url, form)).status, 200)
  await collectTwice(desk, people.active, 14)
  await desk.run()
  assert.equal((await desk.list()).total, 0)
  assert.equal((await desk.post(url, { ...form, value: 3, reason: '更正' })).status, 200)
  await desk.run()
  assert.deepEqual(told(await desk.list()), [`${rule} ${people.active}`])
  const { body } = await desk.get(url)
  const { entries, rules } = body as {
    entries: { value: string; state: string }[]
    rules: { rule: string; settings: { name: string; standard: string; now: string }[] }[]
  }
  assert.deepEqual(
    entries.map(({ value, state }) => [value, state]),
    [
      ['3 天', 'now'],
      ['14 天', 'corrected'],
    ],
  )
  const left = rules.find((one) => one.rule === rule)!.settings.find(({ name }) => name === 'left')!
  assert.deepEqual([left.standard, left.now], ['5 天', '3 天'])
  const refused = async (change: object) => {
    const answer = await desk.post(url, { ...form, ...change })
    return `${answer.body.code ?? ''}: ${answer.body.detail ?? ''}`
  }
  assert.equal(await refused({ value: 91 }), 'oversight-setting-not-valid: “还剩多少天以内再配不算重复”填的是“91”。')
  assert.match(await refused({ value: 1.5 }), /^oversight-setting-not-valid/)
  assert.match(await refused({ rule: 'no-such-rule' }), /^oversight-rule-not-found: .*“no-such-rule”/)
  assert.match(await refused({ name: 'days' }), /^oversight-rule-not-found/)
  assert.match(await refused({ reason: '  ' }), /^oversight-reason-missing/)
  assert.match(await refused({ from: '2026-02-30' }), /^day-not-valid/)
  assert.equal((await desk.db.pool.query('select from oversight_setting')).rowCount, 2)
  await desk.app.close()
})

test('a run that cannot be is refused: no such day, an end before the beginning or after today, one while one runs', async () => {
  const desk = await openDesk()
  const refused = async (from: string, to: string) => (await desk.start(from, to)).body.code
  assert.equal(await refused('2026-06-20', '2026-06-01'), 'oversight-period-not-valid')
  assert.equal(await refused('2026-06-01', '2026-06-21'), 'oversight-period-not-valid')
  assert.equal(await refused('2026-02-30', '2026-06-01'), 'day-not-valid')
  assert.equal((await desk.start('2026-06-01', '2026-06-20')).status, 200)
  assert.equal(await refused('2026-05-01', '2026-05-31'), 'oversight-run-under-way')
  assert.equal((await desk.db.pool.query('select from oversight_run')).rowCount, 1)
  await desk.app.close()
})

test('every night each pool is looked at up to yesterday from where it was looked at last, once', async () => {
  const desk = await openDesk()
  const { context, clock, db } = desk
  await nightlyRuns(context)
  await nightlyRuns(context)
  await carryOnFindings(context)
  clock.set('2026-06-22T02:00:00Z')
  await nightlyRuns(context)
  await nightlyRuns(context)
  const { rows } = await db.pool.query<{ said: string }>(
    `select concat_ws(' ', from_day, to_day, state) as said from oversight_run where pool = $1 order by from_day`,
    [pool],
  )
  assert.deepEqual(
    rows.map(({ said }) => said),
    ['2026-05-20 2026-06-19 done', '2026-06-20 2026-06-21 running'],
  )
  await desk.app.close()
})
