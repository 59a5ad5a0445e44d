import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { approvedFiling } from '../../filing/record/index.ts'
import { enterPerson } from '../people/index.ts'
import type { CommandKey, Database, PersonChanges } from '../../platform/storage/index.ts'
import { commitForPerson } from '../commands/index.ts'
import { openTestDatabase } from '../../platform/storage/testing.ts'
import { parts } from './parts/index.ts'
import type { PartName } from './parts/index.ts'
import { readFile } from './read.ts'
import { statementOf } from './statement.ts'

const personNo = '33010000000000000078'
const at = new Date('2026-03-01T02:00:00Z')
const self = { role: 'citizen', kind: 'person', id: personNo } as const
const command: CommandKey = { source: 'user:1', name: 'test', key: 'k-1', inputHash: Buffer.alloc(32, 1), single: true }
const sealed = Buffer.from([0, 92, 120, 255])
let db: Database

async function write(changes: PersonChanges, known?: CommandKey): Promise<void> {
  const kept = known === undefined ? {} : { command: { ...known, subjectId: 's' }, reply: Buffer.from('first') }
  assert.equal((await commitForPerson(db, { personNo, at, changes, audit: [], ...kept })).outcome, 'done')
}

before(async () => {
  db = await openTestDatabase()
  const birth = { birthDay: '1950-03-07', sex: 'male' } as const
  await enterPerson(db, { personNo, pool: '330100', idNumber: '330100195003070078', name: '测试人', ...birth }, at)
})

test('a person who is unknown has no file, whatever is asked; an empty one has every part', async () => {
  const all = Object.keys(parts) as PartName[]
  assert.equal(await readFile(db, { personNo: '9' }, all), undefined)
  assert.deepEqual(await readFile(db, { personNo }, []), {
    personNo,
    version: 1,
    accounts: { currentYearFen: 0, pastYearFen: 0 },
  })
  for (const name of all) {
    const file = await readFile(db, { personNo }, [name])
    const { personNo: whose, version, accounts, ...rest } = file!
    assert.deepEqual([whose, version, accounts.pastYearFen], [personNo, 1, 0], name)
    assert.deepEqual(Object.keys(rest), [parts[name].key], 'exactly the part that was named')
  }
  const { identity, visit, institution, known, ...lists } = (await readFile(db, { personNo }, all))!
  assert.deepEqual([identity.pool, identity.birthDay, identity.sex], ['330100', '1950-03-07', 'male'])
  assert.deepEqual([visit, institution, known], [undefined, undefined, undefined])
  assert.deepEqual(
    [lists.enrolments, lists.benefits, lists.years, lists.filings, lists.registers, lists.lines, lists.others],
    [[], [], [], [], [], [], []],
  )
  assert.deepEqual(lists.registration, { lastLineId: 0, diagnoses: [], lastDiagnosisNo: 0, openStays: [] })
})

test('a statement takes the parameters of its parts alone, and is the same for the same list', () => {
  const one = statementOf(['enrolments', 'visit', 'others'])
  assert.equal(one, statementOf(['enrolments', 'visit', 'others']))
  assert.deepEqual(one.takes, ['person', 'visit'])
  assert.equal(one.text.match(/join visit v/g)?.length, 1, 'what two parts join is joined once')
  assert.doesNotMatch(one.text, /person_year|benefit_interval|:[a-z]/)
  assert.notEqual(one.name, statementOf(['enrolments']).name)
  // PostgreSQL cuts longer names, and two of them would be one.
  assert.ok(one.name.length < 64)
})

