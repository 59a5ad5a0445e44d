/**
 * Every route of the staff × every role that may call it × staff of the own and of another pool. The table says how each
 * route keeps to the pool of whoever calls it; a route that is not in the table fails the test.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import type { InjectOptions } from 'fastify'
import type { ProblemDocument, StaffRole } from '@yidi/contracts'
import { buildApp } from '../../app.ts'
import { fixedClock } from '../clock/index.ts'
import { readConfig } from '../config/index.ts'
import { addBatchOf } from '../../money/payments/testing.ts'
import { addCaseOf, caseBounds } from '../../oversight/cases/testing.ts'
import { addAgreementOf, agreementBounds } from '../../care/agreements/testing.ts'
import { addFindingOf, addSettingOf, findingBounds } from '../../oversight/findings/testing.ts'
import { addMonthOf, monthlyBounds } from '../../clearing/monthly/testing.ts'
import { addStandardOf } from '../../clearing/standards/testing.ts'
import { payoutBounds } from '../../contributions/payouts/testing.ts'
import { addBillOf, employerContributionBounds } from '../../contributions/employers/testing.ts'
import { addPrepaidOf, prepaidBounds } from '../../clearing/prepaid/testing.ts'
import { addClearingOf, clearingBounds } from '../../clearing/regions/testing.ts'
import { addReclaimOf, recoveryBounds } from '../../oversight/recovery/testing.ts'
import { addResultsOf, resultBounds } from '../../oversight/published/testing.ts'
import { addEvaluationOf, evaluationBounds } from '../../agency/evaluation/testing.ts'
import { decideCase } from '../../../../../tests/oversight/decided.ts'
import { addFundReportOf, fundReportBounds } from '../../clearing/report/testing.ts'
import { addFundsOf, fundBounds } from '../../clearing/funds/testing.ts'
import { addServiceOf, serviceBounds } from '../../redress/complaints/testing.ts'
import { addDifferenceOf, reconciliationBounds } from '../../care/statements/testing.ts'
import { loadDemonstration } from '../../demonstration/index.ts'
import { checkIdOf } from '../../filing/record/index.ts'
import { openTestDatabase } from '../storage/testing.ts'
import { askedBy, shows, signInStaff } from './testing.ts'
import type { Bound } from './testing.ts'

const clock = fixedClock('2026-06-20T02:00:00Z')
const database = await openTestDatabase()
await loadDemonstration(database, clock.now())
const app = await buildApp({ config: readConfig({ YIDI_LOG_LEVEL: 'silent' }), clock, database })
test.after(() => app.close())

/** Everything below belongs to the first; staff of the second have no business with it. */
const [own, other] = ['330100', '331000'] as const
const personNo = '33010000000000000002'
const idNumber = '330100198811020127'
const filing = 'BA-OF-ANOTHER-POOL'
const register = 'DJ-OF-ANOTHER-POOL'
const claim = 'L-OF-ANOTHER-POOL'
const appeal = 'S-OF-ANOTHER-POOL'
const payout = 'G-OF-ANOTHER-POOL'
const correction = 'K-OF-ANOTHER-POOL'
const tasks = [
  [filing, 'filing'],
  [register, 'register'],
  [claim, 'claim'],
  [checkIdOf(filing), 'check'],
  [appeal, 'appeal'],
  [payout, 'account-payout', 'entered'],
  [correction, 'account-correction'],
] as const
const ofFiling = { pool: own, person_no: personNo, subject_id: filing, title: '演示', status: 'open' as const }
await database.kysely
  .insertInto('desk_task')
  .values(tasks.map(([task_id, kind, state = '']) => ({ ...ofFiling, task_id, kind, state, opened_at: clock.now() })))
  .execute()
const visit = '202606200930001234567890'
await database.kysely
  .insertInto('visit')
  .values({
    ...{ person_no: personNo, visit_id: visit, institution: 'H33010000001', place: own, pool: own },
    ...{ insurance: 'employee', kind: 'outpatient', medical_type: '11', status: 'open' },
    ...{ from_day: '2026-06-20', to_day: '2026-06-20', recorded_at: clock.now(), changed_at: clock.now() },
  })
  .execute()
