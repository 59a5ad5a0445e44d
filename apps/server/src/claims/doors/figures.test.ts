/** What no document states and an agency sets: entered, corrected, read by the day, and what a claim makes of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { agencyFigureNames } from '@yidi/contracts'
import type { AgencyFiguresMessage, ClaimCaseMessage, ClaimMessage, ProblemDocument } from '@yidi/contracts'
import { formOf, openClaims, people } from './testing.ts'
import { figureOn } from '../../agency/figures/index.ts'
import { fixedClock } from '../../platform/clock/index.ts'
import { openRelease } from '../../platform/policy/index.ts'
import { claimKind } from '../record/index.ts'

const claims = await openClaims()
test.after(() => claims.app.close())
const { app, database, send, desks } = claims
const phone = await claims.citizen(people.active)

const enter = (changes: object = {}, cookie = desks.approving) =>
  send(cookie, 'POST', '/api/desk/figures', {
    ...{ name: 'claims.decide-days', value: '20', from: '2026-06-01', document: '杭医保〔2026〕1号（虚构）' },
    ...changes,
  })

async function sent(cookie = phone): Promise<ClaimMessage> {
  const papers = [
    await claims.upload(app, cookie, 'medical-receipt'),
    await claims.upload(app, cookie, 'medical-record'),
  ]
  const answer = await send(cookie, 'POST', '/api/claims', formOf({ uploads: papers.map(({ id }) => id) }))
  assert.equal(answer.statusCode, 201, answer.body)
  return answer.json<ClaimMessage>()
}

const caseOf = async (id: string, cookie = desks.reviewing) =>
  (await send(cookie, 'GET', `/api/desk/claims/${id}`)).json<ClaimCaseMessage>()
const dueAt = async (id: string) =>
  (
    await database.kysely.selectFrom('desk_task').select('due_at').where('task_id', '=', id).executeTakeFirstOrThrow()
  ).due_at?.toISOString() ?? null

test('while nobody has set it a claim has no last day, and the desk is told so', async () => {
  const shown = (await send(desks.accepting, 'GET', '/api/desk/figures')).json<AgencyFiguresMessage>()
  assert.deepEqual([shown.entries, shown.mayEnter, shown.figures.length], [[], false, agencyFigureNames.length])
  const claim = await sent()
  assert.equal(claim.decideBy, undefined)
  const { deadline } = await caseOf(claim.id)
  assert.deepEqual(deadline, { text: '没有文件写明报销多久办完，经办机构也没有录入', overdue: false })
  assert.equal(await dueAt(claim.id), null)
  const withdrawn = await send(phone, 'POST', `/api/claims/${claim.id}/withdraw`, {})
  assert.equal(withdrawn.statusCode, 200)
})

test('what is wrong is named, and nothing is written', async () => {
  for (const [changes, code, words] of [
    [{ value: '0' }, 'figure-value-not-valid', /“零星报销多久办完”填的是“0”.*1 到 250 的整数（个工作日）/],
    [{ value: '251' }, 'figure-value-not-valid', /251/],
    [{ value: '二十' }, 'figure-value-not-valid', /二十/],
    [{ value: '1.5' }, 'figure-value-not-valid', /1\.5/],
    [{ from: '2026-02-30' }, 'day-not-valid', /2026-02-30/],
    [{ document: '  ' }, 'figure-document-missing', /“零星报销多久办完”没有写是哪个文件定的/],
  ] as const) {
    const told = (await enter(changes)).json<ProblemDocument>()
    assert.equal(told.code, code)
    assert.match(`${told.detail}${told.remedy}`, words)
  }
  const other = await send(desks.reviewing, 'POST', '/api/desk/figures', { name: 'claims.decide-days' })
  assert.equal(other.statusCode, 403)
  const { rows } = await database.pool.query(`select from agency_figure where pool = '330100'`)
  assert.equal(rows.length, 0)
})

test('it holds from its day on; a later entry for the same day corrects, and both stay', async () => {
  assert.equal((await enter()).statusCode, 200)
  assert.equal((await enter({ value: '10', from: '2026-07-01' })).statusCode, 200)
  const shown = (await enter({ value: '15' })).json<AgencyFiguresMessage>()
  assert.deepEqual(
    shown.entries.map(({ from, value, state }) => [from, value, state]),
    [
      ['2026-07-01', '10个工作日', 'coming'],
      ['2026-06-01', '15个工作日', 'now'],
      ['2026-06-01', '20个工作日', 'corrected'],
    ],
  )
  const on = async (day: string, pool = '330100') => (await figureOn(database, pool, 'claims.decide-days', day))?.value
  assert.deepEqual(
    [await on('2026-05-31'), await on('2026-06-01'), await on('2026-07-01'), await on('2026-07-01', '331000')],
    [undefined, 15, 10, undefined],
  )
  const { rows } = await database.pool.query<{ n: number }>(
    `select count(*)::int as n from office_audit where action = 'figure.enter' and subject_id = '330100 claims.decide-days'`,
  )
  assert.equal(rows[0]!.n, 3)
  const elsewhere = await claims.staff(['approving'], 'approving-331000', '331000')
  assert.deepEqual((await send(elsewhere, 'GET', '/api/desk/figures')).json<AgencyFiguresMessage>().entries, [])
})

test('a claim has its last day in working days, in its message, its case and the queue; it stands while corrections are asked', async () => {
  const claim = await sent()
  // Sent on a Saturday, 2026-06-20; fifteen working days follow, and no holiday but the Dragon Boat Festival lies between.
  assert.equal(claim.decideBy, '2026-07-10')
  const { deadline } = await caseOf(claim.id)
  assert.deepEqual(deadline, {
    text: '经办机构规定15个工作日办完，最晚2026年7月10日',
    dueDay: '2026-07-10',
    overdue: false,
  })
  assert.equal(await dueAt(claim.id), '2026-07-10T15:59:59.000Z')
  const asked = await send(desks.accepting, 'POST', `/api/desk/claims/${claim.id}/ask-corrections`, {
    problems: [],
    reason: '请补病历',
  })
  assert.equal(asked.json<ClaimMessage>().decideBy, undefined, asked.body)
  assert.equal((await caseOf(claim.id)).deadline.text, '经办机构规定15个工作日办完，等申请人补正，暂停计算')
  assert.equal(await dueAt(claim.id), null)
})

test('a claim that came in before the limit was entered gets its last day with it, wherever it is read', async () => {
  const approving = await claims.staff(['approving'], 'approving-339900', '339900')
  const waits = await sent(await claims.citizen(people.provincial))
  assert.deepEqual([waits.decideBy, await dueAt(waits.id)], [undefined, null])
  assert.equal((await enter({ value: '30', from: '2026-06-21' }, approving)).statusCode, 200)
  assert.equal(await dueAt(waits.id), null, 'not before the day from which it holds')
  assert.equal((await enter({ value: '20' }, approving)).statusCode, 200)
  const { claim, deadline, history } = await caseOf(waits.id, approving)
  // Twenty working days after Saturday, 2026-06-20.
  assert.deepEqual([claim.decideBy, deadline.dueDay], ['2026-07-17', '2026-07-17'])
  assert.equal(deadline.text, '经办机构规定20个工作日办完，最晚2026年7月17日')
  assert.equal(await dueAt(waits.id), '2026-07-17T15:59:59.000Z')
  assert.deepEqual(
    history.slice(1).map(({ title, who, note }) => [title, who, note]),
    [['定下办结期限', '系统', '杭医保〔2026〕1号（虚构）：20个工作日办完']],
  )
  // Whatever is entered later, it keeps the limit that it has.
  assert.equal((await enter({ value: '10' }, approving)).statusCode, 200)
  assert.equal((await caseOf(waits.id, approving)).history.length, history.length)
})

test('a limit that holds from a later day is counted from that day, by the work of the background; what is decided gets none', async () => {
  const approving = await claims.staff(['approving'], 'approving-of-331000', '331000')
  const there = await claims.citizen(people.taizhou)
  const over = await sent(there)
  assert.equal((await send(there, 'POST', `/api/claims/${over.id}/withdraw`, {})).statusCode, 200)
  const waits = await sent(there)
  assert.equal((await enter({ value: '20', from: '2026-06-24' }, approving)).statusCode, 200)
  const context = { database, clock: fixedClock('2026-06-24T02:00:00Z'), release: openRelease(undefined) }
  await claimKind.setLimits(context)
  await claimKind.setLimits(context)
  assert.deepEqual([await dueAt(waits.id), await dueAt(over.id)], ['2026-07-22T15:59:59.000Z', null])
  assert.equal((await caseOf(waits.id, approving)).history.length, 2)
})
