/** 个人账户支取 at the desk: a death, heirs, approval by another, payment and what comes back; money to another pool; corrections. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type pg from 'pg'
import type {
  AccountMessage,
  CorrectionMessage,
  PaymentBatchMessage,
  PayoutMessage,
  PayoutsMessage,
  PersonPage,
  PersonPayoutsMessage,
} from '@yidi/contracts'
import { verifyLedger } from '../../money/ledger/index.ts'
import { card, heir, openDesk, pool, today } from './testing.ts'

const desk = await openDesk()
const { ask, refused } = desk
const at = (personNo: string, what = '') => `/people/${personNo}${what}`
const document = '公证书 2026-1'
const die = (personNo: string, form: object = {}) =>
  ask<{ day: string }>('enter', at(personNo, '/death'), { day: '2026-06-10', document: '死亡证明 1', ...form })
const inherit = (personNo: string, heirs = [heir(400_000, 1), heir(600_000, 2)], who: 'enter' | 'moved' = 'enter') =>
  ask(who, at(personNo, '/account-payouts/inheritance'), { heirs, document })
const show = (id: string, who: 'enter' | 'approve' | 'moved' = 'approve') =>
  ask<PayoutMessage>(who, `/account-payouts/${id}`)
const approve = (id: string, amount: string, who: 'approve' | 'moved' = 'approve') =>
  ask(who, `/account-payouts/${id}/approve`, { amount })
const faults = async () => (await verifyLedger(desk.db)).faults

/** Draws and confirms a batch of these. */
async function batch(subjects: string[]): Promise<string> {
  const { batchId } = await ask<PaymentBatchMessage>('first', '/payments/batches', { subjects })
  const confirmed = await ask<PaymentBatchMessage>('second', `/payments/batches/${batchId}/confirm`, {})
  assert.equal(confirmed.state, 'confirmed', JSON.stringify(confirmed))
  return batchId
}

test('a death ends the enrolment and benefits; every fault has its own answer and writes nothing', async () => {
  const person = await desk.person()
  const url = at(person, '/death')
  const form = { day: '2026-06-10', document: '死亡证明 1' }
  await refused('death-day-not-valid', 'enter', url, { ...form, day: '2026-06-21' })
  await refused('death-day-not-valid', 'enter', url, { ...form, day: '2026-02-30' })
  await refused('death-day-not-valid', 'enter', url, { ...form, day: '1950-01-01' })
  await refused('death-document-missing', 'enter', url, { ...form, document: ' ' })
  await refused('death-not-known', 'enter', at(person, '/account-payouts/inheritance'), {
    heirs: [heir(1_000_000, 1)],
    document,
  })
  await refused('death-not-known', 'enter', at(person, '/death/take-back'), { reason: '录错了' })
  assert.equal((await ask<PersonPage>('enter', at(person))).enrolments.length, 1)
  assert.equal((await die(person)).day, '2026-06-10')
  await refused('death-known', 'enter', url, form)
  const { enrolments, benefits } = await ask<PersonPage>('enter', at(person))
  assert.deepEqual(
    enrolments.filter(({ knownTo }) => knownTo === null).map(({ to }) => to),
    ['2026-06-10'],
  )
  const stopped = benefits.find((row) => row.knownTo === null && row.from === '2026-06-11')
  assert.equal(stopped?.status, 'stopped')
  await ask('enter', at(person, '/death/take-back'), { reason: '是同名的人' })
  assert.equal((await ask<PersonPayoutsMessage>('enter', at(person, '/account-payouts'))).death, null)
})

test('heirs are refused for each fault with its own answer', async () => {
  const person = await desk.person()
  await die(person)
  const url = at(person, '/account-payouts/inheritance')
  const whole = heir(1_000_000, 1)
  await refused('heir-shares-not-whole', 'enter', url, { heirs: [heir(500_000, 1), heir(499_999, 2)], document })
  await refused('heir-twice', 'enter', url, { heirs: [heir(500_000, 1), heir(500_000, 1)], document })
  await refused('heir-not-valid', 'enter', url, { heirs: [{ ...whole, name: ' ' }], document })
  await refused('heir-not-valid', 'enter', url, { heirs: [{ ...whole, idNumber: '330100199001011111' }], document })
  await refused('heir-not-valid', 'enter', url, { heirs: [{ ...whole, idNumber: '', proof: '' }], document })
  await refused('heir-not-valid', 'enter', url, { heirs: [{ ...whole, number: '6222000011112222338' }], document })
  await refused('payout-document-missing', 'enter', url, { heirs: [whole], document: '' })
  const poor = await desk.person({})
  await die(poor)
  await refused('payout-nothing-left', 'enter', at(poor, '/account-payouts/inheritance'), { heirs: [whole], document })
  assert.deepEqual((await ask<PersonPayoutsMessage>('enter', at(person, '/account-payouts'))).payouts, [])
})

