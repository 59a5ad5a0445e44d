/** 缴费年限: what counts, the quote of what is missing, retiring by it, and leaving with a document that can be verified. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type {
  DeskYearsMessage,
  PersonPage,
  ProblemDocument,
  RetirementForm,
  TransferVerification,
  YearPeriodForm,
  YearsMessage,
} from '@yidi/contracts'
import { extractText, getDocumentProxy } from 'unpdf'
import { openPlatform } from '../../../../../tests/hospital/hospital.ts'
import { signInCitizen, signInStaff } from '../../platform/access/testing.ts'

const { app, db, clock } = await openPlatform('2026-06-20T02:00:00Z')
test.after(() => app.close())

const signIn = () => signInStaff(db, clock, { roles: ['accepting'], pool: '339900', name: 'counter' })
let counter = await signIn()
const both = await signInStaff(db, clock, { roles: ['accepting', 'reviewing'], pool: '339900', name: 'both' })
const review = await signInStaff(db, clock, { roles: ['reviewing'], pool: '339900', name: 'review' })
const hangzhou = await signInStaff(db, clock, { roles: ['accepting'], pool: '330100', name: 'counter-hz' })

async function post<Reply = { no: number }>(
  url: string,
  payload: object,
  cookie = counter,
  key: string = randomUUID(),
) {
  const answer = await app.inject({ method: 'POST', url, payload, headers: { cookie, 'idempotency-key': key } })
  return answer.json<Reply & ProblemDocument>()
}
const get = async <Reply>(url: string, cookie = counter): Promise<Reply & ProblemDocument> =>
  (await app.inject({ url, headers: { cookie } })).json()
const textOf = async (url: string, cookie = counter): Promise<string> => {
  const answer = await app.inject({ url, headers: { cookie } })
  assert.equal(answer.statusCode, 200, answer.body)
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(answer.rawPayload)), { mergePages: true })
  return text.replaceAll(/\s/g, '')
}

/** Somebody in work in the provincial pool who is new here: nothing is paid yet. */
let people = 0
async function enrolled(from = '2026-01-01', pool = '339900', cookie = counter): Promise<string> {
  people += 1
  const base = `33010019${String(66 + people)}0101001`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...base].reduce((total, digit, index) => total + Number(digit) * weights[index]!, 0)
  const form = { name: '演示新人', pool, insurance: 'employee', category: 'active', from }
  const idNumber = `${base}${'10X98765432'[sum % 11]!}`
  const { personNo } = await post<{ personNo: string }>('/api/desk/people', { idNumber, ...form }, cookie)
  assert.ok(personNo)
  return personNo
}
const at = (personNo: string, what = '') => `/api/desk/people/${personNo}${what}`
const yearsOf = (personNo: string, cookie = counter) => get<DeskYearsMessage>(at(personNo, '/years'), cookie)
const enter = (personNo: string, form: YearPeriodForm, cookie = counter) => post(at(personNo, '/years'), form, cookie)
const elsewhere = (from: string, to: string, place = '310000') =>
  ({ kind: 'elsewhere', from, to, place, document: '转移接续凭证 沪〔2026〕12号' }) as const
const quoted = (personNo: string, form: object) => post<{ quoteNo: number }>(at(personNo, '/retirement-quotes'), form)
const retire = (personNo: string, form: RetirementForm) => post<{ from: string }>(at(personNo, '/retirement'), form)
const held = async (personNo: string) => {
  const { benefits, enrolments } = await get<PersonPage>(at(personNo))
  return {
    benefits: benefits
      .filter((row) => row.knownTo === null)
      .map((row) => `${row.from} ${row.to ?? '-'} ${row.status}`)
      .sort(),
    enrolments: enrolments
      .filter((row) => row.knownTo === null)
      .map((row) => `${row.from} ${row.to ?? '-'} ${row.category}`),
  }
}

test('months of several places are added up, and one that two of them have counts once and is shown', async () => {
  const person = await enrolled()
  await enter(person, elsewhere('2000-01', '2009-12'))
  await enter(person, { kind: 'recorded', from: '2009-07', to: '2015-12', document: '省直医保手册 1234' })
  const years = await yearsOf(person)
  assert.deepEqual([years.actualMonths, years.deemedMonths, years.neededMonths, years.missingMonths], [192, 0, 240, 48])
  assert.deepEqual(years.overlaps, [
    { from: '2009-07', to: '2009-12', months: 6, sources: ['上海市', '以前在本地缴的费'] },
  ])
  const cookie = await signInCitizen(db, clock, person)
  const own = await get<YearsMessage>('/api/my/years', cookie)
  assert.deepEqual(
    [own.actualMonths, own.periods.map(({ kindTitle }) => kindTitle)],
    [192, ['在外地缴的费', '以前在本地缴的费']],
  )
  assert.ok(!JSON.stringify(own).includes('counter'), 'who of the staff did it is not told')
})

