/**
 * A statement as PostgreSQL understood it: its own tree after names, types and functions were resolved, which is also what
 * Citus plans from. PostgreSQL writes it as text (`debug_print_parse`), and this reads the text.
 */

export type Tree = Node | readonly Tree[] | string | null

export interface Node {
  readonly node: string
  readonly fields: Readonly<Record<string, Tree>>
}

export const isNode = (tree: Tree | undefined): tree is Node =>
  typeof tree === 'object' && tree !== null && !Array.isArray(tree)
export const isList = (tree: Tree | undefined): tree is readonly Tree[] => Array.isArray(tree)

/** A field that is a list of nodes; empty where there is none. */
export const nodesOf = (node: Node, field: string): Node[] => {
  const value = node.fields[field]
  return isList(value) ? value.filter(isNode) : []
}

export const nodeOf = (node: Node, field: string): Node | undefined => {
  const value = node.fields[field]
  return isNode(value) ? value : undefined
}

/** A field that is one word or number. */
export const wordOf = (node: Node, field: string): string => {
  const value = node.fields[field]
  return typeof value === 'string' ? value : ''
}

export const numberOf = (node: Node, field: string): number => Number(wordOf(node, field))

/** Every node below, this one included; `enters` says whether to go below a node. */
export function* everyNode(tree: Tree, enters: (node: Node) => boolean = () => true): Generator<Node> {
  if (isList(tree)) for (const one of tree) yield* everyNode(one, enters)
  else if (isNode(tree)) {
    yield tree
    if (enters(tree)) for (const field of Object.values(tree.fields)) yield* everyNode(field, enters)
  }
}

/** Reads the text of one tree. */
export function readTree(text: string): Node {
  const words = text.match(/[(){}]|"(?:\\[^]|[^"\\])*"|(?:\\[^]|[^\s(){}\\])+/g) ?? []
  let at = 0
  const value = (): Tree => {
    const word = words[at++]!
    if (word === '{') return node()
    if (word === '(') return list()
    return word === '<>' ? null : word
  }
  const list = (): Tree[] => {
    const all: Tree[] = []
    while (words[at] !== ')') all.push(value())
    at++
    return all
  }
  const node = (): Node => {
    const name = words[at++]!
    const fields: Record<string, Tree> = {}
    while (words[at] !== '}') {
      const field = words[at++]!.slice(1)
      const values: Tree[] = []
      while (words[at] !== '}' && !words[at]!.startsWith(':')) values.push(value())
      // The bytes of a constant are several words; everything else is one.
      fields[field] = values.length === 1 ? values[0]! : values
    }
    at++
    return { node: name, fields }
  }
  const tree = value()
  if (!isNode(tree)) throw new Error(`not a tree: ${text.slice(0, 80)}`)
  return tree
}
