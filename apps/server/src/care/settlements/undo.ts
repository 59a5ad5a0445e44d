import type { QuoteCase, QuoteResult, Route } from '@yidi/rules'
import { filingReleased } from '../../filing/record/index.ts'
import { lastEvent } from '../../person/journal/index.ts'
import { readOpposites } from '../../money/ledger/index.ts'
import { stands } from '../../platform/storage/index.ts'
import type { SettlingFile, VisitRow } from '../../person/file/index.ts'
import type { CommandKey, Database, PersonChanges } from '../../platform/storage/index.ts'
import { refuse } from '../refusals/index.ts'
import { visitUpdate } from '../visits/index.ts'
import { amountsFen, opposite } from './reckoning.ts'
import type { ReckonedFen } from './reckoning.ts'

/** A settlement as it was written, with what it moved. */
export interface SettlementRow {
  settlement_id: string
  kind: 'settlement' | 'cancellation'
  visit_id: string
  institution: string
  place: string
  pool: string
  insurance: 'employee' | 'resident'
  year: number
  settled_day: string
  settled_at: string
  route: Route
  version: number
  quote_case: QuoteCase
  quote_result: Extract<QuoteResult, { amounts: unknown }>
  engine_version: string
  policy_release: string
  catalogue_release: string
  fee_line_ids: number[]
  command_source: string
  command_name: string
  command_key: string
  /** The cancellation that undid it; null while it stands. */
  cancelled_by: string | null
  /** Funds of the account that it moved; what others shared counts as past-year money. */
  account_funds: string[]
  sentences: string[]
  /** The part of what the past-year account paid that members of the family shared; fen, below nought in a cancellation. */
  shared_fen: number
}

const settlementColumns = `
  s.settlement_id, s.kind, s.visit_id, s.institution, s.place, s.pool, s.insurance, s.year, s.settled_day,
  to_char(s.settled_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI:SS') as settled_at, s.route, s.version,
  s.quote_case, s.quote_result, s.engine_version, s.policy_release, s.catalogue_release, s.fee_line_ids,
  s.command_source, s.command_name, s.command_key,
  (select c.settlement_id from settlement c where c.person_no = s.person_no and c.cancels = s.settlement_id)
    as cancelled_by,
  coalesce((select jsonb_agg(a.fund) from account_entry a
             where a.person_no = s.person_no and a.source_id = s.settlement_id), '[]')
    || case when s.account_shared_fen = 0 then '[]' else '["past-year"]'::jsonb end as account_funds,
  s.account_shared_fen as shared_fen,
  coalesce((select json_agg(e -> 'text') from json_array_elements(s.explanation) e), '[]') as sentences`

/** One settlement of a person; undefined when there is none of that id. */
export async function findSettlement(
  db: Database,
  personNo: string,
  settlementId: string,
): Promise<SettlementRow | undefined> {
  const { rows } = await db.pool.query<SettlementRow>({
    name: 'settlement-by-id',
    text: `select ${settlementColumns} from settlement s where s.person_no = $1 and s.settlement_id = $2`,
    values: [personNo, settlementId],
  })
  return rows[0]
}

/** The last settlement of a visit, undone or not; undefined when it was never settled. */
export async function findSettlementOfVisit(
  db: Database,
  personNo: string,
  visitId: string,
): Promise<SettlementRow | undefined> {
  const { rows } = await db.pool.query<SettlementRow>({
    name: 'settlement-of-visit',
    text: `select ${settlementColumns} from settlement s
            where s.person_no = $1 and s.visit_id = $2 and s.kind = 'settlement' order by s.version desc limit 1`,
    values: [personNo, visitId],
  })
  return rows[0]
}

/** The settlements of a person that stand and came after a version, oldest first. */
async function laterSettlements(db: Database, personNo: string, version: number): Promise<SettlementRow[]> {
  const { rows } = await db.pool.query<SettlementRow>({
    name: 'settlements-after',
    text: `select ${settlementColumns} from settlement s
            where s.person_no = $1 and s.version > $2 and ${stands('s')}
            order by s.version`,
    values: [personNo, version],
  })
  return rows
}

const isInpatientSum = (settlement: SettlementRow) =>
  ['inpatient', 'designated-disease'].includes(settlement.quote_case.visit.kind)

/** Whether a later settlement rests on what an earlier one moved: the same sums of a year, or the same fund of an account. */
export function restsOn(later: SettlementRow, earlier: SettlementRow): boolean {
  if (later.account_funds.some((fund) => earlier.account_funds.includes(fund))) return true
  const sameSums =
    later.year === earlier.year &&
    later.pool === earlier.pool &&
    later.insurance === earlier.insurance &&
    isInpatientSum(later) === isInpatientSum(earlier)
  return sameSums && earlier.quote_result.amounts.inScope !== '0.00' && later.quote_result.amounts.inScope !== '0.00'
}

