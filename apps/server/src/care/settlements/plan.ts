import { createHash } from 'node:crypto'
import type { QuoteResult } from '@yidi/rules'
import { filingUsed } from '../../filing/record/index.ts'
import { payFromAccount, postPayment } from '../../money/ledger/index.ts'
import type { BillLine, SettlingFile, VisitRow } from '../../person/file/index.ts'
import type { CommandKey, NewRow, PersonChanges } from '../../platform/storage/index.ts'
import { billLineOf, lineRow, visitUpdate } from '../visits/index.ts'
import type { DividedLine } from '../visits/index.ts'
import type { Reckoned } from './facts.ts'
import { amountsFen } from './reckoning.ts'
import { sharedPartFen, useShares } from './shared.ts'

interface SettlementPlan {
  changes: PersonChanges
  amounts: ReturnType<typeof amountsFen>
}

export interface SettlementContext {
  settlementId: string
  now: Date
  /** Plain date of `now`. */
  today: string
  command: CommandKey
  engineVersion: string
  policyRelease: string
  /** The stay goes on. */
  midStay?: boolean
}

type Settled = Extract<QuoteResult, { amounts: unknown }>

/** What settling a visit writes: settlement, lines, postings in both books, account entries, the year's sums. */
export function planSettlement(
  file: SettlingFile,
  visit: VisitRow,
  lines: readonly BillLine[],
  reckoned: Reckoned,
  context: SettlementContext,
): SettlementPlan {
  const { amounts, settlement, moved } = settled(visit, lines, reckoned, context)
  const everythingSettled = file.lines.every(
    (line) => line.settlement_id !== null || lines.some((taken) => taken.line_id === line.line_id),
  )
  const ended = { status: everythingSettled ? ('settled' as const) : visit.status, to_day: reckoned.case.visit.to }
  const invoice = reckoned.invoice === '' ? {} : { detail: { ...visit.detail, invoice: reckoned.invoice } }
  return {
    amounts,
    changes: { ...visitUpdate(visit, { ...(context.midStay ? {} : ended), ...invoice }), settlement, ...moved },
  }
}

/**
 * The same of a purchase, which registers, bills and settles at once (2102), and of a claim: visit and lines come with the
 * settlement. `catalogue` is the place whose catalogue divided the lines.
 */
export function planPurchase(
  visit: NewRow<'visit'> & VisitRow,
  lines: readonly DividedLine[],
  reckoned: Reckoned,
  context: SettlementContext,
  catalogue = visit.place,
): SettlementPlan {
  const { amounts, settlement, moved } = settled(visit, lines.map(billLineOf), reckoned, context)
  return {
    amounts,
    changes: {
      visit: [{ ...visit, status: 'settled' }],
      fee_line: lines.map((line) => lineRow(visit.visit_id, catalogue, line)) as never,
      purchase: settlement,
      ...moved,
    },
  }
}

/** The row of a settlement, and what it moves: postings, account entries, sums of the year, a filing that it uses up. */
function settled(visit: VisitRow, lines: readonly BillLine[], reckoned: Reckoned, context: SettlementContext) {
  const result = reckoned.result as Settled
  const amounts = amountsFen(result)
  const sharedFen = sharedPartFen(reckoned.facts, amounts.accountPastYear)
  const { explanation, ...stored } = result
  const { settlementId: source, today } = context
  const used = reckoned.usesUp === undefined ? [] : filingUsed(reckoned.usesUp, visit.visit_id, today)
  const to = reckoned.case.visit.to
  const releases = lines.flatMap((line) => (line.release === null ? [] : [line.release])).sort()
  return {
    amounts,
    settlement: {
      settlement_id: source,
      kind: 'settlement' as const,
      visit_id: visit.visit_id,
      institution: visit.institution,
      place: visit.place,
      pool: visit.pool,
      insurance: visit.insurance,
      year: Number(to.slice(0, 4)),
      settled_day: today,
      settled_at: context.now.toISOString(),
      route: reckoned.facts.route,
      total_fen: amounts.total,
      fund_fen: amounts.fundTotal,
      funds: amounts.funds,
      account_current_fen: amounts.accountCurrentYear,
      account_past_fen: amounts.accountPastYear,
      account_shared_fen: sharedFen,
      cash_fen: amounts.cash,
      quote_case: reckoned.case,
      quote_result: stored,
      explanation: explanation ?? [],
      input_hash: createHash('sha256').update(JSON.stringify(reckoned.case)).digest(),
      engine_version: context.engineVersion,
      policy_release: context.policyRelease,
      // The lines keep the figures that were applied to them; this names the newest release they came with.
      catalogue_release: releases.at(-1) ?? '',
      fee_line_ids: lines.map((line) => line.line_id),
      command_source: context.command.source,
      command_name: context.command.name,
      command_key: context.command.key,
    },
    moved: {
      ...moneyMoved(source, today, visit, reckoned, sharedFen),
      ...yearEntry(source, visit, reckoned, result),
      ...(used.length === 0 ? {} : { filing_action: used }),
    },
  }
}

/** Postings, entries of the account and uses of shares; what the person bears in cash is between person and institution. */
function moneyMoved(
  sourceId: string,
  bookedDay: string,
  visit: VisitRow,
  { facts, result }: Reckoned,
  sharedFen: number,
): PersonChanges {
  const amounts = amountsFen(result as Settled)
  const payment = {
    sourceId,
    pool: visit.pool,
    payee: facts.route === 'manual' ? ('person' as const) : { region: visit.place, institution: visit.institution },
    bookedDay,
    funds: amounts.funds,
    accountFen: { 'current-year': amounts.accountCurrentYear, 'past-year': amounts.accountPastYear - sharedFen },
    sharedFen,
  }
  const [posting, entries] = [postPayment(payment), payFromAccount(payment)]
  const used = useShares(facts.shares, sharedFen, { sourceId, bookedDay })
  return {
    ...(posting.length === 0 ? {} : { posting }),
    ...(entries.length === 0 ? {} : { account_entry: entries }),
    ...(used.length === 0 ? {} : { account_share: used }),
  }
}

/** What this visit adds to the sums of its year: the year after it less the year before it. */
function yearEntry(source: string, visit: VisitRow, reckoned: Reckoned, result: Settled): PersonChanges {
  const before = reckoned.facts.yearToDate
  const after = result.yearToDate
  const grown = (
    name: 'inpatientEligible' | 'inpatientDeductible' | 'outpatientDeductible' | 'criticalCompliant' | 'criticalPaid',
  ) => fenOf(after[name]) - fenOf(before[name])
  const counters: Record<string, number> = {}
  for (const [name, yuan] of Object.entries(after.counters ?? {})) {
    const added = fenOf(yuan) - fenOf(before.counters?.[name] ?? '0.00')
    if (added !== 0) counters[name] = added
  }
  return {
    year_entry: [
      {
        source_id: source,
        year: Number(reckoned.case.visit.to.slice(0, 4)),
        pool: visit.pool,
        insurance: visit.insurance,
        inpatient_eligible_fen: grown('inpatientEligible'),
        inpatient_deductible_fen: grown('inpatientDeductible'),
        outpatient_deductible_fen: grown('outpatientDeductible'),
        critical_compliant_fen: grown('criticalCompliant'),
        critical_paid_fen: grown('criticalPaid'),
        inpatient_stays: after.inpatientStays - before.inpatientStays,
        counters,
      },
    ],
  }
}

/** Yuan of our own results, always with two digits. */
function fenOf(yuan: string): number {
  return Math.round(Number(yuan) * 100)
}
