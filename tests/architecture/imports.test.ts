import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  cycleFindings,
  importFindings,
  importsOf,
  ledgerFindings,
  moduleBoundaryFindings,
  type Declared,
} from './imports.ts'
import { everyPath, readSource, typescriptFiles, type SourceFile } from './sources.ts'
import { readRooms, roomOf } from './table.ts'

const rooms = readRooms(readSource('ARCHITECTURE.md').text)

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

test('a server module reaches another only through its index.ts', () => {
  assert.deepEqual(moduleBoundaryFindings(typescriptFiles()), [])
})

test('the ledger knows no medicine', () => {
  assert.deepEqual(ledgerFindings(typescriptFiles()), [])
})

test('no server module reaches itself by way of others', () => {
  assert.deepEqual(cycleFindings(typescriptFiles()), [])
  const chain = (a: string, b: string): SourceFile =>
    file(`apps/server/src/${a}/index.ts`, `import { x } from '../${b}/index.ts'`)
  assert.deepEqual(cycleFindings([chain('visits', 'people'), chain('people', 'storage')]), [])
  assert.deepEqual(cycleFindings([chain('visits', 'people'), chain('people', 'storage'), chain('storage', 'visits')]), [
    'visits → people → storage → visits',
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

test('a way round an index.ts is caught', () => {
  const findings = moduleBoundaryFindings([
    file('apps/server/src/visits/a.ts', "import { x } from '../people/find.ts'"),
    file('apps/server/src/app.ts', "import { x } from './people/find.ts'"),
    file('apps/server/src/visits/b.ts', "import { x } from '../people/index.ts'"),
    file('apps/server/src/visits/b.test.ts', "import { x } from '../storage/testing.ts'"),
    file('apps/server/src/app.ts', "import { x } from './http/problems.ts'"),
    file('apps/server/src/visits/c.ts', "import { x } from './d.ts'\nimport { y } from '../clock.ts'"),
  ])
  assert.equal(findings.length, 2)
  assert.match(findings[0]!, /people\/index\.ts only/)
})

test('a ledger that asks about people is caught', () => {
  const text = "import { findPerson } from '../people/index.ts'"
  assert.equal(ledgerFindings([file('apps/server/src/ledger/post.ts', text)]).length, 1)
  assert.equal(ledgerFindings([file('apps/server/src/visits/post.ts', text)]).length, 0)
})
