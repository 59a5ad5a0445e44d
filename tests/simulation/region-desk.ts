/**
 * A month between two regions: the treating region draws and sends, the insured pool confirms or disputes line by line, the region
 * answers, another of the pool approves; prepaid money comes, goes back and pays. Batches pay the rest.
 */
import assert from 'node:assert/strict'
import type { ClearingLine, ClearingMessage, PrepaidMessage } from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { carry } from './month-desk.ts'
import { add, leftOf, movePaid, moveOwed, pairOf, sumOf, toClear, undoingOf } from './month-model.ts'
import type { ClearedLine, Clearing } from './month-model.ts'
import { ask, askOnce, askRacing, deskOf, fenOf, refusedWith, told } from './offices.ts'
import type { Answer } from './offices.ts'
import { count, maybe, monthBefore } from './scene.ts'
import type { Scene } from './scene.ts'

const at = '/api/desk/clearings'

export interface Pair {
  pool: string
  region: string
}

/** Pairs of which something was settled. */
export const pairsOf = ({ books: { months } }: Scene): Pair[] =>
  [...months.pairs.keys()].map((key) => ({ pool: key.slice(0, 6), region: key.slice(7) }))

/** What a list that is drawn now would come to; nought or less where none can be. */
export const couldDraw = ({ books: { months }, today }: Scene, pair: Pair): number =>
  sumOf(toClear(months, pair, monthBefore(today)), ({ line }) => leftOf(line))

/** Draws a list of what is not cleared; where nothing is to be paid it is refused. */
export async function drawList(scene: Scene, pair: Pair): Promise<void> {
  const { months } = scene.books
  const month = monthBefore(scene.today)
  const waiting = toClear(months, pair, month)
  const grossFen = sumOf(waiting, ({ line }) => leftOf(line))
  const who = deskOf('finance', pair.region)
  scene.onMiddle?.('drawing')
  const answer = await askRacing(scene, { who, url: at, body: { pool: pair.pool, month } })
  if (grossFen <= 0) {
    refusedWith(answer, waiting.length === 0 ? 'clearing-nothing' : 'clearing-not-positive')
    return count(scene, 'clearing not drawn')
  }
  const shown = told<ClearingMessage>(answer)
  assert.equal(shown.gross, formatYuan(grossFen), shown.clearingId)
  const own = { office: pair.pool, payee: pairOf(pair), dueFen: 0, taken: 0 }
  const clearing: Clearing = { what: 'clearing', id: shown.clearingId, state: 'drawn', ...pair, ...own, lines: [] }
  clearing.lines = (await linesOf(scene, who, clearing.id)).map((drawn): ClearedLine => {
    const found = waiting.find(({ line }) => line.settlement === drawn.settlement)
    assert.ok(found !== undefined && found.line.clearing === undefined, `${drawn.settlement} is cleared once`)
    const { line, application } = found
    line.clearing = clearing
    const amountFen = leftOf(line)
    assert.equal(drawn.amount, formatYuan(amountFen), drawn.settlement)
    const { institution } = application
    return { no: drawn.no, line, institution, state: 'open', amountFen, withdrawnFen: 0, answered: false }
  })
  assert.equal(clearing.lines.length, waiting.length, 'everything that waits is in the list')
  months.clearings.push(clearing)
  count(scene, 'clearing drawn')
}

async function linesOf(scene: Scene, who: string, id: string): Promise<ClearingLine[]> {
  const lines: ClearingLine[] = []
  for (let after: number | null = 0; after !== null;) {
    const page: ClearingMessage = told(await ask(scene, { who, url: `${at}/${id}?after=${String(after)}` }))
    lines.push(...page.lines)
    after = page.more
  }
  return lines
}

function stepped(clearing: Clearing, answer: Answer, state: Clearing['state']): ClearingMessage {
  const shown = told<ClearingMessage>(answer)
  assert.equal(shown.state, state, clearing.id)
  clearing.state = state
  return shown
}

function free({ lines }: Clearing): void {
  for (const { line } of lines) line.clearing = undefined
}

