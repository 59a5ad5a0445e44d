/** Money of the fund of Hangzhou in the gallery: stays of May, what came in by month, a budget, standards, a statement, reports to the public. */
import assert from 'node:assert/strict'
import type {
  BudgetForm,
  BudgetsMessage,
  EnrolForm,
  FundReportMessage,
  MonthlyApplicationMessage,
  OwnMonthlyMessage,
  StandardForm,
} from '@yidi/contracts'
import {
  bookContribution,
  bookInterest,
  bookOpening,
  receiveContribution,
} from '../../apps/server/src/money/ledger/index.ts'
import { feeLine, Hospital, settlement } from '../hospital/hospital.ts'
import type { Doors } from './doors.ts'

const pool = '330100'
const institution = 'H33010000001'
const finance = 'staff finance-330100'
const finance2 = 'staff finance2-330100'

interface Stay {
  personNo: string
  settlement: string
  visit: string
}

/** Two insured who are in hospital in May, each with a main diagnosis of discharge. */
export async function stayInMay(doors: Doors): Promise<readonly Stay[]> {
  const { clock, app, db } = doors.server.platform
  const before = clock.now().toISOString()
  clock.set('2026-05-12T02:00:00Z')
  const hospital = new Hospital(app, institution, pool)
  const stays: Stay[] = []
  for (const [name, idNumber, yuan, disease] of [
    ['演示职工寅', '330100198704130013', 18_000, ['J18.900', '肺炎']],
    ['演示职工卯', '330100198704130021', 7_650, ['I10.x00', '高血压病']],
  ] as const) {
    const enrolled: EnrolForm = {
      ...{ name, idNumber, pool, insurance: 'employee', category: 'active', from: '2026-01-01' },
    }
    const cookie = (await doors.cookieOf('staff desk-330100'))!
    const headers = { cookie, 'idempotency-key': `gallery-may-${idNumber}` }
    const answer = await app.inject({ method: 'POST', url: '/api/desk/people', payload: enrolled, headers })
    assert.ok(answer.statusCode < 300, answer.body)
    const { personNo } = answer.json<{ personNo: string }>()
    const visit = await hospital.admit(personNo, { begntime: '2026-05-08 08:00:00' })
    const line = { ...feeLine(personNo, visit, ['YDA0000001', 1, yuan], 1), fee_ocur_time: '2026-05-09 09:30:00' }
    await hospital.ask('2301', { feedetail: [line] })
    const diagnosis = {
      ...{ diag_type: '1', maindiag_flag: '1', diag_srt_no: '1', diag_dept: '01', dise_dor_no: 'D1' },
      ...{ dise_dor_name: '演示医师', diag_time: '2026-05-12 09:00:00', mdtrt_id: visit, psn_no: personNo },
    }
    await hospital.ask('2402', {
      dscginfo: { mdtrt_id: visit, psn_no: personNo, insutype: '310', endtime: '2026-05-12 10:00:00', dscg_way: '1' },
      diseinfo: [{ ...diagnosis, diag_code: disease[0], diag_name: disease[1] }],
    })
    const { output } = await hospital.ask('2304', settlement(personNo, visit, yuan))
    const { setl_id } = (output as { setlinfo: { setl_id: string } }).setlinfo
    stays.push({ personNo, visit, settlement: setl_id })
  }
  await db.kysely.insertInto('office_posting').values(bookings()).execute()
  clock.set(before)
  return stays
}

/** What the fund brought along, and contributions and interest of five months. */
function bookings() {
  const opening = { book: pool, sourceId: 'Z-GALLERY', bookedDay: '2025-12-31' }
  return [
    bookOpening(opening, { fund: 'pool', bank: 'treasury' }, 865_432_100),
    bookOpening({ ...opening, sourceId: 'Z-GALLERY-2' }, { fund: 'critical-illness', bank: 'treasury' }, 120_000_000),
    ...['01', '02', '03', '04', '05'].flatMap((month, index) => {
      const came = { book: pool, employer: 'D33010000001', bookedDay: `2026-${month}-12` }
      const poolFen = 4_200_000 + index * 137_500
      return [
        ...receiveContribution({ ...came, sourceId: `R-GALLERY-${month}` }, poolFen + 100_000),
        ...bookContribution(
          { ...came, sourceId: `B-GALLERY-${month}` },
          { ownFen: 100_000, poolFen, lateFeeFen: index === 2 ? 1_234 : 0 },
        ),
      ]
    }),
    bookInterest(
      { book: pool, sourceId: 'I-GALLERY', bookedDay: '2026-03-21' },
      { fund: 'pool', bank: 'treasury' },
      123_456,
    ),
  ]
}

const budgets: readonly BudgetForm[] = [
  {
    year: 2026,
    document: '杭医保预算〔2026〕1号（虚构）',
    lines: [
      { fund: 'pool', side: 'in', item: 'contribution', amount: '600000' },
      { fund: 'pool', side: 'in', item: 'interest', amount: '3000' },
      { fund: 'pool', side: 'out', amount: '150000' },
      { fund: 'critical-illness', side: 'out', amount: '20000' },
    ],
  },
  {
    year: 2026,
    document: '杭医保预算〔2026〕9号（虚构）',
    words: '年中住院增加，调整支出',
    lines: [
      { fund: 'pool', side: 'in', item: 'contribution', amount: '600000' },
      { fund: 'pool', side: 'out', amount: '180000' },
    ],
  },
]

const document = '杭医保〔2026〕7号（虚构）'
const standards: readonly StandardForm[] = [
  { kind: 'global-budget', institution, year: '2026', amount: '60000', from: '2026-01-01', document },
  { kind: 'bed-day', institution, amount: '2400', from: '2026-01-01', document },
  { kind: 'bed-day', level: 'tier3', amount: '2600', from: '2026-07-01', document },
  { kind: 'head', level: 'tier3', visits: 'inpatient', per: 'month', amount: '9000', from: '2026-01-01', document },
  {
    ...{ kind: 'disease', level: 'tier3', visits: 'inpatient', disease: 'J18.900', title: '肺炎', amount: '7000' },
    ...{ from: '2026-01-01', document },
  },
]

/** A budget in force and one that waits, standards, an application for May, a report that is public and one that waits. */
export async function fundTheYear(doors: Doors): Promise<Record<'monthly' | 'fundReport' | 'fundReportWaits', string>> {
  const [first, second] = budgets
  const drawn = await doors.send<BudgetsMessage>(finance, '/api/desk/budgets', first!)
  await doors.send(finance2, `/api/desk/budgets/${drawn.budgets[0]!.recordId}/confirm`, {})
  await doors.send(finance, '/api/desk/budgets', second!)
  for (const standard of standards) await doors.send('staff approve-330100', '/api/desk/standards', standard)
  const own = `staff hospital-${institution}` as const
  const { offers } = await doors.read<OwnMonthlyMessage>(own, '/api/institution/monthly')
  const { month, kind, figures } = offers.find((offer) => offer.month === '2026-05')!
  const { applicationId } = await doors.send<MonthlyApplicationMessage>(own, '/api/institution/monthly', {
    ...{ month, kind, figures },
  })
  const reports = '/api/desk/fund-reports'
  const may = await doors.send<FundReportMessage>(finance, reports, {
    ...{ period: '2026-05', foreword: '五月份基金收支平稳。' },
  })
  await doors.send(finance2, `${reports}/${may.reportId}/release`, {})
  const april = await doors.send<FundReportMessage>(finance, reports, { period: '2026-04' })
  return { monthly: applicationId, fundReport: may.reportId, fundReportWaits: april.reportId }
}
