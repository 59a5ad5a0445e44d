import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { statementFor } from '../../apps/server/src/person/commands/commit/statement.ts'
import type { Rows } from '../../apps/server/src/person/commands/commit/statement.ts'
import { parts } from '../../apps/server/src/person/file/parts/index.ts'
import type { PartName } from '../../apps/server/src/person/file/parts/index.ts'
import { statementOf } from '../../apps/server/src/person/file/statement.ts'
import { personTables } from '../../apps/server/src/platform/storage/index.ts'
import type { PersonTable } from '../../apps/server/src/platform/storage/index.ts'
import { openTestDatabase } from '../../apps/server/src/platform/storage/testing.ts'
import { readCatalogue, Reader } from './catalogue.ts'
import type { Catalogue } from './catalogue.ts'
import { faultsOf, goesWhole } from './rules.ts'
import type { Node } from './tree.ts'

let client: pg.Client
let catalogue: Catalogue
let reader: Reader

before(async () => {
  const db = await openTestDatabase()
  client = new pg.Client(db.connection())
  await client.connect()
  catalogue = await readCatalogue(client)
  reader = await Reader.on(client)
})
after(() => client.end())

/** Person and moment come first in every commit, and a short one does without the moment. */
const readCommit = async (text: string): Promise<Node> => (await reader.read(text, '(text, timestamptz)'))!

const writes = Object.values<PersonTable>(personTables).flatMap(({ columns, writes }) =>
  Object.entries(writes).map(([key, { does }]) => ({
    key,
    does,
    row: Object.fromEntries(Object.keys(columns).map((name) => [name, null])),
  })),
)
const command = { source: 'citizen', name: 'n', key: 'k', inputHash: new Uint8Array(32), single: false }

/** The text of a commit that writes under one key. */
function commitOf({ key, row }: (typeof writes)[number], count: number, more: Partial<Rows> = {}): string {
  const byKey = new Map([[key, Array.from({ length: count }, () => row)]])
  const rows = { version: 1, command: undefined, currentFen: 1, pastFen: 0, subtracts: false, byKey, ...more }
  return statementFor(rows, 'P1', new Date(0)).text
}

test('a commit goes to the person’s node, whichever table it writes and however many rows', async () => {
  assert.ok(writes.length > 40)
  for (const write of writes)
    for (const text of [
      commitOf(write, 1),
      // A command settles once.
      commitOf(write, write.key === 'settlement' || write.key === 'replacement' ? 1 : 2),
      commitOf(write, 1, { version: undefined, command, subtracts: true }),
    ])
      assert.deepEqual(faultsOf(await readCommit(text), catalogue), [], `${write.key}: ${text}`)
})

test('a commit of everything there is goes there too', async () => {
  const byKey = new Map(writes.map(({ key, row }) => [key, [row]]))
  const rows = { version: 1, command, currentFen: 1, pastFen: 1, subtracts: false, byKey }
  assert.deepEqual(faultsOf(await readCommit(statementFor(rows, 'P1', new Date(0)).text), catalogue), [])
})

test('what Citus plans whole are changes and removals; a commit that inserts is run there part by part', async () => {
  for (const write of writes) {
    const tree = await readCommit(commitOf(write, 1))
    assert.equal(goesWhole(tree, catalogue), write.does !== 'insert', write.key)
  }
})

test('every part of a person’s file is read on the person’s node, and as one statement', async () => {
  const names = Object.keys(parts) as PartName[]
  assert.ok(names.length > 20)
  for (const list of [...names.map((name) => [name]), names]) {
    const { text } = statementOf(list)
    assert.deepEqual(faultsOf((await reader.read(text))!, catalogue), [], text)
  }
})