const payments = await addBatchOf(database, clock, own, personNo)
const application = await addMonthOf(database, clock, own, 'H33010000001')
const agreementId = await addAgreementOf(database, clock, own, 'H33010000001')
const caseId = await addCaseOf(database, clock, own, 'H33010000001')
const finding = await addFindingOf(database, clock, own, personNo)
await addSettingOf(database, clock, own)
const figureDocument = '演示文件〔2026〕1号'
await database.kysely
  .insertInto('agency_figure')
  .values({
    ...{ pool: own, name: 'claims.appeal-days', from_day: '2026-01-01', value: 60, document: figureDocument },
    ...{ entered_by: 'another', entered_at: clock.now() },
  })
  .execute()
const standards = await addStandardOf(database, clock, own)
const { declaration, reference } = await addBillOf(database, clock, own, 'D33010000001')
const accountRun = 'Z330100-OF-ANOTHER-POOL'
await database.kysely
  .insertInto('account_run')
  .values({
    ...{ run_id: accountRun, pool: own, kind: 'year-end', period: '2025', state: 'waiting' },
    ...{ waits_for: 'account-interest', started_by: 'another', started_at: clock.now() },
  })
  .execute()
await addDifferenceOf(database, clock, 'H33010000001', 'C-OF-ANOTHER-POOL')
const service = { complaint: 'TS-OF-ANOTHER-POOL', reconsideration: 'FY-OF-ANOTHER-POOL' }
await addServiceOf(database, clock, { pool: own, personNo, ...service })
const funds = { treasury: 'ZJ-OF-ANOTHER-POOL', budget: 'YS-OF-ANOTHER-POOL' }
await addFundsOf(database, clock, own, funds)
await addFundReportOf(database, clock, own, 'JB-OF-ANOTHER-POOL')
const clearing = 'Q-OF-ANOTHER-POOL'
await addClearingOf(database, clock, { region: own, pool: '310100', id: clearing })
const confirming = 'Q-OF-ANOTHER-INSURED'
await addClearingOf(database, clock, { region: '310100', pool: own, id: confirming })
const prepaid = 'YF-OF-ANOTHER-POOL'
await addPrepaidOf(database, clock, { pool: own, region: '310100', id: prepaid })
const evaluation = 'PG-OF-ANOTHER-POOL'
await addEvaluationOf(database, clock, own, evaluation)
const reclaim = 'ZH-OF-ANOTHER-POOL'
const decided = 'JC-OF-ANOTHER-POOL'
await decideCase(database, clock, {
  ...{ caseId: decided, pool: own, subjectKind: 'institution', subject: 'H33010000001' },
  consequences: [{ kind: 'recovery' }],
})
const result = 'GS-OF-ANOTHER-POOL'
await addResultsOf(database, clock, { pool: own, institution: 'H33010000001', caseId: decided, id: result })
await addReclaimOf(database, clock, { pool: own, institution: 'H33010000001', caseId: decided, id: reclaim })
const late = '演示：补缴'
await database.kysely
  .insertInto('benefit_interval')
  .values({
    ...{ person_no: personNo, interval_no: 99, insurance: 'employee', status: 'entitled', reason: late },
    ...{ rests_on: 'late-contributions', from_day: '2016-01-01', to_day: '2016-01-31', known_from: clock.now() },
  })
  .execute()
const ruling = '演示裁定'
await database.kysely
  .insertInto('agency_ruling')
  .values({
    ...{ pool: own, name: ruling, target: 'away:demonstration', yaml: 'prepay: 20', from_day: '2026-01-01' },
    ...{ document: figureDocument, reason: '演示', entered_by: 'another', entered_at: clock.now() },
  })
  .execute()
