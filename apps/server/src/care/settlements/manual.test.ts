/**
 * A bill that the person has paid is settled by the same facts, reckoning, postings and undo as one settled with the
 * institution; only the route is another, and with it who is paid.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Hospital, openPlatform, people } from '../../../../../tests/hospital/hospital.ts'
import { ledgerAgrees } from '../../../../../tests/hospital/checks.ts'
import { commitForPerson } from '../../person/commands/index.ts'
import { readFile, settlementParts } from '../../person/file/index.ts'
import type { SettlingFile } from '../../person/file/index.ts'
import { openRelease } from '../../platform/policy/index.ts'
import type { PersonChanges } from '../../platform/storage/index.ts'
import { visitOf } from '../visits/index.ts'
import { findSettlement, planSettlement, planUndo, reckonVisit } from './index.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())
const release = openRelease(undefined)
const institution = 'H31010000001'
const hospital = new Hospital(app, institution, '310100')
const personNo = people.active
const claim = { source: 'user:test', name: 'claim', key: 'K1', inputHash: Buffer.from([1]), single: true }

/** An outpatient bill of 3,000 yuan in Shanghai, for which nothing was filed. */
async function openBill(): Promise<string> {
  const visit = await hospital.register(personNo)
  await hospital.uploadOutpatient(personNo, visit, [['YDA0000001', 1, 3000]])
  return visit
}

async function fileOf(visitId: string): Promise<SettlingFile> {
  const file = await readFile(db, { personNo, visitId, institution }, settlementParts)
  assert.ok(file)
  return file
}

const reckoned = (file: SettlingFile, visitId: string, route: 'direct' | 'manual') =>
  reckonVisit(release, file, visitOf(file, visitId), {
    route,
    to: visitOf(file, visitId).from_day,
    on: visitOf(file, visitId).from_day,
    useAccounts: true,
    payer: undefined,
    lines: file.lines,
    diseases: [],
  })

const commit = async (file: SettlingFile, changes: PersonChanges) =>
  assert.equal(
    (await commitForPerson(db, { personNo, version: file.version, at: clock.now(), changes, audit: [] })).outcome,
    'done',
  )

/** What a book holds of a source: account and fen, debits above nought. */
async function booked(...sources: string[]): Promise<[book: string, account: string, fen: number][]> {
  const { rows } = await db.pool.query<{ book: string; account: string; fen: number }>(
    `select book, account, sum(fen)::bigint as fen
       from (select book, debit as account, amount_fen as fen from posting where source_id = any ($1)
             union all select book, credit, -amount_fen from posting where source_id = any ($1)) as both_sides
      group by book, account having sum(fen) <> 0 order by book, account`,
    [sources],
  )
  return rows.map(({ book, account, fen }) => [book, account, fen])
}

test('a claim: the case says so, the amounts are those of its route, the pool owes the person, and undoing leaves nothing', async () => {
  const visitId = await openBill()
  const file = await fileOf(visitId)
  const direct = reckoned(file, visitId, 'direct')
  assert.ok(direct.refusal?.name === 'refused-by-law')
  assert.equal(direct.refusal.values.reason?.code, 'not-filed')
  assert.equal(direct.case.route, 'direct')

  const claimed = reckoned(file, visitId, 'manual')
  assert.equal(claimed.refusal, undefined)
  assert.equal(claimed.case.route, 'manual')
  const { changes, amounts } = planSettlement(file, visitOf(file, visitId), file.lines, claimed, {
    settlementId: 'M1',
    now: clock.now(),
    today: clock.today(),
    command: claim,
    engineVersion: 'test',
    policyRelease: release.id,
  })
  assert.deepEqual(changes.settlement?.quote_case, claimed.case)
  assert.equal(changes.settlement.route, 'manual')
  // 20 % off 3,000; 1,200 from the account; 1,000 deductible; 76 % of the 200 that are left.
  assert.deepEqual(
    [
      amounts.total,
      amounts.prepayment,
      amounts.accountCurrentYear,
      amounts.deductible,
      amounts.fundTotal,
      amounts.cash,
    ],
    [300_000, 60_000, 120_000, 100_000, 15_200, 164_800],
  )
  assert.deepEqual(amounts.funds, [{ fund: 'pool', fen: 15_200 }])
  await commit(file, changes)
  assert.deepEqual(await booked('M1'), [
    ['330100', 'fund:pool', 15_200],
    ['330100', 'payable:person', -135_200],
    ['330100', 'personal-account:current-year', 120_000],
  ])
  await ledgerAgrees(db)

  const settled = await fileOf(visitId)
  assert.equal(settled.accounts.currentYearFen, 0)
  const written = await findSettlement(db, personNo, 'M1')
  assert.equal(written?.route, 'manual')
  const undo = await planUndo(db, settled, visitOf(settled, visitId), written, {
    undoId: 'M2',
    now: clock.now(),
    today: clock.today(),
    command: { ...claim, key: 'K2' },
  })
  assert.equal(undo.changes.settlement?.route, 'manual')
  await commit(settled, undo.changes)
  assert.deepEqual(await booked('M1', 'M2'), [])
  assert.equal((await fileOf(visitId)).accounts.currentYearFen, 120_000)
  await ledgerAgrees(db)
})

test('what an institution has not opened for people from elsewhere keeps nobody from claiming', async () => {
  const visitId = await openBill()
  const file = await fileOf(visitId)
  const institutionWithout = {
    ...file.institution!,
    services: file.institution!.services.filter(({ service }) => service !== 'outpatient'),
  }
  const closed = { ...file, institution: institutionWithout }
  assert.deepEqual(reckoned(closed, visitId, 'direct').refusal, {
    name: 'service-not-open',
    values: { kind: 'outpatient' },
  })
  assert.equal(reckoned(closed, visitId, 'manual').refusal, undefined)
})

test('a group for assistance that the law has dropped is none: the bill is settled as without it', async () => {
  const visitId = await openBill()
  const file = await fileOf(visitId)
  const inGroup = { ...file, enrolments: file.enrolments.map((one) => ({ ...one, assistance: 'dropped-group' })) }
  const settled = reckoned(inGroup, visitId, 'manual')
  assert.equal(settled.refusal, undefined)
  assert.deepEqual(settled.case, reckoned(file, visitId, 'manual').case)
})
