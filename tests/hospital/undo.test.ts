/** What undoing a settlement gives back, what it says of it, and what stands in its way. */
import assert from 'node:assert/strict'
import test from 'node:test'
import type { SumsMessage } from '@yidi/contracts'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { amountsOf, ledgerAgrees, refusedWith } from './checks.ts'
import { Hospital, openPlatform, people, settlement } from './hospital.ts'

const { app, db, clock } = await openPlatform()
const hospital = new Hospital(app, 'H33010000001', '330100')

interface Settled {
  visit: string
  id: string
  info: Record<string, number>
}

/** An outpatient bill of that medical type, without the account: what ties two settlements is then the year alone. */
async function treated(person: string, medType: string, yuan = 1000, more: Record<string, unknown> = {}) {
  const visit = await hospital.register(person)
  await hospital.uploadOutpatient(person, visit, [['YDA0000001', 1, yuan]])
  const bill = { med_type: medType, chrg_bchno: 'B1', acct_used_flag: '0', ...more }
  return settledOf(visit, amountsOf(await hospital.ask('2207', settlement(person, visit, yuan, bill))))
}

async function stayed(person: string, more: Record<string, unknown> = {}): Promise<Settled> {
  const visit = await hospital.admit(person)
  await hospital.upload(person, visit, [['YDA0000001', 1, 5000]])
  await hospital.discharge(person, visit)
  const bill = settlement(person, visit, 5000, { acct_used_flag: '0', ...more })
  return settledOf(visit, amountsOf(await hospital.ask('2304', bill)))
}

const settledOf = (visit: string, info: Record<string, number>): Settled => ({
  visit,
  id: String(info['setl_id']),
  info,
})

const undo = (person: string, { visit, id }: Settled, infno: '2208' | '2305') =>
  hospital.send(infno, { data: { psn_no: person, setl_id: id, mdtrt_id: visit } })

async function sumsOf(person: string): Promise<SumsMessage> {
  const headers = { cookie: await signInCitizen(db, clock, person) }
  return (await app.inject({ url: '/api/me/sums', headers })).json<SumsMessage>()
}

const yearOf = async (person: string) => {
  const { rows } = await db.pool.query<Record<string, unknown>>(
    `select inpatient_eligible_fen, inpatient_deductible_fen, outpatient_deductible_fen, critical_compliant_fen,
            critical_paid_fen, inpatient_stays, counters from person_year where person_no = $1`,
    [person],
  )
  return rows
}

const registersKept = async (person: string) =>
  (await db.pool.query(`select * from record_action where person_no = $1 order by record_id, action_no`, [person])).rows

test('a designated disease shares the year’s sums with stays: undone only before them, and then all is as before', async () => {
  const person = people.provincialReferral
  const registered = await registersKept(person)
  const disease = await treated(person, '14')
  // Without deductible: 88 % of 1,000 for a retired person in a tier-3 hospital, and it counts among the stays of the year.
  assert.equal(disease.info['hifp_pay'], 880)
  const onlyDisease = await yearOf(person)
  assert.equal(onlyDisease[0]!['inpatient_eligible_fen'], 100_000)
  const stay = await stayed(person)
  const text = refusedWith(await undo(person, disease, '2208'), 'G5203')
  assert.ok(text.includes(stay.id) && text.includes(disease.id), text)
  assert.equal(amountsOf(await undo(person, stay, '2305'))['hifp_pay'], -stay.info['hifp_pay']!)
  assert.deepEqual(await yearOf(person), onlyDisease)
  const back = amountsOf(await undo(person, disease, '2208'))
  for (const name of ['medfee_sumamt', 'hifp_pay', 'psn_cash_pay', 'inscp_scp_amt'])
    assert.equal(back[name], -disease.info[name]!, name)
  assert.equal((await yearOf(person))[0]!['inpatient_eligible_fen'], 0)
  assert.deepEqual(await registersKept(person), registered, 'the registration is not touched')
  const again = await hospital.ask(
    '2207',
    settlement(person, disease.visit, 1000, { med_type: '14', chrg_bchno: 'B1', acct_used_flag: '0' }),
  )
  assert.equal(amountsOf(again)['hifp_pay'], 880, 'and pays again')
  await ledgerAgrees(db)
})

test('an ordinary outpatient bill has sums of its own: a later designated disease or stay does not hold it', async () => {
  const person = people.provincialReferral
  const bill = await treated(person, '11', 3000)
  const stay = await stayed(person)
  await treated(person, '14')
  assert.equal(amountsOf(await undo(person, bill, '2208'))['medfee_sumamt'], -3000)
  refusedWith(await undo(person, stay, '2305'), 'G5203')
  await ledgerAgrees(db)
})

test('what an undo gives back to the account says why, in the books and to the person', async () => {
  const person = people.active
  const bill = await treated(person, '11', 1000, { acct_used_flag: '1' })
  assert.equal(bill.info['acct_pay'], 1000)
  clock.set('2026-06-20T03:00:00Z')
  const undone = String(amountsOf(await undo(person, bill, '2208'))['setl_id'])
  const { rows: entries } = await db.pool.query(
    `select source_id, amount_fen, reason from account_entry where source_id in ($1, $2) order by amount_fen`,
    [bill.id, undone],
  )
  assert.deepEqual(entries, [
    { source_id: bill.id, amount_fen: -100_000, reason: 'settlement' },
    { source_id: undone, amount_fen: 100_000, reason: 'cancellation' },
  ])
  const { rows: postings } = await db.pool.query<{ purpose: string; debit: string; credit: string }>(
    `select debit, credit, purpose from posting where source_id = $1 order by posting_no`,
    [bill.id],
  )
  const { rows: opposites } = await db.pool.query(
    `select credit as debit, debit as credit, purpose from posting where source_id = $1 order by posting_no`,
    [undone],
  )
  assert.ok(postings.length > 0)
  assert.deepEqual(opposites, postings, 'the same purpose, the other way round')
  const told = (await sumsOf(person)).accounts.entries.map(({ reason, amount, settlement: of }) => [reason, amount, of])
  assert.deepEqual(
    told.filter(([reason]) => reason !== '转入余额'),
    [
      ['撤销结算，退回', '1000.00', undefined],
      ['就医支付', '-1000.00', bill.id],
    ],
  )
  const { rows: acts } = await db.pool.query<{ action: string; detail: unknown }>(
    `select act ->> 'action' as action, act -> 'detail' as detail
       from journal j cross join lateral json_array_elements(j.acts) act where j.subject_id = $1`,
    [undone],
  )
  assert.equal(acts[0]?.action, 'settlement-cancelled')
  assert.match(JSON.stringify(acts[0]?.detail), new RegExp(bill.id))
})