await signInStaff(database, clock, { roles: ['accepting'], pool: own, name: 'clerk-of-own' })
const { user_id: clerk } = await database.kysely
  .selectFrom('staff_user')
  .select('user_id')
  .where('name', '=', 'clerk-of-own')
  .executeTakeFirstOrThrow()

const form = {
  type: 'referral',
  destination: '310100',
  from: '2026-07-01',
  mobile: '13800000000',
  commitmentSigned: true,
}
const account = { holder: 'self', bank: '演示银行', number: '6222020000000000000' }
const claimForm = {
  situation: 'not-filed',
  visit: { kind: 'inpatient', place: '310100', from: '2026-05-06', to: '2026-05-16' },
  institution: { code: 'H31010000001' },
  invoices: [],
  lines: [],
  mobile: '13800000000',
  account,
  commitmentSigned: true,
}
const reason = '演示原因'
const particulars = { roles: ['accepting'], institution: null, employer: null }
const edit = { name: '演示', level: 'tier3', settlementLevel: null, ownership: null, address: null, telephone: null }
/** Those who look into misconduct have cases in the queue and nothing else. */
const ofCases = { inspecting: caseId }
const matter: Bound = { refused: 'filing-other-pool' }
const person = (body?: object): Bound => ({ refused: 'person-other-pool', ...(body === undefined ? {} : { body }) })
const ofClaim = (body: object): Bound => ({ refused: 'filing-other-pool', body })
const counter = (body: object): Bound => ({ refused: 'filing-other-pool', body: { idNumber, ...body } })
const staffAccount: Bound = { refused: 'staff-other-pool' }
const ticket: Bound = { shownBy: 'filings/counter-material.test.ts: the ticket is given to staff of the pool alone' }
const batch = (body?: object): Bound => ({ refused: 'payment-other-pool', ...(body === undefined ? {} : { body }) })
const answer: Bound = {
  refused: 'filing-other-pool',
  body: { words: reason, basis: { document: 'demonstration', article: '一' } },
}
const ofBank = { day: '2026-06-20' }
const queue: Bound = { shownBy: 'notices/outside.test.ts' }

const law: Bound = { whole: 'the law of every pool is public' }

