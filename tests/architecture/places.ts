/** Nobody reads a place off its digits: what a code stands for is asked of the table of places (ADR 0021). */
import ts from 'typescript'
import { isTest, type SourceFile } from './sources.ts'

/** Names that hold the code of a place, at the end of an expression: `visit.place`, `found.pool`, `cityCode`. */
const ofAPlace = /(?:^|[.\]!?])(?:\w*(?:[pP]lace|[dD]estination|[cC]ity|[pP]rovince|[aA]dmdvs)|pool)(?:Code)?!?$/
const cutting = new Set(['slice', 'substring', 'substr', 'startsWith', 'endsWith', 'charAt'])
const reckoning = new Set([ts.SyntaxKind.PercentToken, ts.SyntaxKind.SlashToken])

/** Where a code is cut or reckoned with. The script that writes the table reads the package's own order of digits. */
export function placeFindings(files: readonly SourceFile[]): string[] {
  const findings: string[] = []
  for (const file of files) {
    if (
      !/^(packages|apps)\//.test(file.path) ||
      isTest(file.path) ||
      file.path.startsWith('packages/policy-folder/places/')
    )
      continue
    const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node): void => {
      const taken =
        ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression) && cutsCode(node, node.expression)
          ? node.expression.expression
          : ts.isBinaryExpression(node) && reckoning.has(node.operatorToken.kind)
            ? node.left
            : undefined
      if (taken !== undefined && ofAPlace.test(taken.getText(tree)))
        findings.push(`${file.path}: ${node.getText(tree)} reads a place off its digits; ask the table`)
      ts.forEachChild(node, visit)
    }
    visit(tree)
  }
  return findings
}

/** A cut at two, four or six digits, or a comparison with the beginning or the end; a text cut short for show is none. */
function cutsCode(call: ts.CallExpression, { name }: ts.PropertyAccessExpression): boolean {
  if (!cutting.has(name.text)) return false
  if (name.text === 'startsWith' || name.text === 'endsWith' || name.text === 'charAt') return true
  return call.arguments.length < 2 || /^[1-6]$/.test(call.arguments[1]!.getText())
}
