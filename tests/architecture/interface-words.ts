/** The words of the hospital interface stay in the gateway: who else spells them knows what only a door should know. */
import ts from 'typescript'
import { isTest, type SourceFile } from './sources.ts'

/** The gateway itself, and the invented hospital of the command line with the pages that it writes. */
const doors = ['apps/server/src/gateway/', 'apps/cli/src/', 'packages/contracts/src/interface/']

const isProgram = (path: string): boolean =>
  /^(apps|packages)\/.*\.tsx?$/.test(path) && !isTest(path) && !doors.some((door) => path.startsWith(door))

/** Imports of the interface's registry of faults, its codes and its reading, outside the doors. */
export function interfaceImports(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => isProgram(path))
    .filter(({ text }) =>
      /from '(@yidi\/contracts\/interface|[^']*\/contracts\/src\/interface\/[^']*|[^']*\/interface\/(faults|refusal|codes|fields|flags|index)\.ts)'/.test(
        text,
      ),
    )
    .map(({ path }) => `${path} speaks the hospital interface: refuse by care/refusals, and let gateway/told.ts say it`)
}

/** Where a text or a name of the server's side is one of these words; on pages a number may be a width. */
export function spelledWords(words: ReadonlySet<string>, files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => isProgram(path) && !path.startsWith('apps/web/'))
    .flatMap((file) => {
      const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true)
      const found: string[] = []
      const visit = (node: ts.Node): void => {
        const isName = ts.isIdentifier(node) || ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)
        if (isName && words.has(node.text)) found.push(`${file.path} spells ${node.text}`)
        ts.forEachChild(node, visit)
      }
      visit(tree)
      return found
    })
}
