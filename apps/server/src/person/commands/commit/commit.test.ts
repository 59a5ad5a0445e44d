import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { CommandKey, Database, NewRow } from '../../../platform/storage/index.ts'
import { openTestDatabase } from '../../../platform/storage/testing.ts'
import { commitForPerson, type CommitAnswer, type PersonCommit } from './commit.ts'
import { conditions, sumsThere } from './conditions/index.ts'

const at = new Date('2026-03-01T10:00:00+08:00')
const personNo = '33010000000000000099'
let database: Database

before(async () => {
  database = await openTestDatabase()
})

async function newPerson(no: string): Promise<void> {
  await database.pool.query(
    `insert into person (person_no, pool, id_number_cipher, name_cipher, recorded_at, changed_at)
     values ($1, '330100', '', '', $2, $2)`,
    [no, at],
  )
  await database.pool.query('insert into person_state (person_no, account_past_fen) values ($1, 100000)', [no])
}

async function versionOf(no: string): Promise<number> {
  const row = await database.kysely
    .selectFrom('person_state')
    .selectAll()
    .where('person_no', '=', no)
    .executeTakeFirst()
  assert.ok(row)
  return row.version
}

function visitRow(visitId: string): NewRow<'visit'> {
  return {
    visit_id: visitId,
    institution: 'H31010000001',
    place: '310100',
    pool: '330100',
    insurance: 'employee',
    kind: 'inpatient',
    medical_type: '21',
    from_day: '2026-02-20',
    to_day: '2026-03-01',
    status: 'open',
  }
}

function lineRow(visitId: string, lineId: number, amountFen: number): NewRow<'fee_line'> {
  return {
    visit_id: visitId,
    line_id: lineId,
    serial: String(lineId),
    occurred_at: at,
    catalogue_code: 'YDA0000001',
    quantity: '1',
    price_yuan: String(amountFen / 100),
    amount_fen: amountFen,
    catalogue_place: '310100',
    class: 'A',
    out_of_scope_fen: 0,
    over_ceiling_fen: 0,
    own_share_fen: 0,
    in_scope_fen: amountFen,
  }
}

function settlementRow(visitId: string, settlementId: string, lineIds: number[]): NewRow<'settlement'> {
  return {
    settlement_id: settlementId,
    kind: 'settlement',
    visit_id: visitId,
    institution: 'H31010000001',
    place: '310100',
    pool: '330100',
    insurance: 'employee',
    year: 2026,
    settled_day: '2026-03-01',
    settled_at: at,
    route: 'direct',
    total_fen: 10000,
    fund_fen: 6000,
    funds: [{ fund: 'pool', fen: 6000 }],
    account_current_fen: 0,
    account_past_fen: 3000,
    cash_fen: 1000,
    quote_case: {} as NewRow<'settlement'>['quote_case'],
    quote_result: {} as NewRow<'settlement'>['quote_result'],
    input_hash: Buffer.from([1, 2]),
    engine_version: '1',
    policy_release: 'p',
    catalogue_release: 'c',
    fee_line_ids: lineIds,
    command_source: 'H31010000001',
    command_name: '2304',
    command_key: settlementId,
  }
}

function commit(no: string, version: number | undefined, rest: Partial<PersonCommit>): PersonCommit {
  return {
    personNo: no,
    ...(version === undefined ? {} : { version }),
    at,
    changes: {},
    audit: [{ actorKind: 'institution', actor: 'demo', action: 'test', subjectId: 'x' }],
    ...rest,
  }
}

function command(key: string, input: number, single = true): CommandKey {
  return { source: 'H31010000001', name: '2304', key, inputHash: Buffer.from([input]), single }
}

async function openVisit(no: string, visitId: string): Promise<void> {
  const answer = await commitForPerson(
    database,
    commit(no, undefined, {
      changes: { visit: [visitRow(visitId)], fee_line: [lineRow(visitId, 1, 4000), lineRow(visitId, 2, 6000)] },
    }),
  )
  assert.equal(answer.outcome, 'done')
}

