/** `rules` is pure: no clock, no chance, no console, no timers, no network. Read from the syntax tree, not from words. */
import ts from 'typescript'
import { isTest, type SourceFile } from './sources.ts'

const forbidden: Readonly<Record<string, string>> = {
  Date: 'days are day numbers and "today" is a parameter',
  console: 'what is worth saying is a result',
  process: 'rules runs in a browser too',
  Buffer: 'rules runs in a browser too',
  performance: 'rules sees no clock',
  setTimeout: 'rules sees no clock',
  setInterval: 'rules sees no clock',
  queueMicrotask: 'rules is synchronous',
  fetch: 'rules does no I/O',
  crypto: 'rules takes no chance and does no I/O',
  globalThis: 'rules keeps nothing outside itself',
}

/** Uses of the forbidden names, as values or as types; a property that happens to have such a name is no use. */
export function purityFindings(files: readonly SourceFile[]): string[] {
  const findings: string[] = []
  for (const file of files) {
    if (!file.path.startsWith('packages/rules/src/') || isTest(file.path)) continue
    const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node): void => {
      if (ts.isIdentifier(node) && !isOnlyAName(node)) {
        const why = Object.hasOwn(forbidden, node.text) ? forbidden[node.text] : undefined
        if (why !== undefined) findings.push(`${place(tree, node)} uses ${node.text}: ${why}`)
      }
      if (ts.isPropertyAccessExpression(node) && node.getText(tree) === 'Math.random')
        findings.push(`${place(tree, node)} uses Math.random: rules takes no chance`)
      ts.forEachChild(node, visit)
    }
    visit(tree)
  }
  return findings
}

function isOnlyAName(node: ts.Identifier): boolean {
  const parent = node.parent
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    ((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node)
  )
}

function place(tree: ts.SourceFile, node: ts.Node): string {
  return `${tree.fileName}:${String(tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1)}`
}
