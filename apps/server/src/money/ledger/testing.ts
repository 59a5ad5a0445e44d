/** For tests: the books of one person who was given money, has been in hospital in another region and has settled. */
import type { QuoteCase, QuoteResult } from '@yidi/rules'
import { commitForPerson } from '../../person/commands/index.ts'
import { enterPerson } from '../../person/people/index.ts'
import type { Database, NewRow, PersonChanges } from '../../platform/storage/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { payBack, payOut, receiveRepayment } from './paying.ts'
import { creditAccount, payFromAccount, postPayment } from './postings.ts'
import type { Payment } from './postings.ts'
import { openRecovery, receiveRecovery } from './recovery.ts'
import { acceptShare, holdForFamily, returnShare } from './sharing.ts'
import { sourceOf } from './source.ts'

export const personNo = '33010000000000000099'
const at = new Date('2026-03-01T10:00:00+08:00')
const day = '2026-03-01'

/** What the settlement S1 paid. */
export const payment: Payment = {
  sourceId: 'S1',
  pool: '330100',
  payee: { region: '310100', institution: 'H31010000001' },
  bookedDay: day,
  funds: [
    { fund: 'pool', fen: 4000 },
    { fund: 'critical-illness', fen: 1500 },
    { fund: 'assistance', fen: 500 },
  ],
  accountFen: { 'current-year': 0, 'past-year': 3000 },
}

/** Writes as a command does. */
export async function write(database: Database, changes: PersonChanges, whose = personNo): Promise<void> {
  const { outcome } = await commitForPerson(database, { personNo: whose, at, changes, audit: [] })
  if (outcome !== 'done') throw new Error(`the commit came to "${outcome}"`)
}

const giverNo = '33010000000000000098'

/**
 * 家庭共济: another person has set 5,000 fen aside (share A1), this one has accepted them. `used` of them pay for S1; the rest is on its way back.
 */
async function share(database: Database, used: number): Promise<void> {
  const event = (side: 'given' | 'received', word: NewRow<'account_share'>['event'], fen: number, heldFen: number) => ({
    ...{ share_id: 'A1', source_id: sourceOf('A1', word), event: word, side, pool: '330100', booked_day: day },
    ...{ other_no: side === 'given' ? personNo : giverNo, amount_fen: fen, held_fen: heldFen },
  })
  const moved = (word: string, fen: number) => ({ sourceId: sourceOf('A1', word), pool: '330100', bookedDay: day, fen })
  await enterPerson(database, { personNo: giverNo, pool: '330100', idNumber: '330100199001019980', name: '某家人' }, at)
  const opening = creditAccount({ ...moved('opening', 0), fund: 'past-year', amountFen: 6000, reason: 'opening' }, 1)
  await write(database, { account_entry: [opening.entry], posting: [opening.posting] }, giverNo)
  const held = { account_share: [event('given', 'held', 5000, 5000)], ...holdForFamily(moved('held', 5000)) }
  await write(database, held, giverNo)
  const left = 5000 - used
  await write(database, {
    account_share: [
      event('received', 'accepted', 5000, 5000),
      { ...event('received', 'used', used, -used), source_id: 'S1' },
      event('received', 'returned', left, -left),
    ],
    posting: [acceptShare(moved('accepted', 5000)), returnShare(moved('returned', left))],
  })
}

/** A database of its own with the opening balance O1, the stay V1 and the settlement S1 in it, of which others shared a part. */
export async function openBooks(sharedFen = 0): Promise<Database> {
  const database = await openTestDatabase()
  await enterPerson(database, { personNo, pool: '330100', idNumber: '330100199001019999', name: '某人' }, at)
  const opening = creditAccount(
    { sourceId: 'O1', pool: '330100', fund: 'past-year', amountFen: 10000, reason: 'opening', bookedDay: day },
    1,
  )
  await write(database, { account_entry: [opening.entry], posting: [opening.posting] })
  await write(database, {
    visit: [
      {
        visit_id: 'V1',
        institution: 'H31010000001',
        place: '310100',
        pool: '330100',
        insurance: 'employee',
        kind: 'inpatient',
        medical_type: '21',
        from_day: day,
        status: 'open',
      },
    ],
    fee_line: [
      {
        visit_id: 'V1',
        line_id: 1,
        serial: '1',
        occurred_at: at,
        catalogue_code: 'YDA0000001',
        quantity: '1',
        price_yuan: '100',
        amount_fen: 10000,
        catalogue_place: '310100',
        class: 'A',
        out_of_scope_fen: 0,
        over_ceiling_fen: 0,
        own_share_fen: 0,
        in_scope_fen: 10000,
      },
    ],
  })
  if (sharedFen > 0) await share(database, sharedFen)
  const accountFen = { 'current-year': 0, 'past-year': 3000 - sharedFen }
  const paid = { ...payment, accountFen, sharedFen }
  await write(database, {
    settlement: { ...settlement('S1', 1), account_shared_fen: sharedFen },
    posting: postPayment(paid),
    account_entry: payFromAccount(paid),
    year_entry: [yearEntry('S1')],
  })
  return database
}

