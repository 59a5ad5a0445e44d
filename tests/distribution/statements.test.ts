/**
 * The statements of the program itself, heard while hospitals, people and offices are at work, under the rules of a distributed
 * database: none is refused there, and what asks across nodes is listed with its reason.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { recordStatements } from './recorder.ts'

const heard = recordStatements()

const { openPlatform } = await import('../hospital/hospital.ts')
const { simulate } = await import('../simulation/actors.ts')
const { agree } = await import('../simulation/agreement.ts')
const { carryOn } = await import('../simulation/carry-on.ts')
const { moveOn, openOffices } = await import('../simulation/offices.ts')
const { enterPeople } = await import('../simulation/world.ts')
const { sealAudit } = await import('../../apps/server/src/platform/audit/index.ts')
const { lookAtEverything } = await import('./oversight.ts')
const { readCatalogue, Reader } = await import('./catalogue.ts')
const { isListed } = await import('./listed.ts')
const { faultsOf } = await import('./rules.ts')

test('what hospitals, people, employers and offices cause is answered by a distributed database', async () => {
  const seed = 5
  const { app, db, clock } = await openPlatform()
  await enterPeople(db, seed, clock.now())
  const cookies = await openOffices(db, clock, seed)
  const books = await simulate({
    ...{ seed, operations: 100, counter: app, cookies, turnsAtEmployers: 3 },
    moveTo: (day) => moveOn(db, clock, seed, day),
    carryOn: () => carryOn(db, clock),
  })
  await agree(db, books)
  const login = { kind: 'citizen', name: '330102199001011234', password: 'not the right one' }
  await app.inject({ method: 'POST', url: '/api/session', payload: login })
  await lookAtEverything(app, db, clock)
  await sealAudit(db, clock.now())

  const client = new pg.Client(db.connection())
  await client.connect()
  const catalogue = await readCatalogue(client)
  const reader = await Reader.on(client)
  const faults: string[] = []
  let read = 0
  for (const { text, from } of [...heard.values()]) {
    // Migrations run before a database is distributed; they are looked at by their results.
    if (from === undefined || /\/storage\/(migrate|migration-\w+|birth)\.ts$/.test(from)) continue
    const tree = await reader.read(text, text.includes('$2') && !/\$1\b/.test(text) ? '(text)' : '')
    if (tree === undefined) continue
    read += 1
    for (const { rule, what } of faultsOf(tree, catalogue))
      if (!isListed(from, rule)) faults.push(`${from}: ${rule}: ${what}: ${text.replace(/\s+/g, ' ').slice(0, 200)}`)
  }
  await client.end()
  await app.close()
  assert.deepEqual(faults, [])
  assert.ok(read > 150, `${String(read)} statements were looked at`)
})
