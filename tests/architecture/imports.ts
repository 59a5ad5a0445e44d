/** Rules about imports. Each gives a list of findings in words, empty when all is well. */
import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import ts from 'typescript'
import { isTest, type SourceFile } from './sources.ts'
import { roomOf, type Room } from './table.ts'

/** What a room's own package.json declares, by the folder that holds the package.json. */
export type Declared = ReadonlyMap<string, ReadonlySet<string>>

/** The specifiers of every import, export-from, dynamic import and require of a file. */
export function importsOf(file: SourceFile): string[] {
  return ts.preProcessFile(file.text, true, true).importedFiles.map((found) => found.fileName)
}

const packageName = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const isBuiltIn = (specifier: string): boolean =>
  specifier.startsWith('node:') || builtinModules.includes(specifier.split('/')[0]!)

/** `apps/web` for apps/web/src/main.tsx and apps/web/build.ts alike. */
const workspaceOf = (path: string): string => path.split('/').slice(0, 2).join('/')

/** Each import against the table of rooms. */
export function importFindings(rooms: readonly Room[], declared: Declared, files: readonly SourceFile[]): string[] {
  const findings: string[] = []
  const rootPackages = declared.get('') ?? new Set<string>()
  for (const file of files) {
    const room = roomOf(rooms, file.path)
    if (!room || room.mayImport.includes('everything')) continue
    const test = isTest(file.path)
    for (const specifier of importsOf(file)) {
      const say = (why: string): void => {
        findings.push(`${file.path} imports ${specifier}: ${why}`)
      }
      if (specifier.startsWith('.')) {
        const target = posix.normalize(posix.join(posix.dirname(file.path), specifier.split('?')[0]!))
        if (roomOf(rooms, target) === room || room.mayImport.includes(target)) continue
        if (test && (target.startsWith('tests/') || workspaceOf(target) === workspaceOf(file.path))) continue
        say(`${room.name} does not reach ${target} by path`)
      } else if (specifier.startsWith('@yidi/')) {
        const other = specifier.slice('@yidi/'.length)
        if (!room.mayImport.includes(other))
          say(`${room.name} may import ${room.mayImport.join(', ') || 'no other room'}`)
      } else if (isBuiltIn(specifier)) {
        if (!specifier.startsWith('node:')) say('write Node built-ins with node:')
        else if (!room.nodeBuiltIns && !test) say(`${room.name} uses no Node built-ins`)
      } else {
        const name = packageName(specifier)
        if (test && rootPackages.has(name)) continue
        if (room.packages === 'everything') continue
        if (room.packages === 'declared') {
          const home = [...declared.keys()]
            .filter((folder) => folder !== '' && file.path.startsWith(`${folder}/`))
            .sort((a, b) => b.length - a.length)[0]
          if (home === undefined || !declared.get(home)!.has(name))
            say(`${name} is not in the package.json of ${room.name}`)
        } else if (!room.packages.includes(name))
          say(`${room.name} may use ${room.packages.join(', ') || 'no npm package'}`)
      }
    }
  }
  return findings
}

const moduleOf = (path: string): string | undefined => /^apps\/server\/src\/([^/]+)\//.exec(path)?.[1]

/**
 * A server module is reached only through its index.ts (a test may also use testing.ts). `http` is the frame that
 * `app.ts` and its neighbours put together, so they see all of it; the modules do not.
 */
export function moduleBoundaryFindings(files: readonly SourceFile[]): string[] {
  const findings: string[] = []
  for (const file of files) {
    if (!file.path.startsWith('apps/server/src/')) continue
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith('.')) continue
      const target = posix.normalize(posix.join(posix.dirname(file.path), specifier))
      const other = moduleOf(target)
      if (other === undefined || other === moduleOf(file.path)) continue
      if (other === 'http' && moduleOf(file.path) === undefined) continue
      const door = target.slice(`apps/server/src/${other}/`.length)
      if (door === 'index.ts' || (isTest(file.path) && door === 'testing.ts')) continue
      findings.push(`${file.path} imports ${target}: another module is reached through ${other}/index.ts only`)
    }
  }
  return findings
}

const medicine = ['person', 'people', 'institutions', 'filings', 'visits', 'settlements', 'claims', 'gateway']

/** The ledger books money and knows nothing of people, visits or filings. */
export function ledgerFindings(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => moduleOf(file.path) === 'ledger' && !isTest(file.path))
    .flatMap((file) =>
      importsOf(file)
        .filter((specifier) => medicine.some((word) => specifier.includes(`/${word}/`)))
        .map((specifier) => `${file.path} imports ${specifier}: ledger knows no medicine`),
    )
}

/** Which server modules import which, tests left out. */
function moduleGraph(files: readonly SourceFile[]): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>()
  for (const file of files) {
    const from = moduleOf(file.path)
    if (from === undefined || isTest(file.path)) continue
    const reached = graph.get(from) ?? new Set<string>()
    graph.set(from, reached)
    for (const specifier of importsOf(file)) {
      if (!specifier.startsWith('.')) continue
      const to = moduleOf(posix.normalize(posix.join(posix.dirname(file.path), specifier)))
      if (to !== undefined && to !== from) reached.add(to)
    }
  }
  return graph
}

/** Server modules that reach themselves by way of others: they are one module in two folders. */
export function cycleFindings(files: readonly SourceFile[]): string[] {
  const graph = moduleGraph(files)
  const findings: string[] = []
  const done = new Set<string>()
  const walk = (module: string, way: readonly string[]): void => {
    const start = way.indexOf(module)
    if (start >= 0) {
      findings.push([...way.slice(start), module].join(' → '))
      return
    }
    if (done.has(module)) return
    for (const next of graph.get(module) ?? []) walk(next, [...way, module])
    done.add(module)
  }
  for (const module of graph.keys()) walk(module, [])
  return findings
}