/**
 * What a visit is again without its settlement. A stay that was never discharged on its own ended with the settlement,
 * which named the day; without that it goes on.
 */
async function unsettled(db: Database, personNo: string, visit: VisitRow): Promise<Partial<VisitRow>> {
  // A purchase came with its settlement and goes with it: no message could settle its lines again.
  if (visit.detail['atOnce'] === true) return { status: 'cancelled' }
  if (visit.kind !== 'inpatient') return { status: 'open' }
  const subject = { personNo, subjectId: visit.visit_id }
  const ended = await lastEvent(db, subject, ['visit-discharged', 'discharge-undone'])
  return ended === 'visit-discharged' ? { status: 'discharged' } : { status: 'open', to_day: null }
}

interface UndoPlan {
  changes: PersonChanges
  /** The amounts of the settlement that is undone, above nought. */
  amounts: ReckonedFen
}

/** The undo of a settlement: its own number, when, and the command that asked for it. */
export interface UndoContext {
  undoId: string
  now: Date
  /** Plain date of `now`. */
  today: string
  command: CommandKey
}

/**
 * What undoing a settlement writes: exact opposites under an id of its own, the lines released, the visit open again.
 * Only the latest settlement that touches the same sums or account can go; an earlier one is refused with the name of
 * the later. Read after the person's file: what changed in between raises the version and makes the commit a conflict.
 */
export async function planUndo(
  db: Database,
  file: SettlingFile,
  visit: VisitRow,
  settlement: SettlementRow,
  context: UndoContext,
): Promise<UndoPlan> {
  const opposites = await oppositesOf(db, file.personNo, settlement, context)
  // While another settlement of the same visit stands, the filing stays used up by that visit.
  const othersStand = file.lines.some(
    (line) => line.settlement_id !== null && line.settlement_id !== settlement.settlement_id,
  )
  const released = othersStand
    ? []
    : file.filings.flatMap((filing) => filingReleased(filing, visit.visit_id, context.today))
  return {
    amounts: amountsFen(settlement.quote_result),
    changes: {
      ...opposites,
      ...(released.length === 0 ? {} : { filing_action: released }),
      ...visitUpdate(visit, await unsettled(db, file.personNo, visit)),
      settlement: cancellationOf(settlement, context),
    },
  }
}

/** The exact opposites of what a settlement moved. Refuses where it cannot go: undone already, or a later one rests on it. */
export async function oppositesOf(
  db: Database,
  personNo: string,
  settlement: SettlementRow,
  { undoId, today }: Pick<UndoContext, 'undoId' | 'today'>,
): ReturnType<typeof readOpposites> {
  const { settlement_id: id } = settlement
  if (settlement.kind === 'cancellation') refuse('settlement-is-undo', { settlement: id })
  if (settlement.cancelled_by !== null) refuse('settlement-undone', { settlement: id })
  const later = (await laterSettlements(db, personNo, settlement.version)).findLast((found) =>
    restsOn(found, settlement),
  )
  if (later !== undefined) refuse('later-settlement', { settlement: id, later: later.settlement_id })
  return readOpposites(db, personNo, id, undoId, today)
}

/** The row of a cancellation: the settlement's own, with its amounts below nought. */
export function cancellationOf(
  settlement: SettlementRow,
  context: UndoContext,
): NonNullable<PersonChanges['settlement']> {
  const back = opposite(amountsFen(settlement.quote_result))
  return {
    settlement_id: context.undoId,
    kind: 'cancellation',
    cancels: settlement.settlement_id,
    visit_id: settlement.visit_id,
    institution: settlement.institution,
    place: settlement.place,
    pool: settlement.pool,
    insurance: settlement.insurance,
    year: settlement.year,
    settled_day: context.today,
    settled_at: context.now.toISOString(),
    route: settlement.route,
    total_fen: back.total,
    fund_fen: back.fundTotal,
    funds: back.funds,
    account_current_fen: back.accountCurrentYear,
    account_past_fen: back.accountPastYear,
    account_shared_fen: 0 - settlement.shared_fen,
    cash_fen: back.cash,
    quote_case: settlement.quote_case,
    quote_result: settlement.quote_result,
    input_hash: Buffer.from(context.command.inputHash),
    engine_version: settlement.engine_version,
    policy_release: settlement.policy_release,
    catalogue_release: settlement.catalogue_release,
    fee_line_ids: settlement.fee_line_ids,
    command_source: context.command.source,
    command_name: context.command.name,
    command_key: context.command.key,
  }
}
