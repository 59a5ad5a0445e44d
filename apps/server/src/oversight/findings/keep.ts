/** Findings are kept: each once, by its number; what was found before stays as it was found. */
import type pg from 'pg'
import type { OversightFindingTable } from '../../platform/storage/index.ts'
import type { Selectable } from 'kysely'

type FindingRow = Selectable<OversightFindingTable>
export type NewFinding = Pick<
  FindingRow,
  | 'finding_id'
  | 'pool'
  | 'rule'
  | 'title'
  | 'subject_kind'
  | 'subject'
  | 'person_no'
  | 'institution'
  | 'day'
  | 'score'
  | 'sentence'
  | 'facts'
  | 'settlements'
  | 'basis'
  | 'rule_version'
>

/** What a batch of a run works with. */
export interface Working {
  client: Pick<pg.ClientBase, 'query'>
  runId: string
  now: Date
}

// The rows come as one value: names and types are those of the table.
const insertSql = `insert into oversight_finding (finding_id, pool, rule, title, subject_kind, subject, person_no, institution, day,
    score, sentence, facts, settlements, basis, rule_version, found_at, run_id)
  select n.finding_id, n.pool, n.rule, n.title, n.subject_kind, n.subject, n.person_no, n.institution, n.day, n.score, n.sentence,
         n.facts, n.settlements, n.basis, n.rule_version, $2, $3
    from jsonb_populate_recordset(null::oversight_finding, $1::jsonb) n
  on conflict (finding_id) do nothing`

/** Keeps what is new, and gives how many that were. */
export async function keepFindings({ client, runId, now }: Working, found: readonly NewFinding[]): Promise<number> {
  if (found.length === 0) return 0
  const { rowCount } = await client.query(insertSql, [JSON.stringify(found), now, runId])
  return rowCount ?? 0
}
