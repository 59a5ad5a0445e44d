/** One finding whole: what the rule rested on, the article, and the settlements that it is about side by side. */
import { problem } from '@yidi/contracts'
import type { FindingMessage, Staff } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { commitForPerson } from '../../person/commands/index.ts'
import { findPeopleShown } from '../../person/people/index.ts'
import { recordOfficeAudit } from '../../platform/audit/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { lineOf } from './list.ts'
import type { FindingRow } from './list.ts'
import { namesOf } from './names.ts'

/** The most settlements that are shown beside each other. */
const mostShown = 50

/** A finding that whoever asks may see. Throws `oversight-finding-not-found`; that of another pool is as unknown as one that never was. */
export async function requireFinding(
  { kysely }: Pick<Database, 'kysely'>,
  pool: string | null,
  findingId: string,
): Promise<FindingRow> {
  let query = kysely.selectFrom('oversight_finding').selectAll().where('finding_id', '=', findingId)
  if (pool !== null) query = query.where('pool', '=', pool)
  const row = await query.executeTakeFirst()
  if (row === undefined) throw problem('oversight-finding-not-found', { number: findingId.slice(0, 60) })
  return row
}

/** The finding, after it is on record that somebody looks at it and at whose settlements. */
export async function showFinding(deps: RecordsDeps, staff: Staff, findingId: string): Promise<FindingMessage> {
  const { database, release } = deps
  const row = await requireFinding(database, staff.pool, findingId)
  const about = row.settlements.slice(0, mostShown)
  const people = [
    ...new Set([...(row.person_no === null ? [] : [row.person_no]), ...about.map(({ personNo }) => personNo)]),
  ]
  await noteLook(deps, staff, row, people)
  const [settlements, shown] = await Promise.all([
    readSettlements(database, about),
    row.person_no === null ? undefined : findPeopleShown(database, [row.person_no]),
  ])
  const names = await namesOf(database, [
    row.subject,
    row.institution ?? '',
    ...settlements.map(({ institution }) => institution),
  ])
  const person = row.person_no === null ? undefined : shown?.get(row.person_no)
  return {
    ...lineOf(row, names),
    basis: {
      ...{ document: row.basis.document, article: row.basis.article, says: row.basis.status },
      documentTitle: release.documents.get(row.basis.document)?.title ?? row.basis.document,
    },
    facts: [...row.facts],
    person: person === undefined ? null : { personNo: row.person_no!, ...person },
    settlements: settlements.map(({ place, totalFen, fundFen, accountFen, cashFen, settledAt, ...one }) => ({
      ...one,
      institutionName: names.get(one.institution) ?? one.institution,
      placeName: placeName(place),
      settledAt: settledAt.toISOString(),
      ...{
        total: formatYuan(totalFen),
        fund: formatYuan(fundFen),
        account: formatYuan(accountFen),
        cash: formatYuan(cashFen),
      },
    })),
    settlementCount: row.settlements.length,
    ...{ ruleVersion: row.rule_version, foundAt: row.found_at.toISOString(), runId: row.run_id },
    dismissed:
      row.dismissed_at === null
        ? null
        : { by: row.dismissed_by!, at: row.dismissed_at.toISOString(), reason: row.dismissed_reason! },
    mayDismiss: row.state === 'open' && staff.pool !== null && staff.roles.includes('inspecting'),
  }
}

/** Each look at a person's settlements stands in that person's own journal; one at an institution's in the office's, with whom it showed. */
async function noteLook(
  { database, clock }: RecordsDeps,
  { staffName }: Staff,
  row: FindingRow,
  people: string[],
): Promise<void> {
  const entry = { actorKind: 'staff', actor: staffName, action: 'finding.read', subjectId: row.finding_id }
  const { person_no: personNo } = row
  const now = clock.now()
  if (personNo !== null) await commitForPerson(database, { personNo, at: now, changes: {}, audit: [entry] })
  else await recordOfficeAudit(database, { ...entry, detail: { people } }, now)
}

interface SettlementRow {
  settlementId: string
  visitId: string
  personNo: string
  institution: string
  place: string
  kind: string
  from: string
  to: string
  settledAt: Date
  totalFen: number
  fundFen: number
  accountFen: number
  cashFen: number
  undone: boolean
}

async function readSettlements(
  { pool }: Pick<Database, 'pool'>,
  about: FindingRow['settlements'],
): Promise<SettlementRow[]> {
  if (about.length === 0) return []
  const { rows } = await pool.query<SettlementRow>({
    name: 'oversight-finding-settlements',
    text: `select s.settlement_id as "settlementId", s.visit_id as "visitId", s.person_no as "personNo", s.institution, s.place, v.kind,
                  v.from_day as from, coalesce(v.to_day, v.from_day) as to, s.settled_at as "settledAt", s.total_fen as "totalFen",
                  s.fund_fen as "fundFen", s.account_current_fen + s.account_past_fen as "accountFen", s.cash_fen as "cashFen",
                  exists (select from settlement c where c.person_no = s.person_no and c.cancels = s.settlement_id) as undone
             from settlement s join visit v on v.person_no = s.person_no and v.visit_id = s.visit_id
            where s.person_no = any ($1::text[]) and s.settlement_id = any ($2::text[])
            order by v.from_day, s.settled_at, s.settlement_id`,
    values: [about.map(({ personNo }) => personNo), about.map(({ settlementId }) => settlementId)],
  })
  return rows
}
