/** What stands behind a bill: its fee lines, what happened, and the bill of other choices; for its person and whoever may see for him. */
import assert from 'node:assert/strict'
import test from 'node:test'
import { actingHeader } from '@yidi/contracts'
import type {
  AuthorisationMessage,
  ProblemDocument,
  SettlementChoicesMessage,
  SettlementEventsMessage,
  SettlementLinesMessage,
} from '@yidi/contracts'
import { extractText, getDocumentProxy } from 'unpdf'
import { signInCitizen } from '../../apps/server/src/platform/access/testing.ts'
import { feeLine, Hospital, openPlatform, people, settlement } from './hospital.ts'

const { app, db, clock } = await openPlatform()
test.after(() => app.close())
const hospital = new Hospital(app, 'H31010000001', '310100')
const person = people.retiredWithFiling
const cookies = {
  own: await signInCitizen(db, clock, person),
  agent: await signInCitizen(db, clock, people.active),
}

type Caller = { as: keyof typeof cookies; acting?: string }
const own: Caller = { as: 'own' }
const get = ({ as, acting }: Caller, url: string) =>
  app.inject({ url, headers: { cookie: cookies[as], ...(acting === undefined ? {} : { [actingHeader]: acting }) } })
async function read<Message>(url: string, who = own): Promise<Message> {
  const answer = await get(who, url)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json<Message>()
}
const codeOf = async (who: Caller, url: string) => (await get(who, url)).json<ProblemDocument>().code

const many = 250
const visit = await hospital.admit(person, { begntime: '2026-06-20 08:00:00' })
const line = (code: string, quantity: number, price: number, number: number) => ({
  ...feeLine(person, visit, [code, quantity, price], number),
  fee_ocur_time: '2026-06-20 09:30:00',
})
clock.set('2026-06-20T02:10:00Z')
await hospital.ask('2301', {
  feedetail: [
    line('YDA0000001', 10, 1000, 1),
    line('YDB0000001', 1, 100, 2),
    line('ZZ-1', 1, 50, 3),
    ...Array.from({ length: 97 }, (_, index) => line('YDA0000001', 1, 1, index + 4)),
  ],
})
clock.set('2026-06-20T02:15:00Z')
await hospital.ask('2301', {
  feedetail: Array.from({ length: many - 100 }, (_, index) => line('YDA0000001', 1, 1, index + 101)),
})
const total = 10000 + 100 + 50 + (many - 3)
clock.set('2026-06-20T02:20:00Z')
await hospital.discharge(person, visit, '2026-06-20')
clock.set('2026-06-20T02:22:00Z')
await hospital.ask('2303', settlement(person, visit, total))
clock.set('2026-06-20T02:24:00Z')
const settled = await hospital.ask('2304', settlement(person, visit, total))
const { setl_id: id } = (settled.output as { setlinfo: { setl_id: string } }).setlinfo
const at = `/api/settlements/${id}`

test('the lines come page by page, with what of each is shared, borne first and paid alone, and each kind summed up', async () => {
  const first = await read<SettlementLinesMessage>(`${at}/lines`)
  assert.deepEqual([first.count, first.lines.length, first.next], [many, 100, 100])
  const [a, b, unknown] = first.lines
  assert.deepEqual(
    [a!.amount, a!.inScope, a!.ownShare, a!.outside, a!.quantity, a!.price],
    ['10000.00', '10000.00', '0.00', '0.00', '10', '1000'],
  )
  assert.equal(b!.class, 'B')
  assert.equal(Number(b!.inScope) + Number(b!.ownShare), 100)
  assert.deepEqual(
    [unknown!.kind, unknown!.outside, unknown!.cuts],
    ['other', '50.00', [{ reason: 'unknown-code', amount: '50.00' }]],
  )
  const second = await read<SettlementLinesMessage>(`${at}/lines?after=100`)
  const third = await read<SettlementLinesMessage>(`${at}/lines?after=200`)
  assert.deepEqual([second.next, third.lines.length, third.next], [200, 50, null])
  const numbers = [first, second, third].flatMap(({ lines }) => lines.map(({ no }) => no))
  assert.deepEqual(
    numbers,
    Array.from({ length: many }, (_, index) => index + 1),
    'none twice, none left out',
  )
  const sum = first.sums.reduce((yuan, one) => yuan + Number(one.amount), 0)
  assert.equal(sum, total)
  assert.equal(
    first.sums.reduce((all, one) => all + one.count, 0),
    many,
  )
})

