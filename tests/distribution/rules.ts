/**
 * What a distributed database (Citus 13) refuses of a statement, runs on every node instead of one, or may wait for itself
 * with: ADR 0010 and 0047. Each rule is asked of the statement's tree, and needs no Citus.
 */
import type { Catalogue, Table } from './catalogue.ts'
import { mutableChoices, mutableParts, stableOverColumns, volatileParts } from './mutable.ts'
import { conjuncts, isGiven, levelsOf, SameValues, sourceAt } from './query.ts'
import type { Level, Source } from './query.ts'
import { everyNode, nodeOf, nodesOf, numberOf, wordOf } from './tree.ts'
import type { Node } from './tree.ts'

export const rules = {
  'across nodes': 'a row is sought by something else than what says on which node it lies',
  'joined across nodes': 'rows that lie on different nodes are joined',
  'two sorts of tables': 'tables that lie by different columns are read or written in one statement',
  'coordinator with nodes': 'a table of the coordinator is read or written with rows of the nodes',
  'stable over a column': 'a change works out something that may differ from node to node from the columns of a row',
  'volatile in a change': 'a change works out something that differs from row to row',
  'choice that is not immutable': 'CASE or COALESCE of a change holds something that is not immutable',
  'not immutable in ON CONFLICT': 'what ON CONFLICT sets or asks is not immutable',
  'not immutable in RETURNING': 'what a change gives back is not immutable',
  'key changed': 'the column that says on which node a row lies is changed',
  'lock across nodes': 'rows of several nodes are locked',
  'lock of a reference table': 'a row of a reference table is locked, which holds the whole table against every writer',
  'reference table among others':
    'a statement that writes a reference table writes something else too, or reads what it writes',
  'ON CONFLICT of a reference table':
    'an insert that may meet another holds the whole reference table, and those it points at',
} as const
export type Rule = keyof typeof rules

export interface Fault {
  rule: Rule
  /** What it is about: tables, columns, functions. */
  what: string
}

interface Statement {
  levels: readonly Level[]
  same: SameValues
  catalogue: Catalogue
}

/** What is wrong with a statement as PostgreSQL understood it; empty when it goes to one node or to the coordinator. */
export function faultsOf(tree: Node, catalogue: Catalogue): Fault[] {
  const levels = levelsOf(tree, catalogue)
  const statement = { levels, same: new SameValues(levels, catalogue), catalogue }
  const faults = [
    ...kindFaults(statement),
    ...referenceFaults(statement),
    ...levels.flatMap((level) => [
      ...acrossFaults(level, statement),
      ...changeFaults(level, statement),
      ...lockFaults(level, statement),
    ]),
  ]
  const distinct = new Map(faults.map((fault) => [`${fault.rule} ${fault.what}`, fault]))
  return [...distinct.values()]
}

/** How one statement that goes to one node is run there: as it is, or part by part (Citus plans no insert of a WITH whole). */
export function goesWhole(tree: Node, catalogue: Catalogue): boolean {
  const [, ...inside] = levelsOf(tree, catalogue)
  return !inside.some(({ command }) => command === 'insert' || command === 'merge')
}

const distributed = ({ sources }: Level): (Source & { table: Table; key: number })[] =>
  sources.flatMap((source) =>
    source.table?.key === undefined ? [] : [{ ...source, table: source.table, key: source.table.key }],
  )

function acrossFaults(level: Level, { same, levels }: Statement): Fault[] {
  const faults: Fault[] = []
  const classes = new Map<string, string[]>()
  for (const { table, place, key } of distributed(level)) {
    const isInsert = level.command === 'insert' && place === numberOf(level.query, 'resultRelation')
    const found = isInsert ? insertedKeys(level, key, same) : [same.classOf(level, place, key)]
    if (!found.every(isGiven)) faults.push({ rule: 'across nodes', what: table.name })
    for (const one of found) classes.set(one, [...(classes.get(one) ?? []), table.name])
  }
  const outer = level.outer
    .slice(0, -1)
    .flatMap((one) => distributed(one).map(({ place, key }) => same.classOf(one, place, key)))
  const isBound = [...classes.keys()].every((one) => isGiven(one) || outer.includes(one))
  const names = [...classes.values()].flat().join(', ')
  if (level.command !== 'insert' && classes.size > 1 && ![...classes.keys()].every(isGiven))
    faults.push({ rule: 'joined across nodes', what: names })
  else if (!isBound && isCorrelated(level, levels))
    faults.push({ rule: 'joined across nodes', what: `${names} of each outer row` })
  return faults
}

/** What an insert puts into the column that says where its rows go. */
function insertedKeys(level: Level, key: number, same: SameValues): string[] {
  const target = nodesOf(level.query, 'targetList').find((one) => numberOf(one, 'resno') === key)
  const value = target && nodeOf(target, 'expr')
  if (value === undefined) return ['nothing']
  const values = level.sources.find(
    ({ kind, place }) => kind === 'values' && value.node === 'VAR' && numberOf(value, 'varno') === place,
  )
  if (values === undefined) return [same.classOfNode(value, level) ?? 'computed']
  const rows = values.entry.fields['values_lists'] as readonly (readonly Node[])[]
  return rows.map((row) => same.classOfNode(row[numberOf(value, 'varattno') - 1]!, level) ?? 'computed')
}

