/**
 * Databases of earlier versions, upgraded: the rows of each fixture under the migrations of their time, opened by the program
 * as it is now. Nothing that was written may be lost, and everything goes on from where it stood.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FilingVerification } from '@yidi/contracts'
import { noticeJobs } from '../../apps/server/src/platform/notices/index.ts'
import { sealAudit } from '../../apps/server/src/platform/audit/index.ts'
import { changeKeys } from '../../apps/server/src/platform/storage/index.ts'
import { amountsOf, refusedWith } from '../hospital/checks.ts'
import { Hospital, people, settlement } from '../hospital/hospital.ts'
import { Doors } from './doors.ts'
import { again, factsOf, faultsOf, look, sentAgain, type Expectations } from './expectations.ts'
import {
  activeIdNumber,
  changingCiphers,
  demonstrationPassword,
  fixtureNames,
  laterCiphers,
  openProgram,
  openRestored,
  readFixture,
} from './fixture.ts'
import { recordKinds } from '../../apps/server/src/kinds.ts'

/** The upgraded database and what was expected of it. */
interface Scene {
  expectations: Expectations
  doors: Doors
  /** The program with the later key alone, to which the last two proofs change. */
  laterDoors: Doors
}

/** In this order: each goes on from what the one before left. */
const proofs: Record<string, (scene: Scene) => void | Promise<void>> = {
  'the fixture has what an upgrade could lose': hasWhatCouldBeLost,
  'the books, the sums and the audit verify before anything is written': nothingIsWrong,
  'what nobody was told yet becomes a notice': tellsWhatWasNotTold,
  'everything is as it was: audit, people, filings, registers, money, queues, repeats': isAsItWas,
  'a settlement that was reversed before it came is refused when it comes': refusesTheLate,
  'passwords open as before, and codes on paper are good': opensAsBefore,
  'one more seal, and the audit verifies': sealsOn,
  'the keys are changed: everything opens with the later one, and repeats are what they were': changesKeys,
  'a settlement of before is undone, made again, and the ledger verifies': undoes,
}

for (const name of fixtureNames())
  test(`${name} upgrades`, async (t) => {
    const { dump, expectations } = readFixture(name)
    const db = await openRestored(dump)
    const platform = await openProgram(db, expectations.moment)
    const later = await openProgram(db, expectations.moment, laterCiphers)
    const scene = { expectations, doors: new Doors(platform), laterDoors: new Doors(later) }
    for (const [title, prove] of Object.entries(proofs)) await t.test(title, () => prove(scene))
    await platform.app.close()
    await later.app.close()
    await db.close()
  })

function hasWhatCouldBeLost({ expectations }: Scene): void {
  const everybody = Object.values(expectations.facts.people)
  const found = new Set([
    ...everybody.flatMap(({ filings }) => filings.map(({ state }) => `filing ${state}`)),
    ...everybody.flatMap(({ registers }) => registers.map(({ kind, state }) => `${kind} ${state}`)),
    ...everybody.flatMap(({ settlements }) => settlements.map(({ kind, state }) => `${kind} ${state}`)),
    ...expectations.messages.map((sent) => `message ${sent.again.split(' by ')[0]!}`),
    ...expectations.commands.map((sent) => `command ${sent.again}`),
  ])
  for (const wanted of [
    ...['applied', 'cancelled', 'corrections-asked', 'delivered', 'ended', 'refusal-delivered', 'used'].map(
      (state) => `filing ${state}`,
    ),
    ...['applied', 'approved', 'refused', 'withdrawn'].map((state) => `designated-disease ${state}`),
    ...['authorisation approved', 'medicine-abroad applied', 'special-category ended'],
    ...['inpatient settled', 'inpatient cancelled', 'outpatient settled', 'outpatient cancelled'],
    ...['designated-disease settled', 'pharmacy settled'],
    ...['message first reply', 'message G1202', 'message G1203', 'message G5101'],
    ...['command first answer', 'command command-undone'],
  ])
    assert.ok(found.has(wanted), wanted)
  assert.ok(!found.has('message another reply'))
  assert.ok(expectations.facts.books['339900 fund:critical']! > 0)
  assert.equal(expectations.audit.seals, 3, 'the first of a database and two more')
}

async function nothingIsWrong({ doors }: Scene): Promise<void> {
  assert.deepEqual(await faultsOf(doors.platform.db), [])
}