test('what is paid here month by month counts without a document', async () => {
  const years = await yearsOf('33990000000000000004')
  assert.ok(years.here.length > 0 && years.actualMonths > 0)
  assert.equal(
    years.here.reduce((sum, { months }) => sum + months, 0),
    years.actualMonths,
  )
})

test('service counts once another colleague has recognised it, and where no contribution covers the month', async () => {
  const person = await enrolled()
  const service = { kind: 'service', from: '1995-07', to: '2001-06', document: '职工档案 1995年招工审批表' } as const
  const { no } = await enter(person, service, both)
  assert.deepEqual([(await yearsOf(person)).deemedMonths, (await yearsOf(person)).waitingMonths], [0, 72])
  const decide = (cookie: string, reason = '档案齐全', period = no) =>
    post(at(person, `/years/${String(period)}/decide`), { decision: 'recognise', reason }, cookie)
  assert.equal((await decide(both)).code, 'year-own-entry')
  assert.equal((await decide(review, ' ')).code, 'year-decision-reason-missing')
  assert.equal((await decide(review, '档案齐全', 99)).code, 'year-period-not-found')
  const decided = await decide(review)
  assert.equal((await decide(review, '再一次', decided.no)).code, 'year-period-decided')
  await enter(person, elsewhere('2001-01', '2001-12'))
  const years = await yearsOf(person)
  assert.deepEqual([years.actualMonths, years.deemedMonths], [12, 66])
  assert.equal(
    (await post(at(person, `/years/${String(decided.no)}/take-back`), { reason: '材料是别人的' })).no,
    decided.no,
  )
  assert.equal((await yearsOf(person)).deemedMonths, 0)
})

test('a period is refused for each fault with its own answer, and nothing is written', async () => {
  const person = await enrolled()
  const document = '职工档案'
  const faults: [string, YearPeriodForm, string?][] = [
    ['year-proof-missing', { kind: 'service', from: '1995-07', to: '2001-06', document: ' ' }],
    ['year-service-too-late', { kind: 'service', from: '1995-07', to: '2001-07', document }],
    ['year-months-not-valid', { kind: 'deemed', from: '2001-07', to: '2001-06', document }],
    ['year-months-not-valid', { kind: 'recorded', from: '2020-01', to: '2026-07', document }],
    ['year-months-not-valid', { kind: 'recorded', from: '1929-12', to: '1960-01', document }],
    ['year-place-not-valid', { kind: 'elsewhere', from: '2000-01', to: '2001-06', document }],
    ['year-place-not-valid', { kind: 'elsewhere', from: '2000-01', to: '2001-06', place: '339900', document }],
    ['year-place-not-valid', { kind: 'elsewhere', from: '2000-01', to: '2001-06', place: '999999', document }],
    ['request-not-valid', { kind: 'elsewhere', from: '2000-13', to: '2001-06', place: '310000', document }],
    ['person-other-pool', { kind: 'recorded', from: '2000-01', to: '2001-06', document }, hangzhou],
  ]
  for (const [code, form, cookie] of faults) assert.equal((await enter(person, form, cookie)).code, code, code)
  assert.deepEqual((await yearsOf(person)).periods, [])
  await enter(person, elsewhere('2000-01', '2001-06'))
  assert.equal((await enter(person, elsewhere('2000-01', '2001-06'))).code, 'year-period-known')
  const there = await enrolled('2026-01-01', '330100', hangzhou)
  const service = { kind: 'service', from: '1995-07', to: '2001-06', document } as const
  assert.equal((await enter(there, service, hangzhou)).code, 'year-service-open', 'no document of Hangzhou says so')
  assert.equal((await yearsOf(there, hangzhou)).missingMonths, null)
})

test('240 months: nothing is missing, and who retires is entitled from that month without contributions', async () => {
  const person = await enrolled()
  await enter(person, elsewhere('2000-01', '2019-12'))
  const { quoteNo } = await quoted(person, { from: '2026-07', wage: '9000.00' })
  const { quote } = await yearsOf(person)
  assert.deepEqual([quote?.missingMonths, quote?.total, quote?.valid], [0, '0.00', true])
  const payment = { amount: '1.00', paidOn: '2026-06-20', reference: 'B1' }
  assert.equal((await retire(person, { quoteNo, payment })).code, 'retirement-nothing-missing')
  assert.equal((await retire(person, { quoteNo })).from, '2026-07')
  const { enrolments, benefits } = await held(person)
  assert.deepEqual(enrolments, ['2026-01-01 2026-06-30 active', '2026-07-01 - retired'])
  assert.equal(benefits.at(-1), '2026-07-01 - entitled')
  assert.equal((await retire(person, { quoteNo })).code, 'retirement-held')
  assert.equal((await quoted(person, { from: '2026-07', wage: '9000.00' })).code, 'retirement-held')
})

