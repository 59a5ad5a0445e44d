/**
 * How the tables would lie on a distributed database (Citus), and the rules that keep that a deployment choice: a
 * person's rows on one node, so that every command of that person runs there alone. ADR 0010.
 */
import type pg from 'pg'
import { personTables } from './tables/index.ts'

export type TableKind =
  /** Distributed by the person. */
  | 'person'
  /** Distributed by the blind index: leads from an ID number to the person. */
  | 'lookup'
  /** Distributed by the institution: its message log. */
  | 'institution'
  /** Whole on every node. */
  | 'reference'
  /** On the coordinator alone: queues, sessions, what the office keeps. */
  | 'local'

/** Every table and where it lies: those of a person are declared, others are added here, or the test fails. */
export const tableKinds: Readonly<Record<string, TableKind>> = {
  ...(Object.fromEntries(Object.keys(personTables).map((table) => [table, 'person'])) as Record<string, 'person'>),
  person_lookup: 'lookup',
  authorisation_link: 'lookup',
  message: 'institution',
  institution_file: 'institution',
  institution_statement: 'institution',
  statement_difference: 'institution',
  statement_difference_step: 'institution',
  place: 'reference',
  employer: 'reference',
  institution: 'reference',
  institution_service: 'reference',
  institution_agreement: 'reference',
  institution_credential: 'reference',
  catalogue_release: 'reference',
  catalogue: 'reference',
  policy_release: 'reference',
  desk_task: 'local',
  office_audit: 'local',
  office_audit_count: 'local',
  seal: 'local',
  seal_part: 'local',
  institution_sign_in: 'local',
  gateway_nonce: 'local',
  staff_user: 'local',
  staff_recovery_code: 'local',
  desk_saved_filter: 'local',
  session: 'local',
  login_attempt: 'local',
  one_time_code: 'local',
  idempotency_key: 'local',
  credential_token: 'local',
  institution_referral: 'local',
  payment_batch: 'local',
  payment_item: 'local',
  account_run: 'local',
  account_run_left_out: 'local',
  agency_figure: 'local',
  payment_standard: 'local',
  complaint_setting: 'local',
  // Read by the office alone, so that an action never waits for the nodes (ADR 0047).
  agreement_action: 'local',
  agreement_application: 'local',
  oversight_case: 'local',
  oversight_words: 'local',
  agency_ruling: 'local',
  oversight_setting: 'local',
  oversight_run: 'local',
  oversight_finding: 'local',
  policy_draft: 'local',
  policy_evaluation: 'local',
  employer_declaration: 'local',
  employer_declaration_member: 'local',
  employer_tax_file: 'local',
  employer_payment: 'local',
  employer_allocation: 'local',
  office_posting: 'local',
  office_record: 'local',
  office_step: 'local',
  monthly_application: 'local',
  monthly_line: 'local',
  monthly_carry: 'local',
  region_clearing: 'local',
  region_clearing_line: 'local',
  region_account: 'local',
  institution_account: 'local',
  reclaim_order: 'local',
  reclaim_line: 'local',
  reclaim_receipt: 'local',
  doctor_points: 'local',
  publication: 'local',
  fund_report: 'local',
  staff_finding: 'local',
  setting: 'local',
  schema_migration: 'local',
  schema_text: 'local',
}

/** The column that decides on which node a row lies. */
export const distributionColumns = {
  person: 'person_no',
  lookup: 'blind_index',
  institution: 'institution',
} as const satisfies Partial<Record<TableKind, string>>

interface Key {
  table: string
  name: string
  kind: 'primary key' | 'unique' | 'exclusion'
  columns: string[]
}

interface ForeignKey {
  table: string
  name: string
  columns: string[]
  target: string
  targetColumns: string[]
}

/**
 * What in this database would keep it from being distributed, one English sentence each; empty when all is well.
 * Needs no Citus. `kinds` is a parameter so that the rules themselves can be tried.
 */
export async function distributionFaults(pool: pg.Pool, kinds = tableKinds): Promise<string[]> {
  const tables = await readTables(pool)
  return [
    ...tables.filter((table) => kinds[table] === undefined).map((table) => `${table}: not listed in distribution.ts`),
    ...keyFaults(tables, await readKeys(pool), kinds),
    ...foreignKeyFaults(await readForeignKeys(pool), kinds),
    ...(await bodyFaults(pool, kinds)),
  ]
}

