/** Declarations, bills and payments as pages and papers show them. */
import { baseLimits, formatYuan } from '@yidi/rules'
import type { LawOn } from '@yidi/rules'
import type {
  DeclarationMessage,
  DeclaredMember,
  EmployerBillLine,
  EmployerContributionsMessage,
  EmployerPaymentLine,
} from '@yidi/contracts'
import { shanghaiDay } from '../../platform/clock/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { findPerson, maskIdNumber } from '../../person/people/index.ts'
import { lawOf } from '../law/index.ts'
import { clampText, makeDraft, requireMonth } from './draft.ts'
import type { DeclaringDeps, Draft, DraftMember } from './draft.ts'
import { dueDayOf, feeOfRest } from './late.ts'
import { feeDifference } from './payment.ts'
import { billMembers, carriedFen, findBill, getBill, listBills, listPayments, restFen, totalFen } from './rows.ts'
import type { BillMemberRow, BillRow, PaymentRow } from './rows.ts'

/** An employer as these pages name it. */
export interface EmployerOf {
  code: string
  name: string
  pool: string
}

const stateTitles: Readonly<Record<EmployerBillLine['state'], string>> = {
  open: '待申报',
  declared: '已申报，等缴费',
  'partly-paid': '缴了一部分',
  paid: '已缴清',
  withdrawn: '已撤回',
}

const memberTitles: Readonly<Record<BillMemberRow['state'], string>> = {
  none: '正在记',
  declared: '已申报',
  paid: '已到账',
  withdrawn: '已撤回',
}

function stateOf(bill: BillRow): EmployerBillLine['state'] {
  if (bill.state === 'withdrawn') return 'withdrawn'
  if (bill.paid_on !== null) return 'paid'
  return bill.covered_fen > 0 ? 'partly-paid' : 'declared'
}

/** A bill as a line, with its late fee up to a day. */
export function lineOf(
  { release }: Pick<DeclaringDeps, 'release'>,
  bill: BillRow,
  name: string,
  day: string,
): EmployerBillLine {
  const state = stateOf(bill)
  const { days, lateFeeFen } = feeOfRest(release, bill, day)
  const isOwed = state === 'declared' || state === 'partly-paid'
  return {
    employer: bill.employer,
    employerName: name,
    month: bill.month,
    declarationId: bill.declaration_id,
    state,
    stateTitle: stateTitles[state],
    members: bill.members,
    total: formatYuan(totalFen(bill)),
    covered: formatYuan(bill.covered_fen),
    rest: formatYuan(isOwed ? restFen(bill) : 0),
    dueOn: bill.due_on,
    overdueDays: days,
    lateFee: bill.due_on === null ? null : formatYuan(lateFeeFen),
    paidOn: bill.paid_on,
  }
}

/** A payment as a line. */
export const paymentLine = (payment: PaymentRow, name: string): EmployerPaymentLine => ({
  reference: payment.reference,
  employer: payment.employer,
  employerName: name,
  month: payment.month,
  declarationId: payment.declaration_id,
  amount: formatYuan(payment.amount_fen),
  lateFee: formatYuan(payment.late_fee_fen),
  ourLateFee: payment.our_late_fee_fen === null ? null : formatYuan(payment.our_late_fee_fen),
  paidOn: payment.paid_on,
  carried: formatYuan(carriedFen(payment)),
  difference: feeDifference(payment.late_fee_fen, payment.our_late_fee_fen),
  returnedOn: payment.returned_on,
})

const sumCarried = (payments: readonly PaymentRow[]): string =>
  formatYuan(payments.reduce((sum, one) => sum + carriedFen(one), 0))

/** Everything of one employer: bills, payments, what is carried over. */
export async function showEmployer(deps: DeclaringDeps, employer: EmployerOf): Promise<EmployerContributionsMessage> {
  const { kysely } = deps.database
  const [bills, payments] = await Promise.all([
    listBills(kysely, { employer: employer.code }),
    listPayments(kysely, { employer: employer.code }),
  ])
  const today = deps.clock.today()
  return {
    employer: employer.code,
    employerName: employer.name,
    pool: employer.pool,
    poolName: placeName(employer.pool),
    carriedOver: sumCarried(payments),
    bills: bills.map((bill) => lineOf(deps, bill, employer.name, today)),
    payments: payments.map((payment) => paymentLine(payment, employer.name)),
  }
}

/** A month of an employer: its bill where it is declared, else what the program makes of what is known. Throws as `makeDraft`. */
export async function showMonth(deps: DeclaringDeps, employer: EmployerOf, month: string): Promise<DeclarationMessage> {
  requireMonth(deps.clock, month)
  const bill = await findBill(deps.database.kysely, employer.code, month)
  if (bill !== undefined) return showBill(deps, employer, bill.declaration_id, deps.clock.today())
  const [draft, dueOn, payments] = await Promise.all([
    makeDraft(deps, employer, month),
    dueDayOf(deps.database, employer.pool, month),
    listPayments(deps.database.kysely, { employer: employer.code }),
  ])
  const declared = draft.members.filter(({ amounts }) => amounts !== null)
  const total = formatYuan(draft.employerFen + draft.employeeFen)
  const law = lawOf(deps.release, employer.pool, `${month}-01`)
  const isReady = draft.members.every(({ issue }) => issue === null) && declared.length > 0
  return {
    employer: employer.code,
    employerName: employer.name,
    month,
    declarationId: null,
    state: 'open',
    stateTitle: stateTitles.open,
    members: declared.length,
    total,
    covered: '0.00',
    rest: total,
    dueOn,
    overdueDays: 0,
    lateFee: null,
    paidOn: null,
    ...draftSums(draft),
    exempt: declared.filter(({ exempt }) => exempt).length,
    notes: notesOf({ dueOn, isPartly: false }),
    people: draft.members.map((member) => draftMember(law, member)),
    payments: [],
    confirmedBy: null,
    confirmedOn: null,
    carriedOver: sumCarried(payments),
    mayConfirm: isReady,
    mayWithdraw: false,
  }
}

