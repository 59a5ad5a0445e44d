/**
 * Figures of payment methods on a statement (浙人社发〔2016〕113号 第三十九条): added up by hand from a few stays at Hangzhou. Employees pay
 * 800.00 of a year themselves, then the pool pays 82 % (in work) or 86 % (retired) in a tier-3 hospital.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MonthlyYearMessage, StandardForm, StandardsMessage } from '@yidi/contracts'
import { meanOf } from '../../apps/server/src/clearing/monthly/testing.ts'
import { formatShare } from '@yidi/rules'
import { newMsgid, people, settlement } from '../hospital/hospital.ts'
import { hangzhou, openMonth, undo } from './world.ts'

const desk = '/api/desk/monthly'
const own = '/api/institution/monthly'
const standards = '/api/desk/standards'
const year = `/api/desk/institutions/${hangzhou}/year`

const month = await openMonth()

/** A stay from 10 June to a day; its main diagnosis of discharge where one is named, else pneumonia at admission. */
async function stay(person: string, total: number, to: string, disease?: { code: string; name: string }) {
  const at = month.homeHospital
  const visit = await at.admit(person)
  await at.upload(person, visit, [['YDA0000001', 1, total]])
  const diagnosis = {
    ...{ diag_type: '1', maindiag_flag: '1', diag_srt_no: '1', diag_dept: '01', dise_dor_no: 'D1' },
    ...{ dise_dor_name: '演示医师', diag_time: `${to} 09:00:00`, mdtrt_id: visit, psn_no: person },
  }
  await at.ask('2402', {
    dscginfo: { mdtrt_id: visit, psn_no: person, insutype: '310', endtime: `${to} 10:00:00`, dscg_way: '1' },
    diseinfo: disease === undefined ? [] : [{ ...diagnosis, diag_code: disease.code, diag_name: disease.name }],
  })
  const { output } = await at.ask('2304', settlement(person, visit, total), { msgid: newMsgid(at.code) })
  return { visit, id: (output as { setlinfo: { setl_id: string } }).setlinfo.setl_id }
}

const pneumonia = { code: 'J18.900', name: '肺炎' }
const document = '演示医保〔2026〕7号'
const enter = (form: Omit<StandardForm, 'document' | 'from'> & { from?: string }) =>
  month.ask<StandardsMessage>('elsewhere', standards, { from: '2026-01-01', document, ...form })

await enter({ kind: 'global-budget', institution: hangzhou, year: '2026', amount: '20000' })
await enter({ kind: 'global-budget', institution: hangzhou, year: '2026', amount: '40000', from: '2026-06-15' })
await enter({ kind: 'head', level: 'tier3', visits: 'inpatient', per: 'month', amount: '6000' })
await enter({ kind: 'head', level: 'tier3', visits: 'inpatient', per: 'year', amount: '9000' })
// What is set for the institution itself counts, also where its level has a later one; a correction takes the place of what it corrects.
await enter({ kind: 'bed-day', institution: hangzhou, amount: '24' })
await enter({ kind: 'bed-day', institution: hangzhou, amount: '2400' })
await enter({ kind: 'bed-day', level: 'tier3', amount: '2000', from: '2026-06-01' })
await enter({ kind: 'disease', level: 'tier3', visits: 'inpatient', disease: 'J18.900', title: '肺炎', amount: '7000' })
await enter({
  ...{ kind: 'disease', institution: hangzhou, visits: 'inpatient', disease: 'J18.900', title: '肺炎（成人）' },
  amount: '9000',
})
// From after the month: it does not count yet.
await enter({
  kind: 'disease',
  level: 'tier3',
  visits: 'inpatient',
  disease: 'I10.x00',
  title: '高血压',
  amount: '100',
  from: '2026-07-01',
})

const first = await stay(people.active, 10_000, '2026-06-12')
await stay(people.provincialActive, 6_000.01, '2026-06-15', pneumonia)
await stay(people.retiredWithFiling, 3_000, '2026-06-11', { code: 'I10.x00', name: '高血压病' })
const undone = await stay(people.foundingWorker, 2_000, '2026-06-12')
await undo(month.homeHospital, people.foundingWorker, undone)
await month.moveTo('2026-07-02T02:00:00Z')

