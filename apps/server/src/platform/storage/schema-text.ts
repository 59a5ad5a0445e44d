/**
 * The tables of a database as SQL that one would write by hand: grouped by where they lie (distribution.ts), in the order of
 * that list, keys and checks beside their column where they concern one. The same for every PostgreSQL from 15 on, whatever
 * its collation: what is read is put in order here. Functions are not in it.
 */
import type pg from 'pg'
import { tableKinds, type TableKind } from './distribution.ts'
import { readCatalogue, type Attachment, type Catalogue, type Column, type Constraint } from './schema-catalogue.ts'

const heading = `-- The tables as they stand after all migrations, to be read: no program runs this file. Written from the catalogue by
-- \`npm run -s yidi -- db schema\`; do not edit. Functions stand in functions/, one file each. How this came about, and why,
-- stands in migrations/.
`

const groups: Readonly<Record<TableKind, string>> = {
  person: 'Of a person: distributed by person_no',
  lookup: 'What leads to a person: distributed by the blind index',
  institution: 'Of an institution: distributed by institution',
  reference: 'Reference: whole on every node',
  local: 'Of the office and the program: on the coordinator alone',
}
const longestLine = 120

/**
 * The text. Needs no right but to read. Throws an Error that names a table which `kinds` does not list, or what there
 * are no words for here (schema-catalogue.ts).
 */
export async function schemaText(
  pool: pg.Pool,
  kinds: Readonly<Record<string, TableKind>> = tableKinds,
): Promise<string> {
  const catalogue = await readCatalogue(pool)
  const unlisted = catalogue.tables.filter(({ name }) => kinds[name] === undefined)
  if (unlisted.length > 0)
    throw new Error(`not listed in distribution.ts: ${unlisted.map(({ name }) => name).join(', ')}`)
  const sections = Object.entries(groups).flatMap(([kind, title]) => {
    const names = Object.keys(kinds).filter((name) => kinds[name] === kind)
    const tables = names.filter((name) => catalogue.tables.some((table) => table.name === name))
    return tables.length === 0
      ? []
      : [`-- ${title}\n`, ...afterTheirTargets(tables, catalogue).map((name) => tableText(name, catalogue))]
  })
  return [heading, ...sections].join('\n')
}

/** The order given, but a table that points at another comes after it, so that the text can be run from top to bottom. */
function afterTheirTargets(tables: readonly string[], { constraints }: Catalogue): string[] {
  const placed = new Set<string>()
  const waits = (table: string): boolean =>
    constraints.some(
      (each) => each.table === table && each.target !== null && each.target !== table && !placed.has(each.target),
    )
  while (placed.size < tables.length) {
    const next = tables.find((table) => !placed.has(table) && !waits(table))
    if (next === undefined)
      throw new Error(`tables point at each other: ${tables.filter((t) => !placed.has(t)).join(', ')}`)
    placed.add(next)
  }
  return [...placed]
}

function tableText(table: string, catalogue: Catalogue): string {
  const columns = catalogue.columns.filter((each) => each.table === table)
  const constraints = catalogue.constraints.filter((each) => each.table === table).sort(byKindAndName)
  const words = constraintWords(table, constraints, catalogue)
  const beside = (column: Column): Constraint[] => constraints.filter((each) => isBeside(each, column.name))
  const lines = [
    ...columns.map((column) => columnText(column, beside(column), words)),
    ...constraints.filter((each) => each.columns.length !== 1).map((each) => words.get(each)!),
  ]
  const { settings } = catalogue.tables.find((each) => each.name === table)!
  return [
    `create table ${table} (\n${lines.map((line) => folded(`  ${line}`)).join(',\n')}\n)${withSettings(settings)};\n`,
    ...catalogue.indexes
      .filter((each) => each.table === table)
      .sort(byName)
      .map(indexText),
    ...catalogue.sequences
      .filter((each) => each.table === table)
      .sort(byName)
      .map(({ statement }) => `${statement};\n`),
    // Beside the column it could stand from PostgreSQL 16 on only.
    ...columns
      .filter(({ storage }) => storage !== null)
      .map(({ name, storage }) => `alter table ${table} alter column ${name} set storage ${storage!};\n`),
  ].join('')
}

const isBeside = ({ columns }: Constraint, column: string): boolean => columns.length === 1 && columns[0] === column