function settle(no: string, version: number, visitId: string, settlementId: string, key = settlementId) {
  return commitForPerson(
    database,
    commit(no, version, {
      command: command(key, 1),
      reply: Buffer.from(`settled ${settlementId}`),
      changes: {
        settlement: settlementRow(visitId, settlementId, [1, 2]),
        posting: [
          {
            source_id: settlementId,
            posting_no: 1,
            book: '330100',
            debit: 'fund:pool',
            credit: 'payable:region:310100',
            amount_fen: 6000,
            purpose: 'pool',
            booked_day: '2026-03-01',
          },
        ],
        account_entry: [
          {
            source_id: settlementId,
            fund: 'past-year',
            amount_fen: -3000,
            reason: 'settlement',
            booked_day: '2026-03-01',
          },
        ],
        year_entry: [
          {
            source_id: settlementId,
            year: 2026,
            pool: '330100',
            insurance: 'employee',
            inpatient_eligible_fen: 10000,
            inpatient_deductible_fen: 4000,
            outpatient_deductible_fen: 0,
            critical_compliant_fen: 0,
            critical_paid_fen: 0,
            inpatient_stays: 1,
            counters: { limit: 6000 },
          },
        ],
      },
      outbox: [{ kind: 'settled', subjectId: settlementId }],
    }),
  )
}

/** Runs until a commit is no conflict, each time from a version that is read afresh. */
async function untilWritten(attempt: () => Promise<CommitAnswer>): Promise<CommitAnswer> {
  for (;;) {
    const answer = await attempt()
    if (answer.outcome !== 'conflict') return answer
  }
}

const diagnosisRow: NewRow<'diagnosis'> = {
  visit_id: 'V1',
  diagnosis_no: 1,
  kind: 'admission',
  diagnosis_cipher: Buffer.from('x'),
}

test('two settlements of one person at the same moment: one conflicts, reads again, and the sums are right', async () => {
  const no = personNo
  await newPerson(no)
  await openVisit(no, 'V1')
  await openVisit(no, 'V2')
  const seen = await versionOf(no)
  const both = await Promise.all([settle(no, seen, 'V1', 'S1'), settle(no, seen, 'V2', 'S2')])
  assert.deepEqual(both.map((answer) => answer.outcome).sort(), ['conflict', 'done'])
  const [lateVisit, lateId] = both[0].outcome === 'conflict' ? ['V1', 'S1'] : ['V2', 'S2']
  const again = await untilWritten(async () => settle(no, await versionOf(no), lateVisit, lateId))
  assert.equal(again.outcome, 'done')

  const state = await database.kysely
    .selectFrom('person_state')
    .selectAll()
    .where('person_no', '=', no)
    .executeTakeFirstOrThrow()
  assert.equal(state.account_past_fen, 100000 - 2 * 3000)
  assert.equal(state.version, seen + 2)
  const year = await database.kysely
    .selectFrom('person_year')
    .selectAll()
    .where('person_no', '=', no)
    .executeTakeFirstOrThrow()
  assert.equal(year.inpatient_eligible_fen, 20000)
  assert.equal(year.inpatient_stays, 2)
  assert.deepEqual(year.counters, { limit: 12000 })
  const settled = await database.kysely
    .selectFrom('settlement')
    .select(['settlement_id', 'visit_id', 'fee_line_ids'])
    .where('person_no', '=', no)
    .orderBy('settlement_id')
    .execute()
  assert.deepEqual(settled, [
    { settlement_id: 'S1', visit_id: 'V1', fee_line_ids: [1, 2] },
    { settlement_id: 'S2', visit_id: 'V2', fee_line_ids: [1, 2] },
  ])
  const events = await database.kysely.selectFrom('journal').select('events').where('person_no', '=', no).execute()
  assert.deepEqual(events.flatMap((row) => row.events.map((event) => event.subjectId)).sort(), ['S1', 'S2'])
})

test('the same command again gives the first reply, whatever the version; another input under its key is refused', async () => {
  const no = '33010000000000000098'
  await newPerson(no)
  await openVisit(no, 'V1')
  const seen = await versionOf(no)
  assert.equal((await settle(no, seen, 'V1', 'S1', 'm')).outcome, 'done')
  const repeated = await settle(no, seen, 'V1', 'S9', 'm')
  assert.equal(repeated.outcome, 'repeated')
  assert.equal(repeated.outcome === 'repeated' && repeated.reply?.toString(), 'settled S1')
  const other = await commitForPerson(database, commit(no, undefined, { command: command('m', 7) }))
  assert.equal(other.outcome, 'other-input')
  const newCommand = await commitForPerson(database, commit(no, undefined, { command: command('m', 7, false) }))
  assert.equal(newCommand.outcome, 'done')
})