const ownStandard = (amount: string) => ({ amount, own: true, from: '2026-01-01', document })
const ofLevel = (amount: string) => ({ amount, own: false, from: '2026-01-01', document })

test('a month by head, by bed-day and by disease beside what the agency has set, and the year beside its budget', async () => {
  const { applicationId, methods } = await month.apply('home', '2026-06')
  // 7,544.00 + 4,264.01 + 1,892.00 of the funds; of 40,000.00, in half a year.
  assert.deepEqual(methods.budget, {
    ...{ year: 2026, upTo: '2026-06', budget: { ...ownStandard('40000.00'), from: '2026-06-15' } },
    ...{ settled: '13700.01', refused: '0.00', used: '13700.01', share: '34.3', shareOfYear: '50.0', left: '26299.99' },
  })
  // 19,000.01 over three people is 6,333.3366…
  const people3 = { people: 3, total: '19000.01', mean: '6333.34' }
  assert.deepEqual(methods.byHead, [
    { per: 'month', ...people3, standard: ofLevel('6000.00'), difference: '333.34' },
    { per: 'year', ...people3, standard: ofLevel('9000.00'), difference: '-2666.66' },
  ])
  // Two, five and one day: 19,000.01 / 8 is 2,375.00125.
  assert.deepEqual(methods.byBedDay, {
    ...{ bedDays: 8, total: '19000.01', mean: '2375.00' },
    ...{ standard: ownStandard('2400.00'), difference: '-25.00' },
  })
  const { byDisease } = methods
  // 16,000.01 / 2 is 8,000.005, and half a fen goes up; 11,808.01 of the funds likewise.
  assert.deepEqual(byDisease?.largest, [
    {
      ...{ code: 'J18.900', name: '肺炎（成人）', cases: 2, total: '16000.01', fund: '11808.01' },
      ...{ meanTotal: '8000.01', meanFund: '5904.01', standard: ownStandard('9000.00') },
      ...{ difference: '-999.99', differences: '-1999.99' },
    },
    {
      ...{ code: 'I10.x00', name: '高血压病', cases: 1, total: '3000.00', fund: '1892.00' },
      ...{ meanTotal: '3000.00', meanFund: '1892.00', standard: null, difference: null, differences: null },
    },
  ])
  const nothing = { cases: 0, total: '0.00', fund: '0.00' }
  assert.deepEqual(
    { ...byDisease, largest: [] },
    {
      ...{ largest: [], diseases: 2, cases: 3, total: '19000.01', fund: '13700.01', rest: nothing, without: nothing },
      ...{ ofAdmission: 1, differences: '-1999.99' },
    },
  )

  // Each disease leads to its lines; what was undone stands with its undoing, as every line does.
  for (const [who, at] of [
    ['homeAudits', desk],
    ['home', own],
  ] as const) {
    const { lines } = await month.ask(who, `${at}/${applicationId}?show=all&disease=I10.x00`)
    assert.deepEqual(
      lines.map(({ total, disease }) => [total, disease]),
      [['3000.00', 'I10.x00']],
    )
  }
  const pneumonias = await month.ask('homeAudits', `${desk}/${applicationId}?show=all&disease=J18.900`)
  assert.equal(pneumonias.lines.length, 4)
  const unnamed = await month.ask('homeAudits', `${desk}/${applicationId}?show=all&disease=-`)
  assert.deepEqual(unnamed.lines, [])

  const paper = await month.inject('home', `${own}/${applicationId}/statement.pdf`)
  assert.equal(paper.headers['content-type'], 'application/pdf')
  const sheet = await month.inject('home', `${own}/${applicationId}/statement.xlsx`)
  assert.equal(sheet.statusCode, 200)
})