test('what happened is told in its order, lines of several messages as one', async () => {
  const { events } = await read<SettlementEventsMessage>(`${at}/events`)
  assert.deepEqual(
    events.map(({ kind, at: moment, lines }) => [kind, moment.slice(11, 16), lines]),
    [
      ['registered', '02:00', undefined],
      ['fees-uploaded', '02:15', many],
      ['discharged', '02:20', undefined],
      ['pre-settled', '02:22', undefined],
      ['settled', '02:24', undefined],
    ],
  )
  assert.equal(events[3]!.cash, events[4]!.cash)
})

test('other choices have the same fees and sums: not filed costs more, a lower level less', async () => {
  const { comparable, choices } = await read<SettlementChoicesMessage>(`${at}/choices`)
  assert.equal(comparable, true)
  const cash = (name: string): number => {
    const { result } = choices.find((one) => one.name === name)!
    assert.ok('amounts' in result)
    assert.equal(result.amounts.total, `${String(total)}.00`)
    return Number(result.amounts.cash)
  }
  const bill = await read<{ cash: string }>(at)
  assert.ok(cash('notFiled') > Number(bill.cash))
  assert.ok(cash('tier2') < Number(bill.cash))
  assert.ok(!choices.some(({ name }) => name === 'tier3' || name === 'filed'), 'not what it is already')
})

test('the receipt sums the lines up, kind by kind', async () => {
  const { rawPayload } = await get(own, `${at}/receipt.pdf`)
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(rawPayload)), { mergePages: true })
  assert.match(text.replaceAll(/\s/g, ''), /费用类别条数金额范围内自理自费.*合计250/)
})

test('a stranger finds nothing, an agent for bills sees them, one for filings does not, and nobody who is not logged in', async () => {
  const places = ['lines', 'events', 'choices'].map((place) => `${at}/${place}`)
  for (const url of places) {
    assert.equal(await codeOf({ as: 'agent' }, url), 'settlement-not-found')
    assert.equal(await codeOf({ as: 'own' }, url.replace(id, '1')), 'settlement-not-found')
    assert.equal((await app.inject({ url })).statusCode, 401)
  }
  const authorise = async (scopes: string[]): Promise<string> => {
    const answer = await app.inject({
      method: 'POST',
      url: '/api/me/authorisations',
      headers: { cookie: cookies.own, 'idempotency-key': `details-${scopes.join('-')}` },
      payload: { direction: 'consent', name: '演示职工乙', idNumber: '330100198811020127', relation: 'child', scopes },
    })
    assert.equal(answer.statusCode, 201, answer.body)
    return answer.json<AuthorisationMessage>().id
  }
  const filesOnly = await authorise(['file'])
  for (const url of places) assert.equal(await codeOf({ as: 'agent', acting: filesOnly }, url), 'acting-outside-scope')
  await app.inject({
    method: 'POST',
    url: `/api/me/authorisations/${filesOnly}/end`,
    headers: { cookie: cookies.own, 'idempotency-key': 'details-end' },
    payload: {},
  })
  const acting = await authorise(['settlements'])
  for (const url of places) assert.equal((await get({ as: 'agent', acting }, url)).statusCode, 200)
  assert.equal((await get(own, `${at}/lines?after=-1`)).statusCode, 400)
})

test('undone, it is told with its moment, and the lines of then stay in sight; the undoing has none of its own', async () => {
  clock.set('2026-06-20T02:30:00Z')
  const undo = await hospital.ask('2305', { data: { psn_no: person, mdtrt_id: visit, setl_id: id } })
  const { setl_id: undone } = (undo.output as { setlinfo: { setl_id: string } }).setlinfo
  const { events } = await read<SettlementEventsMessage>(`${at}/events`)
  assert.deepEqual(events.at(-1), { kind: 'cancelled', at: '2026-06-20T02:30:00.000Z', settlement: id })
  assert.equal((await read<SettlementLinesMessage>(`${at}/lines`)).count, many)
  assert.equal(await codeOf(own, `/api/settlements/${undone}/lines`), 'settlement-not-found')
})
