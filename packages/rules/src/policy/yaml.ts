/**
 * YAML text as a small tree in which every node knows its file and line, so that a fault can point at it. Inheritance
 * (national → province → pool) merges such trees: the pool's file says only what differs.
 */
import { LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml'
import type { Document, Node, YAMLMap, YAMLSeq } from 'yaml'
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

/** What the parser finds wrong, in Chinese, with what to do; the rest is told as a wrong shape. */
const SYNTAX: Readonly<Record<string, readonly [string, string]>> = {
  TAB_AS_INDENT: ['用了制表符（Tab）缩进', '把行首的 Tab 全部换成空格'],
  BAD_INDENT: ['缩进不对', '同一层的键左边对齐，下一层比上一层多两个空格；前面的括号和引号要成对'],
  BLOCK_AS_IMPLICIT_KEY: ['一行里写了两层键', '下一层的键另起一行并缩进，或写成 {甲: 乙}'],
  MULTILINE_IMPLICIT_KEY: ['键后面缺冒号，或冒号后面缺空格', '写成“键: 值”，冒号用半角，后面空一格'],
  MISSING_CHAR: ['缺了冒号、逗号、引号或括号', '检查这一行和上一行的冒号、逗号，引号和括号要成对；标点用半角'],
  UNEXPECTED_TOKEN: ['这里多了字符', '检查括号、引号是否成对，冒号和逗号后面空一格'],
  BAD_SCALAR_START: ['值不能以这个字符开头', '给这个值加上引号'],
  BAD_DQ_ESCAPE: ['双引号里的反斜杠不对', '改用单引号'],
  BAD_ALIAS: ['* 后面没有名字', '写成 *名字，名字在前面用 &名字 写过'],
  MULTIPLE_DOCS: ['一个文件里有两份文档（---）', '删去 --- 这一行，或分成两个文件'],
}

/** Reads one YAML file. What is wrong with its text becomes a fault; then the result is undefined. */
export function readYaml(file: string, text: string, faults: FaultList): YamlNode | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, version: '1.2' })
  const at = (offset: number | undefined): At => {
    const position = lines.linePos(offset ?? 0)
    return { file, line: position.line, column: position.col }
  }
  if (text.includes('\ufffd')) {
    const place = at(text.indexOf('\ufffd'))
    faults.add(place, 'yaml', '', '文件不是 UTF-8 编码，有读不出的字', '用 UTF-8 编码另存这个文件')
    return undefined
  }
  // After the first slip the parser has lost its way: what it says of the lines below is the same slip again.
  const syntax = document.errors.find((error) => error.code !== 'DUPLICATE_KEY')
  if (syntax) reportSyntax(faults, at(syntax.pos[0]), text, syntax)
  else
    for (const { pos } of document.errors) {
      const key = /^[^\s:,}]*/.exec(text.slice(pos[0]))?.[0].slice(0, 60) ?? ''
      if (/^\d{3}$/.test(key))
        faults.add(
          at(pos[0]),
          'wrong-value',
          `,${key}`,
          `数字里有千分位的逗号“,${key}”`,
          '去掉数字里的逗号，例如 40,000 写成 40000',
        )
      else
        faults.add(
          at(pos[0]),
          'overlap',
          key,
          `同一层里有两个同名的键“${key}”`,
          '删去其中一个，或把后来的值写成新的生效日',
        )
    }
  if (document.errors.length > 0) return undefined
  return new TreeBuilder(document, at, faults).build()
}

function reportSyntax(faults: FaultList, at: At, text: string, error: { code: string; message: string }): void {
  const line = text.split('\n')[at.line - 1]?.trim() ?? ''
  const [what, remedy] = SYNTAX[error.code] ?? ['写法不对', '按提示的行改正缩进、冒号或引号']
  const wide = /[：，｛｝［］“”]/.exec(line)?.[0]
  faults.add(
    at,
    'yaml',
    line.slice(0, 60),
    `不是正确的 YAML：${what}`,
    `改正第 ${at.line} 行附近：${remedy}${wide === undefined ? '' : `。这一行有全角的“${wide}”，换成半角`}`,
  )
}

/** Turns the parser's document into our tree. */
class TreeBuilder {
  private readonly document: Document
  private readonly at: (offset: number | undefined) => At
  private readonly faults: FaultList
  /** Nodes on the way down, so that an alias to one of them is seen to run in a circle. */
  private readonly open = new Set<Node>()

  constructor(document: Document, at: (offset: number | undefined) => At, faults: FaultList) {
    this.document = document
    this.at = at
    this.faults = faults
  }

  /** Undefined, with a fault, for an empty file and where an alias leads nowhere. */
  build(): YamlNode | undefined {
    const before = this.faults.faults.length
    const contents = this.document.contents as Node | null
    const tree = contents === null ? undefined : this.walk(contents)
    if (tree === undefined) this.faults.add(this.at(0), 'yaml', '', '文件是空的', '写上内容；不需要这个文件就删去它')
    return this.faults.faults.length > before ? undefined : tree
  }

  /** `near`: where the key stands, for a value that is not there at all. */
  private walk(node: Node | null | undefined, near?: At): YamlNode {
    const here = node?.range ? this.at(node.range[0]) : (near ?? this.at(0))
    if (isAlias(node)) {
      const target = node.resolve(this.document) as Node | undefined
      if (target && !this.open.has(target)) return this.walk(target)
      const what = target ? `“*${node.source}”指回了它自己所在的地方` : `“*${node.source}”没有出处`
      this.faults.add(
        here,
        'yaml',
        `*${node.source}`,
        what,
        `在前面用 &${node.source} 给要重复的值起名，或直接写出这个值`,
        `${here.file} *${node.source} ${what}`,
      )
    }
    if (!isMap(node) && !isSeq(node)) return this.scalar(node, here)
    this.open.add(node)
    const tree = isMap(node) ? this.map(node, here) : this.list(node, here)
    this.open.delete(node)
    return tree
  }

  private map(node: YAMLMap, here: At): MapNode {
    const entries: MapNode['entries'] = new Map()
    for (const pair of node.items) {
      const key = pair.key as Node | null
      const name = isScalar(key) ? (key.source ?? String(key.value)) : String(key)
      const keyAt = this.at(key?.range?.[0])
      entries.set(name, { keyAt, value: this.walk(pair.value as Node | null, keyAt) })
    }
    return { kind: 'map', entries, at: here }
  }

  private list(node: YAMLSeq, here: At): ListNode {
    return { kind: 'list', items: node.items.map((item) => this.walk(item as Node)), at: here }
  }

  private scalar(node: Node | null | undefined, here: At): ScalarNode {
    if (!isScalar(node)) return { kind: 'scalar', value: null, text: '', at: here }
    const value = node.value as string | number | boolean | null
    return { kind: 'scalar', value, text: typeof value === 'string' ? value : (node.source ?? String(value)), at: here }
  }
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
