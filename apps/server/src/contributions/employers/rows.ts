/** Declarations, their members and payments as they lie in the tables, with what of a bill is covered. */
import { problem } from '@yidi/contracts'
import type { Kysely, Selectable, Transaction } from 'kysely'
import { sql } from 'kysely'
import type {
  EmployerDeclarationMemberTable,
  EmployerDeclarationTable,
  EmployerPaymentTable,
  Tables,
} from '../../platform/storage/index.ts'

/** A declaration with the principal that is covered and how many members it has. */
export type BillRow = Selectable<EmployerDeclarationTable> & { covered_fen: number; members: number }
export type BillMemberRow = Selectable<EmployerDeclarationMemberTable>
/** A payment with what of it covers bills. */
export type PaymentRow = Selectable<EmployerPaymentTable> & { month: string; allocated_fen: number }

export const totalFen = (bill: Pick<BillRow, 'employer_fen' | 'employee_fen'>): number =>
  bill.employer_fen + bill.employee_fen

export const restFen = (bill: Pick<BillRow, 'employer_fen' | 'employee_fen' | 'covered_fen'>): number =>
  totalFen(bill) - bill.covered_fen

/** What of a payment covers no bill, in fen; nothing of one that came back. */
export const carriedFen = (payment: PaymentRow): number =>
  payment.returned_on === null ? payment.amount_fen + payment.late_fee_fen - payment.allocated_fen : 0

const coveredFen = sql<number>`(select coalesce(sum(a.principal_fen), 0)::bigint from employer_allocation a
                                 where a.declaration_id = d.declaration_id)`

const bills = (kysely: Kysely<Tables>) =>
  kysely
    .selectFrom('employer_declaration as d')
    .selectAll('d')
    .select([
      coveredFen.as('covered_fen'),
      sql<number>`(select count(*)::int from employer_declaration_member m
                    where m.declaration_id = d.declaration_id)`.as('members'),
    ])

/** Bills of a pool or an employer, the latest month first; withdrawn ones too. */
export async function listBills(
  kysely: Kysely<Tables>,
  where: { pool?: string | null; employer?: string; month?: string; unpaid?: true },
): Promise<BillRow[]> {
  let query = bills(kysely)
  if (typeof where.pool === 'string') query = query.where('d.pool', '=', where.pool)
  if (where.employer !== undefined) query = query.where('d.employer', '=', where.employer)
  if (where.month !== undefined) query = query.where('d.month', '=', where.month)
  // By what covers it, for while a payment is taken back a bill still says that it is paid.
  if (where.unpaid)
    query = query
      .where('d.state', '=', 'confirmed')
      .where(coveredFen, '<', sql<number>`d.employer_fen + d.employee_fen`)
  return query.orderBy('d.month', 'desc').orderBy('d.confirmed_at', 'desc').limit(mostListed).execute()
}

const mostListed = 500

/** One bill. Throws `declaration-not-found`. */
export async function getBill(kysely: Kysely<Tables>, declaration: string): Promise<BillRow> {
  const bill = await bills(kysely).where('d.declaration_id', '=', declaration).executeTakeFirst()
  if (bill === undefined) throw problem('declaration-not-found', { declaration: declaration.slice(0, 60) })
  return bill
}

/** The confirmed declaration of a month, or undefined. */
export const findBill = (kysely: Kysely<Tables>, employer: string, month: string): Promise<BillRow | undefined> =>
  bills(kysely)
    .where('d.employer', '=', employer)
    .where('d.month', '=', month)
    .where('d.state', '=', 'confirmed')
    .executeTakeFirst()

export const billMembers = (kysely: Kysely<Tables>, declaration: string): Promise<BillMemberRow[]> =>
  kysely
    .selectFrom('employer_declaration_member')
    .selectAll()
    .where('declaration_id', '=', declaration)
    .orderBy('person_no')
    .execute()

/** Payments of a pool, an employer or for a bill, the latest first. */
export async function listPayments(
  kysely: Kysely<Tables>,
  where: { pool?: string | null; employer?: string; declaration?: string; reference?: string },
): Promise<PaymentRow[]> {
  let query = kysely
    .selectFrom('employer_payment as p')
    .innerJoin('employer_declaration as d', 'd.declaration_id', 'p.declaration_id')
    .selectAll('p')
    .select([
      'd.month',
      sql<number>`(select coalesce(sum(a.principal_fen + a.late_fee_fen), 0)::bigint from employer_allocation a
                    where a.pool = p.pool and a.reference = p.reference)`.as('allocated_fen'),
    ])
  if (typeof where.pool === 'string') query = query.where('p.pool', '=', where.pool)
  if (where.employer !== undefined) query = query.where('p.employer', '=', where.employer)
  if (where.declaration !== undefined) query = query.where('p.declaration_id', '=', where.declaration)
  if (where.reference !== undefined) query = query.where('p.reference', '=', where.reference)
  return query.orderBy('p.paid_on', 'desc').orderBy('p.reference').limit(mostListed).execute()
}

/** Nobody else works on an employer's declarations and payments until the transaction ends. */
export async function lockEmployer(transaction: Transaction<Tables>, employer: string): Promise<void> {
  await lock(transaction, `employer-contributions:${employer}`)
}

/** Payments of a pool come one after the other: a bank reference is taken once, whoever it is said to be of. Before `lockEmployer`. */
export async function lockPayments(transaction: Transaction<Tables>, pool: string): Promise<void> {
  await lock(transaction, `contribution-payments:${pool}`)
}

async function lock(transaction: Transaction<Tables>, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(transaction)
}