test('the same message twice at the same moment takes effect once', async () => {
  const no = '33010000000000000097'
  await newPerson(no)
  await openVisit(no, 'V1')
  const attempt = () => untilWritten(async () => settle(no, await versionOf(no), 'V1', 'S1', 'm'))
  const answers = await Promise.all([attempt(), attempt(), attempt()])
  assert.deepEqual(answers.map((answer) => answer.outcome).sort(), ['done', 'repeated', 'repeated'])
  const rows = await database.kysely
    .selectFrom('settlement')
    .select('settlement_id')
    .where('person_no', '=', no)
    .execute()
  assert.equal(rows.length, 1)
})

test('a command reversed before it arrived is refused when it comes late', async () => {
  const no = '33010000000000000096'
  await newPerson(no)
  await openVisit(no, 'V1')
  const reversal: CommandKey = { ...command('r', 3), name: '2601' }
  const mark = await commitForPerson(
    database,
    commit(no, undefined, { command: reversal, withdraws: { name: '2304', key: 'm' } }),
  )
  assert.equal(mark.outcome, 'done')
  assert.equal((await settle(no, await versionOf(no), 'V1', 'S1', 'm')).outcome, 'withdrawn')
})

test('what would go below nought, or settle a line twice, leaves nothing behind', async () => {
  const no = '33010000000000000095'
  await newPerson(no)
  await openVisit(no, 'V1')
  const seen = await versionOf(no)
  await assert.rejects(
    commitForPerson(
      database,
      commit(no, seen, {
        changes: {
          account_entry: [
            { source_id: 'S1', fund: 'past-year', amount_fen: -100001, reason: 'settlement', booked_day: '2026-03-01' },
          ],
        },
      }),
    ),
    /balances/,
  )
  assert.equal((await settle(no, seen, 'V1', 'S1')).outcome, 'done')
  await assert.rejects(settle(no, seen + 1, 'V1', 'S2'), /lines-held/)
  assert.equal(await versionOf(no), seen + 1)
})

test('what we know is ended and replaced, never overwritten', async () => {
  const no = '33010000000000000094'
  await newPerson(no)
  const interval = { insurance: 'employee', from_day: '2025-01-01', to_day: null } as const
  await commitForPerson(
    database,
    commit(no, undefined, {
      changes: { benefit_interval: [{ ...interval, interval_no: 1, status: 'entitled', reason: 'paid' }] },
    }),
  )
  const later = new Date('2026-04-01T00:00:00Z')
  await commitForPerson(database, {
    ...commit(no, undefined, {
      changes: {
        benefit_interval_end: [{ interval_no: 1 }],
        benefit_interval: [{ ...interval, interval_no: 2, status: 'stopped', reason: 'unpaid' }],
      },
    }),
    at: later,
  })
  const rows = await database.kysely
    .selectFrom('benefit_interval')
    .select(['interval_no', 'known_from', 'known_to'])
    .where('person_no', '=', no)
    .orderBy('interval_no')
    .execute()
  assert.deepEqual(rows, [
    { interval_no: 1, known_from: at, known_to: later },
    { interval_no: 2, known_from: later, known_to: null },
  ])
})

test('a key that no table is written by is refused, and nothing is written', async () => {
  const no = '33010000000000000093'
  await newPerson(no)
  const changes = { claim: [{ claim_id: 'C1' }] } as unknown as PersonCommit['changes']
  await assert.rejects(commitForPerson(database, commit(no, 1, { changes })), /no declared table is written by claim/)
  assert.equal(await versionOf(no), 1)
})

test('a command that names no version, twice at the same moment, takes effect once', async () => {
  const no = '33010000000000000092'
  await newPerson(no)
  const twin = () => commitForPerson(database, commit(no, undefined, { command: command('t', 1) }))
  const answers = await Promise.all([twin(), twin(), twin()])
  assert.deepEqual(answers.map((answer) => answer.outcome).sort(), ['done', 'repeated', 'repeated'])
  assert.equal(await versionOf(no), 2)
})