const bounds: Readonly<Record<string, Bound>> = {
  'GET /api/session/second-factor': 'self',
  'POST /api/session/second-factor': 'self',
  'POST /api/session/second-factor/confirm': 'self',
  'POST /api/session/second-factor/remove': 'self',
  'GET /api/desk/staff': { shows: 'clerk-of-own' },
  'POST /api/desk/staff': { refused: 'staff-not-valid', body: { name: 'new-clerk', ...particulars, pool: own } },
  'POST /api/desk/staff/:userId/change': { refused: 'staff-other-pool', body: { ...particulars, pool: own } },
  'POST /api/desk/staff/:userId/disable': staffAccount,
  'POST /api/desk/staff/:userId/enable': staffAccount,
  'POST /api/desk/staff/:userId/person': { refused: 'staff-other-pool', body: { idNumber } },
  'POST /api/desk/staff/:userId/reset-password': staffAccount,
  'POST /api/desk/staff/:userId/reset-second-factor': staffAccount,
  'POST /api/desk/staff/:userId/unlock-code': staffAccount,
  'POST /api/institutions/import': { shownBy: 'institutions/import/import.test.ts' },
  'POST /api/institutions/:code/edit': {
    refused: 'institution-other-place',
    body: { ...edit, services: ['inpatient'] },
  },
  'POST /api/institutions/:code/agreement': { refused: 'institution-other-place', body: { action: 'rectify', reason } },
  'GET /api/desk/institutions/:code/statements': { refused: 'institution-other-place' },
  'GET /api/desk/payments': { shows: payments },
  'POST /api/desk/payments/batches': batch({ subjects: [filing] }),
  'GET /api/desk/payments/batches/:batchId': batch(),
  'GET /api/desk/payments/batches/:batchId/file.csv': batch(),
  'GET /api/desk/payments/batches/:batchId/file.xlsx': batch(),
  'POST /api/desk/payments/batches/:batchId/confirm': { shownBy: 'tests/payments/refusals.test.ts' },
  'POST /api/desk/payments/batches/:batchId/drop': { shownBy: 'tests/payments/refusals.test.ts' },
  'POST /api/desk/payments/batches/:batchId/items/:no/remove': batch(),
  'POST /api/desk/payments/batches/:batchId/items/:no/paid': batch(ofBank),
  'POST /api/desk/payments/batches/:batchId/items/:no/returned': batch({ ...ofBank, reason: 'wrong-account' }),
  'POST /api/desk/payments/batches/:batchId/paid': batch(ofBank),
  'POST /api/desk/payments/batches/:batchId/answer': { shownBy: 'tests/payments/refusals.test.ts' },
  ...recoveryBounds(reclaim),
  ...resultBounds(result, decided),
  ...fundReportBounds('JB-OF-ANOTHER-POOL'),
  ...payoutBounds(payout, reason),
  'GET /api/desk/appeals/:id': matter,
  'POST /api/desk/appeals/:id/uphold': answer,
  'POST /api/desk/appeals/:id/reject': answer,
  ...serviceBounds(service),
  'GET /api/desk/figures': { shows: figureDocument },
  'POST /api/desk/figures': 'self',
  ...findingBounds(finding),
  'POST /api/desk/oversight-settings': 'self',
  'GET /api/desk/account-runs': { shows: accountRun },
  'POST /api/desk/account-runs': 'self',
  'GET /api/desk/contributions/regained': { shows: late },
  'GET /api/desk/policy/pools/:code': { shows: figureDocument, of: { code: own } },
  'GET /api/desk/policy/pools/:code/table.csv': law,
  'GET /api/desk/policy/pools/:code/table.xlsx': law,
  'GET /api/desk/policy/compare': law,
  'POST /api/desk/policy/draft-quote': law,
  'GET /api/desk/rulings': { shows: ruling },
  'POST /api/desk/rulings': 'self',
  'POST /api/desk/rulings/end': { refused: 'ruling-not-found', body: { name: ruling, to: '2026-06-20' } },
  'GET /api/institutions/:code/keys': { refused: 'institution-other-place' },
  'POST /api/institutions/:code/keys': {
    refused: 'institution-other-place',
    body: { variant: 'hsa', keepOldDays: 7 },
  },
  'POST /api/institutions/:code/keys/:number/revoke': { refused: 'institution-other-place', body: { reason } },
  'GET /api/institution/keys': 'self',
  'GET /api/institutions/:code/visits': { shows: visit },
  'GET /api/desk/visits/:visitId': person(),
  'GET /api/desk/visits/:visitId/settlements/:settlementId/receipt.pdf': person(),
  'GET /api/institution/visits': 'self',
  'GET /api/institution/visits/:visitId/settlements/:settlementId/receipt.pdf': {
    shownBy: 'tests/hospital/settlement-receipt.test.ts',
  },
  'GET /api/institution/visits/:visitId': { shownBy: 'tests/hospital/visit-page.test.ts' },
  'GET /api/desk/commitment-checks': { shownBy: 'filings/commitment-check.test.ts' },
  'POST /api/desk/commitment-checks/draw': 'self',
  'POST /api/desk/commitment-checks/:filingId/outcome': {
    refused: 'filing-other-pool',
    body: { outcome: 'true', consequence: 'none' },
  },
  'GET /api/desk/filings/:filingId': matter,
  'POST /api/desk/filings/:filingId/accept': matter,
  'POST /api/desk/filings/:filingId/ask-corrections': matter,
  'POST /api/desk/filings/:filingId/approve': matter,
  'POST /api/desk/filings/:filingId/refuse': matter,
  'POST /api/desk/filings/:filingId/accept/letter': matter,
  'POST /api/desk/filings/:filingId/ask-corrections/letter': matter,
  'POST /api/desk/filings/:filingId/approve/letter': matter,
  'POST /api/desk/filings/:filingId/refuse/letter': matter,
  'POST /api/desk/counter/person': counter({}),
  'POST /api/desk/counter/people': { shownBy: 'filing/doors/counter-names.test.ts' },
  'POST /api/desk/counter/check': counter({ form }),
  'POST /api/desk/counter/earlier-papers': counter({ filingId: filing, type: 'referral' }),
  'POST /api/desk/filings': counter({ form }),
  'POST /api/desk/filings/:filingId/cancel': counter({ reason }),
  'POST /api/desk/materials': ticket,
  'DELETE /api/desk/materials/:materialId': ticket,
  'POST /api/desk/filings/search': { shows: filing, body: { by: 'number', text: 'ANOTHER' } },
  'GET /api/desk/filings/:filingId/materials': matter,
  'GET /api/desk/filings/:filingId/materials/:materialId': matter,
  'POST /api/desk/people/search': person({ by: 'id-number', idNumber }),
  'GET /api/desk/people/:personNo': person(),
  'GET /api/desk/people/:personNo/contributions': person(),
  'POST /api/desk/people': person({
    idNumber: '330100199203150037',
    name: '演示',
    pool: own,
    insurance: 'employee',
    category: 'active',
    from: '2026-06-01',
  }),
  'GET /api/desk/people/:personNo/account': person(),
  'GET /api/desk/people/:personNo/shares': person(),
  'POST /api/desk/people/:personNo/pension': person({ from: '2026-01', amount: '1', document: reason }),
  'POST /api/desk/people/:personNo/unlock-code': person(),
  'POST /api/desk/people/:personNo/activation-code': person({ by: 'paper' }),
  'GET /api/desk/people/:personNo/activation-code.pdf': person(),
  'POST /api/desk/people/:personNo/change': person({ from: '1900-01-01', reason }),
  'POST /api/desk/people/:personNo/end': person({ lastDay: '1900-01-01', reason: 'stopped' }),
  'POST /api/desk/people/:personNo/benefits': person({ from: '1900-01-01', status: 'stopped', reason }),
  'POST /api/desk/people/:personNo/correct': person({ name: '演示职工乙', reason }),
  'POST /api/desk/people/:personNo/special-category': person({ category: 'retired-cadre', from: '1900-01-01', reason }),
  'POST /api/desk/people/:personNo/special-category/:recordId/end': person({ lastDay: '1900-01-01', reason }),
  'GET /api/desk/people/:personNo/years': person(),
  'POST /api/desk/people/:personNo/years': person({
    ...{ kind: 'recorded', from: '2020-01', to: '2020-12', document: figureDocument },
  }),
  'POST /api/desk/people/:personNo/years/:periodNo/decide': person({ decision: 'refuse', reason }),
  'POST /api/desk/people/:personNo/years/:periodNo/take-back': person({ reason }),
  'POST /api/desk/people/:personNo/retirement-quotes': person({ from: '2026-07' }),
  'GET /api/desk/people/:personNo/retirement-quotes/:quoteNo/quote.pdf': person(),
  'POST /api/desk/people/:personNo/retirement': person({ quoteNo: 1 }),
  'POST /api/desk/people/:personNo/transfers-out': person({ to: '310000', lastDay: '1900-01-01' }),
  'POST /api/desk/people/:personNo/transfers-out/:transferId/take-back': person({ reason }),
  'GET /api/desk/people/:personNo/transfers-out/:transferId/document.pdf': person(),
  'GET /api/desk/tasks': { shows: claim, to: ofCases },
  'POST /api/desk/tasks/search': {
    ...{ shows: claim, to: ofCases, body: { find: '演示职工乙' } },
    bodyTo: { inspecting: { find: caseId } },
  },
  'POST /api/desk/tasks/export': { shows: claim, to: ofCases, body: { as: 'csv' } },
  'GET /api/desk/saved-filters': 'self',
  'POST /api/desk/saved-filters': 'self',
  'POST /api/desk/saved-filters/remove': 'self',
  'GET /api/desk/home': { shownBy: 'agency/home/home.test.ts' },
  'GET /api/desk/colleagues': { shows: 'clerk-of-own' },
  'POST /api/desk/tasks/:taskId/assignment': { refused: 'filing-other-pool', body: { to: null } },
  'GET /api/desk/filings/:filingId/form.pdf': matter,
  'GET /api/desk/filings/:filingId/letter.pdf': matter,
  'GET /api/desk/filings/:filingId/receipt.pdf': matter,
  'POST /api/desk/audit/search': person({ idNumber }),
  'GET /api/desk/audit/seals': { whole: 'a seal is one for the whole program and names nobody' },
  'POST /api/desk/audit/verify': { whole: 'hashes of every row, without what is in them' },
  'GET /api/desk/undelivered': queue,
  'POST /api/desk/undelivered/again': queue,
  'POST /api/desk/undelivered/drop': queue,
  'GET /api/desk/authorisations/:recordId': matter,
  'POST /api/desk/authorisations/:recordId/approve': matter,
  'POST /api/desk/authorisations/:recordId/refuse': matter,
  ...reconciliationBounds,
  ...fundBounds(funds),
  ...clearingBounds(clearing, confirming),
  ...evaluationBounds(evaluation, own),
  ...prepaidBounds(prepaid),
  'POST /api/institution/patient': 'self',
  'POST /api/institution/transactions/:infno': { shownBy: 'tests/hospital/own-page.test.ts' },
  'GET /api/institution/cashier': 'self',
  'GET /api/institution/catalogue': 'self',
  'GET /api/institution/day-sheet': 'self',
  'POST /api/institution/fee-list': 'self',
  'POST /api/institution/referrals': 'self',
  'GET /api/institution/referrals': 'self',
  'POST /api/institution/referrals/:filingId/withdraw': { shownBy: 'tests/hospital/referral-page.test.ts' },
  'GET /api/employer': 'self',
  'GET /api/employer/members': 'self',
  'GET /api/employer/filings': 'self',
  'POST /api/employer/filings': 'self',
  'POST /api/employer/filings/:filingId/cancel': { shownBy: 'filing/employers/own-filing.test.ts' },
  'GET /api/employer/filings/template': 'self',
  'POST /api/employer/filings/list': 'self',
  'GET /api/desk/employers': { shows: 'D33010000001' },
  'POST /api/desk/employers': { refused: 'employer-other-pool', body: { code: 'D33010000001', name: '演示单位' } },
  ...employerContributionBounds(declaration, idNumber),
  ...monthlyBounds(application),
  ...standards,
  ...agreementBounds(),
  ...caseBounds(),
  'GET /api/community/filings': 'self',
  'GET /api/desk/claims/:claimId': matter,
  'POST /api/desk/claims/:claimId/reckon': ofClaim({ lines: [] }),
  'POST /api/desk/claims/:claimId/accept': matter,
  'POST /api/desk/claims/:claimId/ask-corrections': ofClaim({ problems: [], reason }),
  'POST /api/desk/claims/:claimId/review': ofClaim({ lines: [] }),
  'POST /api/desk/claims/:claimId/approve': ofClaim({ fund: '0.00', cash: '0.00' }),
  'POST /api/desk/claims/:claimId/refuse': matter,
  'POST /api/desk/claims/:claimId/return': ofClaim({ reason }),
  'POST /api/desk/claims/:claimId/reopen': ofClaim({ reason }),
  'POST /api/desk/claims/:claimId/repay': ofClaim({ amount: '1.00', ...ofBank }),
  'POST /api/desk/claims/:claimId/recover': ofClaim({ amount: '1.00', ...ofBank }),
  'GET /api/desk/claims/:claimId/materials': matter,
  'GET /api/desk/claims/:claimId/materials/:materialId': matter,
  'POST /api/desk/counter/claims/of': counter({}),
  'POST /api/desk/counter/claims/:claimId/whole': counter({}),
  'POST /api/desk/counter/claims/check': counter({ form: claimForm }),
  'POST /api/desk/counter/claims': counter({ form: claimForm }),
  'POST /api/desk/counter/claims/:claimId/corrections': counter({ form: claimForm }),
  'POST /api/desk/counter/claims/:claimId/account': counter({ account }),
  'POST /api/desk/counter/claims/:claimId/withdraw': counter({ reason }),
  'POST /api/desk/claims/people/:personNo/bill': { shownBy: 'hospital/claim-bill.test.ts' },
  'GET /api/desk/claims/catalogue': { whole: 'a catalogue of a place, which everybody may know' },
  'GET /api/desk/registers/:recordId': matter,
  'GET /api/desk/registers/:recordId/materials/:materialId': matter,
  'POST /api/desk/registers/:recordId/approve': matter,
  'POST /api/desk/registers/:recordId/refuse': matter,
}

