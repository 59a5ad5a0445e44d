/**
 * A month of an institution: it applies, by the page or by a message, takes back and applies again; the desk of its region decides
 * lines and concludes, the institution objects, is answered, and another approves.
 */
import assert from 'node:assert/strict'
import type {
  MonthlyApplicationMessage,
  MonthlyApplyForm,
  MonthlyLine,
  MonthlyOffer,
  OwnMonthlyMessage,
} from '@yidi/contracts'
import { formatYuan } from '@yidi/rules'
import { Hospital } from '../hospital/hospital.ts'
import { add, isFinal, moveOwed, restoredBy, sumOf } from './month-model.ts'
import type { Application, MonthBooks, MonthLine, MonthOf } from './month-model.ts'
import { ask, askOnce, askRacing, deskOf, fenOf, ownOf, refusedWith, told } from './offices.ts'
import type { Answer } from './offices.ts'
import { count, maybe, send } from './scene.ts'
import type { Scene } from './scene.ts'

const own = '/api/institution/monthly'
const at = '/api/desk/monthly'

/** What is over, was settled and is not applied for. */
export function toApply({ books: { months }, today }: Scene): MonthOf[] {
  const month = today.slice(0, 7)
  return [...months.sums.values()].filter(
    (one) =>
      one.month < month && !months.applications.some((other) => isSame(one, other) && other.state !== 'withdrawn'),
  )
}

const isSame = (one: MonthOf, other: MonthOf): boolean =>
  one.institution === other.institution && one.month === other.month && one.kind === other.kind

/** Applies once, with the figures that the program offers, which have to be what was acknowledged. */
export async function apply(scene: Scene, of: MonthOf): Promise<void> {
  const { institution, month, kind } = of
  const who = ownOf(institution)
  const { offers } = told<OwnMonthlyMessage>(await ask(scene, { who, url: own }))
  const offer = offers.find((one) => one.month === month && one.kind === kind)!
  const { fundFen, accountFen, totalFen } = scene.books.months.sums.get(`${institution} ${month} ${kind}`)!
  const { fund, account, total, count: lineCount } = offer.figures
  assert.deepEqual(
    [fund, account, total, offer.applicationId],
    [...[fundFen, accountFen, totalFen].map((fen) => formatYuan(fen)), null],
    `the month ${institution} ${month} ${kind}`,
  )
  const form = { month, kind, figures: offer.figures }
  if (maybe(scene, 0.1)) {
    const wrong = { ...form, figures: { ...offer.figures, count: lineCount + 1 } }
    refusedWith(await askOnce(scene, { who, url: own, body: wrong }), 'monthly-figures-differ')
  }
  const id = await applyOnce(scene, of, form)
  if (maybe(scene, 0.2)) refusedWith(await askOnce(scene, { who, url: own, body: form }), 'monthly-applied-already')
  await enterApplication(scene, of, id, offer)
  count(scene, 'month applied')
}

/** By the page, by a message, or by both at the same time: one of them takes effect. Gives the number. */
async function applyOnce(scene: Scene, of: MonthOf, form: MonthlyApplyForm): Promise<string> {
  const by = scene.random.below(3)
  if (by === 0)
    return told<MonthlyApplicationMessage>(await askRacing(scene, { who: ownOf(of.institution), url: own, body: form }))
      .applicationId
  const messages = [sendMonth(scene, of, form.figures)]
  const pages = by === 2 ? [ask(scene, { who: ownOf(of.institution), url: own, body: form })] : []
  const [numbers, answers] = await Promise.all([Promise.all(messages), Promise.all(pages)])
  const done = [
    ...numbers.filter((number) => number !== undefined),
    ...answers.flatMap(({ status, body }) => (status === 200 ? [body.applicationId as string] : [])),
  ]
  assert.equal(done.length, 1, `${of.institution} ${of.month} ${of.kind} is applied for once`)
  return done[0]!
}

const clearedTypes: Readonly<Record<string, string>> = { outpatient: '11', inpatient: '21', pharmacy: '41' }

