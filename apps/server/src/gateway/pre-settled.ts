/**
 * What a pre-settlement told the patient is kept, so that a settlement that comes to something else says so: between the
 * two a filing may have ended, a deductible may have been met elsewhere, a figure of the law may have changed.
 */
import { createHash } from 'node:crypto'
import { refuse, yuanNumber } from '@yidi/contracts/interface'
import type { SettlingFile } from '../person/file/index.ts'
import type { ReckonedFen } from '../care/settlements/index.ts'
import type { Database } from '../platform/storage/index.ts'

/** Keeps what the last pre-settlement of a visit and batch (empty: all lines) came to. */
export async function keepPreSettlement(
  db: Database,
  visit: { personNo: string; visitId: string; batch: string },
  amounts: ReckonedFen,
  at: Date,
): Promise<void> {
  const sums = sumsOf(amounts)
  await db.pool.query({
    name: 'keep-pre-settlement',
    text: `insert into pre_settlement (person_no, visit_id, batch, fund_fen, account_fen, cash_fen, at)
           values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (person_no, visit_id, batch) do update
             set fund_fen = excluded.fund_fen, account_fen = excluded.account_fen, cash_fen = excluded.cash_fen,
                 at = excluded.at`,
    values: [visit.personNo, visit.visitId, visit.batch, sums.fund, sums.account, sums.cash, at],
  })
}

/** Says where the settlement comes to something else than its pre-settlement; empty where it does not. */
export function differenceWarning(file: SettlingFile, batch: string, amounts: ReckonedFen): string {
  const found = differenceOf(file, batch, amounts)
  return found === '' ? '' : `与预结算不同：${found}`
}

/** Both sums where they differ; empty where they do not, or where nothing was told before. */
function differenceOf(file: SettlingFile, batch: string, amounts: ReckonedFen): string {
  const before = file.preSettled.find((row) => row.batch === batch)
  if (before === undefined) return ''
  const told = { fund: before.fund_fen, account: before.account_fen, cash: before.cash_fen }
  const now = sumsOf(amounts)
  if (told.fund === now.fund && told.account === now.account && told.cash === now.cash) return ''
  return `预结算${words(told)}，本次${words(now)}`
}

interface Sums {
  fund: number
  account: number
  cash: number
}

function sumsOf(amounts: ReckonedFen): Sums {
  return {
    fund: amounts.fundTotal,
    account: amounts.accountCurrentYear + amounts.accountPastYear,
    cash: amounts.cash,
  }
}

function words({ fund, account, cash }: Sums): string {
  const yuan = (fen: number) => `${String(yuanNumber(fen))}元`
  return `基金${yuan(fund)}、账户${yuan(account)}、现金${yuan(cash)}`
}

/**
 * The number of a pre-settlement: a mark of the visit, its batch and what it came to. Whoever sends it back with the
 * settlement (`PRE_SETL_NO`) wants that result and no other.
 */
export function preSettlementNo({ visitId, batch }: { visitId: string; batch: string }, amounts: ReckonedFen): string {
  const { fund, account, cash } = sumsOf(amounts)
  return createHash('sha256').update([visitId, batch, fund, account, cash].join('/')).digest('hex').slice(0, 20)
}

/** Refuses a settlement that comes to something else than the pre-settlement that it names. */
export function refuseOtherResult(
  file: SettlingFile,
  request: { visitId: string; batch: string; preSettled: string },
  amounts: ReckonedFen,
): void {
  if (request.preSettled === '' || request.preSettled === preSettlementNo(request, amounts)) return
  const difference = differenceOf(file, request.batch, amounts)
  refuse('pre-settlement-differs', {
    difference: difference === '' ? `编号${request.preSettled}不是本次结算的最后一次预结算` : difference,
  })
}