test('who entered does not approve; what is approved is what the account holds then', async () => {
  const person = await desk.person()
  await die(person)
  const { id } = await inherit(person, undefined, 'moved')
  await refused('payout-open', 'enter', at(person, '/account-payouts/inheritance'), {
    heirs: [heir(1_000_000, 1)],
    document,
  })
  await desk.move('approving')
  assert.equal((await approve(id, '100.01', 'moved')).code, 'payout-other-person-needed')
  assert.match((await show(id, 'moved')).bar!, /录入了这份支取/)
  await desk.move('accepting')
  assert.deepEqual((await show(id)).allowed, ['approve', 'refuse'])
  // A visit before the death is settled meanwhile: the account pays part of it.
  await desk.credit(person, { currentFen: 99 })
  assert.equal((await approve(id, '100.01')).code, 'payout-amount-changed')
  assert.deepEqual(await desk.balance(person), [10_099, 1], 'nothing moved')
  assert.equal((await approve(id, '101.00')).id, id)
  assert.equal((await approve(id, '101.00')).code, 'payout-action-not-allowed')
  assert.deepEqual(await desk.balance(person), [0, 0])
  const { parts, amount, currentYear, pastYear, stateTitle } = await show(id)
  assert.deepEqual(
    [amount, currentYear, pastYear, stateTitle, ...parts.map((part) => `${part.name} ${part.amount} ${part.account}`)],
    ['101.00', '100.99', '0.01', '等付款', '演示继承甲 40.40 ****2337', '演示继承乙 60.60 ****2337'],
  )
  await refused('death-in-use', 'enter', at(person, '/death/take-back'), { reason: '录错了' })
  const account = await ask<AccountMessage>('enter', at(person, '/account'))
  assert.ok(account.years[0]!.entries.some(({ reason, amount: fen }) => reason === '继承人支取' && fen === '-40.40'))
  assert.deepEqual(await faults(), [])
})

test('each heir is paid in a batch of two people; what comes back is paid to another account, and nothing twice', async () => {
  const person = await desk.person({ pastFen: 20_000 })
  await die(person)
  const { id } = await inherit(person)
  await approve(id, '200.00')
  const [first, second] = (await show(id)).parts.map((part) => part.id) as [string, string]
  const batchId = await batch([first, second])
  await refused('payment-order-taken', 'first', '/payments/batches', { subjects: [first] })
  const { items } = await ask<PaymentBatchMessage>('first', `/payments/batches/${batchId}`)
  const noOf = (subject: string) => String(items.find(({ subjectId }) => subjectId === subject)!.no)
  await ask('first', `/payments/batches/${batchId}/items/${noOf(first)}/paid`, { day: today })
  await ask('first', `/payments/batches/${batchId}/items/${noOf(second)}/returned`, {
    day: today,
    reason: 'account-closed',
    words: '',
  })
  const shown = await show(id, 'enter')
  assert.deepEqual(
    shown.parts.map(({ stateTitle, returned, mayChangeAccount }) => [stateTitle, returned, mayChangeAccount]),
    [
      ['已付款', null, false],
      ['付款被退回', '账户已销户', true],
    ],
  )
  const url = `/account-payouts/${second}/account`
  await refused('payout-account-not-valid', 'enter', url, { bank: '演示银行', number: '12' })
  await refused('payout-not-found', 'enter', '/account-payouts/G-NONE/account', { bank: '演示银行', number: card })
  await ask('enter', url, { bank: '演示银行台州分行', number: card })
  await refused('payout-action-not-allowed', 'enter', url, { bank: '演示银行', number: card })
  const again = await batch([second])
  await ask('first', `/payments/batches/${again}/items/1/paid`, { day: today })
  await refused('payment-order-not-waiting', 'first', '/payments/batches', { subjects: [second] })
  assert.deepEqual(
    (await show(id)).parts.map(({ state }) => state),
    ['paid', 'paid'],
  )
  assert.deepEqual(await faults(), [])
})