/** The region sends its list, now and then it drops it. */
export async function sendList(scene: Scene, clearing: Clearing): Promise<void> {
  const drops = maybe(scene, 0.15)
  const url = `${at}/${clearing.id}/${drops ? 'drop' : 'send'}`
  const answer = await askRacing(scene, { who: deskOf('finance', clearing.region), url, body: {} })
  stepped(clearing, answer, drops ? 'dropped' : 'sent')
  if (drops) free(clearing)
  count(scene, drops ? 'clearing dropped' : 'clearing sent')
}

/** The pool disputes some lines, confirms the others and hands in. */
export async function confirmList(scene: Scene, clearing: Clearing): Promise<void> {
  const { id, pool, lines } = clearing
  const desk = { who: deskOf('finance', pool), url: `${at}/${id}` }
  scene.onMiddle?.('confirming')
  for (const one of lines.filter(({ state, amountFen }) => state === 'open' && amountFen > 0)) {
    if (!maybe(scene, 0.15)) continue
    const body = { no: one.no, reason: 'amount-differs', words: '和本地不一样' }
    stepped(clearing, await askRacing(scene, { ...desk, url: `${desk.url}/dispute`, body }), 'sent')
    one.state = 'disputed'
  }
  const [some] = lines.filter(({ state }) => state === 'open' || state === 'maintained')
  if (some !== undefined && maybe(scene, 0.2)) {
    refusedWith(await askOnce(scene, { ...desk, url: `${desk.url}/hand-in`, body: {} }), 'clearing-lines-open')
    const body = { lines: [some.no] }
    stepped(clearing, await askOnce(scene, { ...desk, url: `${desk.url}/confirm`, body }), 'sent')
    refusedWith(await askOnce(scene, { ...desk, url: `${desk.url}/confirm`, body }), 'clearing-line-confirmed')
  }
  stepped(clearing, await askOnce(scene, { ...desk, url: `${desk.url}/confirm`, body: {} }), 'sent')
  for (const one of lines) if (one.state === 'open' || one.state === 'maintained') one.state = 'confirmed'
  const next = lines.some(({ state }) => state === 'disputed')
    ? 'disputed'
    : dueOf(clearing) > 0
      ? 'confirmed'
      : 'closed'
  stepped(clearing, await askRacing(scene, { ...desk, url: `${desk.url}/hand-in`, body: {} }), next)
  if (next === 'closed') free(clearing)
  count(scene, `clearing ${next}`)
}

const dueOf = ({ lines }: Clearing): number =>
  sumOf(
    lines.filter(({ state }) => state === 'confirmed'),
    ({ amountFen, withdrawnFen }) => amountFen - withdrawnFen,
  )

/** The region answers every dispute: keeps the line, or withdraws what the funds paid of it, which the institution owes back. */
export async function answerDisputes(scene: Scene, clearing: Clearing): Promise<void> {
  const { id, region, lines } = clearing
  const { months } = scene.books
  const disputed = lines.filter(({ state }) => state === 'disputed')
  for (const [index, one] of disputed.entries()) {
    const { line } = one
    const isUndone = undoingOf(months, line.settlement) !== undefined
    const withdraws = scene.random.chance(0.5) && !isUndone
    const body = { no: one.no, withdraw: withdraws, words: '已核对' }
    const last = index === disputed.length - 1
    const asked = { who: deskOf('finance', region), url: `${at}/${id}/answer`, body }
    if (isUndone) {
      refusedWith(await askOnce(scene, { ...asked, body: { ...body, withdraw: true } }), 'clearing-line-undone')
      count(scene, 'undone not withdrawn')
    }
    stepped(clearing, await askRacing(scene, asked), last ? 'sent' : 'disputed')
    one.answered = true
    one.withdrawnFen = withdraws ? line.fundFen - line.refusedFen - line.withdrawnFen : 0
    one.state = withdraws && one.withdrawnFen === one.amountFen ? 'withdrawn' : 'maintained'
    line.withdrawnFen += one.withdrawnFen
    moveOwed(months, { institution: one.institution, region }, line.pool, 0 - one.withdrawnFen)
    carry(scene, one.institution, 0 - one.withdrawnFen)
    if (one.withdrawnFen > 0) count(scene, 'line withdrawn')
  }
  const told = await linesOf(scene, deskOf('finance', region), id)
  assert.deepEqual(
    told.map(({ no, state, withdrawn }) => [no, state, withdrawn]),
    lines.map(({ no, state, withdrawnFen }) => [no, state, formatYuan(withdrawnFen)]),
    id,
  )
  count(scene, 'dispute answered')
}