const things: Readonly<Record<string, string>> = {
  userId: clerk,
  code: 'H33010000001',
  difference: 'C-OF-ANOTHER-POOL',
  number: '1',
  visitId: visit,
  filingId: filing,
  claimId: claim,
  taskId: filing,
  recordId: register,
  treasuryId: funds.treasury,
  budgetId: funds.budget,
  reportId: 'JB-OF-ANOTHER-POOL',
  materialId: 'none',
  batchId: payments,
  employer: 'D33010000001',
  applicationId: application,
  agreementId,
  caseId,
  declaration,
  month: '2026-06',
  reference,
  no: '1',
  periodNo: '1',
  quoteNo: '1',
  personNo,
  id: appeal,
  payoutId: payout,
  correctionId: correction,
  clearingId: clearing,
  prepaidId: prepaid,
  orderId: reclaim,
  publicationId: result,
  entryId: result,
}

const routes = app.routeTable.routes.flatMap(({ method, url, config }) => {
  const access = config?.access
  if (!Array.isArray(access)) return []
  const staff = access.filter((role): role is StaffRole => role !== 'citizen')
  const methods = [method].flat().filter((one) => one !== 'HEAD')
  return staff.length === 0 ? [] : methods.map((one) => ({ name: `${one} ${url}`, method: one, url, roles: staff }))
})