test('an application is refused or taken back with a reason, and the money stays', async () => {
  const person = await desk.person()
  await die(person)
  const one = await inherit(person)
  await refused('payout-reason-missing', 'approve', `/account-payouts/${one.id}/refuse`, { reason: ' ' })
  await ask('approve', `/account-payouts/${one.id}/refuse`, { reason: '还有一位继承人' })
  assert.deepEqual([(await show(one.id)).stateTitle, (await show(one.id)).reason], ['没有核准', '还有一位继承人'])
  const other = await inherit(person)
  await refused('payout-reason-missing', 'enter', `/account-payouts/${other.id}/withdraw`, { reason: '' })
  await ask('enter', `/account-payouts/${other.id}/withdraw`, { reason: '份额要改' })
  assert.equal((await approve(other.id, '100.01')).code, 'payout-action-not-allowed')
  assert.deepEqual(await desk.balance(person), [10_000, 1])
})

test('what comes in after an account was paid out lies there, is listed for the desk, and can be paid out again', async () => {
  const person = await desk.person()
  const listed = async () =>
    (await ask<PayoutsMessage>('enter', '/account-payouts')).waiting.find((one) => one.personNo === person)
  await die(person)
  assert.deepEqual([(await listed())?.why, (await listed())?.amount], ['death', '100.01'])
  const { id } = await inherit(person)
  assert.equal(await listed(), undefined, 'asked for')
  await approve(id, '100.01')
  await desk.credit(person, { currentFen: 3000 })
  assert.deepEqual([(await listed())?.why, (await listed())?.amount], ['late', '30.00'])
  const late = await inherit(person)
  await approve(late.id, '30.00')
  assert.equal(await listed(), undefined)
})

test('an account goes to the other pool once the person has left, and the document holds as long as the money is out', async () => {
  const person = await desk.person()
  const leave = (lastDay: string) =>
    ask<{ transferId: string }>('enter', at(person, '/transfers-out'), { to: '310000', lastDay })
  const { transferId } = await leave('2026-06-20')
  const url = at(person, '/account-payouts/transfer')
  const form = { transferId, name: '上海市医保中心', bank: '演示银行', number: card, document: '联系函 1' }
  await refused('payout-transfer-not-over', 'enter', url, form)
  await desk.goTo('2026-06-21T02:00:00Z')
  await refused('transfer-not-found', 'enter', url, { ...form, transferId: 'Z-NONE' })
  await refused('payout-account-not-valid', 'enter', url, { ...form, name: ' ' })
  await refused('payout-account-not-valid', 'enter', url, { ...form, number: '1' })
  const { id } = await ask('enter', url, form)
  const takeBack = at(person, `/transfers-out/${transferId}/take-back`)
  await refused('transfer-money-out', 'enter', takeBack, { reason: '不走了' })
  await approve(id, '100.01')
  const { transfer, parts, title } = await show(id)
  assert.deepEqual(
    [title, transfer?.toName, parts[0]?.amount, parts[0]?.name],
    ['个人账户转到外地', '上海市', '100.01', '上海市医保中心'],
  )
  const batchId = await batch([id])
  await ask('first', `/payments/batches/${batchId}/items/1/paid`, { day: '2026-06-21' })
  assert.equal((await show(id)).state, 'paid')
  await die(person)
  await desk.credit(person, { currentFen: 1 })
  await refused('payout-after-death', 'enter', url, form)
  assert.deepEqual(await faults(), [])
})