/** 3203. Gives the number; undefined where it is refused. */
async function sendMonth(
  scene: Scene,
  { institution, region, month, kind }: MonthOf,
  figures: MonthlyApplyForm['figures'],
): Promise<string | undefined> {
  const hospital = new Hospital(scene.counter, institution, region)
  const [year, no] = month.split('-').map(Number) as [number, number]
  const last = new Date(Date.UTC(year, no, 0)).toISOString().slice(0, 10)
  const data = {
    ...{ clr_type: clearedTypes[kind], clr_way: '1', setlym: month.replace('-', ''), psntime: figures.count },
    ...{ medfee_sumamt: Number(figures.total), med_sumfee: Number(figures.inScope) },
    ...{ fund_appy_sum: Number(figures.fund), cash_payamt: Number(figures.cash), acct_pay: Number(figures.account) },
    ...{ begndate: `${month}-01`, enddate: last },
  }
  const reply = await send(scene, hospital, '3203', { data }, `${scene.msgid}m`)
  return reply.infcode === 0
    ? (reply.output as { result: { clr_appy_evt_id: string } }).result.clr_appy_evt_id
    : undefined
}

/** Every line of an application, as a desk or the institution itself sees it. */
async function linesOf(scene: Scene, who: string, url: string): Promise<MonthlyLine[]> {
  const lines: MonthlyLine[] = []
  for (let after: number | null = 0; after !== null;) {
    const asked = { who, url: `${url}?show=all&after=${String(after)}` }
    const page: MonthlyApplicationMessage = told(await ask(scene, asked))
    lines.push(...page.lines)
    after = page.more
  }
  return lines
}

/** Its lines are what was acknowledged in the month, each once, and none is in another application that stands. */
async function enterApplication(scene: Scene, of: MonthOf, id: string, offer: MonthlyOffer): Promise<void> {
  const { institution, region, month, kind } = of
  const { months } = scene.books
  const shown = await linesOf(scene, ownOf(institution), `${own}/${id}`)
  const undone = undoneBy(months, shown)
  const lines = shown.map((line): MonthLine => ({
    ...{ no: line.no, settlement: line.settlement, visit: line.visit, pool: line.pool },
    ...{ drawn: line.drawn !== null, decided: false },
    ...{ payableFen: fenOf(line.payable), fundFen: fenOf(line.fund), refusedFen: 0, withdrawnFen: 0 },
    ...{ restoredFen: 0, undoes: undone.get(line.settlement) },
    ...{ objected: false, answered: false, clearing: undefined },
  }))
  assert.equal(formatYuan(sumOf(lines, ({ payableFen }) => payableFen)), offer.payable, id)
  const numbers = new Set(lines.map(({ settlement }) => settlement))
  assert.equal(numbers.size, lines.length, 'a settlement is applied for once')
  for (const [number, settled] of months.known)
    if (isSame(settled, of) && !number.includes('/')) assert.ok(numbers.has(number), `${number} is in ${id}`)
  const standing = months.applications.filter(({ state }) => state !== 'withdrawn').flatMap((one) => one.lines)
  assert.ok(!standing.some(({ settlement }) => numbers.has(settlement)), `${id} applies for what another does`)
  const paid = { office: region, payee: institution, dueFen: 0, taken: 0 } as const
  months.applications.push({
    what: 'application',
    id,
    state: 'applied',
    institution,
    region,
    month,
    kind,
    lines,
    ...paid,
  })
}

/**
 * Which settlement each undoing among some lines takes back. Where its number was not told, it undoes what an institution gave up, which
 * is in the same month and unknown, or what was replaced, of the same visit and amount.
 */
function undoneBy({ known, undoings }: MonthBooks, lines: readonly MonthlyLine[]): Map<string, string> {
  const undone = new Map<string, string>()
  const taken = new Set(undoings.values())
  for (const { settlement, visit, payable, fund } of lines.filter(({ undoes }) => undoes)) {
    const opposite = (one: { visit: string; payableFen: number; fundFen: number }) =>
      one.visit === visit && one.payableFen + fenOf(payable) === 0 && one.fundFen + fenOf(fund) === 0
    const givenUp = lines.find(
      (one) =>
        ![one.undoes, known.has(one.settlement), taken.has(one.settlement)].some(Boolean) &&
        opposite({ visit: one.visit, payableFen: fenOf(one.payable), fundFen: fenOf(one.fund) }),
    )
    const replaced = [...undoings].find(([number, id]) => {
      const one = known.get(id)
      if (one === undefined || !number.endsWith('/replaced')) return false
      return opposite({ visit: one.visit, payableFen: one.fundFen + one.accountFen, fundFen: one.fundFen })
    })
    const id = undoings.get(settlement) ?? givenUp?.settlement ?? replaced?.[1]
    assert.ok(id !== undefined, `${settlement} undoes something`)
    // Known from now on, also when the application is taken back and made again.
    if (!undoings.has(settlement) && givenUp === undefined) undoings.delete(replaced![0])
    undoings.set(settlement, id)
    taken.add(id)
    undone.set(settlement, id)
  }
  return undone
}