test('whole filings come with who acted, the moment and what is sealed; for a decision they come without', async () => {
  const content = { pool: '330100', type: 'temporary', destination: '310000', from: '2026-04-01', to: null } as const
  const early = approvedFiling({ ...content, filingId: 'B-early' }, '2026-03-01', self)
  const late = approvedFiling({ ...content, filingId: 'B-late', institutions: ['H1'] }, '2026-03-02', self)
    .slice(0, 1)
    .map((row) => ({ ...row, private_cipher: sealed }))
  await write({ filing_action: [...early, ...late] })
  const whole = (await readFile(db, { personNo }, ['wholeFilings']))!
  assert.deepEqual(
    whole.filings.map(({ filingId, state }) => [filingId, state]),
    [
      ['B-late', 'applied'],
      ['B-early', 'delivered'],
    ],
  )
  const { application } = whole.filings[0]!
  assert.deepEqual(application.private_cipher, sealed)
  assert.deepEqual([application.recorded_at, application.actor, application.institutions], [at, personNo, ['H1']])
  assert.equal(application.version, whole.version)
  const decided = (await readFile(db, { personNo }, ['filings']))!
  assert.deepEqual(decided.filings.map(({ filingId }) => filingId).sort(), ['B-early', 'B-late'])
  for (const name of ['private_cipher', 'actor', 'actor_kind'])
    assert.ok(!(name in decided.filings[0]!.application), name)
})

test('records stand in the order in which they were made, whatever their numbers: those of one day too', async () => {
  const filing = { pool: '330100', type: 'temporary', destination: '310000', from: '2026-04-01', to: null } as const
  const by = { actor_kind: 'person', actor: personNo, channel: 'web', effective_day: '2026-03-03' } as const
  const row = { ...by, action_no: 1, pool: '330100', from_day: '2026-04-01', to_day: null, detail: {} }
  // The later ones have the earlier numbers.
  for (const no of ['Z', 'M', 'A'])
    await write({
      filing_action: approvedFiling({ ...filing, filingId: `D-${no}` }, '2026-03-03', self),
      record_action: [
        { ...row, record_id: `D-${no}-register`, kind: 'medicine-abroad', action: 'apply' },
        { ...row, record_id: `D-${no}-appeal`, kind: 'appeal', action: 'send' },
      ],
    })
  const { filings: whole } = (await readFile(db, { personNo }, ['wholeFilings']))!
  const { filings: decided } = (await readFile(db, { personNo }, ['filings']))!
  const named = (records: readonly { filingId: string }[]) =>
    records.map(({ filingId }) => filingId).filter((filingId) => filingId.startsWith('D-'))
  const numbers = (records: readonly { recordId: string }[]) => records.map(({ recordId }) => recordId)
  assert.deepEqual(named(whole), ['D-A', 'D-M', 'D-Z'])
  assert.deepEqual(named(decided), ['D-Z', 'D-M', 'D-A'])
  const { registers } = (await readFile(db, { personNo }, ['wholeRegisters']))!
  assert.deepEqual(numbers(registers), ['D-A-register', 'D-M-register', 'D-Z-register'])
  const { registers: deciding } = (await readFile(db, { personNo }, ['registers']))!
  assert.deepEqual(numbers(deciding), ['D-Z-register', 'D-M-register', 'D-A-register'])
  const { recordSteps } = (await readFile(db, { personNo }, ['recordSteps']))!
  assert.deepEqual(
    recordSteps.map(({ record_id }) => record_id),
    ['D-Z-appeal', 'D-M-appeal', 'D-A-appeal'],
  )
})

test('the file says what is known of the very command, and nothing of another', async () => {
  assert.equal((await readFile(db, { personNo, command }, ['known']))?.known, undefined)
  await write({}, command)
  const known = async (asked?: CommandKey) =>
    (await readFile(db, { personNo, ...(asked === undefined ? {} : { command: asked }) }, ['known']))?.known
  const repeated = await known(command)
  assert.equal(repeated?.outcome, 'repeated')
  assert.deepEqual(repeated.reply, Buffer.from('first'))
  assert.deepEqual(await known({ ...command, inputHash: Buffer.alloc(32, 2) }), { outcome: 'other-input' })
  assert.equal(await known({ ...command, key: 'k-2' }), undefined)
  assert.equal(await known({ ...command, source: 'user:2' }), undefined)
  assert.equal(await known(), undefined)
})
