/** What an employer declares, is billed and pays, from the first member to the months that are paid; and everything that is refused. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type {
  ContributionDeskMessage,
  ContributionReport,
  DeclarationMessage,
  EmployerContributionsMessage,
  EmployerPaymentForm,
  ProblemDocument,
} from '@yidi/contracts'
import { openPlatform } from '../../../../../tests/hospital/hospital.ts'
import { verifyLedger } from '../../money/ledger/index.ts'
import { benefitOn, readFile } from '../../person/file/index.ts'
import { enterPerson } from '../../person/people/index.ts'
import { signInStaff } from '../../platform/access/testing.ts'
import { monthsOf } from '../months/index.ts'
import { carryOut } from './carry-out.ts'
import { paymentsFile } from './tax-file.ts'
import { openRelease } from '../../platform/policy/index.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())

const pool = '339900'
const [firm, shop] = ['D33990000091', 'D33990000092'] as const
for (const [code, name] of [
  [firm, '演示机床厂'],
  [shop, '演示百货店'],
] as const)
  await db.kysely
    .insertInto('employer')
    .values({ code, name, pool, recorded_at: clock.now(), changed_at: clock.now() })
    .execute()

const own = await signInStaff(db, clock, { roles: ['employer'], employer: firm })
const others = await signInStaff(db, clock, { roles: ['employer'], employer: shop })
const desk = await signInStaff(db, clock, { roles: ['accepting'], pool })
const finance = await signInStaff(db, clock, { roles: ['finance'], pool })

const people = [
  { personNo: '33990000000000009001', name: '演示钱一', idNumber: '330100198501019001', wage: '9000.00' },
  { personNo: '33990000000000009002', name: '演示孙二', idNumber: '330100198501019002', wage: '1000.00' },
  { personNo: '33990000000000009003', name: '演示李三', idNumber: '330100198501019003', wage: '99999.99' },
] as const
for (const { personNo, name, idNumber } of people)
  await enterPerson(db, { personNo, pool, name, idNumber }, clock.now())

let keys = 0
const post = (cookie: string, url: string, payload: object = {}, key = `contribution-key-${String((keys += 1))}`) =>
  app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': key } })
const get = (cookie: string, url: string) => app.inject({ url, headers: { cookie } })
const sendFile = (cookie: string, url: string, payload: Buffer | string) =>
  app.inject({ method: 'POST', url, payload, headers: { cookie, 'content-type': 'text/csv' } })
const codeOf = (answer: { json: () => unknown }) => (answer.json() as ProblemDocument).code

const url = '/api/employer/contributions'
const deskUrl = '/api/desk/contributions/employers'
const monthOf = async (month: string) => (await get(own, `${url}/months/${month}`)).json<DeclarationMessage>()
const overview = async () => (await get(own, url)).json<EmployerContributionsMessage>()
const confirm = (month: string, seen: DeclarationMessage) => {
  const { employerPart, employeePart } = seen
  return post(own, `${url}/months/${month}/confirm`, { employerPart, employeePart })
}
const change = (who: (typeof people)[number], form: object) =>
  post(own, `${url}/members`, { name: who.name, idNumber: who.idNumber, ...form })
const stateOf = async (personNo: string, month: string) => {
  const file = await readFile(db, { personNo }, ['contributions'])
  return monthsOf(file!.contributions.entries).find((one) => one.month === month)?.state
}
const enterFigure = (name: 'average-wage' | 'contribution-due-day', value: number) =>
  db.kysely
    .insertInto('agency_figure')
    .values({ pool, name, from_day: '2026-01-01', value, document: '演示', entered_by: 'x', entered_at: clock.now() })
    .execute()
const booksAgree = async () => assert.deepEqual((await verifyLedger(db)).faults, [])
const rowsIn = async (table: 'employer_payment' | 'employer_declaration' | 'office_posting') =>
  Number((await db.pool.query<{ n: string }>(`select count(*) as n from ${table}`)).rows[0]!.n)

/** A payment of a bill as the tax office tells it. */
const paying = (bill: DeclarationMessage, given: Partial<EmployerPaymentForm> = {}): EmployerPaymentForm => ({
  reference: `BANK-${String((keys += 1))}`,
  employer: firm,
  declarationId: bill.declarationId!,
  month: bill.month,
  amount: bill.rest,
  lateFee: '0.00',
  paidOn: '2026-06-10',
  ...given,
})

