/**
 * Commands of many people in one statement, for runs over a whole pool: each is a command of its own with its row of the journal,
 * its version and its place in the audit, as `commitForPerson` writes it, and each is written where the person's version still is
 * the one that was computed from, whatever becomes of the others. It knows new rows only, which is what a run makes.
 */
import { personTables } from '../../../platform/storage/index.ts'
import type {
  AuditEntry,
  Ciphers,
  CommandKey,
  PersonChanges,
  PersonTable,
  Write,
} from '../../../platform/storage/index.ts'
import type pg from 'pg'
import { journalRow } from '../../journal/index.ts'
import { conditions } from './conditions/index.ts'
import { sourceOf, writtenColumns, type Row } from './source.ts'

/** What is written of one person. The reader of `version` has seen that the command is new. */
export interface CommandOfMany {
  personNo: string
  version: number
  command: CommandKey
  subjectId: string
  changes: PersonChanges
  audit: readonly AuditEntry[]
}

interface Target {
  client: Pick<pg.ClientBase, 'query'>
  ciphers: Pick<Ciphers, 'auditHash'>
}

/** Of these a row can be written without looking at the person's other rows; `balances` is held by the gate itself. */
const isFree = (key: string, write: Write): boolean =>
  write.does === 'insert' &&
  write.conflict === undefined &&
  write.after === undefined &&
  conditions.every((condition) => condition.of !== key || condition.name === 'balances')

const tables: ReadonlyMap<string, { table: string; declared: PersonTable; write: Write }> = new Map(
  Object.entries<PersonTable>(personTables).flatMap(([table, declared]) =>
    Object.entries(declared.writes)
      .filter(([key, write]) => isFree(key, write))
      .map(([key, write]) => [key, { table, declared, write }] as const),
  ),
)

/**
 * Writes the commands, at most one a person; gives the numbers of those that were written. The others were changed meanwhile, or
 * would fall below nought: read them again. Throws on a change that is no new row.
 */
export async function commitForMany(
  { client, ciphers }: Target,
  at: Date,
  commands: readonly CommandOfMany[],
): Promise<ReadonlySet<string>> {
  if (commands.length === 0) return new Set()
  const rows = rowsOf(ciphers, at, commands)
  const { text, values } = statementOf(commands, rows, at)
  const { rows: written } = await client.query<{ person_no: string }>(text, values)
  return new Set(written.map(({ person_no }) => person_no))
}

function rowsOf(ciphers: Target['ciphers'], at: Date, commands: readonly CommandOfMany[]): Map<string, Row[]> {
  const byKey = new Map<string, Row[]>()
  const add = (key: string, row: Row): void => {
    if (!tables.has(key)) throw new Error(`"${key}" is not written for many people at once`)
    const list = byKey.get(key)
    if (list === undefined) byKey.set(key, [row])
    else list.push(row)
  }
  for (const command of commands) {
    const { personNo, changes } = command
    for (const [key, said] of Object.entries(changes))
      for (const row of (Array.isArray(said) ? said : [said]) as Row[]) add(key, { ...row, person_no: personNo })
    add('journal', { ...journalRow(ciphers, { ...command, at }), person_no: personNo })
  }
  return byKey
}

function statementOf(
  commands: readonly CommandOfMany[],
  byKey: ReadonlyMap<string, readonly Row[]>,
  at: Date,
): { text: string; values: unknown[] } {
  const values: unknown[] = [at]
  const takeValue = (type: string, value: unknown): string => `$${String(values.push(value))}::${type}`
  const moved = (fund: string): number[] =>
    commands.map(({ changes }) =>
      (changes.account_entry ?? []).reduce((sum, entry) => sum + (entry.fund === fund ? entry.amount_fen : 0), 0),
    )
  const given = [
    takeValue(
      'text[]',
      commands.map(({ personNo }) => personNo),
    ),
    takeValue(
      'int8[]',
      commands.map(({ version }) => version),
    ),
    takeValue('int8[]', moved('current-year')),
    takeValue('int8[]', moved('past-year')),
  ]
  const parts = [...byKey].map(([key, rows]) => insertSql(key, rows, takeValue))
  const text = `with gate as (
    update person_state s
       set version = s.version + 1, audit_count = s.audit_count + 1,
           account_current_fen = s.account_current_fen + g.current_fen, account_past_fen = s.account_past_fen + g.past_fen
      from unnest(${given.join(', ')}) as g (person_no, version, current_fen, past_fen)
     where s.person_no = g.person_no and s.version = g.version
       and s.account_current_fen + g.current_fen >= 0 and s.account_past_fen + g.past_fen >= 0
    returning s.person_no, s.version, s.audit_count),
    ${parts.join(',\n')}
    select person_no from gate`
  return { text, values }
}

/** What the commit puts in itself, by what a column needs. */
const putIn: Readonly<Record<string, string>> = {
  at: '$1::timestamptz',
  version: 'gate.version',
  entry: 'gate.audit_count',
}

function insertSql(key: string, rows: readonly Row[], takeValue: (type: string, value: unknown) => string): string {
  const { table, declared, write } = tables.get(key)!
  const columns = { person_no: { type: 'text', need: 'given', nullable: false }, ...declared.columns } as const
  const names = ['person_no', ...writtenColumns(declared.columns, write, [])]
  const source = sourceOf(columns, names, true, (type, value) => takeValue(type, value(rows)))
  const own = Object.entries(declared.columns).flatMap(([name, { need }]) =>
    putIn[need] === undefined ? [] : [[name, putIn[need]] as const],
  )
  const target = [...names, ...own.map(([name]) => name)].join(', ')
  const values = [...names.map((name) => source.of(name)), ...own.map(([, sql]) => sql)].join(', ')
  return `${key}_ as (insert into ${table} (${target})
    select ${values} from gate join ${source.rows} on k.person_no = gate.person_no)`
}
