/**
 * What hospitals and clinics do: visits and stays that are opened, charged, discharged, settled (in the middle too), given back in
 * part, settled anew and undone.
 */
import assert from 'node:assert/strict'
import { amountsOf } from '../hospital/checks.ts'
import { Hospital, admission, feeLine, money, registration, settlement } from '../hospital/hospital.ts'
import type { Reply } from '../hospital/hospital.ts'
import { enterUndone } from './month-model.ts'
import type { Random } from './random.ts'
import { holds } from './claim-model.ts'
import { count, dayAfter, isFree, pickSettled, send, settleOnce, undoOnce } from './scene.ts'
import type { Scene } from './scene.ts'
import type { Line, Part, Visit } from './things.ts'

const codes = ['YDA0000001', 'YDB0000001', 'YDB0000002', 'YDC0000001', 'YFB0000001', 'YHB0000001', 'NOBODY-KNOWS']

export async function enter(scene: Scene): Promise<void> {
  const { random } = scene
  const person = pickSettled(scene)
  const [code, place] = random.pick(scene.hospitals)
  const hospital = new Hospital(scene.counter, code, place)
  const inpatient = random.chance(0.5)
  // Spread over a month and a half, so that some visits of a person lie at the same time and most do not.
  const day = dayAfter('2026-05-01', random.below(45))
  const more = {
    begntime: `${day} 08:00:00`,
    insutype: person.insuranceType,
    ...(random.chance(0.2) ? { exp_content: '{"IPT_TYPE":"2"}' } : {}),
  }
  const reply = inpatient
    ? await send(scene, hospital, '2401', admission(person.personNo, more))
    : await send(scene, hospital, '2201', registration(person.personNo, more))
  if (reply.infcode !== 0) return
  const output = reply.output as { result?: { mdtrt_id: string }; data?: { mdtrt_id: string } }
  scene.books.visits.push({
    person,
    hospital,
    visitId: (output.result ?? output.data)!.mdtrt_id,
    inpatient,
    day,
    lines: 0,
    open: [],
    discharged: false,
    parts: [],
    closed: false,
  })
}

export async function charge(scene: Scene, visit: Visit): Promise<void> {
  const { random } = scene
  const lines = Array.from({ length: 1 + random.below(4) }, (_, index) => ({
    serial: visit.lines + index + 1,
    code: random.pick(codes),
    count: 1 + random.below(3),
    price: money(random.below(500_000) / 100),
    refundOf: undefined,
  }))
  await upload(scene, visit, lines)
}

/** One piece of a settled line goes back; whoever settles next settles what remains. */
export async function giveBack(scene: Scene, visit: Visit): Promise<void> {
  const part = partGivenBack(visit) ?? scene.random.pick(visit.parts)
  const left = part.lines.filter((line) => line.refundOf === undefined && remaining(visit, line) > 0)
  if (left.length === 0) return
  const { serial, code, price } = scene.random.pick(left)
  const sent = await upload(scene, visit, [{ serial: visit.lines + 1, code, count: -1, price, refundOf: serial }])
  if (sent) count(scene, 'given back')
}

/** How much of a line was not given back yet. */
function remaining({ parts, open }: Visit, line: Line): number {
  const refunds = [...parts.flatMap((part) => part.lines), ...open].filter((one) => one.refundOf === line.serial)
  return refunds.reduce((left, refund) => left + refund.count, line.count)
}

/** The settlement of which open lines give something back: the next one replaces it. */
function partGivenBack({ parts, open }: Visit): Part | undefined {
  return parts.find((part) => part.lines.some((line) => open.some((one) => one.refundOf === line.serial)))
}

async function upload(scene: Scene, visit: Visit, lines: readonly Line[]): Promise<boolean> {
  const { personNo } = visit.person
  const feedetail = lines.map(({ serial, code, count: pieces, price, refundOf }) => ({
    ...feeLine(personNo, visit.visitId, [code, pieces, price], serial),
    chrg_bchno: 'B1',
    fee_ocur_time: `${visit.day} 09:30:00`,
    init_feedetl_sn: refundOf === undefined ? '' : String(refundOf),
  }))
  const reply = await send(scene, visit.hospital, visit.inpatient ? '2301' : '2204', { feedetail })
  if (reply.infcode !== 0) return false
  visit.lines += lines.length
  visit.open = [...visit.open, ...lines]
  return true
}

export async function discharge(scene: Scene, visit: Visit): Promise<void> {
  if (!visit.inpatient) return
  const reply = await send(scene, visit.hospital, '2402', {
    dscginfo: { mdtrt_id: visit.visitId, psn_no: visit.person.personNo, endtime: `${dayAfter(visit.day, 2)} 10:00:00` },
    diseinfo: [],
  })
  if (reply.infcode === 0) visit.discharged = true
}

const fenOf = (lines: readonly Line[]) =>
  lines.reduce((sum, line) => sum + Math.round(line.count * line.price * 100), 0)

