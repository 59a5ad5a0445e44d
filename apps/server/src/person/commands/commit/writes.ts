/** What each way of writing a table looks like in SQL; every one takes its turn only where the gate was passed. */
import type { Columns, PersonTable, Write } from '../../../platform/storage/index.ts'
import type { Source } from './source.ts'

/** A declared table with one of its writes. */
export interface Written {
  table: string
  declared: PersonTable
  write: Write
}

/** Parameters that every statement has. */
export const personParam = '$1::text'
const atParam = '$2::timestamptz'

/** The SQL of a write. `freed`: the name of the part before it that frees what it takes. */
export function writeSql(written: Written, source: Source, freed: string | undefined): string {
  switch (written.write.does) {
    case 'insert':
      return insertSql(written, written.write, source, freed)
    case 'update':
      return updateSql(written, written.write, source)
    case 'remove':
      return `delete from ${written.table} t using gate, ${source.rows}
        where ${keyMatches(written.write.by, source)}${also(written.write)}`
  }
}

const keyMatches = (by: readonly string[], source: Source): string =>
  [`t.person_no = ${personParam}`, ...by.map((name) => `t.${name} = ${source.of(name)}`)].join(' and ')

const also = (write: { while?: string }): string => (write.while === undefined ? '' : ` and ${write.while}`)

/** What the commit puts in itself, by what a column needs. */
const putIn: Readonly<Record<string, string>> = {
  at: atParam,
  version: 'gate.version',
  entry: 'gate.audit_count',
}

function insertSql(
  { table, declared }: Written,
  write: Extract<Write, { does: 'insert' }>,
  source: Source,
  freed: string | undefined,
): string {
  const own = Object.entries(declared.columns).flatMap(([name, { need }]) =>
    putIn[need] === undefined ? [] : [[name, putIn[need]] as const],
  )
  const names = ['person_no', ...source.columns, ...own.map(([name]) => name)]
  const values = [personParam, ...source.columns.map((name) => source.of(name)), ...own.map(([, sql]) => sql)]
  // Counted, the part before is through before the first row of this one comes.
  const after = freed === undefined ? '' : ` where (select count(*) from ${freed}) >= 0`
  return `insert into ${table} as t (${names.join(', ')})
    select ${values.join(', ')} from gate, ${source.rows}${after}${onConflict(declared, write.conflict, names)}`
}

function onConflict(
  { columns, key }: PersonTable,
  conflict: 'leave' | 'replace' | 'add' | undefined,
  names: readonly string[],
): string {
  if (conflict === undefined) return ''
  if (conflict === 'leave') return ' on conflict do nothing'
  const set = names
    .filter((name) => name !== 'person_no' && !key.includes(name))
    .map((name) => `${name} = ${conflict === 'replace' ? `excluded.${name}` : sum(columns, name, 'excluded')}`)
  return ` on conflict (person_no, ${key.join(', ')}) do update set ${set.join(', ')}`
}

/** A number is added, and so are the numbers of a document, name by name. */
function sum(columns: Columns, name: string, from: string): string {
  return columns[name]!.type === 'jsonb'
    ? `case when ${from}.${name} = '{}' then t.${name} else add_counters(t.${name}, ${from}.${name}) end`
    : `t.${name} + ${from}.${name}`
}

function updateSql({ table }: Written, write: Extract<Write, { does: 'update' }>, source: Source): string {
  const given = (write.given ?? []).filter((name) => source.columns.includes(name))
  const set = [
    ...given.map((name) => `${name} = ${source.of(name)}`),
    ...(write.at ?? []).map((name) => `${name} = ${atParam}`),
    ...(write.firstAt ?? []).map((name) => `${name} = coalesce(t.${name}, ${atParam})`),
    ...(write.version ?? []).map((name) => `${name} = gate.version`),
  ]
  return `update ${table} t set ${set.join(', ')} from gate, ${source.rows}
    where ${keyMatches(write.by, source)}${also(write)} returning 1`
}

/** Sums that shrink: the row is there, because what is taken back was added to it. */
export function subtractSql({ table, declared }: Written, source: Source): string {
  const { columns, key } = declared
  const set = source.columns.filter((name) => !key.includes(name)).map((name) => `${name} = ${sum(columns, name, 'k')}`)
  return `update ${table} t set ${set.join(', ')} from gate, ${source.rows} where ${keyMatches(key, source)}`
}