test('a correction is booked once another confirms it, never below nought, and undone by the opposite one', async () => {
  const person = await desk.person({ currentFen: 5000 })
  const url = at(person, '/account-corrections')
  const form = {
    fund: 'current-year',
    direction: 'minus',
    amount: '20.00',
    reason: '多划入一个月',
    document: '审批表 1',
  }
  await refused('correction-not-valid', 'enter', url, { ...form, amount: '0' })
  await refused('correction-not-valid', 'enter', url, { ...form, amount: '1.005' })
  await refused('correction-not-valid', 'enter', url, { ...form, reason: ' ' })
  await refused('correction-not-valid', 'enter', url, { ...form, document: '' })
  await refused('correction-below-nought', 'enter', url, { ...form, amount: '50.01' })
  await refused('correction-below-nought', 'enter', url, { ...form, fund: 'past-year' })
  const { id } = await ask('moved', url, form)
  const confirm = `/account-corrections/${id}/confirm`
  await desk.move('approving')
  await refused('payout-other-person-needed', 'moved', confirm, {})
  await refused('payout-reason-missing', 'approve', `/account-corrections/${id}/refuse`, { reason: '' })
  await refused('correction-not-found', 'approve', '/account-corrections/K-NONE/confirm', {})
  assert.deepEqual(await desk.balance(person), [5000, 0])
  await ask('approve', confirm, {})
  await refused('payout-action-not-allowed', 'approve', confirm, {})
  assert.deepEqual(await desk.balance(person), [3000, 0])
  const shown = await ask<CorrectionMessage>('enter', `/account-corrections/${id}`)
  assert.deepEqual(
    [shown.stateTitle, shown.direction, shown.amount, shown.balance],
    ['已更正', 'minus', '20.00', '30.00'],
  )
  const opposite = await ask('enter', url, { ...form, direction: 'plus', reason: '更正错了' })
  await ask('approve', `/account-corrections/${opposite.id}/confirm`, {})
  assert.deepEqual(await desk.balance(person), [5000, 0])
  const taken = await ask('enter', url, form)
  await ask('enter', `/account-corrections/${taken.id}/withdraw`, { reason: '不用了' })
  const { corrections } = await ask<PersonPayoutsMessage>('enter', at(person, '/account-payouts'))
  assert.deepEqual(
    corrections.map(({ title, stateTitle }) => `${title} ${stateTitle}`),
    ['当年资金 扣回 20.00 元 已撤回', '当年资金 补记 20.00 元 已更正', '当年资金 扣回 20.00 元 已更正'],
  )
  assert.deepEqual(await faults(), [])
})

/** What verify says after a statement that is taken back again. */
async function faultsAfter(sql: string): Promise<string[]> {
  const client = await desk.db.pool.connect()
  try {
    await client.query('begin')
    assert.notEqual((await client.query(sql)).rowCount, 0, sql)
    const report = await verifyLedger({ pool: client as unknown as pg.Pool })
    return [...new Set(report.faults.map(({ rule }) => rule))]
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('what is written past the program is named by the rule that it breaks', async () => {
  const posted = `person_no, source_id, posting_no, book, debit, credit, amount_fen, purpose, booked_day, recorded_at`
  const insert = (fields: string, rest: string) => `insert into posting (${posted}) select ${fields} ${rest}`
  const broken: [string, string][] = [
    [
      'leaving-payout',
      `update record_action set detail = jsonb_set(detail, '{amountFen}', '1')
        where ctid = (select min(ctid) from record_action where kind = 'account-payout' and action = 'approve')`,
    ],
    [
      'leaving-whole',
      `update record_action set detail = jsonb_set(detail, '{totalFen}', '1') where kind = 'account-payout' and action = 'approve'`,
    ],
    [
      'leaving-payable',
      insert(
        `person_no, record_id || '/result', 9, '${pool}', 'payable:account-payout', 'fund:pool', 1, 'pool', '${today}', now()`,
        `from record_action where kind = 'account-payout' and action = 'approve' limit 1`,
      ),
    ],
    [
      'leaving-correction',
      `update record_action set detail = jsonb_set(detail, '{amountFen}', '1')
        where ctid = (select min(ctid) from record_action where kind = 'account-correction' and action = 'confirm')`,
    ],
    [
      'leaving-after-death',
      `insert into account_entry (person_no, source_id, fund, amount_fen, reason, period, booked_day, recorded_at)
         select person_no, 'X1', 'current-year', 1, 'retired-credit', '2026-08', '${today}', known_from + interval '1 day'
           from death where known_to is null limit 1`,
    ],
    [
      'leaving-missing-years',
      insert(
        `person_no, 'X2', 1, '${pool}', 'bank:income', 'income:pool', 1, 'missing-years', '${today}', now()`,
        `from death limit 1`,
      ),
    ],
  ]
  for (const [rule, sql] of broken) assert.ok((await faultsAfter(sql)).includes(rule), rule)
})