/** Checks and notes the state that a step led to. */
function stepped(application: Application, answer: Answer, state: Application['state']): MonthlyApplicationMessage {
  const shown = told<MonthlyApplicationMessage>(answer)
  assert.equal(shown.state, state, application.id)
  application.state = state
  return shown
}

/** Takes an application back, by the page or by 3204. */
export async function withdraw(scene: Scene, application: Application): Promise<void> {
  const { id, institution, region } = application
  if (scene.random.chance(0.5)) stepped(application, await askRacing(scene, withdrawal(application)), 'withdrawn')
  else {
    const hospital = new Hospital(scene.counter, institution, region)
    const reply = await send(scene, hospital, '3204', { data: { clr_appy_evt_id: id } }, `${scene.msgid}w`)
    assert.equal(reply.infcode, 0, reply.err_msg ?? '')
    application.state = 'withdrawn'
  }
  count(scene, 'month withdrawn')
}

const withdrawal = ({ id, institution }: Application) => ({
  ...{ who: ownOf(institution), url: `${own}/${id}/withdraw`, body: {} },
})

const refusedFen = ({ lines }: Application): number => sumOf(lines, (line) => line.refusedFen)

/** Decides what has to be decided and some lines more, and concludes; now and then while the institution takes it back. */
export async function audit(scene: Scene, application: Application): Promise<void> {
  const { id, region, lines } = application
  const desk = { who: deskOf('reviewing', region), url: `${at}/${id}` }
  const some = lines.filter(({ drawn, decided }) => (drawn && !decided) || maybe(scene, 0.2))
  for (let from = 0; from < some.length; from += 100) {
    const decided = some.slice(from, from + 100).map((line) => decide(scene, line))
    stepped(
      application,
      await askOnce(scene, { ...desk, url: `${desk.url}/decide`, body: { lines: decided } }),
      'auditing',
    )
  }
  const next = refusedFen(application) > 0 ? 'objecting' : 'concluded'
  const concluding = { ...desk, url: `${desk.url}/conclude`, body: {} }
  if (maybe(scene, 0.05)) {
    const [concluded, withdrawn] = await Promise.all([ask(scene, concluding), ask(scene, withdrawal(application))])
    const lost = concluded.status === 200 ? withdrawn : concluded
    refusedWith(lost, 'office-step-not-allowed')
    count(scene, 'concluded or withdrawn')
    if (lost === concluded) stepped(application, withdrawn, 'withdrawn')
    else stepped(application, concluded, next)
    return
  }
  stepped(application, await askRacing(scene, concluding), next)
  count(scene, 'month audited')
}

/** Accepts a line or refuses it, all that the funds paid or a part; as the form has it. */
function decide(scene: Scene, line: MonthLine): object {
  const refuses = line.fundFen > 0 && maybe(scene, 0.35)
  line.decided = true
  line.objected = false
  line.answered = false
  line.refusedFen = 0
  if (!refuses) return { no: line.no, decision: 'accepted' }
  const all = scene.random.chance(0.3)
  line.refusedFen = all ? line.fundFen : 1 + scene.random.below(line.fundFen)
  const amount = all ? {} : { amount: formatYuan(line.refusedFen) }
  return { no: line.no, decision: 'refused', reason: 'no-proof', ...amount }
}

/** The institution objects to some of what is refused, or accepts all. */
export async function hear(scene: Scene, application: Application): Promise<void> {
  const { id, institution, lines } = application
  const who = ownOf(institution)
  for (const line of lines.filter((one) => one.refusedFen > 0)) {
    if (!maybe(scene, 0.4)) continue
    const body = { no: line.no, words: '票据已补' }
    stepped(application, await askOnce(scene, { who, url: `${own}/${id}/object`, body }), 'objecting')
    line.objected = true
  }
  const objects = lines.some(({ objected }) => objected)
  if (objects && maybe(scene, 0.2))
    refusedWith(await askOnce(scene, { who, url: `${own}/${id}/accept`, body: {} }), 'monthly-objected')
  const url = `${own}/${id}/${objects ? 'hand-in' : 'accept'}`
  stepped(application, await askRacing(scene, { who, url, body: {} }), objects ? 'answering' : 'concluded')
  count(scene, objects ? 'month objected' : 'refusal accepted')
}