test('people join by name and number: a wage of nought, a birthday or a name that does not fit, are each told', async () => {
  const [first, second, third] = people
  const joining = { change: 'join', month: '2026-03', wage: first.wage }
  assert.equal(codeOf(await change(first, { ...joining, wage: '0' })), 'contribution-wage-not-valid')
  assert.equal(codeOf(await change(first, { ...joining, wage: '九千' })), 'contribution-wage-not-valid')
  assert.equal(codeOf(await change({ ...first, name: '演示别人' } as never, joining)), 'member-unknown')
  const demo = { name: '演示职工丁', idNumber: '330100199001090128' } as never
  assert.equal(codeOf(await change(demo, { ...joining, birthDay: '1990-01-10' })), 'member-birthday')
  assert.equal(codeOf(await change(first, { ...joining, month: '2026-13' })), 'contribution-month-not-valid')
  const joined = await change(first, joining)
  assert.equal(joined.statusCode, 200, joined.body)
  assert.equal(codeOf(await change(first, joining)), 'employed-already')
  const elsewhere = await post(others, `${url}/members`, { ...joining, name: first.name, idNumber: first.idNumber })
  assert.equal(codeOf(elsewhere), 'employed-elsewhere')

  const heads = '变动,姓名,身份证号,月份,上年月平均工资,出生日期,六级及以上残疾军人'
  const list = [
    heads,
    `增员,${second.name},${second.idNumber},2026年3月,${second.wage},,是`,
    `增员,${third.name},${third.idNumber},2026-03,"99,999.99",1985-01-01,`,
    `增员,${third.name},${third.idNumber},2026-03,0,,`,
    `调入,${third.name},${third.idNumber},2026-03,1,,`,
  ].join('\r\n')
  const tried = (await sendFile(own, `${url}/members/list`, list)).json<ContributionReport>()
  assert.deepEqual([tried.dryRun, tried.good, tried.refused], [true, 2, 2])
  const done = (await sendFile(own, `${url}/members/list?confirmed=true`, list)).json<ContributionReport>()
  assert.deepEqual(
    done.rows.map(({ outcome }) => outcome),
    ['done', 'done', 'refused', 'refused'],
    JSON.stringify(done),
  )
  const again = (await sendFile(own, `${url}/members/list?confirmed=true`, list)).json<ContributionReport>()
  assert.deepEqual(again, done)
})

test('the program makes the declaration from what is known; a pool that states no rules is told so', async () => {
  const elsewhere = await signInStaff(db, clock, { roles: ['employer'], employer: 'D33010000001' })
  assert.equal(codeOf(await get(elsewhere, `${url}/months/2026-05`)), 'contribution-rates-open')
  await enterFigure('average-wage', 8000_00)
  assert.equal(codeOf(await get(own, `${url}/months/2026-07`)), 'declaration-month-not-valid')
  const draft = await monthOf('2026-05')
  assert.deepEqual(
    draft.people.map(({ name, base, clamp, employee, exempt }) => [name, base, clamp, employee, exempt]),
    [
      ['演示钱一', '9000.00', null, '135.00', false],
      ['演示孙二', '4800.00', '低于下限（全省平均工资的 60%）', '0.00', true],
      ['演示李三', '24000.00', '高于上限（全省平均工资的 300%）', '360.00', false],
    ],
  )
  assert.deepEqual(
    [draft.base, draft.employerPart, draft.employeePart, draft.total, draft.dueOn, draft.mayConfirm, draft.exempt],
    ['37800.00', '3024.00', '495.00', '3519.00', null, true, 1],
  )
  assert.match(draft.notes.join(''), /截止日/)
  assert.deepEqual((await get(others, `${url}/months/2026-05`)).json<DeclarationMessage>().people, [])
})

