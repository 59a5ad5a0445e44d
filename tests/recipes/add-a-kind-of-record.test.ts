import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { after, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { AuditList, DeskQueueMessage, NoticesMessage, ProblemDocument } from '@yidi/contracts'
import { buildApp } from '../../apps/server/src/app.ts'
import { loadDemonstration } from '../../apps/server/src/demonstration/index.ts'
import { recordKinds } from '../../apps/server/src/kinds.ts'
import { signInCitizen, signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { fixedClock } from '../../apps/server/src/platform/clock/index.ts'
import { readConfig } from '../../apps/server/src/platform/config/index.ts'
import type { RecordKind } from '../../apps/server/src/platform/records/index.ts'
import { openTestDatabase } from '../../apps/server/src/platform/storage/testing.ts'
import { repository } from '../architecture/sources.ts'
import { readRecipe } from './run.ts'

mkdirSync(join(repository, '.cache'), { recursive: true })
const folder = mkdtempSync(join(repository, '.cache', 'recipe-'))
after(() => {
  rmSync(folder, { recursive: true, force: true })
})

/** Writes the file of the page aside instead of into the program; its imports point into the program. */
async function kindOfThePage(): Promise<RecordKind> {
  const [block] = readRecipe('add-a-kind-of-record.md').flatMap((section) => section.blocks)
  const path = block!.args[0]!
  const text = block!.text.replaceAll(/from '(\.[^']*)'/g, (_, specifier: string) => {
    const target = join(repository, posix.normalize(posix.join(posix.dirname(path), specifier)))
    return `from '${pathToFileURL(target).href}'`
  })
  const file = join(folder, 'kind.ts')
  writeFileSync(file, text)
  return ((await import(pathToFileURL(file).href)) as { default: RecordKind }).default
}

const personNo = '33010000000000000002'
const clock = fixedClock('2026-03-10T09:00:00+08:00')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database }, [
  ...recordKinds,
  await kindOfThePage(),
])
test.after(() => app.close())

const citizen = await signInCitizen(database, clock, personNo)
const clerk = await signInStaff(database, clock, { roles: ['accepting'], pool: '330100' })
const stranger = await signInStaff(database, clock, { roles: ['accepting'], pool: '331000' })
const auditor = await signInStaff(database, clock, { roles: ['audit'] })

async function post<Message>(url: string, cookie: string, key: string, payload: object): Promise<Message> {
  const headers = { cookie, 'idempotency-key': `suggestion-${key}` }
  return (await app.inject({ method: 'POST', url, payload, headers })).json<Message>()
}
async function read<Message>(url: string, cookie: string): Promise<Message> {
  return (await app.inject({ url, headers: { cookie } })).json<Message>()
}
const queue = (cookie: string, status = 'open') =>
  read<DeskQueueMessage>(`/api/desk/tasks?kind=suggestion&status=${status}`, cookie)

interface Suggestion {
  id: string
  state: string
}

test('a kind that is one folder is sent, waits at the desk, is answered once, told and audited', async () => {
  const text = '备案办好以后，请告诉我去哪家医院'
  const sent = await post<Suggestion>('/api/suggestions', citizen, 'send', { text })
  assert.equal(sent.state, 'sent')
  assert.deepEqual(await post('/api/suggestions', citizen, 'send', { text }), sent)

  const [waiting] = (await queue(clerk)).tasks
  assert.deepEqual([waiting?.id, waiting?.title, waiting?.stateTitle], [sent.id, '意见建议', '已提交'])
  assert.deepEqual((await queue(stranger)).tasks, [])

  const address = `/api/desk/suggestions/${sent.id}/answer`
  const foreign = await post<ProblemDocument>(address, stranger, 'foreign', { text: '好' })
  assert.equal(foreign.code, 'filing-other-pool')
  const answered = await post<Suggestion>(address, clerk, 'answer', { text: '我们加上了' })
  assert.equal(answered.state, 'answered')
  const again = await post<ProblemDocument>(address, clerk, 'twice', { text: '再答一次' })
  assert.equal(again.code, 'register-action-not-allowed')
  assert.match(again.detail ?? '', /已答复.*答复/)
  assert.deepEqual((await queue(clerk)).tasks, [])
  assert.deepEqual(
    (await queue(clerk, 'done')).tasks.map(({ id, state }) => [id, state]),
    [[sent.id, 'answered']],
  )

  const { notices } = await read<NoticesMessage>('/api/me/notices', citizen)
  assert.equal(notices.find(({ title }) => title === '您的意见有了答复')?.text, '我们加上了。')
  const audit = await post<AuditList>('/api/desk/audit/search', auditor, 'audit', { actor: personNo })
  assert.ok(audit.rows.some(({ action, title }) => action === 'suggestion.send' && title === '意见建议：提交'))
  const { rows } = await database.pool.query<{ text: string }>(
    'select row_to_json(a)::text as text from record_action a',
  )
  assert.ok(rows.length >= 2 && rows.every((row) => !row.text.includes(text)), 'what was written lies sealed')
})
