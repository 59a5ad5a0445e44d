/**
 * A person whose rows others are made from. What is bound to the person is made anew for each: ciphertexts are sealed for
 * their place, the journal gets its keyed hashes, look-ups their blind indexes; all else is copied with other names.
 */
import {
  journalHash,
  openBirth,
  sealBirth,
  type Act,
  type Ciphers,
  type Database,
  type JournalEvent,
  type LookupKind,
} from '../../apps/server/src/platform/storage/index.ts'
import { sealedColumns } from '../../apps/server/src/platform/storage/sealed-columns.ts'
import { Names, fill, type CloneOf, type Pattern, type TemplatePerson } from './names.ts'
import { readSnapshot, type TableRows } from './snapshot.ts'

/** One value of a row for a clone, as text of COPY. */
type Cell = (values: readonly string[], clone: CloneOf) => string

/** Text between cells, names, and cells that are computed. */
type Line = readonly (string | number | Cell)[]

export interface Template {
  /** Tables in the order in which they are to be written, with their columns. */
  tables: readonly { table: string; columns: readonly string[]; lines: readonly Line[] }[]
  names: Names
}

const places = new Map(sealedColumns.map(({ table, column, place }) => [`${table}.${column}`, place]))

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\t', '\\t').replaceAll('\n', '\\n').replaceAll('\r', '\\r')

const hex = (bytes: Uint8Array): string =>
  `\\\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`

const bytesOf = (text: string): Buffer => Buffer.from(text.slice(2), 'hex')

type Row = Readonly<Record<string, string | null>>

/** A sealed value: opened once, sealed again for the place of each clone. */
function sealedCell(ciphers: Ciphers, names: Names, row: Row, column: string, place: string): Cell {
  const cipher = bytesOf(row[column]!)
  const placePattern = names.pattern(place.replaceAll(/\{(\w+)\}/g, (_, name: string) => row[name]!))
  const here = place.replaceAll(/\{(\w+)\}/g, (_, name: string) => row[name]!)
  const content = ciphers.openBytes(cipher, here)
  const text = content.toString('utf8')
  if (!Buffer.from(text).equals(content)) return (values) => hex(ciphers.sealBytes(content, fill(placePattern, values)))
  const pattern = names.pattern(text)
  return (values) => hex(ciphers.seal(fill(pattern, values), fill(placePattern, values)))
}

/** Birthday and sex as the clone's own number says them. */
function birthCell(ciphers: Ciphers, row: Row): Cell {
  const birth = openBirth(ciphers, row.person_no!, bytesOf(row.birth_cipher!))
  return (_, { personNo, idNumber }) => {
    const [, year, month, day] = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(idNumber)!
    return hex(sealBirth(ciphers, personNo, { ...birth, birthDay: `${year!}-${month!}-${day!}` })!)
  }
}

function hashCell(ciphers: Ciphers, names: Names, row: Row): Cell {
  const pattern = (text: string | null): Pattern | null => (text === null ? null : names.pattern(text))
  const filled = (one: Pattern | null, values: readonly string[]) => (one === null ? null : fill(one, values))
  const [source, name, key, subject, withdrewName, withdrewKey] = (
    ['source', 'name', 'key', 'subject_id', 'withdrew_name', 'withdrew_key'] as const
  ).map((column) => pattern(row[column]!))
  const acts = names.pattern(row.acts!)
  const events = names.pattern(row.events!)
  const input_hash = row.input_hash === null ? null : bytesOf(row.input_hash!)
  const at = String(BigInt(Date.parse(row.at!)) * 1000n)
  return (values, { personNo }) =>
    hex(
      journalHash(ciphers, personNo, at, {
        source: filled(source!, values),
        name: filled(name!, values),
        key: filled(key!, values),
        input_hash,
        subject_id: filled(subject!, values),
        withdrew_name: filled(withdrewName!, values),
        withdrew_key: filled(withdrewKey!, values),
        acts: JSON.parse(fill(acts, values)) as Act[],
        events: JSON.parse(fill(events, values)) as JournalEvent[],
      }),
    )
}

function lookupCell(ciphers: Ciphers, row: Row): Cell {
  const kind = row.kind as LookupKind
  const field = ({ 'id-number': 'idNumber', name: 'name', phone: 'phone', card: 'card' } as const)[kind]
  return (_, clone) => hex(ciphers.blindIndex(kind, clone[field], row.pool!))
}

/** Undefined: copied with other names. */
function madeAnew(ciphers: Ciphers, names: Names, table: string, row: Row, column: string): Cell | undefined {
  if (row[column] === null) return undefined
  if (table === 'person' && column === 'birth_cipher') return birthCell(ciphers, row)
  if (table === 'journal' && column === 'hash') return hashCell(ciphers, names, row)
  if (table === 'person_lookup' && column === 'blind_index') return lookupCell(ciphers, row)
  const place = places.get(`${table}.${column}`)
  return place === undefined ? undefined : sealedCell(ciphers, names, row, column, place)
}

function lineOf(
  ciphers: Ciphers,
  names: Names,
  { table, columns }: TableRows,
  cells: readonly (string | null)[],
): Line {
  const row = Object.fromEntries(columns.map((column, at) => [column, cells[at]!]))
  const line: (string | number | Cell)[] = []
  const add = (part: string | number | Cell) => {
    const last = line.at(-1)
    if (typeof part === 'string' && typeof last === 'string') line[line.length - 1] = last + part
    else line.push(part)
  }
  for (const [at, column] of columns.entries()) {
    if (at > 0) add('\t')
    const cell = madeAnew(ciphers, names, table, row, column)
    if (cell !== undefined) add(cell)
    else if (row[column] === null) add('\\N')
    // Digits in a hash are no names.
    else if (row[column]!.startsWith('\\x')) add(escaped(row[column]!))
    else for (const part of names.pattern(row[column]!)) add(typeof part === 'string' ? escaped(part) : part)
  }
  add('\n')
  return line
}

/** Reads a person who is to be copied. */
export async function readTemplate(db: Database, person: TemplatePerson): Promise<Template> {
  const names = new Names(person)
  const snapshot = await readSnapshot(db, person.personNo)
  const tables = snapshot.map((rows) => ({
    table: rows.table,
    columns: rows.columns,
    lines: rows.rows.map((cells) => lineOf(db.ciphers, names, rows, cells)),
  }))
  return { tables, names }
}

/** The rows of a clone, as lines of COPY for each table of the template. */
export function cloneRows(template: Template, clone: CloneOf, into: (table: string, lines: string) => void): string[] {
  const values = template.names.valuesFor(clone)
  for (const { table, lines } of template.tables) {
    let text = ''
    for (const line of lines)
      for (const part of line)
        text += typeof part === 'string' ? part : typeof part === 'number' ? values[part]! : part(values, clone)
    into(table, text)
  }
  return values
}
