import assert from 'node:assert/strict'
import test from 'node:test'
import { openPlatform } from '../hospital/hospital.ts'
import { simulate } from './actors.ts'
import { agree } from './agreement.ts'
import { carryOn } from './carry-on.ts'
import { openOffices } from './offices.ts'
import { enterPeople } from './world.ts'

const atEmployers = ['joined', 'left', 'month declared', 'employer paid', 'payment refused', 'payment returned']

/** A short run at fixed seeds; `npm run simulate` runs longer ones and takes a seed to replay. */
for (const seed of [5, 20260620])
  test(`250 operations of 30 people at 5 hospitals and 2 pharmacies agree with the ledger (seed ${String(seed)})`, async () => {
    const { app, db, clock } = await openPlatform()
    await enterPeople(db, seed, clock.now())
    const cookies = await openOffices(db, clock, seed)
    const books = await simulate({ seed, operations: 250, counter: app, cookies, carryOn: () => carryOn(db, clock) })
    await agree(db, books)
    // Many are undone again, so that how many stand at the end says little.
    const settled = (books.counts['2207'] ?? 0) + (books.counts['2304'] ?? 0)
    assert.ok(settled > 10 && books.standing.size > 0, `the run settles something: ${String(settled)}`)
    const happens = ['2102', '2103', 'mid-stay', 'replaced', 'bound', 'claim approve', 'claim paid', ...atEmployers]
    for (const what of happens) assert.ok((books.counts[what] ?? 0) > 0, `the run has none of ${what}`)
    await app.close()
  })