/** What the next settlement holds: the open lines, and with refunds those of the settlement that it replaces. */
const toSettle = (visit: Visit): readonly Line[] => [...(partGivenBack(visit)?.lines ?? []), ...visit.open]

const isMidStay = (visit: Visit) => visit.inpatient && !visit.closed && !visit.discharged

/** Whether a settlement can be asked for: lines are open, or nothing is left to do but to close a stay that was settled in the middle. */
export const isReady = (visit: Visit): boolean =>
  visit.open.length > 0 || (visit.inpatient && visit.discharged && !visit.closed && visit.parts.length > 0)

function settleInput(visit: Visit, binding = '') {
  return settlement(visit.person.personNo, visit.visitId, fenOf(toSettle(visit)) / 100, {
    insutype: visit.person.insuranceType,
    exp_content: binding,
    ...(visit.inpatient ? {} : { med_type: '11', chrg_bchno: 'B1' }),
    ...(isMidStay(visit) ? { mid_setl_flag: '1', dscgTime: `${dayAfter(visit.day, 1)} 10:00:00` } : {}),
  })
}

/** Looks ahead; gives the reply where there is one. */
async function tryFirst(scene: Scene, visit: Visit): Promise<Reply | undefined> {
  const infno = visit.inpatient ? '2303' : '2206'
  const trial = await send(scene, visit.hospital, infno, settleInput(visit), `${scene.msgid}p`)
  return trial.infcode === 0 ? trial : undefined
}

/** The number of a pre-settlement, now and then: what settles by it comes to what it said. */
function bindingOf(random: Random, trial: Reply | undefined): string {
  if (trial === undefined || random.chance(0.3)) return ''
  return (trial.output as { setlinfo: { exp_content: string } }).setlinfo.exp_content
}

export async function settle(scene: Scene, visit: Visit): Promise<void> {
  const { random, books } = scene
  const trial = random.chance(0.3) ? await tryFirst(scene, visit) : undefined
  const binding = bindingOf(random, trial)
  const [replaced, lines, midStay] = [partGivenBack(visit), toSettle(visit), isMidStay(visit)]
  const message = {
    hospital: visit.hospital,
    personNo: visit.person.personNo,
    infno: visit.inpatient ? '2304' : '2207',
    input: settleInput(visit, binding),
  } as const
  const claimed = books.claims.find((one) => one.visit === visit && holds(one))
  // After the reversal of one that replaces another, whoever does not ask cannot know whether it had taken effect.
  const amounts = await settleOnce(scene, message, replaced === undefined)
  if (amounts === undefined) return
  if (claimed !== undefined && isFree(scene, claimed))
    assert.ok(!holds(claimed), 'a visit that is claimed is not settled with the hospital')
  assert.equal(Math.round(amounts['medfee_sumamt']! * 100), fenOf(lines), 'the bill is the lines')
  if (binding !== '') {
    const told = amountsOf(trial!)
    for (const name of ['fund_pay_sumamt', 'acct_pay', 'psn_cash_pay']) assert.equal(amounts[name], told[name], name)
    count(scene, 'bound')
  }
  if (replaced !== undefined) {
    books.standing.delete(replaced.settlementId)
    // The number of the undoing is not told.
    const { settlementId } = replaced
    enterUndone(books.months, settlementId, `${settlementId}/replaced`, scene.today.slice(0, 7))
    count(scene, 'replaced')
  }
  if (midStay) count(scene, 'mid-stay')
  visit.parts = [
    ...visit.parts.filter((part) => part !== replaced),
    { settlementId: String(amounts['setl_id']), lines },
  ]
  visit.open = []
  visit.closed = !midStay
}

export async function undo(scene: Scene, visit: Visit): Promise<void> {
  const part = scene.random.pick(visit.parts)
  const { settlementId, lines } = part
  const which = { personNo: visit.person.personNo, visitId: visit.visitId, settlementId }
  if (!(await undoOnce(scene, visit.hospital, visit.inpatient ? '2305' : '2208', which))) return
  visit.parts = visit.parts.filter((one) => one !== part)
  visit.open = [...lines, ...visit.open]
  visit.closed = false
}

/** A visit that was settled for good, and of which nothing was given back, is not settled again. */
export async function settleAgain(scene: Scene, visit: Visit): Promise<void> {
  const reply = await send(scene, visit.hospital, visit.inpatient ? '2304' : '2207', settleInput(visit))
  assert.match(reply.err_msg ?? '', /^\[G3011\]/, 'a settled visit is not settled twice')
}

export async function reverseNothing(scene: Scene): Promise<void> {
  const { random } = scene
  const person = pickSettled(scene)
  const [code, place] = random.pick(scene.hospitals)
  const hospital = new Hospital(scene.counter, code, place)
  const omsgid = `${scene.msgid}n`
  await send(scene, hospital, '2601', { data: { psn_no: person.personNo, omsgid, oinfno: '2401' } })
  const late = await send(
    scene,
    hospital,
    '2401',
    admission(person.personNo, { insutype: person.insuranceType }),
    omsgid,
  )
  assert.match(late.err_msg ?? '', /^\[G1202\]/)
}