/**
 * Books of a person to whom three records paid out: B1 is paid, and a third party has paid back 500 of the 6,000 fen that were
 * advanced; what was paid for B2 came back from the bank; of B3 300 fen were paid too much, of which 100 were paid back.
 */
export async function openPaidBooks(): Promise<Database> {
  const database = await openBooks()
  const move = (amountFen: number, recordId: string, ...words: string[]) => ({
    ...{ sourceId: sourceOf(recordId, ...words), pool: '330100', amountFen, bookedDay: day },
  })
  const owed = (recordId: string, fen: number) =>
    postPayment({
      ...payment,
      sourceId: sourceOf(recordId, 'result'),
      payee: 'person',
      funds: [{ fund: 'pool', fen }],
      accountFen: { 'current-year': 0, 'past-year': 0 },
    })
  const returned = move(1400, 'B2', 'payment', 'P1')
  await write(database, {
    posting: [
      ...[owed('B1', 6000), owed('B2', 1400), owed('B3', 500)].flat(),
      ...[payOut(move(6000, 'B1', 'payment', 'P1')), payOut(returned), payBack(returned)],
      ...openRecovery({ ...move(6000, 'B1', 'recovery'), funds: payment.funds }),
      ...[receiveRecovery(move(100, 'B1', 'recovery', '1')), receiveRecovery(move(400, 'B1', 'recovery', '2'))],
      ...[payOut(move(800, 'B3', 'payment', 'P1')), receiveRepayment(move(100, 'B3', 'repayment', '1'))],
    ],
  })
  await database.pool.query(
    `insert into payment_batch (batch_id, pool, state, drawn_at, drawn_by, confirmed_at, confirmed_by, control_sum, closed_at)
     values ('P1', '330100', 'ended', $1, 'first', $1, 'second', '', $1)`,
    [at],
  )
  for (const [no, [recordId, state, item, fen]] of (
    [
      ['B1', 'paid', 'paid', 6000],
      ['B2', 'payment-returned', 'returned', 1400],
      ['B3', 'owing', 'paid', 800],
    ] as const
  ).entries()) {
    await database.pool.query(
      `insert into desk_task (task_id, kind, pool, person_no, subject_id, title, state, status, opened_at)
       values ($1, 'claim', '330100', $2, $1, '', $3, 'done', $4)`,
      [recordId, personNo, state, at],
    )
    await database.pool.query(
      `insert into payment_item (batch_id, item_no, kind, subject_id, person_no, amount_fen, payee_cipher, purpose, state,
                                 asked_by, booked_day, reason)
       values ('P1', $1, 'claim', $2, $3, $4, '', '', $5, '', $6, $7)`,
      [no + 1, recordId, personNo, fen, item, day, item === 'returned' ? 'other' : null],
    )
  }
  return database
}

/** The settlement of the stay, or with the sign turned its undo. */
export function settlement(id: string, sign: 1 | -1): NonNullable<PersonChanges['settlement']> {
  return {
    settlement_id: id,
    kind: sign === 1 ? 'settlement' : 'cancellation',
    cancels: sign === 1 ? null : 'S1',
    visit_id: 'V1',
    institution: 'H31010000001',
    place: '310100',
    pool: '330100',
    insurance: 'employee',
    year: 2026,
    settled_day: day,
    settled_at: at,
    route: 'direct',
    total_fen: sign * 10000,
    fund_fen: sign * 6000,
    funds: payment.funds.map(({ fund, fen }) => ({ fund, fen: sign * fen })),
    account_current_fen: 0,
    account_past_fen: sign * 3000,
    cash_fen: sign * 1000,
    quote_case: { yearToDate: { criticalCompliant: '1.00' } } as QuoteCase,
    quote_result: {
      outcome: 'settled',
      amounts: {
        total: '100.00',
        fundPool: '40.00',
        fundCritical: '20.00',
        accountCurrentYear: '0.00',
        accountPastYear: '30.00',
        cash: '10.00',
      },
      funds: [
        { fund: 'pool', amount: '40.00' },
        { fund: 'critical-illness', amount: '15.00' },
        { fund: 'assistance', amount: '5.00' },
      ],
      yearToDate: {
        inpatientEligible: '100.00',
        inpatientDeductible: '8.00',
        outpatientDeductible: '2.00',
        criticalCompliant: '4.00',
        criticalPaid: '1.50',
        inpatientStays: 1,
      },
    } as QuoteResult,
    input_hash: Buffer.from([1]),
    engine_version: '1',
    policy_release: 'p',
    catalogue_release: 'c',
    fee_line_ids: [1],
    command_source: 'H31010000001',
    command_name: '2304',
    command_key: id,
  }
}

function yearEntry(sourceId: string): NonNullable<PersonChanges['year_entry']>[number] {
  return {
    source_id: sourceId,
    year: 2026,
    pool: '330100',
    insurance: 'employee',
    inpatient_eligible_fen: 10000,
    inpatient_deductible_fen: 800,
    outpatient_deductible_fen: 200,
    critical_compliant_fen: 300,
    critical_paid_fen: 150,
    inpatient_stays: 1,
    counters: { limit: 6000 },
  }
}
