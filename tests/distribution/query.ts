/** The queries of a statement, one inside the other, and which of their columns are the same value. */
import type { Catalogue, Table } from './catalogue.ts'
import { everyNode, isNode, nodeOf, nodesOf, numberOf, wordOf } from './tree.ts'
import type { Node, Tree } from './tree.ts'

/** What a query does; `commandType` of PostgreSQL's tree. */
const commands: Readonly<Record<string, Command>> = { 1: 'select', 2: 'update', 3: 'insert', 4: 'delete', 5: 'merge' }
export type Command = 'select' | 'update' | 'insert' | 'delete' | 'merge'

/** One query with what it reads from; queries inside it are others. */
export interface Level {
  number: number
  query: Node
  command: Command
  /** From the outermost; the last is the query itself. */
  outer: readonly Level[]
  /** What stands in FROM, or is written to, in PostgreSQL's counting from 1. */
  sources: readonly Source[]
  /** The table that is written. */
  target: Table | undefined
}

export interface Source {
  place: number
  kind: 'table' | 'query' | 'join' | 'function' | 'values' | 'cte' | 'other'
  table?: Table
  /** Below a source that is a query. */
  below?: Level
  entry: Node
}

const sourceKinds: Readonly<Record<string, Source['kind']>> = {
  0: 'table',
  1: 'query',
  2: 'join',
  3: 'function',
  5: 'values',
  6: 'cte',
}

/** All queries of a statement, the outermost first. */
export function levelsOf(statement: Node, catalogue: Catalogue): Level[] {
  const all: Level[] = []
  const visit = (query: Node, outer: readonly Level[]): Level => {
    const level: Level = {
      number: all.length,
      query,
      command: commands[wordOf(query, 'commandType')] ?? 'select',
      outer: [],
      sources: [],
      target: undefined,
    }
    all.push(level)
    level.outer = [...outer, level]
    const inside = new Map<Node, Level>()
    for (const found of ownQueries(query)) inside.set(found, visit(found, level.outer))
    const conflict = nodeOf(query, 'onConflict')
    const proposed = conflict === undefined ? 0 : numberOf(conflict, 'exclRelIndex')
    level.sources = nodesOf(query, 'rtable')
      .map((entry, index) => sourceOf(entry, index + 1, inside, catalogue))
      // What an insert proposed is no table.
      .filter(({ place }) => place !== proposed)
    level.target = sourceAt(level, numberOf(query, 'resultRelation'))?.table
    return level
  }
  visit(statement, [])
  return all
}

/** What stands at a place of a query. */
export const sourceAt = (level: Level, place: number): Source | undefined =>
  level.sources.find((source) => source.place === place)

/** The queries directly inside a query. */
function ownQueries(query: Node): Node[] {
  return Object.values(query.fields).flatMap((field) =>
    [...everyNode(field, (node) => node.node !== 'QUERY')].filter(({ node }) => node === 'QUERY'),
  )
}

function sourceOf(entry: Node, place: number, inside: ReadonlyMap<Node, Level>, catalogue: Catalogue): Source {
  const kind = sourceKinds[wordOf(entry, 'rtekind')] ?? 'other'
  const table = kind === 'table' ? catalogue.tables.get(wordOf(entry, 'relid')) : undefined
  const subquery = kind === 'query' ? nodeOf(entry, 'subquery') : undefined
  const below = subquery === undefined ? undefined : inside.get(subquery)
  return { place, kind, entry, ...(table && { table }), ...(below && { below }) }
}

/** The expressions of a query itself, without the queries inside it. */
export function ownNodes(tree: Tree): Node[] {
  return [...everyNode(tree, (node) => node.node !== 'QUERY')].filter(({ node }) => node !== 'QUERY')
}

/** Conditions that all have to hold: those of WHERE, and of the joins. */
export function conjuncts(level: Level): Node[] {
  const all: Node[] = []
  const split = (quals: Tree | undefined): void => {
    if (!isNode(quals)) return
    if (quals.node === 'BOOLEXPR' && wordOf(quals, 'boolop') === 'and')
      for (const one of nodesOf(quals, 'args')) split(one)
    else all.push(quals)
  }
  const joined = nodeOf(level.query, 'jointree')
  if (joined !== undefined)
    for (const node of ownNodes(joined))
      if (node.node === 'FROMEXPR' || node.node === 'JOINEXPR') split(node.fields['quals'])
  return all
}

