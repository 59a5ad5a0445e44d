/** Rules about imports. Each gives a list of findings in words, empty when all is well. */
import { builtinModules } from 'node:module'
import { posix } from 'node:path'
import ts from 'typescript'
import { isTest, type SourceFile } from './sources.ts'
import { roomOf, serverRoomOf, type Room } from './table.ts'

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

/** Where an import by path leads; undefined for a package. */
const targetOf = (from: string, specifier: string): string | undefined =>
  specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(from), specifier.split('?')[0]!)) : undefined

/**
 * A room of the server is reached only through its index.ts, and only by rooms below it in the table of floors (a test
 * may also use testing.ts, and any room). `platform/http` is the frame that `app.ts` and its neighbours put together, so
 * they see all of it; the rooms do not.
 */
export function roomBoundaryFindings(serverRooms: readonly string[], files: readonly SourceFile[]): string[] {
  const findings: string[] = []
  for (const file of files) {
    if (!file.path.startsWith('apps/server/src/')) continue
    const own = serverRoomOf(serverRooms, file.path)
    if (own === undefined && file.path.split('/').length > 4) findings.push(`${file.path} lies in no room of the table`)
    for (const specifier of importsOf(file)) {
      const target = targetOf(file.path, specifier)
      const other = target === undefined ? undefined : serverRoomOf(serverRooms, target)
      if (target === undefined || other === undefined || other === own) continue
      if (other === 'platform/http' && own === undefined) continue
      const say = (why: string): void => {
        findings.push(`${file.path} imports ${target}: ${why}`)
      }
      const door = target.slice(`apps/server/src/${other}/`.length)
      if (door !== 'index.ts' && !(isTest(file.path) && door === 'testing.ts'))
        say(`another room is reached through ${other}/index.ts only`)
      if (own !== undefined && !isTest(file.path) && serverRooms.indexOf(other) > serverRooms.indexOf(own))
        say(`${other} stands below ${own} in the table of floors`)
    }
  }
  return findings
}

const bookkeeping = ['platform', 'money']

/** The ledger books money and knows nothing of people, filings or care. */
export function ledgerFindings(serverRooms: readonly string[], files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => file.path.startsWith('apps/server/src/money/ledger/') && !isTest(file.path))
    .flatMap((file) =>
      importsOf(file)
        .filter((specifier) => {
          const room = serverRoomOf(serverRooms, targetOf(file.path, specifier) ?? '')
          return room !== undefined && !bookkeeping.includes(room.split('/')[0]!)
        })
        .map((specifier) => `${file.path} imports ${specifier}: ledger knows no medicine`),
    )
}

/** Files that reach themselves by way of others, tests left out: they are one file in two. */
export function cycleFindings(files: readonly SourceFile[]): string[] {
  const graph = new Map<string, string[]>()
  for (const file of files) {
    if (isTest(file.path)) continue
    const reached = importsOf(file).flatMap((specifier) => targetOf(file.path, specifier) ?? [])
    graph.set(file.path, reached)
  }
  const findings: string[] = []
  const done = new Set<string>()
  const walk = (path: string, way: readonly string[]): void => {
    const start = way.indexOf(path)
    if (start >= 0) {
      findings.push([...way.slice(start), path].join(' → '))
      return
    }
    if (done.has(path)) return
    for (const next of graph.get(path) ?? []) walk(next, [...way, path])
    done.add(path)
  }
  for (const path of graph.keys()) walk(path, [])
  return findings
}