test('it is confirmed once, as it was seen; every member’s month is declared; nothing is written otherwise', async () => {
  await enterFigure('contribution-due-day', 15)
  const draft = await monthOf('2026-05')
  const changed = await confirm('2026-05', { ...draft, employerPart: '3000.00' })
  assert.equal(codeOf(changed), 'declaration-changed')
  assert.equal(
    codeOf(await post(others, `${url}/months/2026-05/confirm`, { employerPart: '0.00', employeePart: '0.00' })),
    'declaration-empty',
  )
  assert.equal(await rowsIn('employer_declaration'), 0)
  const made = await confirm('2026-05', draft)
  assert.equal(made.statusCode, 200, made.body)
  const bill = made.json<DeclarationMessage>()
  assert.deepEqual(
    [bill.state, bill.total, bill.rest, bill.dueOn, bill.overdueDays, bill.lateFee],
    ['declared', '3519.00', '3519.00', '2026-05-15', 36, '63.34'],
  )
  const shares = bill.people.reduce((sum, { employer }) => sum + Math.round(Number(employer) * 100), 0)
  assert.equal(shares, 3024_00)
  for (const { personNo } of people) assert.equal(await stateOf(personNo, '2026-05'), 'declared')
  assert.equal(codeOf(await confirm('2026-05', draft)), 'declaration-made-already')
  assert.equal(codeOf(await get(others, `${url}/bills/${bill.declarationId!}`)), 'declaration-not-found')
  assert.equal(codeOf(await get(own, `${url}/bills/${bill.declarationId!}?on=2026-12-31`)), 'late-fee-day-not-valid')
  const paper = await get(own, `${url}/bills/${bill.declarationId!}/statement.pdf`)
  assert.equal(paper.rawPayload.subarray(0, 5).toString(), '%PDF-')
  await booksAgree()
})

test('a declaration for which nothing was paid is withdrawn, and the month declared anew', async () => {
  const draft = await monthOf('2026-04')
  const bill = (await confirm('2026-04', draft)).json<DeclarationMessage>()
  const withdrawn = await post(own, `${url}/bills/${bill.declarationId!}/withdraw`)
  assert.equal(withdrawn.json<DeclarationMessage>().state, 'withdrawn', withdrawn.body)
  assert.equal(await stateOf(people[0].personNo, '2026-04'), 'withdrawn')
  assert.equal(codeOf(await post(own, `${url}/bills/${bill.declarationId!}/withdraw`)), 'declaration-over')
  const again = (await confirm('2026-04', await monthOf('2026-04'))).json<DeclarationMessage>()
  assert.equal(again.state, 'declared')
  assert.equal(await stateOf(people[0].personNo, '2026-04'), 'declared')
  await booksAgree()
})

test('the tax office’s file: each fault has its own answer, and then nothing of the file is taken', async () => {
  const bill = await monthOf('2026-05')
  const try1 = async (form: Partial<EmployerPaymentForm>) => {
    const sent = await sendFile(
      finance,
      `${deskUrl}/payments/file?confirmed=true`,
      paymentsFile([paying(bill), paying(bill, form)]),
    )
    const report = sent.json<ContributionReport>()
    assert.deepEqual([report.dryRun, report.refused], [true, 1], sent.body)
    return report.rows[1]!.text
  }
  const shopBill = { employer: shop }
  assert.match(await try1(shopBill), /写的是单位 D33990000092，申报 .* 是单位 D33990000091 的/)
  assert.match(await try1({ employer: 'D33010000001' }), /没有在本统筹区登记/)
  assert.match(await try1({ declarationId: 'D-NONE' }), /没有编号为“D-NONE”的申报/)
  assert.match(await try1({ month: '2026-04' }), /写的是 2026-04/)
  assert.match(await try1({ paidOn: '2026-06-21' }), /还没有到的日期不能收费，也不能算滞纳金/)
  assert.match(await try1({ amount: '0.00' }), /本金写的是“0.00”/)
  assert.match(await try1({ reference: `BANK-${String(keys + 1)}` }), /同一个流水号/)
  const good = paymentsFile([paying(bill)]).toString('utf8')
  const refused = async (text: string) =>
    codeOf(await sendFile(finance, `${deskUrl}/payments/file?confirmed=true`, text))
  assert.equal(await refused(good.replace('3519.00', '3518.00')), 'tax-file-sum-wrong')
  assert.equal(await refused(good.replace(/合计[^\r]*/, '')), 'tax-file-not-readable')
  assert.equal(await refused(good.replace(/(合计.*)3519\.00/, '$13519.01')), 'tax-file-total-wrong')
  assert.equal(await refused(good.replace('单位代码', '单位')), 'tax-file-not-readable')
  assert.equal(codeOf(await sendFile(desk, `${deskUrl}/payments/file`, good)), 'not-permitted')
  assert.equal((await rowsIn('employer_payment')) + (await rowsIn('office_posting')), 0)
})

