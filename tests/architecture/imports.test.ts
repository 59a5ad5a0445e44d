import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  cycleFindings,
  importFindings,
  importsOf,
  ledgerFindings,
  roomBoundaryFindings,
  type Declared,
} from './imports.ts'
import { everyPath, readSource, typescriptFiles, type SourceFile } from './sources.ts'
import { readRooms, readServerRooms, roomOf } from './table.ts'

const architecture = readSource('ARCHITECTURE.md').text
const rooms = readRooms(architecture)
const serverRooms = readServerRooms(architecture)

function readDeclared(): Declared {
  const declared = new Map<string, Set<string>>()
  for (const path of everyPath().filter((each) => /(^|\/)package\.json$/.test(each))) {
    const content = JSON.parse(readSource(path).text) as Record<string, Record<string, string> | undefined>
    const names = ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((key) =>
      Object.keys(content[key] ?? {}),
    )
    declared.set(path.replace(/\/?package\.json$/, ''), new Set(names))
  }
  return declared
}

const file = (path: string, text: string): SourceFile => ({ path, text })

test('every import follows the table of ARCHITECTURE.md', () => {
  assert.deepEqual(importFindings(rooms, readDeclared(), typescriptFiles()), [])
})

test('a room of the server reaches another only through its index.ts, and only rooms above it', () => {
  assert.deepEqual(roomBoundaryFindings(serverRooms, typescriptFiles()), [])
})

test('every room of the table of floors is there, with an index.ts or a kind of record of its own', () => {
  const paths = new Set(everyPath())
  assert.deepEqual(
    serverRooms.filter((room) => !['index.ts', 'kind.ts'].some((door) => paths.has(`apps/server/src/${room}/${door}`))),
    [],
  )
})

test('the ledger knows no medicine', () => {
  assert.deepEqual(ledgerFindings(serverRooms, typescriptFiles()), [])
})

test('no file reaches itself by way of others', () => {
  assert.deepEqual(cycleFindings(typescriptFiles()), [])
  const link = (from: string, to: string): SourceFile => file(`a/${from}.ts`, `import { x } from './${to}.ts'`)
  assert.deepEqual(cycleFindings([link('one', 'two'), link('two', 'three')]), [])
  assert.deepEqual(cycleFindings([link('one', 'two'), link('two', 'three'), link('three', 'one')]), [
    'a/one.ts → a/two.ts → a/three.ts → a/one.ts',
  ])
})

test('every TypeScript file lies in a room of the table', () => {
  const homeless = typescriptFiles().filter((each) => !roomOf(rooms, each.path))
  assert.deepEqual(
    homeless.map((each) => each.path),
    [],
  )
})

test('all kinds of import are seen', () => {
  const text = `import type { A } from './a.ts'
    export * from './b.ts'
    export type { C } from './c.ts'
    const d = await import('./d.ts')`
  assert.deepEqual(importsOf(file('x.ts', text)), ['./a.ts', './b.ts', './c.ts', './d.ts'])
})

test('a table that cannot be read is an error', () => {
  assert.throws(() => readServerRooms('# nothing here'), /no table of the floors/)
  assert.throws(() => readRooms('# nothing here'), /no section/)
  assert.throws(() => readRooms('## Who may import whom\n\nwords'), /empty/)
  assert.throws(() => readRooms('## Who may import whom\n| `a` | `b` | – | maybe | – |'), /cannot be read/)
})

const declared: Declared = new Map([
  ['', new Set(['fast-check'])],
  ['apps/server', new Set(['fastify'])],
])

const bad: [string, string, RegExp][] = [
  ['packages/rules/src/a.ts', "import { x } from '@yidi/contracts'", /rules may import no other room/],
  ['packages/rules/src/a.ts', "import fs from 'node:fs'", /no Node built-ins/],
  ['packages/rules/src/a.ts', "import x from 'fastify'", /rules may use yaml/],
  ['packages/contracts/src/a.ts', "import x from '../../rules/src/money.ts'", /does not reach/],
  ['packages/policy-folder/src/a.ts', "import x from 'yaml'", /may use no npm package/],
  ['apps/server/src/a.ts', "import x from 'fs'", /write Node built-ins with node:/],
  ['apps/server/src/a.ts', "import x from 'express'", /not in the package.json/],
  ['apps/server/src/a.ts', "import x from '../../web/src/main.ts'", /does not reach/],
  ['apps/web/src/a.tsx', "import x from '@yidi/policy-folder'", /web may import/],
  ['apps/server/src/a.ts', "import x from '@yidi/cli'", /server may import/],
]

for (const [path, text, why] of bad)
  test(`caught: ${path}: ${text}`, () => {
    const findings = importFindings(rooms, declared, [file(path, text)])
    assert.equal(findings.length, 1)
    assert.match(findings[0]!, why)
  })

test('what the table allows is not reported', () => {
  const good = [
    file('packages/rules/src/a.ts', "import { parse } from 'yaml'\nimport { x } from './b/c.ts'"),
    file('packages/rules/src/a.test.ts', "import test from 'node:test'\nimport fc from 'fast-check'"),
    file('apps/server/src/a.ts', "import x from '@yidi/rules'\nimport { buildWeb } from '../../web/build.ts'"),
    file('tests/anything.ts', "import x from '../apps/server/src/deep/inside.ts'"),
  ]
  assert.deepEqual(importFindings(rooms, declared, good), [])
})

const floors = ['platform/storage', 'person/people', 'care/visits', 'gateway']

test('a way round an index.ts, up the floors or beside them is caught', () => {
  const at = (path: string, text: string): string[] =>
    roomBoundaryFindings(floors, [file(`apps/server/src/${path}`, text)])
  assert.match(at('care/visits/a.ts', "import { x } from '../../person/people/find.ts'")[0]!, /people\/index\.ts only/)
  assert.match(at('app.ts', "import { x } from './person/people/find.ts'")[0]!, /people\/index\.ts only/)
  assert.match(at('person/people/a.ts', "import { x } from '../../gateway/index.ts'")[0]!, /below person\/people/)
  assert.match(at('care/new/a.ts', '')[0]!, /no room/)
  for (const [path, text] of [
    ['care/visits/b.ts', "import { x } from '../../person/people/index.ts'"],
    ['care/visits/b.test.ts', "import { x } from '../../platform/storage/testing.ts'"],
    ['app.ts', "import { x } from './gateway/index.ts'"],
    ['care/visits/c.ts', "import { x } from './d.ts'"],
  ] as const)
    assert.deepEqual(at(path, text), [])
})

test('a ledger that asks about people is caught', () => {
  const text = "import { findPerson } from '../../person/people/index.ts'"
  assert.equal(ledgerFindings(floors, [file('apps/server/src/money/ledger/post.ts', text)]).length, 1)
  assert.equal(ledgerFindings(floors, [file('apps/server/src/care/visits/post.ts', text)]).length, 0)
})