test('a serial that is freed is used again by the same commit; several lines go and come at once', async () => {
  const no = '33010000000000000091'
  await newPerson(no)
  await openVisit(no, 'V1')
  const again = [lineRow('V1', 3, 5000), lineRow('V1', 4, 7000)].map((line, index) => ({
    ...line,
    serial: String(index + 1),
    detail: { note: 'a "quoted" \\ word, {braces}' },
  }))
  const gone = [1, 2].map((line_id) => ({ visit_id: 'V1', line_id }))
  const written = await commitForPerson(database, commit(no, 2, { changes: { fee_line: again, fee_line_void: gone } }))
  assert.deepEqual(written, { outcome: 'done', version: 3 })
  const { rows } = await database.pool.query<object>(
    `select line_id, serial, amount_fen, version, voided_version, detail from fee_line where person_no = $1 order by line_id`,
    [no],
  )
  const [old, fresh] = [
    { version: 2, voided_version: 3, detail: {} },
    { version: 3, voided_version: null, detail: again[0]!.detail },
  ]
  assert.deepEqual(rows, [
    { line_id: 1, serial: '1', amount_fen: 4000, ...old },
    { line_id: 2, serial: '2', amount_fen: 6000, ...old },
    { line_id: 3, serial: '1', amount_fen: 5000, ...fresh },
    { line_id: 4, serial: '2', amount_fen: 7000, ...fresh },
  ])
})

test('each condition that does not hold is named, and nothing of the commit is there', async () => {
  const no = '33010000000000000090'
  await newPerson(no)
  await openVisit(no, 'V1')
  const cases: [condition: string, changes: PersonCommit['changes']][] = [
    ['visits-there', { visit_update: [{ ...visitRow('V9'), to_day: null }] as never }],
    ['lines-to-void', { fee_line_void: [{ visit_id: 'V1', line_id: 9 }] }],
    ['lines-held', { settlement: settlementRow('V1', 'S9', [1, 9]) }],
    ['lines-taken-over', { replacement: { ...settlementRow('V1', 'S9', []), replaces: 'S8' } }],
    [
      'balances',
      {
        account_entry: [
          { source_id: 'S9', fund: 'current-year', amount_fen: -1, reason: 'settlement', booked_day: '2026-03-01' },
        ],
      },
    ],
    [
      'shares-there',
      {
        account_share: [
          {
            share_id: 'A9',
            source_id: 'S9',
            event: 'used',
            side: 'received',
            pool: '330100',
            other_no: '33010000000000000089',
            amount_fen: 1,
            held_fen: -1,
            booked_day: '2026-03-01',
          },
        ],
      },
    ],
    ['materials-free', { material_bind: [{ material_id: 'M', subject_kind: 'filing', subject_id: 'F' }] }],
    ['materials-sent', { material_use: [{ material_id: 'M', subject_kind: 'filing', subject_id: 'F' }] }],
    [
      'sums-there',
      {
        year_entry: [{ source_id: 'S9', year: 2031, pool: '330100', insurance: 'employee', inpatient_stays: -1 }],
      },
    ],
  ]
  assert.deepEqual(
    [...conditions.map(({ name }) => name), sumsThere.name].toSorted(),
    cases.map(([condition]) => condition).toSorted(),
    'every condition has its case',
  )
  for (const [condition, changes] of cases) {
    const also = { ...changes, diagnosis: [diagnosisRow] }
    await assert.rejects(commitForPerson(database, commit(no, 2, { changes: also })), { condition })
    // From an older version it says nothing of the program: it is read again.
    assert.equal((await commitForPerson(database, commit(no, 1, { changes: also }))).outcome, 'conflict')
  }
  assert.equal(await versionOf(no), 2)
  const { rowCount } = await database.pool.query('select from diagnosis where person_no = $1', [no])
  assert.equal(rowCount, 0)
})

test('sums of a year grow and shrink by several entries of one commit, names of nought go', async () => {
  const no = '33010000000000000089'
  await newPerson(no)
  const entry = (source_id: string, inpatient_stays: number, counters: Record<string, number>) =>
    ({ source_id, year: 2026, pool: '330100', insurance: 'employee', inpatient_stays, counters }) as const
  const sums = async () => {
    const { rows } = await database.pool.query<object>(
      'select inpatient_stays, counters from person_year where person_no = $1',
      [no],
    )
    return rows
  }
  const write = (...year_entry: ReturnType<typeof entry>[]) =>
    commitForPerson(database, commit(no, undefined, { changes: { year_entry } }))
  await write(entry('S1', 1, { a: 5 }), entry('S2', 1, { a: 2, b: 3 }))
  assert.deepEqual(await sums(), [{ inpatient_stays: 2, counters: { a: 7, b: 3 } }])
  await write(entry('S3', -1, { a: -2, b: -3 }))
  assert.deepEqual(await sums(), [{ inpatient_stays: 1, counters: { a: 5 } }])
})