const draftSums = (draft: Draft) => ({
  averageWage: formatYuan(draft.averageWage.fen),
  averageWageDocument: draft.averageWage.document,
  floor: formatYuan(draft.floorFen),
  ceiling: formatYuan(draft.ceilingFen),
  base: formatYuan(draft.baseFen),
  employerPart: formatYuan(draft.employerFen),
  employeePart: formatYuan(draft.employeeFen),
  provisional: draft.provisional,
})

const noDueDay = '经办机构没有录入每月的缴费截止日，应缴日和滞纳金算不出来。'
/** Stated nowhere: said wherever a bill is partly paid. */
const partlyPaid = '账单只缴了一部分：没有文件写明怎么算，暂按整张账单缴清以后，职工这个月才算缴费（待核实）。'

const notesOf = ({ dueOn, isPartly }: { dueOn: string | null; isPartly: boolean }): string[] => [
  ...(dueOn === null ? [noDueDay] : []),
  ...(isPartly ? [partlyPaid] : []),
]

function draftMember(law: LawOn, { person, wageFen, exempt, amounts, issue, covered }: DraftMember): DeclaredMember {
  return {
    personNo: person.personNo,
    name: person.name,
    idNumber: maskIdNumber(person.idNumber),
    wage: wageFen === null ? null : formatYuan(wageFen),
    base: amounts && formatYuan(amounts.baseFen),
    clamp: amounts && clampText(law, wageFen!, amounts.baseFen),
    employer: amounts && formatYuan(amounts.employerFen),
    employee: amounts && formatYuan(amounts.employeeFen),
    exempt,
    issue,
    state: covered ? '这个月已有记录，不再申报' : null,
  }
}

/** A bill with its members and payments; late fee up to a day. Throws `declaration-not-found`. */
export async function showBill(
  deps: DeclaringDeps,
  employer: EmployerOf,
  declaration: string,
  day: string,
): Promise<DeclarationMessage> {
  const { kysely } = deps.database
  const bill = await getBill(kysely, declaration)
  const [members, payments, all] = await Promise.all([
    billMembers(kysely, declaration),
    listPayments(kysely, { declaration }),
    listPayments(kysely, { employer: employer.code }),
  ])
  const law = lawOf(deps.release, bill.pool, `${bill.month}-01`)
  const limits = baseLimits(law, bill.average_wage_fen)
  const isPartly = stateOf(bill) === 'partly-paid'
  return {
    ...lineOf(deps, bill, employer.name, day),
    averageWage: formatYuan(bill.average_wage_fen),
    averageWageDocument: '',
    floor: formatYuan(limits.floorFen),
    ceiling: formatYuan(limits.ceilingFen),
    base: formatYuan(bill.base_fen),
    employerPart: formatYuan(bill.employer_fen),
    employeePart: formatYuan(bill.employee_fen),
    exempt: members.filter(({ exempt }) => exempt).length,
    provisional: [],
    notes: notesOf({ dueOn: bill.due_on, isPartly }),
    people: await Promise.all(members.map((member) => billMember(deps, law, member))),
    payments: payments.map((payment) => paymentLine(payment, employer.name)),
    confirmedBy: bill.confirmed_by,
    confirmedOn: shanghaiDay(bill.confirmed_at),
    carriedOver: sumCarried(all),
    mayConfirm: false,
    mayWithdraw: bill.state === 'confirmed' && bill.covered_fen === 0,
  }
}

async function billMember({ database }: DeclaringDeps, law: LawOn, member: BillMemberRow): Promise<DeclaredMember> {
  const person = await findPerson(database, member.person_no)
  return {
    personNo: member.person_no,
    name: person?.name ?? '',
    idNumber: maskIdNumber(person?.idNumber ?? ''),
    wage: formatYuan(member.wage_fen),
    base: formatYuan(member.base_fen),
    clamp: clampText(law, member.wage_fen, member.base_fen),
    employer: formatYuan(member.employer_fen),
    employee: formatYuan(member.employee_fen),
    exempt: member.exempt,
    issue: member.words,
    state: memberTitles[member.state],
  }
}

/** How long something is owed, for the list of arrears. */
export function ageOf(overdueDays: number, dueOn: string | null): string {
  if (dueOn === null) return '应缴日没有录入'
  if (overdueDays === 0) return '还没有到应缴日'
  if (overdueDays <= 30) return '30天以内'
  if (overdueDays <= 90) return '31到90天'
  return overdueDays <= 365 ? '91天到一年' : '一年以上'
}