function columnText(column: Column, beside: readonly Constraint[], words: ReadonlyMap<Constraint, string>): string {
  const { name, type, required, expression, generated, identity, collation } = column
  const value = expression === null ? undefined : plain(expression)
  return [
    name,
    shortType(type),
    collation === null ? '' : `collate ${collation}`,
    required && !beside.some(({ kind }) => kind === 'p') ? 'not null' : '',
    value === undefined || generated !== '' ? '' : `default ${value}`,
    generated === '' ? '' : `generated always as (${value!})${generated === 's' ? ' stored' : ' virtual'}`,
    identity === '' ? '' : `generated ${identity === 'a' ? 'always' : 'by default'} as identity`,
    ...beside.map((each) => words.get(each)!),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

/** How each constraint is written: without its name where PostgreSQL would give it the same, as is usual. */
function constraintWords(
  table: string,
  constraints: readonly Constraint[],
  { constraints: all }: Catalogue,
): Map<Constraint, string> {
  const given = new Map<string, number>()
  const words = new Map<Constraint, string>()
  for (const constraint of constraints) {
    const usual = usualName(table, constraint)
    const count = given.get(usual) ?? 0
    const expected = count === 0 ? usual : `${usual}${String(count)}`
    if (constraint.name === expected) given.set(usual, count + 1)
    const text = definitionText(constraint, all)
    words.set(constraint, constraint.name === expected ? text : `constraint ${constraint.name} ${text}`)
  }
  return words
}

function usualName(table: string, { kind, columns }: Constraint): string {
  switch (kind) {
    case 'p':
      return `${table}_pkey`
    case 'u':
      return [table, ...columns, 'key'].join('_')
    case 'f':
      return [table, ...columns, 'fkey'].join('_')
    case 'c':
      return columns.length === 1 ? `${table}_${columns[0]!}_check` : `${table}_check`
  }
}

function definitionText({ kind, columns, definition, target }: Constraint, all: readonly Constraint[]): string {
  const text = plain(definition)
  const alone = columns.length === 1
  if (kind === 'c') return text
  if (kind !== 'f') return alone ? text.replace(/ \(.*?\)/, '') : text
  const [, from, pointedAt, rest] = /^foreign key (\(.*?\)) references [^(]+(\(.*?\))(.*)$/.exec(text)!
  const primary = all.find((each) => each.table === target && each.kind === 'p')
  const to = `references ${target!}${pointedAt === `(${primary?.columns.join(', ') ?? ''})` ? '' : pointedAt!}${rest!}`
  return alone ? to : `foreign key ${from!} ${to}`
}

function indexText({ statement }: Attachment): string {
  return `${folded(plain(statement).replace(' using btree', ''))};\n`
}

function withSettings(settings: readonly string[]): string {
  return settings.length === 0 ? '' : ` with (${[...settings].sort().join(', ').replaceAll('=', ' = ')})`
}

const quoted = /'(?:[^']|'')*'|"(?:[^"]|"")*"/

/** PostgreSQL's own way of writing an expression in ours: small letters, one line, `in`, and no type behind a literal. */
function plain(text: string): string {
  const small = text.replace(new RegExp(`${quoted.source}|[^'"]+`, 'g'), (part) =>
    /^['"]/.test(part) ? part : part.toLowerCase().replace(/\s+/g, ' '),
  )
  return small
    .trim()
    .replace(/('(?:[^']|'')*')::(?:text|bytea|jsonb?|integer)(?:\[\])?/g, '$1')
    .replace(/(\w+) = any \(array\[([^\]]*)\]\)/g, '$1 in ($2)')
}

const shortTypes: readonly (readonly [long: string, short: string])[] = [
  ['timestamp with time zone', 'timestamptz'],
  ['integer', 'int'],
]

function shortType(type: string): string {
  return shortTypes.reduce((text, [long, short]) => text.replace(long, short), type)
}

/** The line, broken where it is too long: before what is a sentence of its own, then between words. */
function folded(line: string): string {
  if (line.length <= longestLine) return line
  const [indent] = /^ */.exec(line)!
  const [first, ...rest] = line.split(/ (?=(?:check|where|with|generated always as) )/)
  return [first!, ...rest.map((part) => `${indent}  ${part}`)].map(filled).join('\n')
}

/** Words in lines; a text in quotes stays whole. */
function filled(line: string): string {
  const [indent] = /^ */.exec(line)!
  const lines: string[] = []
  let open = indent
  for (const word of line.trim().match(new RegExp(`(?:${quoted.source}|[^\\s'"])+`, 'g')) ?? []) {
    if (open.trim() !== '' && open.length + 1 + word.length > longestLine) {
      lines.push(open)
      open = `${indent}  `
    }
    open += open.trim() === '' ? word : ` ${word}`
  }
  return [...lines, open].join('\n')
}

const kindOrder = 'pufc'

function byKindAndName(one: Constraint, other: Constraint): number {
  return kindOrder.indexOf(one.kind) - kindOrder.indexOf(other.kind) || byName(one, other)
}

/** By code units, as every machine does. */
function byName(one: { name: string }, other: { name: string }): number {
  return one.name < other.name ? -1 : Number(one.name > other.name)
}