/** Which columns of a statement are one value, and which are a value that comes from outside. */
export class SameValues {
  readonly #parents = new Map<string, string>()

  constructor(levels: readonly Level[], { equalities }: Catalogue) {
    for (const level of levels) {
      for (const condition of conjuncts(level))
        if (condition.node === 'OPEXPR' && equalities.has(wordOf(condition, 'opno'))) {
          const [one, other] = nodesOf(condition, 'args').map((node) => this.#nameOf(node, level))
          if (one !== undefined && other !== undefined) this.#join(one, other)
        }
      for (const source of level.sources) this.#joinOutputs(source, level, levels)
    }
  }

  /** The class that a column belongs to: the name of a value from outside where it is one. */
  classOf(level: Level, place: number, column: number): string {
    return this.#find(`${String(level.number)}.${String(place)}.${String(column)}`)
  }

  /** The class of an expression; undefined where it is no plain column or value. */
  classOfNode(node: Node, level: Level): string | undefined {
    const name = this.#nameOf(node, level)
    return name === undefined ? undefined : this.#find(name)
  }

  /** What a join, a query or a table expression hands on is what it took from below. */
  #joinOutputs(source: Source, level: Level, levels: readonly Level[]): void {
    const own = (column: number): string => `${String(level.number)}.${String(source.place)}.${String(column)}`
    if (source.kind === 'join')
      nodesOf(source.entry, 'joinaliasvars').forEach((node, index) => {
        const name = this.#nameOf(node, level)
        if (name !== undefined) this.#join(own(index + 1), name)
      })
    const below = source.below ?? (source.kind === 'cte' ? tableExpression(source.entry, level, levels) : undefined)
    if (below === undefined) return
    const returned = nodesOf(below.query, below.command === 'select' ? 'targetList' : 'returningList')
    for (const target of returned) {
      const expression = nodeOf(target, 'expr')
      const name = expression === undefined ? undefined : this.#nameOf(expression, below)
      if (name !== undefined) this.#join(own(numberOf(target, 'resno')), name)
    }
  }

  #nameOf(node: Node, level: Level): string | undefined {
    if (node.node === 'RELABELTYPE') {
      const arg = nodeOf(node, 'arg')
      return arg && this.#nameOf(arg, level)
    }
    if (node.node === 'PARAM') return `$${wordOf(node, 'paramid')}`
    if (node.node === 'CONST') return `constant ${JSON.stringify(node.fields['constvalue'])}`
    if (node.node !== 'VAR') return undefined
    const of = level.outer.at(-1 - numberOf(node, 'varlevelsup'))
    return of && `${String(of.number)}.${wordOf(node, 'varno')}.${wordOf(node, 'varattno')}`
  }

  #find(name: string): string {
    let found = name
    for (let parent = this.#parents.get(found); parent !== undefined; parent = this.#parents.get(found)) found = parent
    return found
  }

  #join(one: string, other: string): void {
    const [first, second] = [this.#find(one), this.#find(other)]
    if (first === second) return
    // A value from outside stays the name of its class.
    if (isGiven(first)) this.#parents.set(second, first)
    else this.#parents.set(first, second)
  }
}

/** Whether a class is a value that the statement is told. */
export const isGiven = (name: string): boolean => name.startsWith('$') || name.startsWith('constant ')

/** The query of a table expression by its name, seen from where it is used. */
function tableExpression(entry: Node, level: Level, levels: readonly Level[]): Level | undefined {
  const owner = level.outer.at(-1 - numberOf(entry, 'ctelevelsup'))
  const found =
    owner && nodesOf(owner.query, 'cteList').find((one) => wordOf(one, 'ctename') === wordOf(entry, 'ctename'))
  const query = found && nodeOf(found, 'ctequery')
  return query && levels.find((one) => one.query === query)
}