test('what is refused and what is undone later is taken off the year, and the months of a year add up to it', async () => {
  const { applications } = await month.list('homeAudits')
  const id = applications[0]!.applicationId
  const { lines } = await month.ask('homeAudits', `${desk}/${id}?show=all`)
  const { no } = lines.find(({ total }) => total === '6000.01')!
  await month.ask('homeAudits', `${desk}/${id}/decide`, {
    lines: [{ no, decision: 'refused', amount: '500.00', reason: 'no-proof' }],
  })
  await month.ask('homeAudits', `${desk}/${id}/conclude`, {})
  await month.ask('home', `${own}/${id}/accept`, {})
  await month.ask('elsewhere', `${desk}/${id}/approve`, { refused: '500.00' })
  await undo(month.homeHospital, people.active, first)
  await month.moveTo('2026-08-02T02:00:00Z')

  // Before July is applied for, its settlements count as they are.
  const before = await month.ask<MonthlyYearMessage>('homeAudits', year)
  const { methods } = await month.apply('home', '2026-07')
  assert.deepEqual(methods.byHead, [
    { per: 'month', people: 0, total: '0.00', mean: null, standard: ofLevel('6000.00'), difference: null },
    // 9,000.01 over two people, half a fen up.
    { per: 'year', people: 2, total: '9000.01', mean: '4500.01', standard: ofLevel('9000.00'), difference: '-4499.99' },
  ])
  assert.deepEqual([methods.byDisease?.cases, methods.byDisease?.largest], [0, []])
  // 13,700.01 less 7,544.00 undone, less 500.00 refused.
  const { settled, refused, used, left } = methods.budget
  assert.deepEqual([settled, refused, used, left], ['6156.01', '500.00', '5656.01', '34343.99'])

  const after = await month.ask<MonthlyYearMessage>('homeAudits', year)
  const rows = ({ months }: MonthlyYearMessage) =>
    months
      .filter(({ count }) => count > 0)
      .map((one) => [
        one.month,
        one.count,
        one.total,
        one.fund,
        one.refused,
        one.heads,
        one.bedDays,
        one.used,
        one.share,
      ])
  assert.deepEqual(rows(after), [
    ['2026-06', 5, '19000.01', '13700.01', '500.00', 3, 8, '13200.01', '33.0'],
    ['2026-07', 1, '-10000.00', '-7544.00', '0.00', 0, 0, '5656.01', '14.1'],
  ])
  assert.deepEqual(rows(before), rows(after))
  const july = ({ months }: MonthlyYearMessage) => months[6]!
  assert.deepEqual([july(before).notApplied, july(after).notApplied], ['-7544.00', '0.00'])
  assert.deepEqual([july(before).applications.length, july(after).applications.length], [0, 1])
  const { count, total, fund, heads, bedDays, paid } = after.whole
  assert.deepEqual([count, total, fund, heads, bedDays, paid], [6, '9000.01', '6156.01', 2, 6, '0.00'])
  assert.deepEqual(after.budget.used, '5656.01')
  // A budget of one year is none of another; before June the first budget of the year held.
  assert.equal(after.months[4]!.budget, '20000.00')
  const last = await month.ask<MonthlyYearMessage>('home', '/api/institution/year?year=2025')
  assert.deepEqual([last.months.length, last.whole.count, last.budget.budget], [12, 0, null])
  const csv = await month.inject('home', '/api/institution/year.csv')
  assert.match(csv.body, /2026-06,5,19000\.01,13700\.01,/)
  assert.match(csv.body, /2026 年,6,9000\.01,6156\.01,/)
})

test('a year that is none, or an institution of another region, is refused in words', async () => {
  assert.match(
    (await month.inject('homeAudits', `${year}?year=2027`)).body,
    /monthly-year-not-valid.*“2027”不是可以看的年度/,
  )
  assert.match((await month.inject('home', '/api/institution/year?year=二零')).body, /“二零”不是可以看的年度/)
  assert.match((await month.inject('audits', year)).body, /monthly-other-region/)
})

test('a mean and a share are rounded once, half up', () => {
  assert.deepEqual(
    [
      meanOf(5, 2),
      meanOf(7, 3),
      meanOf(0, 4),
      meanOf(5, 0),
      formatShare(1, 8),
      formatShare(1, 3),
      formatShare(1, 2000),
    ],
    [3, 2, 0, undefined, '12.5', '33.3', '0.1'],
  )
})