test('missing years are paid at once on the day of the quote, and benefits hold from the month of retiring', async () => {
  const person = await enrolled()
  await enter(person, elsewhere('2007-01', '2025-12'))
  const { quoteNo } = await quoted(person, { from: '2026-07', wage: '9000.00' })
  const { quote } = await yearsOf(person)
  // 240 − 228 = 12 months; 9000 × 8 % × 12 and 9000 × 1.5 % × 12.
  assert.deepEqual(
    [quote?.missingMonths, quote?.base, quote?.employer, quote?.employee, quote?.total],
    [12, '9000.00', '8640.00', '1620.00', '10260.00'],
  )
  const paper = await textOf(at(person, `/retirement-quotes/${String(quoteNo)}/quote.pdf`))
  assert.match(paper, /还差12个月（1年）.*10,260\.00元.*当天有效/)
  const paid = { amount: '10260.00', paidOn: '2026-06-20', reference: 'B20260620001' }
  const faults: [string, RetirementForm][] = [
    ['retirement-quote-not-found', { quoteNo: 9, payment: paid }],
    ['retirement-years-missing', { quoteNo }],
    ['retirement-payment-differs', { quoteNo, payment: { ...paid, amount: '10259.99' } }],
    ['retirement-payment-differs', { quoteNo, payment: { ...paid, amount: '一万' } }],
    ['retirement-payment-day-not-valid', { quoteNo, payment: { ...paid, paidOn: '2026-06-19' } }],
    ['retirement-reference-missing', { quoteNo, payment: { ...paid, reference: ' ' } }],
  ]
  const before = await held(person)
  for (const [code, form] of faults) assert.equal((await retire(person, form)).code, code)
  assert.deepEqual(await held(person), before, 'nothing was written')
  assert.equal((await retire(person, { quoteNo, payment: paid })).from, '2026-07')
  assert.equal((await held(person)).benefits.at(-1), '2026-07-01 - entitled')
  const { retirement } = await yearsOf(person)
  assert.deepEqual(retirement, {
    ...{ from: '2026-07', complete: true, completeFrom: '2026-07' },
    ...{ paid: '10260.00', paidOn: '2026-06-20', reference: 'B20260620001' },
  })
})

test('the base is that of the last month declared, or of the wage within its limits', async () => {
  const active = '33990000000000000004'
  const { quoteNo } = await quoted(active, { from: '2026-07' })
  const declared = (await yearsOf(active)).quote!
  assert.equal(declared.quoteNo, quoteNo)
  assert.match(declared.baseFrom, /最后一次申报的月份/)
  assert.ok(declared.missingMonths > 0)
  await quoted(active, { from: '2026-07', wage: '1.00' })
  const low = (await yearsOf(active)).quote!
  assert.ok(Number(low.base) > 1, 'raised to the floor')
  const person = await enrolled()
  const faults: [string, object][] = [
    ['retirement-base-missing', { from: '2026-07' }],
    ['retirement-wage-not-valid', { from: '2026-07', wage: '0' }],
    ['retirement-wage-not-valid', { from: '2026-07', wage: '多' }],
    ['retirement-month-not-valid', { from: '2026-05', wage: '9000' }],
    ['retirement-month-not-valid', { from: '2026-08', wage: '9000' }],
    ['request-not-valid', { from: '2026-00', wage: '9000' }],
  ]
  for (const [code, form] of faults) assert.equal((await quoted(person, form)).code, code, JSON.stringify(form))
  assert.equal((await yearsOf(person)).quote, null)
  assert.equal((await quoted('33990000000000000003', { from: '2026-07', wage: '9000' })).code, 'retirement-held')
  const ended = await enrolled()
  await post(at(ended, '/end'), { lastDay: '2026-06-30', reason: 'stopped' })
  assert.equal((await quoted(ended, { from: '2026-07', wage: '9000' })).code, 'retirement-not-active')
  const there = await enrolled('2026-01-01', '330100', hangzhou)
  const open = await post<object>(at(there, '/retirement-quotes'), { from: '2026-07', wage: '9000' }, hangzhou)
  assert.equal(open.code, 'contribution-rates-open')
})

