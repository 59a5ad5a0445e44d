/** Where the law of the insured place is open: nothing is paid, until the agency has ruled by name, document and reason. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ClaimCaseMessage, ClaimMessage, ProblemDocument, RulingsMessage, StaffRole } from '@yidi/contracts'
import { ledgerAgrees } from '../../../../../tests/hospital/checks.ts'
import { formOf, openClaims, people } from './testing.ts'

const claims = await openClaims()
test.after(() => claims.app.close())
const { app, database, send } = claims
const phone = await claims.citizen(people.taizhou)
const staff = (roles: StaffRole[], name: string) => claims.staff(roles, name, '331000')
const [accepting, reviewing, ruler, approving] = await Promise.all([
  staff(['accepting'], 'accepting-331000'),
  staff(['reviewing'], 'reviewing-331000'),
  staff(['approving'], 'ruler-331000'),
  staff(['approving'], 'approving-331000'),
])

const name = '台州门诊零星报销裁定'
const ruling = {
  name,
  target: 'benefits:employee.outpatient',
  yaml: `
deductible:
  mechanism: once-a-year
  amount: { title: 职工门诊起付标准（裁定）, unit: yuan, values: [{ value: 500 }] }
share:
  along: bill
  bands:
    - name: all
      title: 起付标准以上
      fund: { title: 职工门诊支付比例（裁定）, values: [{ value: 60 }] }`,
  from: '2026-01-01',
  document: '台州市医疗保障局集体讨论纪要〔2026〕1号（虚构）',
  reason: '门诊待遇没有公开文件，市外门诊的零星报销暂按此办理',
}

const step = async (cookie: string, id: string, action: string, body: object = {}) =>
  (await send(cookie, 'POST', `/api/desk/claims/${id}/${action}`, body)).json<ClaimMessage & ProblemDocument>()
const caseOf = async (id: string, cookie = reviewing) =>
  (await send(cookie, 'GET', `/api/desk/claims/${id}`)).json<ClaimCaseMessage>()
const enter = async (changes: object = {}, cookie = ruler) =>
  send(cookie, 'POST', '/api/desk/rulings', { ...ruling, ...changes })

async function sent(day: string, kind: 'outpatient' | 'inpatient' = 'outpatient'): Promise<string> {
  const papers = [await claims.upload(app, phone, 'medical-receipt'), await claims.upload(app, phone, 'medical-record')]
  const form = formOf({
    situation: 'direct-failed',
    visit: { kind, place: '310100', from: day, to: day },
    invoices: [{ code: '031001900104', number: `1234${day.slice(5, 7)}${day.slice(8)}`, day, total: '2000.00' }],
    lines: [{ day, code: 'YDA0000001', name: '甲类药品', quantity: '1', price: '2000', amount: '2000.00' }],
    uploads: papers.map(({ id }) => id),
  })
  const answer = await send(phone, 'POST', '/api/claims', form)
  assert.equal(answer.statusCode, 201, answer.body)
  const { id } = answer.json<ClaimMessage>()
  assert.equal((await step(accepting, id, 'accept')).state, 'accepted')
  return id
}

test('open places of the pool are listed; what is wrong with a ruling is told beside each field, and nothing is kept', async () => {
  const { targets, rulings, mayEnter } = (await send(ruler, 'GET', '/api/desk/rulings')).json<RulingsMessage>()
  assert.ok(targets.some(({ target }) => target === ruling.target))
  assert.deepEqual([rulings, mayEnter], [[], true])
  const told = (await enter({ document: ' ', reason: '', to: '2025-01-01' })).json<ProblemDocument>()
  assert.equal(told.code, 'ruling-not-valid')
  assert.deepEqual(
    told.errors?.map(({ path }) => path),
    ['document', 'reason', 'to'],
  )
  const stated = (await enter({ target: 'benefits:employee.inpatient' })).json<ProblemDocument>()
  assert.deepEqual([stated.code, stated.errors?.map(({ path }) => path)], ['ruling-not-valid', ['target']])
  const amount = (await enter({ yaml: '900.00' })).json<ProblemDocument>()
  assert.deepEqual(
    amount.errors?.map(({ path }) => path),
    ['yaml'],
    'nobody types an amount',
  )
  assert.equal((await enter({}, reviewing)).statusCode, 403)
  assert.equal((await database.pool.query('select from agency_ruling')).rows.length, 0)
})

test('an outpatient claim of Taizhou: undetermined, then ruled, named, approved by another, posted', async () => {
  const id = await sent('2026-06-01')
  const open = await step(reviewing, id, 'review', { lines: [] })
  assert.equal(open.code, 'claim-undetermined')
  assert.deepEqual((await caseOf(id)).rulings, [])
  const unknown = await step(reviewing, id, 'review', { lines: [], rulings: [name] })
  assert.equal(unknown.code, 'claim-ruling-unknown')
  assert.match(unknown.detail, /在 2026-06-01，本统筹区没有叫“台州门诊零星报销裁定”的裁定/)

  const entered = await enter()
  assert.equal(entered.statusCode, 200, entered.body)
  const [kept] = entered.json<RulingsMessage>().rulings
  assert.deepEqual([kept?.name, kept?.to, kept?.enteredBy], [name, null, 'ruler-331000'])
  const again = (await enter()).json<ProblemDocument>()
  assert.deepEqual(
    again.errors?.map(({ path }) => path),
    ['name'],
  )

  const undecided = await caseOf(id)
  assert.deepEqual(
    undecided.rulings.map((one) => one.name),
    [name],
  )
  assert.equal(undecided.outcome.result?.outcome, 'undetermined', 'a ruling decides where it is chosen')
  assert.equal((await step(reviewing, id, 'review', { lines: [] })).code, 'claim-undetermined')
  assert.equal((await step(reviewing, id, 'review', { lines: [], rulings: [name] })).state, 'reviewed')
  const { outcome, rulings } = await caseOf(id, approving)
  assert.ok(outcome.result?.outcome === 'settled')
  // Nothing is borne first with this filing: of 2,000, 500 are the deductible, and the fund pays 60 % of the rest.
  const { fundTotal, cash } = outcome.result.amounts
  assert.deepEqual([outcome.rulings, rulings.map((one) => one.name)], [[name], [name]])
  assert.ok(outcome.result.provisional.length > 0, 'it is marked')

  const own = await step(ruler, id, 'approve', { fund: fundTotal, cash })
  assert.equal(own.code, 'claim-other-person-needed')
  assert.match(own.detail, /ruler-331000录入所依据的裁定“台州门诊零星报销裁定”/)
  assert.ok(!(await caseOf(id, ruler)).claim.allowed.includes('approve'))
  const approved = await step(approving, id, 'approve', { fund: fundTotal, cash })
  assert.deepEqual([approved.state, approved.result?.fund], ['approved', fundTotal])
  const bill = (await send(phone, 'GET', `/api/settlements/${approved.result!.settlement}`)).json<{
    result: { rulings: string[]; provisional: string[] }
  }>()
  assert.deepEqual(bill.result.rulings, [name])
  assert.ok(bill.result.provisional.length > 0)
  assert.equal(fundTotal, '900.00')
  await ledgerAgrees(database)
})

test('the direct settlement of the same stays undetermined', async () => {
  const answer = await app.inject({
    method: 'POST',
    url: '/api/quotes',
    payload: {
      ...{ pool: '331000', insurance: 'employee', person: { category: 'active' }, route: 'direct' },
      filing: { type: 'stationed-worker', destination: '310100', from: '2026-03-01', to: null },
      visit: {
        kind: 'outpatient',
        place: '310100',
        from: '2026-06-01',
        to: '2026-06-01',
        institution: { level: 'tier3' },
      },
      fees: { total: '2000.00' },
    },
  })
  assert.equal(answer.json<{ outcome: string }>().outcome, 'undetermined', answer.body)
})

test('a third party of whom the law says nothing: undetermined in those words, until it is ruled; named, though the amounts are the same', async () => {
  const id = await sent('2026-06-03', 'inpatient')
  const review = { lines: [], thirdParty: 'does-not-pay' }
  const open = await step(reviewing, id, 'review', review)
  assert.equal(open.code, 'claim-undetermined')
  assert.match(open.detail, /应当由第三人负担，第三人不付：参保地没有写明怎么办/)
  const target = 'claims:thirdParty.doesNotPay'
  const entered = await enter({ name: '第三人不付裁定', target, yaml: 'advance' })
  assert.equal(entered.statusCode, 200, entered.body)
  const ruled = { ...review, rulings: ['第三人不付裁定', name] }
  assert.equal((await step(reviewing, id, 'review', ruled)).state, 'reviewed')
  const { outcome } = await caseOf(id, approving)
  assert.ok(outcome.result?.outcome === 'settled' && outcome.refusal === undefined)
  assert.deepEqual(outcome.rulings, ['第三人不付裁定'], 'the other changes nothing of a stay')
  const { fundTotal, cash } = outcome.result.amounts
  const approved = await step(approving, id, 'approve', { fund: fundTotal, cash })
  assert.equal(approved.recovery?.owed, fundTotal)
  await ledgerAgrees(database)
})

test('a ruling is ended, never made longer; what was decided by it stands, and later visits are open again', async () => {
  const [kept] = (await send(ruler, 'GET', '/api/desk/rulings'))
    .json<RulingsMessage>()
    .rulings.filter((one) => one.name === name)
  const end = (to: string, of = name) => send(ruler, 'POST', '/api/desk/rulings/end', { name: of, to })
  const ended = await end('2026-06-05')
  assert.deepEqual(
    ended.json<RulingsMessage>().rulings.find((one) => one.name === name),
    { ...kept, to: '2026-06-05', endedBy: 'ruler-331000' },
  )
  for (const to of ['2026-06-05', '2026-12-31', '2025-12-31', '2026-02-30'])
    assert.equal((await end(to)).json<ProblemDocument>().code, 'ruling-end-not-valid', to)
  assert.equal((await end('2026-06-01', '没有的裁定')).json<ProblemDocument>().code, 'ruling-not-found')
  const later = await sent('2026-06-08')
  assert.deepEqual(
    (await caseOf(later)).rulings.map((one) => one.name),
    ['第三人不付裁定'],
  )
  assert.equal((await step(reviewing, later, 'review', { lines: [], rulings: [name] })).code, 'claim-ruling-unknown')
  const { rows } = await database.pool.query<{ action: string }>(
    `select action from office_audit where action like 'ruling.%' order by audit_no`,
  )
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['ruling.enter', 'ruling.enter', 'ruling.end'],
  )
})