test('the file out has a control sum; the file in is tried, taken once, and every member’s month is paid', async () => {
  const out = await get(finance, `${deskUrl}/declarations.csv?month=2026-05`)
  assert.match(out.body, /合计,1 笔,,3,37800.00,3024.00,495.00,3519.00,校验和 [0-9a-f]{64}/)
  const bill = await monthOf('2026-05')
  const file = paymentsFile([paying(bill, { lateFee: '45.00' })])
  const tried = (await sendFile(finance, `${deskUrl}/payments/file`, file)).json<ContributionReport>()
  assert.deepEqual(
    tried.rows.map(({ outcome }) => outcome),
    ['noted'],
  )
  assert.match(tried.rows[0]!.text, /滞纳金税务收 45.00 元，按规定算是 45.75 元/)
  const taken = await sendFile(finance, `${deskUrl}/payments/file?confirmed=true`, file)
  assert.deepEqual(
    taken.json<ContributionReport>().rows.map(({ outcome }) => outcome),
    ['done'],
    taken.body,
  )
  assert.equal(codeOf(await sendFile(finance, `${deskUrl}/payments/file?confirmed=true`, file)), 'tax-file-known')
  const paid = await monthOf('2026-05')
  assert.deepEqual([paid.state, paid.rest, paid.paidOn], ['paid', '0.00', '2026-06-10'])
  for (const { personNo } of people) {
    assert.equal(await stateOf(personNo, '2026-05'), 'paid')
    const file = await readFile(db, { personNo }, ['benefits'])
    const statusOn = (day: string) => benefitOn(file!, 'employee', day).status
    assert.deepEqual(
      [statusOn('2026-05-31'), statusOn('2026-06-01'), statusOn('2026-07-01')],
      ['stopped', 'entitled', 'stopped'],
    )
  }
  assert.equal(codeOf(await post(own, `${url}/bills/${paid.declarationId!}/withdraw`)), 'declaration-paid')
  const { income, arrears } = (await get(desk, deskUrl)).json<ContributionDeskMessage>()
  assert.deepEqual(income, [
    { month: '2026-06', pool: '3024.00', ownPart: '495.00', lateFee: '45.00', missingYears: '0.00', total: '3564.00' },
  ])
  assert.deepEqual(
    arrears.map(({ month, age }) => [month, age]),
    [['2026-04', '31到90天']],
  )
  await booksAgree()
})

test('partly paid pays no member’s month; too much goes to the next bill; what comes back is taken back', async () => {
  const april = await monthOf('2026-04')
  const part = paying(april, { amount: '1000.00' })
  assert.equal((await post(finance, `${deskUrl}/payments`, part)).statusCode, 200)
  assert.equal(codeOf(await post(finance, `${deskUrl}/payments`, part)), 'contribution-payment-known')
  const partly = await monthOf('2026-04')
  assert.deepEqual([partly.state, partly.rest], ['partly-paid', '2519.00'])
  assert.match(partly.notes.join(''), /待核实/)
  assert.equal(await stateOf(people[0].personNo, '2026-04'), 'declared')

  const much = paying(partly, { amount: '6519.00' })
  assert.equal((await post(finance, `${deskUrl}/payments`, much)).statusCode, 200)
  assert.equal(await stateOf(people[0].personNo, '2026-04'), 'paid')
  assert.equal((await overview()).carriedOver, '4000.00')
  const march = (await confirm('2026-03', await monthOf('2026-03'))).json<DeclarationMessage>()
  assert.deepEqual([march.state, march.carriedOver], ['paid', '481.00'])
  assert.equal(await stateOf(people[0].personNo, '2026-03'), 'paid')
  await booksAgree()

  for (const [code, given] of [
    ['contribution-payment-employer', { employer: shop }],
    ['contribution-payment-unknown-employer', { employer: 'D00000000000' }],
    ['contribution-payment-month', { month: '2026-01' }],
    ['contribution-payment-amount', { amount: '0' }],
    ['contribution-payment-day', { paidOn: '2199-01-01' }],
  ] as const)
    assert.equal(codeOf(await post(finance, `${deskUrl}/payments`, paying(march, { amount: '1.00', ...given }))), code)

  const back = (reference: string, day: string) => post(finance, `${deskUrl}/payments/${reference}/returned`, { day })
  assert.equal(codeOf(await back(much.reference, '2026-06-09')), 'contribution-payment-return-day')
  assert.equal(codeOf(await back('NONE', '2026-06-20')), 'contribution-payment-not-found')
  assert.equal((await back(much.reference, '2026-06-20')).statusCode, 200)
  assert.equal(codeOf(await back(much.reference, '2026-06-20')), 'contribution-payment-returned')
  assert.deepEqual([(await monthOf('2026-03')).state, (await monthOf('2026-04')).state], ['declared', 'partly-paid'])
  for (const month of ['2026-03', '2026-04']) assert.equal(await stateOf(people[0].personNo, month), 'returned')
  await booksAgree()
})

