/** Which expressions give another value at another moment: nodes that each work one out would not agree. */
import { ownNodes } from './query.ts'
import type { Catalogue, Volatility } from './catalogue.ts'
import { everyNode, nodeOf, wordOf } from './tree.ts'
import type { Node, Tree } from './tree.ts'

const resultTypes: Readonly<Record<string, string>> = {
  VAR: 'vartype',
  PARAM: 'paramtype',
  CONST: 'consttype',
  FUNCEXPR: 'funcresulttype',
  OPEXPR: 'opresulttype',
  RELABELTYPE: 'resulttype',
  COERCEVIAIO: 'resulttype',
}
const typeOf = (node: Node): string => wordOf(node, resultTypes[node.node] ?? '')

/** What a node itself depends on, without what is below it. */
function volatilityOf(node: Node, { functions, types }: Catalogue): Volatility {
  switch (node.node) {
    case 'FUNCEXPR':
      return functions.get(wordOf(node, 'funcid')) ?? 'v'
    case 'OPEXPR':
    case 'DISTINCTEXPR':
    case 'NULLIFEXPR':
    case 'SCALARARRAYOPEXPR':
      return functions.get(wordOf(node, 'opfuncid')) ?? 'v'
    case 'COERCEVIAIO': {
      const arg = nodeOf(node, 'arg')
      const both = [types.get(wordOf(node, 'resulttype'))?.reads, arg && types.get(typeOf(arg))?.writes]
      return both.includes('v') ? 'v' : both.every((one) => one === 'i') ? 'i' : 's'
    }
    case 'SQLVALUEFUNCTION':
      return 's'
    case 'NEXTVALUEEXPR':
      return 'v'
    default:
      return 'i'
  }
}

/** The parts of an expression that are not immutable. */
export const mutableParts = (tree: Tree, catalogue: Catalogue): Node[] =>
  ownNodes(tree).filter((node) => volatilityOf(node, catalogue) !== 'i')

/** The parts that differ from row to row of one statement. */
export const volatileParts = (tree: Tree, catalogue: Catalogue): Node[] =>
  ownNodes(tree).filter((node) => volatilityOf(node, catalogue) === 'v')

/** The parts that are worked out anew for a row, from its columns, and may differ from node to node. */
export const stableOverColumns = (tree: Tree, catalogue: Catalogue): Node[] =>
  mutableParts(tree, catalogue).filter((node) => [...everyNode(node)].some((below) => below.node === 'VAR'))

/** CASE and COALESCE with something inside that is not immutable. */
export const mutableChoices = (tree: Tree, catalogue: Catalogue): Node[] =>
  ownNodes(tree).filter(
    (node) => (node.node === 'CASEEXPR' || node.node === 'COALESCEEXPR') && mutableParts(node, catalogue).length > 0,
  )
