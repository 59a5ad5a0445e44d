/** The months of a person as commands write them: who works where, what is declared and paid, and the benefits that follow. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Problem } from '@yidi/contracts'
import { openPlatform } from '../../../../../tests/hospital/hospital.ts'
import { enterPerson } from '../../person/people/index.ts'
import { readFile } from '../../person/file/index.ts'
import { openRelease } from '../../platform/policy/index.ts'
import { averageWageOn, ratesStated } from '../law/index.ts'
import {
  changeWage,
  declareMonth,
  joinEmployer,
  leaveEmployer,
  payMonth,
  returnMonth,
  wageIn,
  withdrawMonth,
} from './index.ts'
import { jobKey } from './testing.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())
const release = openRelease()
const context = { database: db, clock, release }
const by = { actorKind: 'system', actor: 'test' } as const
const pool = '339900'
const employer = 'D33990000009'
let keys = 0
const key = () => jobKey('test', String((keys += 1)))
const thisMonth = clock.today().slice(0, 7)
const monthsBack = (count: number): string => {
  const months = Number(thisMonth.slice(0, 4)) * 12 + Number(thisMonth.slice(5)) - 1 - count
  return `${String(Math.floor(months / 12))}-${String((months % 12) + 1).padStart(2, '0')}`
}

await db.kysely
  .insertInto('employer')
  .values({ code: employer, name: '演示省级单位', pool, recorded_at: clock.now(), changed_at: clock.now() })
  .execute()

let people = 0
async function someone(): Promise<string> {
  people += 1
  const personNo = `3399000000000000010${String(people)}`
  const idNumber = `33010019850101${String(9000 + people)}`
  await enterPerson(db, { personNo, pool, name: '演示新人', idNumber }, clock.now())
  return personNo
}

const join = (personNo: string, fromMonth: string, other: object = {}) =>
  joinEmployer(context, personNo, { pool, employer, fromMonth, wageFen: 9000_00, by, ...other }, key())
const declare = (personNo: string, month: string, other: object = {}) =>
  declareMonth(
    context,
    personNo,
    {
      ...{
        month,
        pool,
        employer,
        declarationId: `B${month}`,
        baseFen: 9000_00,
        employerFen: 720_00,
        employeeFen: 135_00,
      },
      ...{ day: clock.today(), by, ...other },
    },
    key(),
  )
const pay = (personNo: string, month: string, paidOn = `${month}-20`) =>
  payMonth(context, personNo, { month, declarationId: `B${month}`, paidOn, by }, key())

async function benefitsOf(personNo: string) {
  const file = await readFile(db, { personNo }, ['benefits'])
  return file!.benefits.map(({ status, from, to, reason }) => [status, from, to, reason])
}

const refused = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  assert.ok(error instanceof Problem, String(error))
  return error.document.code
}

test('benefits begin the month after the first payment and stop the month after the first that is missing', async () => {
  const personNo = await someone()
  const first = monthsBack(3)
  await join(personNo, first)
  const never = await benefitsOf(personNo)
  assert.deepEqual(
    never.map(([status, from, to]) => [status, from, to]),
    [['stopped', `${first}-01`, null]],
  )
  const since = `医疗保险费从${first.slice(0, 4)}年${String(Number(first.slice(5)))}月起缴，还没有缴过`
  const how = '缴费到账的次月起享受待遇，请问演示省级单位（单位）或参保地经办机构'
  assert.equal(never[0]![3], `${since}，${how}`)
  await declare(personNo, first)
  await pay(personNo, first)
  const found = await benefitsOf(personNo)
  assert.deepEqual(
    found.map(([status, from]) => [status, from]),
    [
      ['stopped', `${first}-01`],
      ['entitled', `${monthsBack(2)}-01`],
      ['stopped', `${monthsBack(1)}-01`],
    ],
  )
  const year = monthsBack(2).slice(0, 4)
  const named = `${year}年${String(Number(monthsBack(2).slice(5)))}月起的医疗保险费没有到账`
  assert.equal(found[2]![3], `${named}，请问演示省级单位（单位）或参保地经办机构`)
})

test('a late payment entitles days of the past, says so, and keeps what was held true before', async () => {
  const personNo = await someone()
  const months = [4, 3, 2].map(monthsBack)
  await join(personNo, months[0]!)
  for (const month of months) await declare(personNo, month)
  await pay(personNo, months[0]!)
  await pay(personNo, months[2]!)
  const { regained } = await payMonth(
    context,
    personNo,
    { month: months[1]!, declarationId: `B${months[1]!}`, paidOn: clock.today(), by },
    key(),
  )
  assert.deepEqual(regained[0]!.from, `${months[2]!}-01`)
  const file = (await readFile(db, { personNo }, ['enrolmentHistory']))!.enrolmentHistory
  const held = file.benefits.filter((row) => row.known_to === null)
  const late = held.find((row) => row.rests_on === 'late-contributions')
  assert.equal(late?.from_day, `${months[2]!}-01`)
  assert.match(late.reason, /的医疗保险费是.*补缴的/)
  assert.ok(file.benefits.some((row) => row.known_to !== null && row.status === 'stopped'))
})

test('what is wrong is named, and nothing is written', async () => {
  const personNo = await someone()
  assert.equal(await refused(join(personNo, thisMonth, { wageFen: 0 })), 'contribution-wage-not-valid')
  assert.equal(await refused(join(personNo, '2026-13')), 'contribution-month-not-valid')
  assert.equal(await refused(join(personNo, '2199-01')), 'contribution-month-not-valid')
  assert.equal(await refused(join(personNo, thisMonth, { pool: '330100' })), 'contribution-rates-open')
  assert.deepEqual(await benefitsOf(personNo), [])
  await join(personNo, thisMonth)
  assert.equal(await refused(join(personNo, thisMonth)), 'employed-already')
  assert.equal(await refused(join(personNo, thisMonth, { employer: 'D33990000008' })), 'employed-elsewhere')
  assert.equal(await refused(join('33990000000000000003', thisMonth)), 'employed-retired')
  const resident = await someone()
  await db.kysely
    .insertInto('enrolment')
    .values({
      ...{ person_no: resident, enrolment_no: 1, pool, insurance: 'resident', category: 'resident', resident_tier: 1 },
      ...{ from_day: `${thisMonth}-01`, known_from: clock.now() },
    })
    .execute()
  assert.equal(await refused(join(resident, thisMonth)), 'employed-otherwise')
  assert.equal(await refused(declare(personNo, monthsBack(1))), 'employed-not-here')
  assert.equal(await refused(declare(personNo, thisMonth, { employer: 'D33990000008' })), 'employed-not-here')
  assert.equal(await refused(declare(personNo, thisMonth, { baseFen: -1 })), 'contribution-amount-not-valid')
  assert.equal(await refused(pay(personNo, thisMonth, clock.today())), 'month-not-declared')
  await declare(personNo, thisMonth)
  assert.equal(await refused(declare(personNo, thisMonth)), 'month-declared-already')
  const [declarationId, day] = [`B${thisMonth}`, clock.today()]
  const of = { month: thisMonth, declarationId, day, by }
  assert.equal(await refused(returnMonth(context, personNo, of, key())), 'month-not-paid')
  assert.equal(
    await refused(withdrawMonth(context, personNo, { ...of, declarationId: 'B' }, key())),
    'month-not-declared',
  )
  assert.equal(await refused(pay(personNo, thisMonth, '2199-01-01')), 'contribution-day-not-valid')
  await pay(personNo, thisMonth, day)
  assert.equal(await refused(pay(personNo, thisMonth, day)), 'month-paid-already')
  assert.equal(await refused(withdrawMonth(context, personNo, of, key())), 'month-paid-already')
})

test('the same key is the same command', async () => {
  const personNo = await someone()
  await join(personNo, thisMonth)
  await declare(personNo, thisMonth)
  const paid = { month: thisMonth, declarationId: `B${thisMonth}`, paidOn: clock.today(), by }
  const once = key()
  await payMonth(context, personNo, paid, once)
  await payMonth(context, personNo, paid, once)
  const file = await readFile(db, { personNo }, ['contributions'])
  assert.equal(file!.contributions.entries.filter(({ kind }) => kind === 'paid').length, 1)
})

test('who leaves and joins another employer is in one at a time; a wage holds from its month', async () => {
  const personNo = await someone()
  await join(personNo, monthsBack(3))
  await changeWage(context, personNo, { employer, fromMonth: monthsBack(2), wageFen: 9500_00, by }, key())
  await leaveEmployer(context, personNo, { employer, lastMonth: monthsBack(2), by }, key())
  assert.equal(await refused(declare(personNo, monthsBack(1))), 'employed-not-here')
  await join(personNo, monthsBack(1), { employer: 'D33990000008' })
  const { contributions } = (await readFile(db, { personNo }, ['contributions']))!
  assert.equal(wageIn(contributions, employer, monthsBack(3))?.wage_fen, 9000_00)
  assert.equal(wageIn(contributions, employer, monthsBack(2))?.wage_fen, 9500_00)
})

test('the average wage of a month is the law’s of the year before, or what the agency entered', async () => {
  const found = await averageWageOn(context, pool, '2020-05')
  assert.deepEqual(found.averageWageFen, 5960_25)
  assert.equal(found.provisional, true)
  assert.equal(ratesStated(release, pool), true)
  assert.equal(ratesStated(release, '330100'), false)
  assert.equal(await refused(averageWageOn(context, '330100', '2020-05')), 'contribution-figure-open')
})