async function tellsWhatWasNotTold({ doors, expectations }: Scene): Promise<void> {
  const { db, clock } = doors.platform
  const onError = (error: unknown): never => {
    throw error
  }
  const config = { webhooks: [], webhookSecret: undefined, mail: undefined }
  const { relay } = noticeJobs({ kinds: recordKinds, database: db, clock, config, onError })
  const { id } = expectations.commands.at(-1)!.answer as { id: string }
  const told = async (): Promise<unknown> =>
    (await db.pool.query(`select person_no, kind from notice where subject_id = $1`, [id])).rows
  assert.deepEqual(await told(), [])
  await relay.run(() => Promise.resolve())
  assert.deepEqual(await told(), [{ person_no: people.taizhouStationed, kind: 'filing-approved' }])
}

async function isAsItWas({ doors, expectations }: Scene): Promise<void> {
  const { receipts } = expectations
  assert.deepEqual(asStored({ ...(await look(doors, expectations)), receipts }), asStored(expectations))
}

/** The message is the hospital's first attempt: only the mark of its reversal is there. */
async function refusesTheLate({ doors, expectations }: Scene): Promise<void> {
  const arrived = new Set(expectations.messages.map(({ msgid }) => msgid))
  const lost = expectations.messages
    .filter(({ infno }) => infno === '2601')
    .map(({ body }) => (JSON.parse(body) as { input: { data: { omsgid: string } } }).input.data.omsgid)
    .filter((msgid) => !arrived.has(msgid))
  assert.equal(lost.length, 1)
  const hospital = new Hospital(doors, 'H31010000001', '310100')
  const person = people.taizhouStationed
  const visit = await hospital.admit(person, { begntime: '2026-06-17 08:00:00' }, { msgid: 'after-1' })
  refusedWith(await hospital.send('2304', settlement(person, visit, 100), { msgid: lost[0]! }), 'G1202')
}

async function opensAsBefore({ doors, expectations }: Scene): Promise<void> {
  const { app } = doors.platform
  const password = demonstrationPassword
  for (const who of [
    { kind: 'citizen', idNumber: activeIdNumber },
    { kind: 'staff', name: 'desk-330100' },
  ]) {
    const answer = await app.inject({ method: 'POST', url: '/api/session', payload: { ...who, password } })
    assert.equal(answer.statusCode, 200, answer.body)
  }
  assert.ok(Object.keys(expectations.receipts).length > 0)
  for (const [filingId, code] of Object.entries(expectations.receipts)) {
    const verified = await app.inject({ url: `/api/verify/${code}` })
    assert.equal(verified.json<FilingVerification>().number, filingId, verified.body)
  }
}

async function sealsOn({ doors }: Scene): Promise<void> {
  const { db, clock } = doors.platform
  assert.ok((await sealAudit(db, clock.now())) > 0)
  assert.deepEqual(await faultsOf(db), [])
}

async function changesKeys({ doors, laterDoors, expectations }: Scene): Promise<void> {
  const changes = await changeKeys({ ...doors.platform.db, ciphers: changingCiphers }, () => undefined)
  assert.ok(changes.some(({ changed }) => changed > 0))
  assert.deepEqual(
    changes.flatMap(({ unreadable }) => unreadable),
    [],
  )
  assert.deepEqual(asStored(await factsOf(laterDoors)), asStored(expectations.facts))
  const { messages, commands } = expectations
  assert.deepEqual(await again(laterDoors, expectations), { messages, commands })
}

async function undoes({ laterDoors, expectations }: Scene): Promise<void> {
  const { db } = laterDoors.platform
  const person = people.provincialActive
  const settled = expectations.messages.find(({ infno, body }) => infno === '2304' && body.includes(person))!
  const { setl_id, mdtrt_id } = (settled.reply.output as { setlinfo: { setl_id: string; mdtrt_id: string } }).setlinfo
  const hospital = new Hospital(laterDoors, settled.institution, settled.institution.slice(1, 7))
  const undo = { data: { psn_no: person, mdtrt_id, setl_id } }
  const undone = amountsOf(await hospital.ask('2305', undo, { msgid: 'after-2' }))
  assert.deepEqual([undone['hifp_pay'], undone['hifob_pay'], undone['acct_pay']], [-260_944, -9279.2, -200])
  assert.equal(await sentAgain(laterDoors, settled), 'G1203 by 2305 after-2')
  assert.deepEqual(await faultsOf(db), [])
  const made = await hospital.ask('2304', settlement(person, mdtrt_id, 300_000), { msgid: 'after-3' })
  assert.equal(amountsOf(made)['hifob_pay'], 9279.2)
  assert.deepEqual(await faultsOf(db), [])
}

/** As it reads from a file: what is undefined is not there. Filings stand by number, for how those of one day stood was chance. */
function asStored(value: unknown): unknown {
  const text = JSON.stringify(value, (key, part: unknown) =>
    key === 'filings' ? (part as { filingId: string }[]).toSorted((a, b) => (a.filingId < b.filingId ? -1 : 1)) : part,
  )
  return JSON.parse(text)
}