/** Another of the pool approves what was seen, or sends it back. */
export async function approveList(scene: Scene, clearing: Clearing): Promise<void> {
  const { id, pool } = clearing
  const desk = { who: deskOf('approving', pool), url: `${at}/${id}` }
  if (maybe(scene, 0.15)) {
    stepped(
      clearing,
      await askRacing(scene, { ...desk, url: `${desk.url}/return`, body: { words: '请再核对' } }),
      'sent',
    )
    for (const one of clearing.lines) if (one.state === 'confirmed') one.state = one.answered ? 'maintained' : 'open'
    return count(scene, 'clearing returned')
  }
  const dueFen = dueOf(clearing)
  const url = `${desk.url}/approve`
  if (maybe(scene, 0.1)) {
    const body = { due: formatYuan(dueFen + 1) }
    refusedWith(await askOnce(scene, { ...desk, url, body }), 'clearing-amount-changed')
  }
  scene.onMiddle?.('approval')
  stepped(clearing, await askRacing(scene, { ...desk, url, body: { due: formatYuan(dueFen) } }), 'approved')
  clearing.dueFen = dueFen
  count(scene, 'clearing approved')
}

/** Out of what is prepaid, where it holds as much; now and then while a batch takes it too. */
export async function payPrepaid(scene: Scene, clearing: Clearing): Promise<void> {
  const { months } = scene.books
  const held = months.prepaid.get(pairOf(clearing)) ?? 0
  const who = deskOf('finance', clearing.pool)
  scene.onMiddle?.('payment')
  const answer = await askRacing(scene, { who, url: `${at}/${clearing.id}/pay-prepaid`, body: {} })
  if (held < clearing.dueFen) {
    refusedWith(answer, 'prepaid-not-enough')
    return count(scene, 'prepaid not enough')
  }
  stepped(clearing, answer, 'paid')
  add(months.prepaid, pairOf(clearing), 0 - clearing.dueFen)
  movePaid(months, clearing)
  count(scene, 'clearing prepaid')
}

/** What is owed moves while hospitals are at work. */
const lasting = ({ status, body }: Answer): unknown => ({
  status,
  records: body.records as unknown,
  code: body.code as unknown,
})

/** The pool pays in, or the region pays back: entered by one, confirmed by another, or dropped. */
export async function movePrepaid(scene: Scene, pair: Pair): Promise<void> {
  const { random, books, today } = scene
  const held = books.months.prepaid.get(pairOf(pair)) ?? 0
  const back = held > 0 && random.chance(0.3)
  const fen = back ? 1 + random.below(held) : 1_000_000 + random.below(9_000_000)
  const [own, other] = back ? [pair.region, pair.pool] : [pair.pool, pair.region]
  const url = '/api/desk/prepaid'
  const body = { kind: back ? 'return' : 'deposit', other, amount: formatYuan(fen), document: scene.msgid }
  const { records } = told<PrepaidMessage>(await askOnce(scene, { who: deskOf('finance', own), url, body, lasting }))
  const one = `${url}/${records[0]!.recordId}`
  const bank = { reference: scene.msgid, day: today }
  if (random.chance(0.2))
    refusedWith(
      await askOnce(scene, { who: deskOf('finance', own), url: `${one}/confirm`, body: bank, lasting }),
      'office-step-own',
    )
  if (random.chance(0.1)) {
    told(await askRacing(scene, { who: deskOf('finance', own), url: `${one}/drop`, body: {}, lasting }))
    return count(scene, 'prepaid dropped')
  }
  scene.onMiddle?.('payment')
  const done = { who: deskOf('finance-beside', own), url: `${one}/confirm`, body: bank, lasting }
  const { funds } = told<PrepaidMessage>(await askRacing(scene, done))
  add(books.months.prepaid, pairOf(pair), back ? 0 - fen : fen)
  const fund = funds.find(({ pool, region }) => pool === pair.pool && region === pair.region)!
  assert.equal(fenOf(fund.balance), books.months.prepaid.get(pairOf(pair)), 'what is prepaid')
  count(scene, back ? 'prepaid returned' : 'prepaid')
}