/** Whether a query looks at rows of a query around it that is no table expression of its own. */
const isCorrelated = (level: Level, levels: readonly Level[]): boolean =>
  [...everyNode(level.query)].some(
    (node) =>
      node.node === 'VAR' &&
      numberOf(node, 'varlevelsup') > 0 &&
      levels.some(
        (one) =>
          one === level.outer.at(-1 - numberOf(node, 'varlevelsup')) &&
          one.sources.some(({ table }) => table !== undefined),
      ),
  )

function kindFaults({ levels }: Statement): Fault[] {
  const byKind = Map.groupBy(
    levels.flatMap(({ sources }) => sources.flatMap(({ table }) => (table === undefined ? [] : [table]))),
    ({ kind }) => kind,
  )
  const name = (kinds: readonly Table['kind'][]): string =>
    [...new Set(kinds.flatMap((kind) => byKind.get(kind)!.map((table) => table.name)))].join(', ')
  const onNodes = [...byKind.keys()].filter((kind) => kind !== 'reference' && kind !== 'local')
  const changesLocal = levels.some(({ command, target }) => target?.kind === 'local' && command !== 'insert')
  const besides = [...onNodes, ...(changesLocal && byKind.has('reference') ? (['reference'] as const) : [])]
  return [
    ...(onNodes.length > 1 ? [{ rule: 'two sorts of tables', what: name(onNodes) } as const] : []),
    ...(byKind.has('local') && besides.length > 0
      ? [{ rule: 'coordinator with nodes', what: `${name(['local'])} with ${name(besides)}` } as const]
      : []),
  ]
}

function referenceFaults({ levels }: Statement): Fault[] {
  const changes = levels.filter(({ command }) => command !== 'select')
  return changes.flatMap((level): Fault[] => {
    const { target, query } = level
    if (target?.kind !== 'reference') return []
    const reads = levels.some((one) =>
      one.sources.some(
        ({ table, place }) => table === target && !(one === level && place === numberOf(query, 'resultRelation')),
      ),
    )
    return [
      ...(changes.length > 1 || reads ? [{ rule: 'reference table among others', what: target.name } as const] : []),
      ...(nodeOf(query, 'onConflict')
        ? [{ rule: 'ON CONFLICT of a reference table', what: target.name } as const]
        : []),
    ]
  })
}

/** What Citus asks of a change: nodes that hold the same row, or the statement sent twice, must come to the same. */
function changeFaults(level: Level, { catalogue }: Statement): Fault[] {
  const { query, command, target } = level
  if (command === 'select' || target === undefined || target.kind === 'local') return []
  const set = nodesOf(query, 'targetList').filter((one) => wordOf(one, 'resjunk') !== 'true')
  const parts = command === 'insert' ? [] : [...conjuncts(level), ...(command === 'update' ? set : [])]
  const conflict = nodeOf(query, 'onConflict')
  const found = (rule: Rule, nodes: readonly Node[]): Fault[] =>
    nodes.length === 0 ? [] : [{ rule, what: `${target.name}: ${[...new Set(nodes.map(nameOf))].join(', ')}` }]
  const keyIsSet = (entries: readonly Node[]): boolean =>
    target.key !== undefined && entries.some((one) => numberOf(one, 'resno') === target.key)
  const whole = [...parts]
  return [
    ...found('stable over a column', stableOverColumns(whole, catalogue)),
    ...found('volatile in a change', volatileParts(whole, catalogue)),
    ...found('choice that is not immutable', mutableChoices(whole, catalogue)),
    ...(conflict === undefined
      ? []
      : found(
          'not immutable in ON CONFLICT',
          ['onConflictSet', 'onConflictWhere'].flatMap((field) =>
            mutableParts(conflict.fields[field] ?? null, catalogue),
          ),
        )),
    ...found('not immutable in RETURNING', mutableParts(nodesOf(query, 'returningList'), catalogue)),
    ...((command === 'update' && keyIsSet(set)) ||
    (conflict !== undefined && keyIsSet(nodesOf(conflict, 'onConflictSet')))
      ? [{ rule: 'key changed', what: target.name } as const]
      : []),
  ]
}

/** A lock is taken where its rows are: of one node, or of the coordinator in a query that asks nobody else. */
function lockFaults(level: Level, { same }: Statement): Fault[] {
  const marks = nodesOf(level.query, 'rowMarks')
  if (marks.length === 0) return []
  const elsewhere = distributed(level).filter(({ place, key }) => !isGiven(same.classOf(level, place, key)))
  const whole = marks.flatMap((mark) => {
    const table = sourceAt(level, numberOf(mark, 'rti'))?.table
    return table?.kind === 'reference' ? [{ rule: 'lock of a reference table', what: table.name } as const] : []
  })
  return [
    ...whole,
    ...(elsewhere.length === 0
      ? []
      : [{ rule: 'lock across nodes', what: elsewhere.map(({ table }) => table.name).join(', ') } as const]),
  ]
}

/** A part of an expression for the sentence: its sort and its number in the database. */
const nameOf = (node: Node): string =>
  `${node.node.toLowerCase()} ${wordOf(node, 'funcid') || wordOf(node, 'opfuncid') || wordOf(node, 'resulttype')}`.trim()
