/** Rules about how the repository is kept: folders, lengths, marks, tests that always run, versions, links. */
import { posix } from 'node:path'
import ts from 'typescript'
import { isTest, type SourceFile } from './sources.ts'

const vagueFolders = ['util', 'utils', 'common', 'helper', 'helpers', 'service', 'services', 'misc']

/** A folder name says what is in it. */
export function folderFindings(paths: readonly string[]): string[] {
  return paths
    .filter((path) =>
      posix
        .dirname(path)
        .split('/')
        .some((part) => vagueFolders.includes(part)),
    )
    .map((path) => `${path} lies in a folder whose name says nothing`)
}

const longestFileLines = 500

/** A file over the length is a question; the answer is a split. */
export function lengthFindings(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => /\.(tsx?|css)$/.test(file.path))
    .map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
    .filter((file) => file.lines > longestFileLines)
    .map((file) => `${file.path} has ${String(file.lines)} lines; split it`)
}

const testFunctions = new Set(['test', 'it', 'describe', 'suite', 't', 'context'])
const switches = new Set(['skip', 'only', 'todo'])

/** No test is switched off, and none switches off the others. */
export function switchedOffFindings(files: readonly SourceFile[]): string[] {
  const findings: string[] = []
  for (const file of files.filter((each) => isTest(each.path))) {
    const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true)
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node)) {
        const called = node.expression
        if (
          ts.isPropertyAccessExpression(called) &&
          ts.isIdentifier(called.expression) &&
          testFunctions.has(called.expression.text) &&
          switches.has(called.name.text)
        )
          findings.push(`${file.path} calls ${called.getText(tree)}`)
        if (ts.isIdentifier(called) && testFunctions.has(called.text))
          for (const argument of node.arguments)
            if (ts.isObjectLiteralExpression(argument))
              for (const property of argument.properties)
                if (property.name && switches.has(property.name.getText(tree)))
                  findings.push(`${file.path} passes ${property.getText(tree)} to ${called.text}`)
      }
      ts.forEachChild(node, visit)
    }
    visit(tree)
  }
  return findings
}

// The words are put together here so that this file does not find itself.
const marks = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK'].join('|')})\\b`)
const machinePaths = new RegExp(
  `(^|[\\s"'\`(=:])/(${['wo' + 'rk', 'tm' + 'p', 'ro' + 'ot', 'ho' + 'me', 'Us' + 'ers'].join('|')})/`,
)

/** Nothing half done is marked and left, and no path of somebody's machine is written down. */
export function wordFindings(files: readonly SourceFile[]): string[] {
  const findings: string[] = []
  for (const file of files)
    file.text.split('\n').forEach((line, index) => {
      const where = `${file.path}:${String(index + 1)}`
      const mark = marks.exec(line)
      if (mark) findings.push(`${where} has the mark ${mark[1]!}`)
      const path = machinePaths.exec(line)
      if (path) findings.push(`${where} names a machine's path /${path[2]!}/`)
    })
  return findings
}

interface PackageFile {
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}

/** Every version of every package.json is exact. */
export function versionFindings(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const content = JSON.parse(file.text) as PackageFile
    const all = { ...content.dependencies, ...content.devDependencies, ...content.optionalDependencies }
    return Object.entries(all)
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version))
      .map(([name, version]) => `${file.path} asks for ${name} ${version}; write one exact version`)
  })
}

/** The lock file pins contents and leaves the place of download to whoever installs. */
export function lockFindings(lock: string): string[] {
  const { packages } = JSON.parse(lock) as {
    packages: Record<string, { resolved?: string; link?: boolean; integrity?: string; version?: string }>
  }
  return Object.entries(packages).flatMap(([path, entry]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return []
    if (entry.link) return []
    const findings: string[] = []
    if (entry.resolved !== undefined) findings.push(`${path} is locked to the address ${entry.resolved}`)
    if (entry.integrity === undefined) findings.push(`${path} has no integrity hash`)
    return findings
  })
}

/** Every relative link of every page leads to a file or folder that exists. */
export function linkFindings(pages: readonly SourceFile[], exists: (path: string) => boolean): string[] {
  return pages.flatMap((page) =>
    [...page.text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\(([^)\s]+)\)|(?:src|href)="([^"]+)"/g)]
      .map((match) => (match[1] ?? match[2]!).split('#')[0]!)
      .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
      .filter((target) => !exists(posix.normalize(posix.join(posix.dirname(page.path), target))))
      .map((target) => `${page.path} links to ${target}, which does not exist`),
  )
}

/** Every page of a docs folder is named in the folder's README, so that none is lost. */
export function unlistedFindings(pages: readonly SourceFile[]): string[] {
  return pages.flatMap((page) => {
    const folder = posix.dirname(page.path)
    const list = pages.find((each) => each.path === `${folder}/README.md`)
    if (!page.path.startsWith('docs/') || list === undefined || list === page) return []
    return list.text.includes(`(${posix.basename(page.path)})`) ? [] : [`${list.path} does not name ${page.path}`]
  })
}

/** Every exported function and class of the rooms that others build on says what it is. */
export function undocumentedFindings(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => /^(packages|apps\/server|apps\/cli)\//.test(file.path) && !isTest(file.path))
    .flatMap((file) => {
      const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true)
      return tree.statements.flatMap((statement) => {
        if (!ts.isFunctionDeclaration(statement) && !ts.isClassDeclaration(statement)) return []
        const exported = statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword)
        if (!exported || ts.getJSDocCommentsAndTags(statement).length > 0) return []
        return [`${file.path}: ${statement.name?.text ?? 'default'} has no docstring`]
      })
    })
}
