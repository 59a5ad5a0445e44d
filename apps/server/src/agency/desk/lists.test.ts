/** The lists of the desk: names on the lines and who saw them, sorted, searched, taken along, filters kept. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import ExcelJS from 'exceljs'
import type { DeskQueueMessage, FilingForm, FilingMessage, ProblemDocument, SavedFiltersMessage } from '@yidi/contracts'
import { mostExported, mostSavedFilters } from '@yidi/contracts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { readConfig } from '../../platform/config/index.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { readQueue } from './queue.ts'

// A Tuesday; the five working days of Taizhou end on 2026-03-17.
const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

const citizens = {
  taizhou: await signInCitizen(database, clock, '33100000000000000008'),
  hangzhou: await signInCitizen(database, clock, '33010000000000000002'),
}
const desk = await signInStaff(database, clock, { roles: ['accepting'], name: 'desk-tz', pool: '331000' })
const review = await signInStaff(database, clock, { roles: ['reviewing'], name: 'review-tz', pool: '331000' })
const audit = await signInStaff(database, clock, { roles: ['audit'], name: 'auditor' })

let keys = 0
const post = (url: string, cookie: string, payload: object, key = `lists-key-${String(++keys).padStart(4, '0')}`) =>
  app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': key } })
const queue = async (cookie: string, query = ''): Promise<DeskQueueMessage> => {
  const answer = await app.inject({ url: `/api/desk/tasks?${query}`, headers: { cookie } })
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<DeskQueueMessage>()
}
const search = async (cookie: string, body: object): Promise<DeskQueueMessage> => {
  const answer = await post('/api/desk/tasks/search', cookie, body)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<DeskQueueMessage>()
}
const ids = ({ tasks }: DeskQueueMessage) => tasks.map(({ id }) => id)
const looks = async (action: string): Promise<{ actor: string; subject: string; detail: Record<string, unknown> }[]> =>
  (
    await database.pool.query<{ actor: string; subject: string; detail: Record<string, unknown> }>(
      'select actor, subject_id as subject, detail from office_audit where action = $1 order by audit_no',
      [action],
    )
  ).rows

const referral: FilingForm = {
  type: 'referral',
  destination: '310100',
  from: '2026-03-10',
  mobile: '13800000000',
  commitmentSigned: true,
  materials: ['referral-form'],
  referral: { institution: '某家查不到的医院', on: '2026-03-09' },
}
async function applyIn(cookie: string, more: Partial<FilingForm> = {}): Promise<string> {
  const answer = await post('/api/filings', cookie, { ...referral, ...more })
  assert.equal(answer.json<FilingMessage>().state, 'applied', answer.body)
  return answer.json<FilingMessage>().id
}
const older = await applyIn(citizens.taizhou)
clock.set('2026-03-10T10:00:00+08:00')
const younger = await applyIn(citizens.taizhou, { destination: '110100' })
const elsewhere = await applyIn(citizens.hangzhou)
// What is due earlier though it came later.
await database.pool.query("update desk_task set due_at = '2026-03-12T15:59:59Z' where task_id = $1", [younger])

test('each line has the name and the number with its middle hidden; each person is written once for a reader and a day', async () => {
  const { tasks } = await queue(desk)
  assert.deepEqual(
    tasks.map(({ person }) => [person?.name, person?.idNumber]),
    [
      ['演示居民辛', '3310************28'],
      ['演示居民辛', '3310************28'],
    ],
  )
  await queue(desk)
  assert.deepEqual(await looks('desk.list-read'), [
    { actor: 'desk-tz', subject: '33100000000000000008', detail: { people: ['33100000000000000008'] } },
  ])
  await queue(audit)
  const [, second, ...more] = await looks('desk.list-read')
  assert.deepEqual([second?.actor, more], ['auditor', []])
  assert.deepEqual(
    new Set(second!.detail.people as string[]),
    new Set(['33100000000000000008', '33010000000000000002']),
  )
})

test('sorted by the last day, what has none at the end; by the day it came, both ways; page by page without a double', async () => {
  assert.deepEqual(ids(await queue(audit)), [younger, older, elsewhere])
  assert.deepEqual(ids(await queue(desk, 'sort=opened')), [older, younger])
  assert.deepEqual(ids(await queue(desk, 'sort=newest')), [younger, older])
  const parts = []
  for (const from of [0, 1, 2])
    parts.push(await readQueue(database, { pool: null }, clock.now(), { sort: 'newest', from, most: 1 }))
  assert.deepEqual(new Set(parts.flatMap(({ tasks }) => tasks.map(({ taskId }) => taskId))).size, 3)
  assert.deepEqual(
    parts.map(({ total }) => total),
    [3, 3, 3],
  )
})

test('found by part of a number, by a whole name, by an ID number; in the own pool only; whom it led to is written', async () => {
  assert.deepEqual(ids(await search(desk, { find: older.slice(-6).toLowerCase() })), [older])
  assert.deepEqual(ids(await search(desk, { find: ' 演示居民辛 ', sort: 'opened' })), [older, younger])
  assert.deepEqual(ids(await search(desk, { find: '演示居民' })), [])
  assert.deepEqual(ids(await search(desk, { find: '演示职工乙' })), [], 'of another pool')
  const { personNo, idNumber } = { personNo: '33100000000000000008', idNumber: '３３１０００196012120128' }
  assert.deepEqual(ids(await search(desk, { find: idNumber, type: 'referral' })), [younger, older])
  assert.deepEqual(ids(await search(desk, { find: idNumber, type: 'temporary' })), [])
  assert.deepEqual(ids(await search(audit, { find: '演示职工乙' })), [elsewhere])
  const written = (await looks('desk.list-search')).map(({ actor, subject, detail }) => [actor, subject, detail.by])
  assert.deepEqual(written, [
    ['desk-tz', personNo, 'name'],
    ['desk-tz', 'nobody', 'name'],
    ['desk-tz', 'nobody', 'name'],
    ['desk-tz', personNo, 'id-number'],
    ['desk-tz', personNo, 'id-number'],
    ['auditor', '33010000000000000002', 'name'],
  ])
  assert.doesNotMatch(JSON.stringify(await looks('desk.list-search')), /演示|19601212/)
})

test('taken along as it is filtered: heads, names and numbers as text, one look in the audit with the number of persons', async () => {
  const csv = await post('/api/desk/tasks/export', desk, { as: 'csv', sort: 'opened' })
  assert.equal(csv.headers['content-type'], 'text/csv; charset=utf-8')
  assert.match(String(csv.headers['content-disposition']), /%E5%8A%9E%E4%BB%B62026-03-10\.csv$/)
  const [heads, first, second, end] = csv.body.replace('\uFEFF', '').split('\r\n')
  assert.equal(heads, '编号,事项,姓名,身份证号,渠道,提交日期,最后一天,超期,状态,经办人')
  assert.match(first!, new RegExp(`^${older},.*,演示居民辛,3310\\*{12}28,网上,2026-03-10,2026-03-17,,已提交,$`))
  assert.match(second!, new RegExp(`^${younger},`))
  assert.equal(end, '')
  const xlsx = await post('/api/desk/tasks/export', audit, { as: 'xlsx', find: '演示职工乙' })
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(xlsx.rawPayload as unknown as Parameters<typeof book.xlsx.load>[0])
  const sheet = book.getWorksheet('办件')!
  assert.deepEqual([sheet.rowCount, sheet.getCell('A2').value, sheet.getCell('C2').value], [2, elsewhere, '演示职工乙'])
  const written = (await looks('desk.list-export')).map(({ actor, detail }) => ({ actor, ...detail }))
  assert.deepEqual(written, [
    { actor: 'desk-tz', as: 'csv', lines: 2, people: 1, filter: { sort: 'opened' } },
    { actor: 'auditor', as: 'xlsx', lines: 1, people: 1, filter: { find: true } },
  ])
  assert.equal((await post('/api/desk/tasks/export', citizens.taizhou, { as: 'csv' })).statusCode, 403)
})

test('an account keeps filters under names of its own, and removes them', async () => {
  const url = '/api/desk/saved-filters'
  const form = { list: 'queue', name: '转诊', choice: { type: 'referral', sort: 'opened' } }
  const saved = (await post(url, desk, form, 'saved-once')).json<SavedFiltersMessage>()
  assert.deepEqual(saved.filters, [{ name: '转诊', choice: form.choice }])
  assert.equal((await post(url, desk, form, 'saved-once')).statusCode, 200, 'a repeat saves nothing twice')
  assert.equal((await post(url, desk, form)).json<ProblemDocument>().code, 'desk-filter-name-taken')
  assert.equal((await post(url, desk, { ...form, list: 'filings' })).statusCode, 200)
  assert.equal((await post(url, review, form)).statusCode, 200, 'another account has names of its own')
  const own = await app.inject({ url: `${url}?list=queue`, headers: { cookie: desk } })
  assert.deepEqual(own.json<SavedFiltersMessage>().filters, saved.filters)
  for (let number = 2; number <= mostSavedFilters; number++)
    assert.equal((await post(url, desk, { ...form, name: `第${String(number)}个` })).statusCode, 200)
  assert.equal((await post(url, desk, { ...form, name: '太多' })).json<ProblemDocument>().code, 'desk-filters-too-many')
  const gone = await post(`${url}/remove`, desk, { list: 'queue', name: '转诊' })
  assert.ok(!gone.json<SavedFiltersMessage>().filters.some(({ name }) => name === '转诊'))
  const again = await post(`${url}/remove`, desk, { list: 'queue', name: '转诊' })
  assert.equal(again.json<ProblemDocument>().code, 'desk-filter-unknown')
})

test('a list with more lines than a file takes is refused, not cut, and nothing is noted as seen', async () => {
  await database.pool.query(
    `insert into desk_task (task_id, kind, pool, person_no, subject_id, title, status, opened_at)
     select 'X' || n, 'claim', '331000', 'nobody', 'X' || n, '转诊', 'open', '2026-03-09' from generate_series(1, $1) n`,
    [mostExported + 1],
  )
  const before = await looks('desk.list-export')
  const refused = (await post('/api/desk/tasks/export', desk, { as: 'csv', kind: 'claim' })).json<ProblemDocument>()
  assert.equal(refused.code, 'desk-list-too-long')
  assert.match(refused.detail, new RegExp(`${String(mostExported + 1)} 件.*${String(mostExported)} 件`))
  assert.deepEqual(await looks('desk.list-export'), before)
  const narrowed = await post('/api/desk/tasks/export', desk, { as: 'csv', kind: 'claim', number: 'X1' })
  assert.equal(narrowed.statusCode, 200, narrowed.body)
  await database.pool.query("delete from desk_task where kind = 'claim'")
})

test('every record of a kind, wherever it stands; what is withdrawn is not late', async () => {
  const answer = await post(`/api/filings/${younger}/cancel`, citizens.taizhou, {})
  assert.equal(answer.statusCode, 200, answer.body)
  const all = ids(await queue(desk, 'kind=filing&status=any&sort=newest'))
  assert.deepEqual(
    all.filter((id) => id.startsWith('B331000-20260310')),
    [younger, older],
  )
  assert.deepEqual(ids(await queue(desk, 'kind=filing')), [older])
  clock.set('2026-03-16T09:00:00+08:00')
  const now = await signInStaff(database, clock, { roles: ['accepting'], name: 'desk-tz', pool: '331000' })
  assert.deepEqual(ids(await queue(now, 'status=any&overdue=true')), [])
})