function distributionColumn(kind: TableKind | undefined): string | undefined {
  return kind === undefined || kind === 'reference' || kind === 'local' ? undefined : distributionColumns[kind]
}

function keyFaults(tables: string[], keys: Key[], kinds: Readonly<Record<string, TableKind>>): string[] {
  const faults: string[] = []
  for (const table of tables) {
    const column = distributionColumn(kinds[table])
    if (column === undefined) continue
    const own = keys.filter((key) => key.table === table)
    const primary = own.find((key) => key.kind === 'primary key')
    if (primary === undefined) faults.push(`${table}: has no primary key`)
    else if (primary.columns[0] !== column) faults.push(`${table}: ${column} must come first in its primary key`)
    for (const key of own) {
      if (!key.columns.includes(column)) faults.push(`${table}: ${key.kind} ${key.name} lacks ${column}`)
    }
  }
  return faults
}

function foreignKeyFaults(foreignKeys: ForeignKey[], kinds: Readonly<Record<string, TableKind>>): string[] {
  const faults: string[] = []
  for (const key of foreignKeys) {
    const from = kinds[key.table]
    const to = kinds[key.target]
    const column = distributionColumn(from)
    if (from !== to) {
      faults.push(`${key.table}: foreign key ${key.name} leads from a ${String(from)} to a ${String(to)} table`)
    } else if (column !== undefined) {
      const at = key.columns.indexOf(column)
      if (at < 0 || key.targetColumns[at] !== column) {
        faults.push(`${key.table}: foreign key ${key.name} does not join on ${column}`)
      }
    }
  }
  return faults
}

async function readTables(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by relname`,
  )
  return rows.map((row) => row.name)
}

async function readKeys(pool: pg.Pool): Promise<Key[]> {
  const { rows } = await pool.query<Key>(
    `select t.relname as table, i.relname as name,
            case when x.indisprimary then 'primary key' when x.indisexclusion then 'exclusion' else 'unique' end as kind,
            array(select a.attname::text from unnest(x.indkey::int2[]) with ordinality k (attnum, position)
                    join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum order by k.position) as columns
       from pg_index x join pg_class t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid
      where t.relnamespace = 'public'::regnamespace and (x.indisunique or x.indisexclusion)`,
  )
  return rows
}

async function readForeignKeys(pool: pg.Pool): Promise<ForeignKey[]> {
  const { rows } = await pool.query<ForeignKey>(
    `select c.conrelid::regclass::text as table, c.conname as name, c.confrelid::regclass::text as target,
            array(select a.attname::text from unnest(c.conkey) with ordinality k (attnum, position)
                    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum order by k.position) as columns,
            array(select a.attname::text from unnest(c.confkey) with ordinality k (attnum, position)
                    join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum order by k.position)
              as "targetColumns"
       from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace`,
  )
  return rows
}

/** Functions that touch local tables alone run on the coordinator, where a lock of theirs keeps nobody's node waiting. */
export const localFunctions = ['take_login_attempt']

/** Triggers, sequences behind distributed keys, and locks taken in functions: each ties rows of several nodes together. */
async function bodyFaults(pool: pg.Pool, kinds: Readonly<Record<string, TableKind>>): Promise<string[]> {
  const triggers = await pool.query<{ text: string }>(
    `select t.tgrelid::regclass || ': trigger ' || t.tgname as text from pg_trigger t
       join pg_class c on c.oid = t.tgrelid
      where not t.tgisinternal and c.relnamespace = 'public'::regnamespace`,
  )
  const sequences = await pool.query<{ table: string; column: string }>(
    `select table_name as table, column_name as column from information_schema.columns
      where table_schema = 'public' and (column_default like 'nextval(%' or is_identity = 'YES')`,
  )
  const locks = await pool.query<{ text: string }>(
    `select proname || ': takes a lock of its own' as text from pg_proc
      where pronamespace = 'public'::regnamespace
        and proname <> all ($1)
        and prosrc ~* '\\mfor\\s+(no\\s+key\\s+)?(update|share)\\M|\\mlock\\s+table\\M|advisory_(xact_)?lock'`,
    [localFunctions],
  )
  return [
    ...triggers.rows.map((row) => row.text),
    ...sequences.rows
      .filter((row) => distributionColumn(kinds[row.table]) !== undefined)
      .map((row) => `${row.table}: ${row.column} counts in a sequence`),
    ...locks.rows.map((row) => row.text),
  ]
}
