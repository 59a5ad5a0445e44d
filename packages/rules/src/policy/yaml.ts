/**
 * YAML text as a small tree in which every node knows its file and line, so that a fault can point at it. Inheritance
 * (national → province → pool) merges such trees: the pool's file says only what differs.
 */
import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { Node } from 'yaml'
import type { At, FaultList } from './faults.ts'

export interface MapNode {
  kind: 'map'
  entries: Map<string, { keyAt: At; value: YamlNode }>
  at: At
}
export interface ListNode {
  kind: 'list'
  items: YamlNode[]
  at: At
}
export interface ScalarNode {
  kind: 'scalar'
  value: string | number | boolean | null
  /** The scalar as it stands in the file; decimals are read from here, never from a float. */
  text: string
  at: At
}
export type YamlNode = MapNode | ListNode | ScalarNode

/** Reads one YAML file. Syntax errors and duplicate keys become faults; then the result is undefined. */
export function readYaml(file: string, text: string, faults: FaultList): YamlNode | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' })
  const at = (offset: number | undefined): At => {
    const position = lines.linePos(offset ?? 0)
    return { file, line: position.line, column: position.col }
  }
  for (const error of document.errors) {
    const duplicate = error.code === 'DUPLICATE_KEY'
    faults.add(
      at(error.pos[0]),
      duplicate ? 'overlap' : 'yaml',
      /^[^\s:]*/.exec(text.slice(error.pos[0]))?.[0].slice(0, 60) ?? '',
      duplicate ? '同一层里有两个同名的键' : `不是正确的 YAML：${error.message.split('\n')[0] ?? ''}`,
      duplicate ? '删去其中一个，或把后来的值写成新的生效日' : '按提示的行列改正缩进、冒号或引号',
    )
  }
  if (document.errors.length > 0) return undefined
  const walk = (node: Node | null | undefined): YamlNode => {
    const here = at(node?.range?.[0])
    if (isMap(node)) {
      const entries: MapNode['entries'] = new Map()
      for (const pair of node.items) {
        const key = pair.key as Node | null
        const name = isScalar(key) ? (key.source ?? String(key.value)) : String(key)
        entries.set(name, { keyAt: at(key?.range?.[0]), value: walk(pair.value as Node | null) })
      }
      return { kind: 'map', entries, at: here }
    }
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => walk(item as Node)), at: here }
    if (isAlias(node)) return walk(node.resolve(document) as Node | undefined)
    if (isScalar(node)) {
      const value = node.value as string | number | boolean | null
      return {
        kind: 'scalar',
        value,
        text: typeof value === 'string' ? value : (node.source ?? String(value)),
        at: here,
      }
    }
    return { kind: 'scalar', value: null, text: '', at: here }
  }
  return walk(document.contents as Node | null)
}

/**
 * The child's tree over the parent's. Maps merge key by key; everything else the child says replaces what it inherits
 * (a parameter with its `values` is one thing and is replaced whole, so that no older figure shines through).
 */
export function inherit(parent: YamlNode | undefined, child: YamlNode | undefined): YamlNode | undefined {
  if (parent === undefined || child === undefined) return child ?? parent
  if (parent.kind !== 'map' || child.kind !== 'map' || child.entries.has('values') || parent.entries.has('values'))
    return child
  const entries: MapNode['entries'] = new Map(parent.entries)
  for (const [name, entry] of child.entries) {
    const inherited = parent.entries.get(name)
    entries.set(
      name,
      inherited ? { keyAt: entry.keyAt, value: inherit(inherited.value, entry.value) ?? entry.value } : entry,
    )
  }
  return { kind: 'map', entries, at: child.at }
}