async function call(cookie: string, method: string, url: string, { body, of }: { body?: object; of?: object }) {
  const named: Readonly<Record<string, string>> = { ...things, ...of }
  const answer = await app.inject({
    method: method as NonNullable<InjectOptions['method']>,
    url: url.replace(/:(\w+)/g, (_, name: string) => named[name] ?? name),
    headers: { cookie, 'idempotency-key': randomUUID() },
    ...(method === 'GET' ? {} : { payload: body ?? {} }),
  })
  const isProblem = String(answer.headers['content-type']).startsWith('application/problem+json')
  return {
    status: answer.statusCode,
    code: isProblem ? answer.json<ProblemDocument>().code : undefined,
    text: answer.body,
  }
}

test('the table names every route of the staff, and no other', () => {
  assert.deepEqual(Object.keys(bounds).sort(), routes.map(({ name }) => name).sort())
})

test('every command and every look keeps to the pool of whoever asks, whatever their role', async () => {
  let tried = 0
  const wrong: string[] = []
  for (const { name, method, url, roles } of routes) {
    const bound = bounds[name]!
    if (typeof bound === 'string' || 'whole' in bound || 'shownBy' in bound) continue
    for (const role of roles) {
      const at = async (pool: string) =>
        call(await signInStaff(database, clock, { roles: [role], pool }), method, url, askedBy(bound, role))
      const [elsewhere, here] = [await at(other), await at(own)]
      const kept =
        'shows' in bound
          ? elsewhere.status === 200 && !shows(bound, role, elsewhere) && shows(bound, role, here)
          : elsewhere.code === bound.refused && here.code !== bound.refused && here.code !== 'request-not-valid'
      if (!kept) wrong.push(`${name} for ${role}\n  of another pool: ${elsewhere.text}\n  of its own: ${here.text}`)
      tried += 1
    }
  }
  assert.deepEqual(wrong, [])
  assert.ok(tried > 80, `${tried}`)
})