test('a quote after which something changed is not good any more, on its own day either', async () => {
  const person = await enrolled()
  const { quoteNo } = await quoted(person, { from: '2026-07', wage: '9000.00' })
  await enter(person, elsewhere('2007-01', '2007-12'))
  assert.equal((await retire(person, { quoteNo, yearsMissing: true })).code, 'retirement-quote-over')
})

test('who leaves takes a document along that anybody can verify; a forged one and a void one are told', async () => {
  const person = await enrolled()
  await enter(person, elsewhere('2007-01', '2025-12'))
  const leave = (form: object, cookie = counter, key: string = randomUUID()) =>
    post<{ transferId: string }>(at(person, '/transfers-out'), form, cookie, key)
  assert.equal((await leave({ to: '339900', lastDay: '2026-06-30' })).code, 'year-place-not-valid')
  assert.equal((await leave({ to: '310000', lastDay: '2025-12-31' })).code, 'enrolment-day-not-valid')
  assert.equal((await leave({ to: '310000', lastDay: '2026-06-30' }, hangzhou)).code, 'person-other-pool')
  const key = randomUUID()
  const { transferId } = await leave({ to: '310000', lastDay: '2026-06-30' }, counter, key)
  assert.equal((await leave({ to: '310000', lastDay: '2026-06-30' }, counter, key)).transferId, transferId, 'once')
  assert.equal((await leave({ to: '310000', lastDay: '2026-06-30' })).code, 'not-enrolled-on')
  assert.deepEqual((await held(person)).enrolments, ['2026-01-01 2026-06-30 active'])

  const paper = await textOf(at(person, `/transfers-out/${transferId}/document.pdf`))
  assert.match(paper, /实际缴费228个月（19年）/)
  assert.match(paper, /2007-012025-12上海市/)
  const cookie = await signInCitizen(db, clock, person)
  assert.match(await textOf(`/api/my/years/transfers/${transferId}/document.pdf`, cookie), /转移接续凭证/)
  const stranger = await signInCitizen(db, clock, '33990000000000000004')
  assert.equal(
    (await get<object>(`/api/my/years/transfers/${transferId}/document.pdf`, stranger)).code,
    'transfer-not-found',
  )

  const { transferCode } = await import('./transfer.ts')
  const code = transferCode(db.ciphers, { personNo: person, transferId })
  const verified = await get<TransferVerification>(`/api/verify/${code}`, '')
  assert.deepEqual(
    [verified.stands, verified.actualMonths, verified.toName, verified.transfer],
    [true, 228, '上海市', transferId],
  )
  assert.ok(!JSON.stringify(verified).includes('演示新人'))
  const forged = `${code.slice(0, -6)}${code.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'}`
  assert.equal((await get<object>(`/api/verify/${forged}`, '')).code, 'receipt-code-not-valid')

  const back = (id = transferId) => post<object>(at(person, `/transfers-out/${id}/take-back`), { reason: '不走了' })
  assert.equal((await back('Z-NONE')).code, 'transfer-not-found')
  await back()
  assert.equal((await back()).code, 'transfer-taken-back')
  const voided = await get<TransferVerification>(`/api/verify/${code}`, '')
  assert.deepEqual([voided.stands, voided.text], [false, '已作废，不能再用'])
})

test('who retires with years missing has no benefits, and completes them later from the month after paying', async () => {
  const person = await enrolled()
  await enter(person, elsewhere('2007-01', '2025-12'))
  const { quoteNo } = await quoted(person, { from: '2026-07', wage: '9000.00' })
  await retire(person, { quoteNo, yearsMissing: true })
  assert.equal((await held(person)).benefits.at(-1), '2026-07-01 - stopped')
  const page = await get<PersonPage>(at(person))
  assert.match(
    page.benefits.find((row) => row.knownTo === null && row.from === '2026-07-01')!.reason,
    /年限没有满 20 年/,
  )

  clock.set('2026-09-10T02:00:00Z')
  counter = await signIn()
  const again = await quoted(person, { from: '2026-10', wage: '9000.00' })
  const payment = { amount: '10260.00', paidOn: '2026-09-10', reference: 'B20260910001' }
  assert.equal((await retire(person, { quoteNo, payment })).code, 'retirement-quote-over', 'an earlier one')
  clock.set('2026-09-11T02:00:00Z')
  counter = await signIn()
  assert.equal((await retire(person, { quoteNo: again.quoteNo, yearsMissing: true })).code, 'retirement-quote-over')
  assert.equal(
    (await retire(person, { quoteNo: again.quoteNo, payment })).from,
    '2026-07',
    'paid on the day of the quote',
  )
  const { benefits } = await held(person)
  assert.deepEqual(benefits.slice(-2), ['2026-07-01 2026-09-30 stopped', '2026-10-01 - entitled'])
})
