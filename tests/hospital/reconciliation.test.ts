/**
 * 对账 at pages: an institution sees our lines, hands in its own, and the desk of its region works off what differs; a later
 * comparison that agrees closes it. What 3202 finds is kept the same way.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import test from 'node:test'
import { zipSync } from 'fflate'
import { differenceClasses, differenceStates } from '@yidi/contracts'
import type { OwnReconciliationMessage, ProblemDocument, ReconciliationDeskMessage } from '@yidi/contracts'
import { signInStaff } from '../../apps/server/src/platform/access/testing.ts'
import { Hospital, openPlatform, people, settlement } from './hospital.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const hospital = new Hospital(app, 'H31010000001', '310100')
const person = people.retiredWithFiling

const own = await signInStaff(db, clock, { roles: ['institution'], institution: 'H31010000001' })
const desk = await signInStaff(db, clock, { roles: ['finance'], pool: '310100', name: 'finance-310100' })
const elsewhere = await signInStaff(db, clock, { roles: ['finance'], pool: '330100' })
const auditor = await signInStaff(db, clock, { roles: ['audit'] })

const day = '2026-06-20'
const root = '/api/institution/reconciliation'
const period = (from = day, to = day) => `from=${from}&to=${to}`

const seen = async (cookie = own, query = period()) =>
  (await app.inject({ url: `${root}?${query}`, headers: { cookie } })).json<OwnReconciliationMessage>()
const deskSees = async (cookie = desk) =>
  (await app.inject({ url: '/api/desk/reconciliations', headers: { cookie } })).json<ReconciliationDeskMessage>()

type Row = [settlement: string, personNo: string, total: string, fund: string, account: string]
const heads = '结算ID,人员编号,医疗费总额,基金支付总额,个人账户支出'
const csv = (...rows: Row[]) => [heads, ...rows.map((row) => row.join(','))].join('\r\n')

const handIn = async (content: string, query = period()) =>
  app.inject({
    method: 'POST',
    url: `${root}/list?${query}`,
    headers: { cookie: own, 'content-type': 'text/csv' },
    payload: content,
  })
const compared = async (...rows: Row[]) => {
  const answer = await handIn(csv(...rows))
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<OwnReconciliationMessage>().differences.map((one) => [one.class, one.settlement, one.state])
}
const work = async (number: string, form: object, cookie = desk) =>
  app.inject({
    method: 'POST',
    url: `/api/desk/institutions/H31010000001/differences/${number}`,
    headers: { cookie, 'idempotency-key': randomUUID() },
    payload: form,
  })
const code = (answer: { json: () => unknown }) => (answer.json() as ProblemDocument).code

async function settle(totalYuan: number): Promise<{ visit: string; id: string; row: Row }> {
  const visit = await hospital.admit(person)
  await hospital.upload(person, visit, [['YDA0000001', 1, totalYuan]])
  await hospital.discharge(person, visit)
  const { output } = await hospital.ask('2304', settlement(person, visit, totalYuan))
  const { setlinfo } = output as {
    setlinfo: { setl_id: string; medfee_sumamt: number; fund_pay_sumamt: number; acct_pay: number }
  }
  const { setl_id, medfee_sumamt, fund_pay_sumamt, acct_pay } = setlinfo
  const amounts = [medfee_sumamt, fund_pay_sumamt, acct_pay].map((yuan) => yuan.toFixed(2)) as [string, string, string]
  return { visit, id: setl_id, row: [setl_id, person, ...amounts] }
}

const stay = await settle(10_000)

test('an institution sees our lines of a day, takes them along, and hands in a list that agrees', async () => {
  const { ours, lines, statements } = await seen()
  assert.deepEqual([ours.total, ours.count, lines.length, statements.length], ['10000.00', 1, 1, 0])
  assert.deepEqual([lines[0]!.settlement, lines[0]!.isRefund], [stay.id, false])
  assert.equal((await seen(own, period('2026-06-01', '2026-06-19'))).ours.count, 0)
  const file = await app.inject({ url: `${root}/ours.csv?${period()}`, headers: { cookie: own } })
  // What we give is what may be handed in.
  const again = await handIn(file.body)
  assert.deepEqual(again.json<OwnReconciliationMessage>().differences, [])
  assert.equal(again.json<OwnReconciliationMessage>().statements[0]!.isEven, true)
  const template = await app.inject({ url: `${root}/template`, headers: { cookie: own } })
  assert.equal(template.rawPayload.subarray(0, 2).toString(), 'PK')
})

test('each difference is kept, worked off at the desk of the region, and closed by a comparison that agrees', async () => {
  const dearer: Row = [stay.row[0], person, '10000.01', stay.row[3], stay.row[4]]
  const stranger: Row = ['S-UNKNOWN', person, '5', '3', '0']
  assert.deepEqual((await compared(dearer, stranger)).sort(), [
    ['differs', stay.id, 'open'],
    ['only-there', 'S-UNKNOWN', 'open'],
  ])
  const before = await deskSees()
  assert.deepEqual([before.open, before.works, before.differences.length], [2, true, 2])
  assert.equal(before.statements[0]!.institution, 'H31010000001')
  const differs = before.differences.find((one) => one.class === 'differs')!
  assert.deepEqual(differs.parts, ['医疗费总额'])
  assert.deepEqual([differs.theirs!.total, differs.ours!.total], ['10000.01', '10000.00'])
  assert.equal(differs.classTitle, differenceClasses.differs)

  const answer = await work(differs.number, { done: 'explained', words: '机构多记一分' })
  assert.equal(answer.statusCode, 200, answer.body)
  const after = await deskSees()
  assert.equal(after.open, 1)
  const worked = after.differences.find(({ number }) => number === differs.number)!
  assert.deepEqual(
    [worked.stateTitle, worked.steps.map(({ doneTitle, words, by }) => [doneTitle, words, by])],
    [differenceStates.worked, [['已说明', '机构多记一分', 'finance-310100']]],
  )
  // The same again is the same, and what was done stays.
  assert.deepEqual((await compared(dearer, stranger)).sort(), [
    ['differs', stay.id, 'worked'],
    ['only-there', 'S-UNKNOWN', 'open'],
  ])
  assert.equal((await deskSees()).statements.filter(({ isEven }) => !isEven).length, 1)

  assert.deepEqual((await compared(stay.row)).sort(), [
    ['differs', stay.id, 'agreed'],
    ['only-there', 'S-UNKNOWN', 'agreed'],
  ])
  assert.equal((await deskSees()).open, 0)
  assert.equal(code(await work(differs.number, { done: 'corrected', words: '改好了' })), 'difference-agreed')
})

test('what the hospital took back since, and what only we have', async () => {
  assert.deepEqual(
    (await compared()).filter(([, , state]) => state === 'open'),
    [['only-here', stay.id, 'open']],
  )
  const { msgid, ours } = (await deskSees()).differences.find((one) => one.class === 'only-here')!
  assert.ok(msgid)
  assert.equal(ours!.total, '10000.00')
  await hospital.ask('2305', { data: { mdtrt_id: stay.visit, setl_id: stay.id, psn_no: person, setl_type: '2' } })
  const since = await compared(stay.row)
  assert.deepEqual(
    since.filter(([, , state]) => state === 'open').map(([is]) => is),
    ['undone-since'],
  )
  assert.deepEqual(since.find(([is]) => is === 'only-here')?.[2], 'agreed')
})

test('what 3202 finds is kept the same way, and only a comparison that covers it closes it', async () => {
  const next = await settle(300)
  const file = Buffer.from(zipSync({ '明细.txt': new Uint8Array() })).toString('base64')
  const { output } = await hospital.ask('9101', { fsUploadIn: { in: file, filename: '明细.zip' } })
  await hospital.ask('3202', {
    data: {
      ...{ setl_optins: '330100', file_qury_no: output.file_qury_no as string, stmt_begndate: day, stmt_enddate: day },
      ...{ clr_type: '21', medfee_sumamt: 0, fund_pay_sumamt: 0, cash_payamt: 0, fixmedins_setl_cnt: 0 },
    },
  })
  const openOf = async () =>
    (await deskSees()).differences.find((one) => one.settlement === next.id && one.state === 'open')
  assert.equal((await openOf())?.class, 'only-here')
  // Another day says nothing of it.
  await handIn(csv(), period('2026-06-01', '2026-06-19'))
  assert.ok(await openOf())
})

test('what cannot be: days, rows, words, numbers, another region; and nothing is written', async () => {
  const count = async () =>
    (await db.pool.query('select from institution_statement')).rowCount! +
    (await db.pool.query('select from statement_difference_step')).rowCount!
  const before = await count()
  const [settled, of, total, fund, account] = stay.row
  for (const [content, query, expected, says] of [
    [csv(), period('2026-06-21', '2026-06-20'), 'statement-days-not-valid', /结束早于开始/],
    [csv(), period(day, '2026-06-21'), 'statement-days-not-valid', /结束晚于今天（2026-06-20）/],
    [csv(), period('2025-06-19', day), 'statement-days-not-valid', /超过 366 天/],
    [csv(), period('2026-02-30', day), 'statement-days-not-valid', /没有这一天/],
    [csv(stay.row, stay.row), period(), 'statement-row-twice', /第 2 行和第 3 行/],
    [csv([settled, of, '1.234', fund, account]), period(), 'statement-row-not-valid', /第 2 行：医疗费总额“1.234”/],
    [csv([settled, '', total, fund, account]), period(), 'statement-row-not-valid', /人员编号没有填写/],
    ['结算ID\r\nS1', period(), 'employer-list-columns', /人员编号/],
    ['', period(), 'import-file-empty', /./],
  ] as const) {
    const answer = await handIn(content, query)
    assert.equal(code(answer), expected, answer.body)
    assert.match(answer.json<ProblemDocument>().detail, says)
  }
  const { number } = (await deskSees()).differences.find((one) => one.state === 'open')!
  const form = { done: 'explained', words: '说明' } as const
  assert.equal(code(await work(number, { ...form, words: ' ' })), 'difference-words-missing')
  assert.equal(code(await work('C0', form)), 'difference-not-found')
  assert.equal(code(await work(number, form, elsewhere)), 'institution-other-place')
  assert.equal((await work(number, form, auditor)).statusCode, 403)
  assert.equal((await work(number, { ...form, done: 'forgotten' })).statusCode, 400)
  assert.deepEqual((await deskSees(elsewhere)).differences, [])
  assert.equal((await deskSees(auditor)).works, false)
  assert.equal(await count(), before)
})