/** Every objection is answered, some are upheld, and the audit is concluded. */
export async function answer(scene: Scene, application: Application): Promise<void> {
  const { id, region, lines } = application
  const who = deskOf('reviewing', region)
  for (const line of lines.filter(({ objected, answered }) => objected && !answered)) {
    const upheld = scene.random.chance(0.5)
    const body = { no: line.no, upheld, words: '已核对' }
    stepped(application, await askOnce(scene, { who, url: `${at}/${id}/answer`, body }), 'answering')
    line.answered = true
    if (upheld) line.refusedFen = 0
  }
  stepped(application, await askRacing(scene, { who, url: `${at}/${id}/conclude`, body: {} }), 'concluded')
  count(scene, 'objection answered')
}

/** Which of two undoings of one visit and amount took back which settlement was not told; what each gives back tells it. */
async function tellTwinsApart(
  scene: Scene,
  { id, region, lines }: Application,
  restored: Map<MonthLine, number>,
): Promise<void> {
  const { undoings } = scene.books.months
  const shown = await linesOf(scene, deskOf('approving', region), `${at}/${id}`)
  const expected = (line: MonthLine) => restored.get(line) ?? 0
  for (const line of lines) {
    const given = fenOf(shown.find(({ settlement }) => settlement === line.settlement)!.restored)
    if (given === expected(line)) continue
    const twin = lines.find(
      (one) => one.visit === line.visit && one.payableFen === line.payableFen && expected(one) === given,
    )
    assert.ok(
      twin?.undoes !== undefined && line.undoes !== undefined,
      `${line.settlement} gives back what was taken off`,
    )
    const swapped = [twin.undoes, line.undoes, expected(line)] as const
    restored.set(line, given).set(twin, swapped[2])
    ;[line.undoes, twin.undoes] = swapped
    undoings.set(line.settlement, line.undoes).set(twin.settlement, twin.undoes)
  }
}

/** Another approves what was seen, or sends it back; what is paid is less what was refused and what is owed from before. */
export async function approve(scene: Scene, application: Application): Promise<void> {
  const { id, region, institution, lines } = application
  const { months } = scene.books
  const who = deskOf('approving', region)
  const refused = refusedFen(application)
  if (maybe(scene, 0.1)) {
    const back = { who, url: `${at}/${id}/return`, body: { words: '请再看' } }
    stepped(application, await askRacing(scene, back), 'auditing')
    return count(scene, 'month returned')
  }
  const url = `${at}/${id}/approve`
  if (maybe(scene, 0.1))
    refusedWith(
      await askOnce(scene, { who, url, body: { refused: formatYuan(refused + 1) } }),
      'monthly-amount-changed',
    )
  const carried = months.carried.get(institution) ?? 0
  const restored = restoredBy(months, application)
  const restoredFen = sumOf([...restored.values()], (fen) => fen)
  const dueFen = sumOf(lines, ({ payableFen }) => payableFen) - refused + restoredFen + carried
  scene.onMiddle?.('approval')
  const answered = await askRacing(scene, { who, url, body: { refused: formatYuan(refused) } })
  const shown = stepped(application, answered, dueFen > 0 ? 'approved' : 'closed')
  assert.deepEqual(
    [shown.refused, shown.restored, shown.carried, shown.due],
    [refused, restoredFen, carried, dueFen].map((fen) => formatYuan(fen)),
    id,
  )
  if (restoredFen > 0) await tellTwinsApart(scene, application, restored)
  application.dueFen = dueFen
  months.carried.set(institution, Math.min(0, dueFen))
  for (const line of lines) {
    line.restoredFen = restored.get(line) ?? 0
    moveOwed(months, application, line.pool, line.restoredFen - line.refusedFen)
  }
  if (restoredFen > 0) count(scene, 'undone and given back')
  assert.ok(isFinal(application))
  count(scene, dueFen > 0 ? 'month approved' : 'month closed')
}

/** What was taken back of an institution after its application was approved: its next one makes it good. */
export const carry = ({ books: { months } }: Scene, institution: string, fen: number): void =>
  add(months.carried, institution, fen)
