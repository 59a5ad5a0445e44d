import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { agreementActions } from '@yidi/contracts'
import type { DirectorySize, InstitutionList, InstitutionOne, ProblemDocument } from '@yidi/contracts'
import { signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { readAgreement } from './agreements.ts'
import { findInstitution } from './institutions.ts'

const clock = fixedClock('2026-03-02T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const list = async (query: Record<string, string>): Promise<InstitutionList> => {
  const answer = await app.inject({ url: '/api/institutions', query })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json()
}
const codes = async (query: Record<string, string>) =>
  (await list(query)).institutions.map((institution) => institution.code)
const one = async (code: string) =>
  (await app.inject({ url: `/api/institutions/${code}` })).json<InstitutionOne & ProblemDocument>()

test('a name is found by any part of it: Chinese, pinyin, initials, code, several parts', async () => {
  for (const q of ['台州三级', 'taizhousanji', 'TZSJ', 'h331', '三级 taizhou', '台州sjyy', 'yanshi 台州']) {
    assert.ok((await codes({ q })).includes('H33100000001'), q)
  }
  assert.deepEqual(await codes({ q: '台州二级' }), [])
  assert.deepEqual(await codes({ q: 'tzej' }), [])
  assert.equal((await codes({ q: '院' })).length, 8)
})

test('place, level, kind, ownership and service narrow the list; a county and a province stand for what they cover', async () => {
  assert.deepEqual(await codes({ place: '331002' }), ['H33100000001'])
  assert.deepEqual(await codes({ place: '330000', kind: 'hospital', level: 'tier3' }), ['H33010000001', 'H33100000001'])
  assert.deepEqual(await codes({ place: '310000', kind: 'pharmacy' }), ['P31010000001'])
  assert.deepEqual(await codes({ place: '310100', ownership: 'private' }), ['H31010000003'])
  assert.deepEqual(await codes({ service: 'chronic' }), ['H11010000001', 'H31010000001', 'H33010000001'])
  assert.ok(!(await codes({ place: '310100', settles: 'true' })).includes('H31010000003'))
})

test('pages follow one another without gap or repeat, the higher grade first', async () => {
  const seen: string[] = []
  let after: string | null = null
  do {
    const page: InstitutionList = await list({ limit: '5', ...(after === null ? {} : { after }) })
    seen.push(...page.institutions.map((institution) => institution.code))
    after = page.next
  } while (after !== null)
  assert.deepEqual(seen, await codes({ limit: '100' }))
  assert.equal(new Set(seen).size, 12)
  assert.equal(seen[0], 'H11010000001')
  assert.deepEqual(seen.slice(-2), ['P31010000001', 'P33010000001'])
})

test('bad questions are told what is wrong with them', async () => {
  for (const [query, code] of [
    ['level=best', 'request-not-valid'],
    ['place=shanghai', 'request-not-valid'],
    ['limit=1000', 'request-not-valid'],
    ['colour=red', 'request-not-valid'],
    ['after=9.x', 'institution-page-not-valid'],
  ] as const) {
    const answer = await app.inject({ url: `/api/institutions?${query}` })
    assert.equal(answer.json<ProblemDocument>().code, code, query)
  }
  assert.equal((await one('H00000000000')).code, 'institution-not-found')
  assert.equal((await codes({ q: "%' or 1=1 --" })).length, 0)
})

const historyOf = ({ agreements }: InstitutionOne) => agreements[0]!.history

test('one institution shows what it is, what is open, and its agreement', async () => {
  const { name, services, settles, agreements } = await one('H31010000001')
  const { history, pool, recognised, poolName, ...agreement } = agreements[0]!
  assert.deepEqual([name, services, settles], ['演示上海三级医院', ['inpatient', 'outpatient', 'chronic'], true])
  assert.deepEqual(agreement, { state: 'in-force', title: '协议有效', since: '2017-01-01', reason: null })
  assert.deepEqual(history, [])
  assert.deepEqual([agreements.length, pool, poolName, recognised], [1, '310100', '上海市', []])
})

const act = async (code: string, cookie: string, payload: object, key: string = crypto.randomUUID()) => {
  const headers = { cookie, 'idempotency-key': key }
  const answer = await app.inject({ method: 'POST', url: `/api/institutions/${code}/agreement`, payload, headers })
  return answer.json<InstitutionOne & ProblemDocument>()
}

test('an agreement is ordered to rectify, suspended, restored and ended; each day keeps what held on it', async () => {
  const reviewer = await signInStaff(database, clock, { roles: ['reviewing'], pool: '331000' })
  const code = 'H33100000001'
  const rectified = await act(code, reviewer, { action: 'rectify', reason: '超范围收费，限一个月整改' })
  assert.equal(rectified.agreements[0]?.state, 'rectifying')
  assert.equal(rectified.settles, true)
  const reason = '整改期满仍未改正'
  const suspended = await act(code, reviewer, { action: 'suspend', day: '2026-03-10', reason })
  assert.deepEqual([suspended.agreements[0]?.state, suspended.agreements[0]?.since], ['suspended', '2026-03-10'])
  assert.equal((await findInstitution(database, code, '2026-03-09'))?.agreements[0]?.status, 'in-force')
  const onTheDay = await findInstitution(database, code, '2026-03-10')
  assert.deepEqual(onTheDay?.agreements, [{ region: '331000', status: 'suspended', reason, from: '2026-03-10' }])

  const early = await act(code, reviewer, { action: 'restore', day: '2026-03-05', reason: '整改合格' })
  assert.equal(early.code, 'agreement-day-not-valid')
  const key = 'restore-00000001'
  const restored = await act(code, reviewer, { action: 'restore', day: '2026-04-01', reason: '整改合格' }, key)
  assert.equal(restored.agreements[0]?.state, 'in-force')
  const again = await act(code, reviewer, { action: 'restore', day: '2026-04-01', reason: '整改合格' }, key)
  assert.deepEqual(again, restored)
  await act(code, reviewer, { action: 'terminate', day: '2026-05-01', reason: '再次违反协议' })
  const late = await act(code, reviewer, { action: 'restore', day: '2026-04-01', reason: '整改合格' }, key)
  assert.equal(late.code, 'command-undone', 'the repeat of what was ended since is no success')

  const days = ['2026-03-09', '2026-03-10', '2026-03-31', '2026-04-01', '2026-04-30', '2026-05-01', '2027-01-01']
  const held = await Promise.all(days.map((day) => findInstitution(database, code, day)))
  assert.deepEqual(
    held.map((institution) => institution?.agreements[0]?.status),
    ['in-force', 'suspended', 'suspended', 'in-force', 'in-force', 'terminated', 'terminated'],
  )
  const history = historyOf(await one(code))
  assert.deepEqual(
    history.map(({ no, action, day }) => [no, action, day]),
    [
      [1, 'rectify', '2026-03-02'],
      [2, 'suspend', '2026-03-10'],
      [3, 'restore', '2026-04-01'],
      [4, 'terminate', '2026-05-01'],
    ],
  )
  const { rows } = await database.pool.query(
    `select action, detail->>'before' as before from office_audit where subject_id = $1 order by written_at`,
    [code],
  )
  assert.deepEqual(rows[1], { action: 'agreement-suspend', before: 'rectifying' })
})

test('two at the desk change one agreement at the same moment: the later is told to look again, and nothing is half done', async () => {
  const code = 'H33010000001'
  const reviewer = await signInStaff(database, clock, { roles: ['reviewing'], pool: '330100' })
  const colleague = await database.pool.connect()
  await colleague.query('begin')
  await colleague.query(
    `insert into agreement_action (institution, region, action_no, action, effective_day, reason, actor_kind, actor, recorded_at)
     values ($1, '330100', 1, 'rectify', '2026-03-02', '一', 'staff', 'colleague', now())`,
    [code],
  )
  const later = act(code, reviewer, { action: 'suspend', reason: '二' })
  // It has read what was there and waits for the colleague's row.
  const waiting = async () => (await database.pool.query('select from pg_locks where not granted')).rowCount
  while ((await waiting()) === 0) await new Promise((resolve) => setTimeout(resolve, 20))
  await colleague.query('commit')
  colleague.release()
  const { code: told, remedy } = await later
  assert.equal(told, 'agreement-changed-meanwhile')
  assert.match(remedy, /刷新|重新/)
  assert.deepEqual(
    historyOf(await one(code)).map((step) => step.action),
    ['rectify'],
  )
  await database.pool.query('delete from agreement_action where institution = $1', [code])
})

test('an agreement is refused to the wrong hands, at the wrong time, without a reason', async () => {
  const elsewhere = await signInStaff(database, clock, { roles: ['reviewing'], pool: '330100' })
  const counter = await signInStaff(database, clock, { roles: ['accepting'], pool: '330100' })
  assert.equal(
    (await act('H33100000001', elsewhere, { action: 'suspend', reason: '一' })).code,
    'institution-other-place',
  )
  const notTheirs = await act('H33010000001', counter, { action: 'suspend', reason: '一' })
  assert.equal(notTheirs.code, 'agreement-action-not-allowed')
  assert.equal(notTheirs.detail, '“演示杭州三级医院”的协议现在是“协议有效”，您不能“暂停协议”。')
  const twice = await act('H33010000001', elsewhere, { action: 'sign' })
  assert.match(twice.remedy, /现在可以：责令限期整改、暂停协议、解除协议/)
  assert.equal((await act('H33010000001', elsewhere, { action: 'suspend' })).code, 'agreement-reason-missing')
  const far = await act('H33010000001', elsewhere, { action: 'terminate', day: '2030-01-01', reason: '一' })
  assert.equal(far.code, 'agreement-day-not-valid')
  assert.deepEqual(historyOf(await one('H33010000001')), [])
})

test('two who act at the same moment: one is done, the other is told to look again', async () => {
  const reviewer = await signInStaff(database, clock, { roles: ['reviewing'] })
  const answers = await Promise.all([
    act('H31010000004', reviewer, { action: 'suspend', reason: '甲' }),
    act('H31010000004', reviewer, { action: 'terminate', reason: '乙' }),
  ])
  const refused = answers.filter(
    (answer) => typeof answer.code === 'string' && (answer as Partial<InstitutionOne>).agreements === undefined,
  )
  const history = historyOf(await one('H31010000004'))
  assert.equal(history.length + refused.length, 2)
})

test('an entry is edited by its own place alone, stays what it is, and is found by its new name', async () => {
  const counter = await signInStaff(database, clock, { roles: ['accepting'], pool: '330100' })
  const edit = async (code: string, changes: object, key: string = randomUUID()) => {
    const { name, level, settlementLevel, ownership, address, telephone, services } = await one(code)
    const answer = await app.inject({
      method: 'POST',
      url: `/api/institutions/${code}/edit`,
      payload: { name, level, settlementLevel, ownership, address, telephone, services, ...changes },
      headers: { cookie: counter, 'idempotency-key': key },
    })
    return answer.json<InstitutionOne & ProblemDocument>()
  }
  const edited = await edit('H33010000002', {
    name: '演示改名中心',
    services: ['outpatient'],
    telephone: '0571-88880000',
  })
  assert.deepEqual([edited.services, edited.telephone], [['outpatient'], '0571-88880000'])
  assert.deepEqual(await codes({ q: 'ysgmzx' }), ['H33010000002'])
  const telephone = { telephone: '0571-88880001' }
  await edit('H33010000002', telephone, 'edit-00000001')
  assert.equal((await edit('H33010000002', telephone, 'edit-00000001')).telephone, '0571-88880001')
  await edit('H33010000002', { telephone: '0571-88880002' })
  assert.equal((await edit('H33010000002', telephone, 'edit-00000001')).code, 'command-undone')
  assert.equal((await edit('H33100000001', { name: '一' })).code, 'institution-other-place')
  assert.equal((await edit('P33010000001', { level: 'tier3' })).code, 'institution-kind-differs')
  assert.equal((await edit('H33010000001', { services: ['pharmacy'] })).code, 'institution-kind-differs')
})

test('the size says what is loaded, beside the figures of the source with their article', async () => {
  const answer = await app.inject({ url: '/api/institutions/size' })
  const size = answer.json<DirectorySize>()
  const count = async (pharmacy: boolean): Promise<number> => {
    const { rows } = await database.pool.query<{ code: string }>(
      `select code from institution where level ${pharmacy ? '=' : '<>'} 'pharmacy'`,
    )
    return rows.length
  }
  assert.deepEqual([size.institutions, size.pharmacies], [await count(false), await count(true)])
  assert.ok(size.institutions > 0 && size.pharmacies > 0)
  assert.deepEqual(
    size.told.map(({ text, source }) => [text, source]),
    [
      [
        '长三角41个设区市，25,481家异地定点医疗机构，70,192家异地定点零售药店',
        { document: 'zj-yrd-guide', article: '封面' },
      ],
    ],
  )
})

test('an agreement reads in every state as people call it, and so does every step of its history', async () => {
  const code = 'H33109909999'
  const key = { institution: code, region: '331000' }
  await database.pool.query(
    `insert into institution (code, name, place, level, recorded_at) values ($1, '演示新医院', '331000', 'tier2', now())`,
    [code],
  )
  const read = async () => (await readAgreement(database.kysely, key, '2026-03-02')).title
  assert.equal(await read(), '没有协议')
  const steps = [
    'apply',
    'decline',
    'apply',
    'withdraw',
    'apply',
    'sign',
    'rectify',
    'restore',
    'suspend',
    'reinstate',
    'terminate',
  ] as const
  const titles: string[] = []
  for (const [index, action] of steps.entries()) {
    await database.pool.query(
      `insert into agreement_action (institution, region, action_no, action, effective_day, reason, actor_kind, actor, recorded_at)
       values ($1, '331000', $2, $3, '2026-03-02', '说明', 'staff', 'x', $4)`,
      [code, index + 1, action, clock.now()],
    )
    titles.push(await read())
  }
  assert.deepEqual(titles, [
    '申请中',
    '不予签订',
    '申请中',
    '已撤回申请',
    '申请中',
    '协议有效',
    '限期整改',
    '协议有效',
    '协议暂停',
    '协议有效',
    '协议解除',
  ])
  const { history, ...agreement } = await readAgreement(database.kysely, key, '2026-03-02')
  assert.deepEqual(agreement, { state: 'terminated', title: '协议解除', since: '2026-03-02', reason: '说明' })
  assert.deepEqual(
    history.map(({ action, title }) => [action, title]),
    [
      ['apply', '申请定点'],
      ['decline', '不予签订'],
      ['apply', '申请定点'],
      ['withdraw', '撤回申请'],
      ['apply', '申请定点'],
      ['sign', '签订协议'],
      ['rectify', '责令限期整改'],
      ['restore', '整改合格，恢复协议'],
      ['suspend', '暂停协议'],
      ['reinstate', '撤销处理，恢复协议'],
      ['terminate', '解除协议'],
    ],
  )
  assert.deepEqual([...new Set(steps)].sort(), Object.keys(agreementActions).sort())
})
