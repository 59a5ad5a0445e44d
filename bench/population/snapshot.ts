/** Everything that the tables hold of one person, each value as PostgreSQL writes it. */
import { personTables, type Database, type PersonTable } from '../../apps/server/src/platform/storage/index.ts'

export interface TableRows {
  table: string
  columns: readonly string[]
  /** As text, null for null; bytes as `\x…`. */
  rows: readonly (readonly (string | null)[])[]
}

/** Columns of the tables of a person's side, in the order in which rows may refer to each other. */
const declared: readonly (readonly [table: string, columns: readonly string[]])[] = Object.entries<PersonTable>(
  personTables,
).map(([table, { columns }]) => [table, ['person_no', ...Object.keys(columns)]])

const lookupColumns = ['blind_index', 'kind', 'person_no', 'pool', 'key_id']

const messageColumns = [
  'institution',
  'infno',
  'msgid',
  'input_hash',
  'single',
  'received_at',
  'outcome',
  'reply',
  'person_cipher',
  'visit_id',
  'times',
]

/** What institutions sent about the person: the journal knows the ids of those that took effect. */
const messagesOfPerson = `message t where (institution, infno, msgid) in
  (select source, name, key from journal where person_no = $1 and name is not null)`

async function read(db: Database, columns: readonly string[], from: string, personNo: string): Promise<string[][]> {
  const { rows } = await db.unhurried.pool.query<string[]>({
    text: `select ${columns.map((column) => `t.${column}::text`).join(', ')} from ${from}`,
    values: [personNo],
    rowMode: 'array',
  })
  return rows
}

/** The rows of one person, of all tables that have any. */
export async function readSnapshot(db: Database, personNo: string): Promise<TableRows[]> {
  const ofPerson = [
    ...declared,
    ['person_lookup', lookupColumns] as const,
    ['desk_task', await columnsOf(db, 'desk_task')] as const,
  ]
  const tables: TableRows[] = []
  for (const [table, columns] of ofPerson)
    tables.push({ table, columns, rows: await read(db, columns, `${table} t where person_no = $1`, personNo) })
  tables.push({
    table: 'message',
    columns: messageColumns,
    rows: await read(db, messageColumns, messagesOfPerson, personNo),
  })
  return tables.filter(({ rows }) => rows.length > 0)
}

async function columnsOf(db: Database, table: string): Promise<string[]> {
  const { rows } = await db.unhurried.pool.query<{ name: string }>(
    `select column_name as name from information_schema.columns where table_name = $1 order by ordinal_position`,
    [table],
  )
  return rows.map(({ name }) => name)
}
