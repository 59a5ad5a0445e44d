import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FilingForm, FilingMessage, NoticesMessage } from '@yidi/contracts'
import { openPlatform, people } from '../../../../../tests/hospital/hospital.ts'
import { signInCitizen } from '../access/testing.ts'
import { approvedFiling } from '../../filing/record/index.ts'
import { expireFilings } from '../../filing/decide/index.ts'
import { openRelease } from '../policy/index.ts'
import { readFile, standingParts } from '../../person/file/index.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { remind } from './index.ts'
import { recordKinds } from '../../kinds.ts'

const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z')
test.after(() => app.close())
const release = openRelease(undefined)
const config = { webhooks: [{ pool: null, url: 'http://127.0.0.1:9/' }], webhookSecret: 'x', mail: undefined }
const sent: Record<string, unknown>[] = []
const deps = { database: db, clock, config, release }
const send = (_name: string, data: Record<string, unknown>): Promise<void> => {
  sent.push(data)
  return Promise.resolve()
}
const failures: unknown[] = []

/** What the job of a day does. */
async function day(moment: string): Promise<number> {
  clock.set(moment)
  await expireFilings({ database: db, clock, release }, (error) => failures.push(error))
  return remind({ ...deps, kinds: recordKinds }, send)
}
async function inbox(personNo: string): Promise<NoticesMessage['notices']> {
  const cookie = await signInCitizen(db, clock, personNo)
  return (
    (await app.inject({ url: '/api/me/notices', headers: { cookie } }))
      .json<NoticesMessage>()
      // The demonstration's family is another matter.
      .notices.filter((notice) => notice.kind.startsWith('filing'))
  )
}
async function file(personNo: string, form: Partial<FilingForm>): Promise<FilingMessage> {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/filings',
    headers: {
      cookie: await signInCitizen(db, clock, personNo),
      'idempotency-key': `reminders-${personNo}-${String(form.to)}`,
    },
    payload: {
      type: 'temporary',
      destination: '310100',
      from: '2026-06-20',
      mobile: '13800000000',
      commitmentSigned: true,
      ...form,
    },
  })
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<FilingMessage>()
}

test('thirty and seven days before the end, each once; then the end itself, once', async () => {
  const filing = await file(people.active, { to: '2026-08-31' })
  assert.equal(await day('2026-08-01T00:00:00Z'), 1, '30 days are left')
  assert.equal(await day('2026-08-01T00:00:00Z'), 0)
  assert.equal(await day('2026-08-05T00:00:00Z'), 0)
  // Off on the 24th: the day after still says it, with the days that are left then.
  assert.equal(await day('2026-08-25T00:00:00Z'), 1)
  assert.equal(await day('2026-08-26T00:00:00Z'), 0)
  const told = await inbox(people.active)
  assert.deepEqual(
    told.map((notice) => notice.title),
    ['备案还有6天到期', '备案还有30天到期', '备案办好了'],
  )
  assert.equal(told[0]?.text, '去上海市的“临时外出就医人员”备案到2026年8月31日为止。')
  await day('2026-08-31T00:00:00Z')
  assert.equal((await inbox(people.active)).length, 3, 'the last day is still in force')
  await day('2026-09-02T00:00:00Z')
  await day('2026-09-03T00:00:00Z')
  assert.deepEqual(failures, [])
  const after = await inbox(people.active)
  assert.deepEqual([after.length, after[0]?.kind], [4, 'filing-expired'])
  const cookie = await signInCitizen(db, clock, people.active)
  const { state, actions } = (
    await app.inject({ url: `/api/filings/${filing.id}`, headers: { cookie } })
  ).json<FilingMessage>()
  assert.equal(state, 'expired')
  assert.deepEqual(actions.at(-1)?.action, 'expire')
  assert.deepEqual(failures, [])
})

test('nothing is said where the end was near from the start, or where the next filing is there already', async () => {
  clock.set('2026-06-20T02:00:00Z')
  await file(people.provincialActive, { to: '2026-06-25' })
  assert.equal(await day('2026-06-22T00:00:00Z'), 0)
  clock.set('2026-06-20T02:00:00Z')
  const personNo = people.taizhouResident
  const standing = await readFile(db, { personNo }, standingParts)
  const by = { role: 'accepting', kind: 'staff', id: 'test' } as const
  const content = { pool: '331000', type: 'temporary', destination: '310100' } as const
  await commitForPerson(db, {
    personNo,
    version: standing!.version,
    at: clock.now(),
    changes: {
      filing_action: [
        ...approvedFiling({ ...content, from: '2026-03-01', to: '2026-07-10' }, '2026-03-01', by),
        ...approvedFiling({ ...content, from: '2026-07-11', to: '2026-12-31' }, '2026-06-20', by),
      ],
    },
    audit: [],
  })
  assert.equal(await day('2026-06-25T00:00:00Z'), 0)
})

test('half a year after filing, Xingtai says from when the place may be changed; elsewhere there is no such term', async () => {
  clock.set('2026-06-20T02:00:00Z')
  const standing = await readFile(db, { personNo: people.xingtai }, standingParts)
  const by = { role: 'accepting', kind: 'staff', id: 'test' } as const
  const content = {
    pool: '130500',
    type: 'long-term-resident',
    destination: '310100',
    from: '2026-01-10',
    to: null,
  } as const
  await commitForPerson(db, {
    personNo: people.xingtai,
    version: standing!.version,
    at: clock.now(),
    changes: { filing_action: approvedFiling(content, '2026-01-10', by) },
    audit: [],
  })
  assert.equal(await day('2026-07-09T00:00:00Z'), 0)
  assert.equal(await day('2026-07-12T00:00:00Z'), 1)
  assert.equal(await day('2026-07-13T00:00:00Z'), 0)
  const [notice] = await inbox(people.xingtai)
  assert.equal(notice?.title, '现在可以变更备案地了')
  assert.match(notice.text, /从2026年7月10日起可以变更/)
})

test('a case at the desk that is overdue is told to the agency’s systems by its number', async () => {
  await db.pool.query(
    `insert into desk_task (task_id, kind, pool, person_no, subject_id, title, state, status, opened_at, due_at)
     values ('T1', 'filing', '330100', $1, 'T1', 't', 'applied', 'open', '2026-07-01T00:00:00Z', '2026-07-02T00:00:00Z')`,
    [people.active],
  )
  sent.length = 0
  await day('2026-07-14T00:00:00Z')
  const message = {
    id: 'overdue:T1:2026-07-02T00:00:00.000Z',
    at: '2026-07-02T00:00:00.000Z',
    kind: 'overdue',
    pool: '330100',
    subject: 'T1',
  }
  assert.deepEqual(sent, [{ url: 'http://127.0.0.1:9/', message }])
})