test('what comes back of one payment is covered by what another carries over, and the month stays paid', async () => {
  const april = await monthOf('2026-04')
  const part = april.payments.find(({ returnedOn }) => returnedOn === null)!
  // The rest of April, all of March, and as much again as the part.
  assert.equal((await post(finance, `${deskUrl}/payments`, paying(april, { amount: '7038.00' }))).statusCode, 200)
  assert.equal((await overview()).carriedOver, '1000.00')
  const returned = await post(finance, `${deskUrl}/payments/${part.reference}/returned`, { day: '2026-06-20' })
  assert.equal(returned.statusCode, 200, returned.body)
  const still = await monthOf('2026-04')
  assert.deepEqual([still.state, still.rest, still.carriedOver], ['paid', '0.00', '0.00'])
  assert.equal(await stateOf(people[0].personNo, '2026-04'), 'paid')
  await booksAgree()
})

test('a declaration of which half the members were written is finished, and nobody is written twice', async () => {
  const draft = await monthOf('2026-06')
  const bill = (await confirm('2026-06', draft)).json<DeclarationMessage>()
  const id = bill.declarationId!
  // As if the server had been killed between a member's record and the note of it.
  await db.pool.query(
    `update employer_declaration_member set state = 'none', step = 'declare', step_day = wanted_day, turn = 1 where declaration_id = $1`,
    [id],
  )
  await carryOut({ database: db, clock, release: openRelease() }, id)
  const file = await readFile(db, { personNo: people[0].personNo }, ['contributions'])
  assert.equal(file!.contributions.entries.filter(({ source }) => source === id).length, 1)
  assert.deepEqual(
    (await monthOf('2026-06')).people.map(({ state }) => state),
    ['已申报', '已申报', '已申报'],
  )
  await booksAgree()
})

test('whoever’s record refuses is named with why, and written once that is mended', async () => {
  const { declarationId: id } = await monthOf('2026-06')
  const words = '演示：记录里有别的申报'
  await db.kysely
    .updateTable('employer_declaration_member')
    .set({ words, wanted: 'withdrawn' })
    .where('declaration_id', '=', id!)
    .where('person_no', '=', people[0].personNo)
    .execute()
  await carryOut({ database: db, clock, release: openRelease() }, id!)
  assert.equal((await monthOf('2026-06')).people[0]!.issue, words)
  assert.equal(await stateOf(people[0].personNo, '2026-06'), 'declared')
  assert.equal((await post(own, `${url}/bills/${id!}/again`)).statusCode, 200)
  assert.equal(await stateOf(people[0].personNo, '2026-06'), 'withdrawn')
})

test('somebody who is in two employers in a month keeps the declaration from being confirmed', async () => {
  const [first] = people
  const left = await change(first, { change: 'leave', month: '2026-06' })
  assert.equal(left.statusCode, 200, left.body)
  assert.equal(
    codeOf(
      await post(others, `${url}/members`, {
        change: 'join',
        month: '2026-06',
        wage: '9000',
        name: first.name,
        idNumber: first.idNumber,
      }),
    ),
    'employed-elsewhere',
  )
})

test('a month in which somebody has no wage is not declared, and says of whom', async () => {
  const personNo = '33990000000000009004'
  await enterPerson(db, { personNo, pool, name: '演示周四', idNumber: '330100198501019004' }, clock.now())
  await db.kysely
    .insertInto('enrolment')
    .values({
      ...{ person_no: personNo, enrolment_no: 1, pool, insurance: 'employee', category: 'active', employer: shop },
      ...{ from_day: '2026-06-01', known_from: clock.now() },
    })
    .execute()
  const answer = await post(others, `${url}/months/2026-06/confirm`, { employerPart: '0.00', employeePart: '0.00' })
  assert.equal(codeOf(answer), 'declaration-not-ready')
  assert.match(answer.json<ProblemDocument>().detail, /演示周四/)
})
