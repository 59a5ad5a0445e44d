/**
 * Lines that are given back after their settlement (退费): the settlement goes by its exact opposite, what remains of its
 * lines is settled anew by the records as they are without it, and the difference is paid back. All in one commit, so that
 * nobody ever sees the visit unsettled.
 */
import { readFile } from '../../person/file/index.ts'
import type { BillLine, SettlingFile, VisitRow } from '../../person/file/index.ts'
import { yearSumColumns } from '../../platform/storage/index.ts'
import type { Database, PersonChanges } from '../../platform/storage/index.ts'
import { refuse } from '../refusals/index.ts'
import { planSettlement } from './plan.ts'
import type { SettlementContext } from './plan.ts'
import type { Reckoned } from './facts.ts'
import { cancellationOf, findSettlement, oppositesOf } from './undo.ts'
import type { SettlementRow, UndoContext } from './undo.ts'

/** A settlement that is set aside, and the person's records as they are without it. */
export interface SetAside {
  settlement: SettlementRow
  /** The number that its cancellation will have. */
  undoId: string
  opposites: Awaited<ReturnType<typeof oppositesOf>>
  file: SettlingFile
  /** The lines that it held. */
  lines: BillLine[]
}

/** The settlement whose lines these open lines give back; undefined where they give back none that is settled. */
export async function settlementRefunded(
  db: Database,
  file: SettlingFile,
  visit: VisitRow,
  open: readonly BillLine[],
): Promise<SettlementRow | undefined> {
  if (open.every((line) => line.amount_fen >= 0)) return undefined
  const query = { personNo: file.personNo, visitId: visit.visit_id }
  const { lines = [] } = (await readFile(db, query, ['lines'])) ?? {}
  const taken = new Set(open.map((line) => line.line_id))
  const givenBack = new Set(lines.flatMap((line) => (taken.has(line.line_id) ? (line.refund_of ?? []) : [])))
  const holders = lines.flatMap((line) => (givenBack.has(line.serial) ? (line.settlement_id ?? []) : []))
  const [holder, ...others] = new Set(holders)
  if (others.length > 0) refuse('refund-of-several', { settlements: [holder!, ...others] })
  return holder === undefined ? undefined : findSettlement(db, file.personNo, holder)
}

/** Sets a settlement aside, as planUndo would undo it; refuses where that is refused. Writes nothing. */
export async function setAside(
  db: Database,
  file: SettlingFile,
  settlement: SettlementRow,
  at: Pick<UndoContext, 'undoId' | 'today'>,
): Promise<SetAside> {
  const opposites = await oppositesOf(db, file.personNo, settlement, at)
  const held = (line: BillLine) => line.settlement_id === settlement.settlement_id
  const given = (fund: string) =>
    opposites.account_entry.filter((entry) => entry.fund === fund).reduce((sum, entry) => sum + entry.amount_fen, 0)
  const freed = (shareId: string) =>
    opposites.account_share.filter((row) => row.share_id === shareId).reduce((sum, row) => sum + row.held_fen, 0)
  return {
    settlement,
    undoId: at.undoId,
    opposites,
    lines: file.lines.filter(held),
    file: {
      ...file,
      lines: file.lines.map((line) => (held(line) ? { ...line, settlement_id: null } : line)),
      accounts: {
        currentYearFen: file.accounts.currentYearFen + given('current-year'),
        pastYearFen: file.accounts.pastYearFen + given('past-year'),
      },
      shares: file.shares.map((share) => ({ ...share, held_fen: share.held_fen + freed(share.share_id) })),
      years: file.years.map((year) => lessOf(year, opposites.year_entry)),
    },
  }
}

type Year = SettlingFile['years'][number]

/** The sums of a year without what was set aside. */
function lessOf(year: Year, entries: SetAside['opposites']['year_entry']): Year {
  const own = entries.filter(
    (entry) => entry.year === year.year && entry.pool === year.pool && entry.insurance === year.insurance,
  )
  return own.reduce((sums, entry) => {
    const counters = { ...sums.counters }
    for (const [name, fen] of Object.entries(entry.counters ?? {})) counters[name] = (counters[name] ?? 0) + fen
    const added = yearSumColumns.map((name) => [name, sums[name] + (entry[name] ?? 0)])
    return { ...sums, ...(Object.fromEntries(added) as Pick<Year, (typeof yearSumColumns)[number]>), counters }
  }, year)
}

/** What replacing a settlement writes: its opposite, and the settlement of what remains. */
export function planReplacement(
  aside: SetAside,
  visit: VisitRow,
  lines: readonly BillLine[],
  reckoned: Reckoned,
  context: SettlementContext,
): ReturnType<typeof planSettlement> {
  const { amounts, changes } = planSettlement(aside.file, visit, lines, reckoned, context)
  const { settlement, posting = [], account_entry = [], year_entry = [], account_share = [], ...rest } = changes
  const { opposites } = aside
  const both: PersonChanges = {
    ...rest,
    settlement: cancellationOf(aside.settlement, { ...context, undoId: aside.undoId }),
    replacement: { ...settlement!, replaces: aside.settlement.settlement_id },
    posting: [...opposites.posting, ...posting],
    account_entry: [...opposites.account_entry, ...account_entry],
    year_entry: [...opposites.year_entry, ...year_entry],
    account_share: [...opposites.account_share, ...account_share],
  }
  return { amounts, changes: both }
}
