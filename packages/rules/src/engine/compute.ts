/**
 * The calculation of the contract, step by step: scope, away from home, accounts first, deductible, bands, limits,
 * layers, accounts last. It reads a prepared bill and writes the amounts into it; all figures come from the segment.
 */
import { applyAccountOnly } from '../mechanisms/account-only.ts'
import { applyAccountsFirst, applyAccountsLast } from '../mechanisms/account-order.ts'
import { applyShare } from '../mechanisms/bands.ts'
import { applyDeductible } from '../mechanisms/deductible.ts'
import { applyLayer, baseOf } from '../mechanisms/layer.ts'
import { applyLimit } from '../mechanisms/limit.ts'
import { applyPrepayment } from '../mechanisms/prepayment.ts'
import { fits, rowOf } from '../policy/decision-table.ts'
import type { Row } from '../policy/decision-table.ts'
import { KEY_INDEX, WORDS } from '../policy/keys.ts'
import type { Figure } from '../policy/figure.ts'
import type { Bill } from './bill.ts'
import { isInpatientSum } from './segment.ts'
import type { RowEffect, Scheme, Segment } from './segment.ts'

const KIND = KEY_INDEX.kind
const INSURANCE = KEY_INDEX.insurance
const TABLE = KEY_INDEX.table
const KINDS = WORDS.kind.length
const INPATIENT = WORDS.kind.indexOf('inpatient')

/** How a calculation ended: settled, refused by a row, or open with the names of what is open. */
export const SETTLED = 0
export const REFUSED = 1
export const UNDETERMINED = 2
export type Ending = typeof SETTLED | typeof REFUSED | typeof UNDETERMINED

/** What else the writer needs to know about how it ended. */
export interface Ended {
  ending: Ending
  row: Row | undefined
  scheme: Scheme | undefined
  /** Open parameters by name, where undetermined. */
  open: string[]
  openTitle: string
  /** Compliant cost of this visit and what each layer took up and paid. */
  compliant: number
  layerBase: number[]
  layerPaid: number[]
}

/** An empty record of how a calculation ended, to be filled by `compute` again and again. */
export function newEnded(): Ended {
  return {
    ending: SETTLED,
    row: undefined,
    scheme: undefined,
    open: [],
    openTitle: '',
    compliant: 0,
    layerBase: [],
    layerPaid: [],
  }
}

function refuse(bill: Bill, row: Row): void {
  bill.eligible = bill.inScope
  bill.cash = bill.total
  bill.trace?.push({
    step: 'refused',
    name: row.effect.refuse!.code,
    title: row.title,
    amountFen: bill.total,
    operands: [],
    basis: row.source,
    figures: [],
  })
}

const NO_FIGURES: Figure[] = []

function applyExtras(bill: Bill, segment: Segment): Figure[] {
  const figures: Figure[] = []
  for (const extra of segment.extras) {
    if (!fits(extra.row, bill.situation) || !extra.pointsOff) continue
    bill.pointsOffPpm += bill.figure(extra.pointsOff)
    if (!extra.effect.unfiled) bill.filedPointsOffPpm += bill.figure(extra.pointsOff)
    figures.push(bill.figureOf(extra.pointsOff))
  }
  return figures
}

function applyEffect(bill: Bill, segment: Segment, decided: RowEffect): void {
  const { effect } = decided
  bill.situation[TABLE] = effect.table ?? 0
  bill.unfiledPrepayment = effect.unfiled === true
  bill.timesPpm = decided.times ? bill.figure(decided.times) : 1_000_000
  bill.pointsOffPpm = decided.pointsOff ? bill.figure(decided.pointsOff) : 0
  bill.filedTimesPpm = effect.unfiled ? 1_000_000 : bill.timesPpm
  bill.filedPointsOffPpm = effect.unfiled ? 0 : bill.pointsOffPpm
  const figures = segment.extras.length > 0 || bill.trace ? applyExtras(bill, segment) : NO_FIGURES
  applyPrepayment(bill, decided.prepay ? bill.figure(decided.prepay) : 0)
  if (!bill.trace) return
  if (decided.prepay) figures.push(bill.figureOf(decided.prepay))
  if (decided.pointsOff) figures.push(bill.figureOf(decided.pointsOff))
  if (decided.times) figures.push(bill.figureOf(decided.times))
  bill.trace.push({
    step: 'prepayment',
    name: decided.row.name,
    title: decided.row.title,
    amountFen: bill.prepayment,
    operands: [bill.inScope, bill.prepaymentPpm, bill.pointsOffPpm, bill.timesPpm],
    basis: decided.prepay ? bill.figureOf(decided.prepay).source : decided.row.source,
    figures,
    ...(decided.row.status === 'provisional' ? { provisional: true as const } : {}),
  })
}

/** Computes one bill. The bill must be prepared (reader.ts); the result stands in the bill and in `ended`. */
export function compute(segment: Segment, bill: Bill, ended: Ended): void {
  ended.row = undefined
  ended.scheme = undefined
  ended.compliant = 0
  bill.inScope = bill.total - bill.outOfScope - bill.overCeiling - bill.ownShare
  bill.trace?.push({
    step: 'scope',
    name: '',
    title: '',
    amountFen: bill.inScope,
    operands: [bill.total, bill.outOfScope, bill.overCeiling, bill.ownShare],
    basis: segment.pool.bases.scope,
    figures: [],
  })
  const decided = segment.away && segment.effects[rowOf(segment.away, bill.situation)]
  if (!decided) throw new Error('no away-from-home row decides: the loader must have refused this policy')
  const { row } = decided
  ended.row = row
  if (row.effect.refuse) {
    ended.ending = REFUSED
    refuse(bill, row)
    return
  }
  const insurance = bill.situation[INSURANCE]!
  const kind = bill.situation[KIND]!
  const scheme = segment.schemes[insurance * KINDS + kind]
  if (row.effect.open) {
    ended.ending = UNDETERMINED
    ended.open = [`away.${row.name}`]
    ended.openTitle = row.title
    return
  }
  if (row.effect.accountOnly) {
    applyPrepayment(bill, 0)
    applyAccountOnly(bill, row.effect.accountOnly, row.source)
    return finish(segment, bill, ended)
  }
  if (!scheme || scheme.open) {
    ended.ending = UNDETERMINED
    ended.open = scheme?.open?.names ?? []
    ended.openTitle = scheme?.open?.title ?? ''
    return
  }
  ended.scheme = scheme
  applyEffect(bill, segment, decided)
  if (scheme.accountsFirst.length > 0) applyAccountsFirst(bill, scheme.accountsFirst)
  if (scheme.deductible) applyDeductible(bill, scheme.deductible)
  if (scheme.share) applyShare(bill, scheme.share)
  for (let index = 0; index < scheme.limits.length; index++) applyLimit(bill, scheme.limits[index]!)
  if (isInpatientSum(kind)) ended.compliant = bill.ownShare + bill.prepayment + bill.specialDrugs + bill.share
  if (scheme.layers.length > 0) applyLayers(bill, scheme, ended)
  if (scheme.accountsLast.length > 0) applyAccountsLast(bill, scheme.accountsLast)
  finish(segment, bill, ended)
}

function applyLayers(bill: Bill, scheme: Scheme, ended: Ended): void {
  const { layers } = scheme
  for (let index = 0; index < layers.length; index++) {
    const layer = layers[index]
    const base = layer ? baseOf(bill, layer, ended.layerPaid) : 0
    const paid = layer ? applyLayer(bill, layer, base) : 0
    ended.layerBase[index] = base
    ended.layerPaid[index] = paid
    bill.fundLayers += paid
    if (layer?.critical) {
      bill.fundCritical = paid
      ended.compliant = base
    }
  }
}

function finish(segment: Segment, bill: Bill, ended: Ended): void {
  bill.cash = bill.remaining()
  if (bill.open.length > 0) {
    ended.ending = UNDETERMINED
    ended.open = bill.open.map((figure) => figure.name)
    ended.openTitle = bill.open.map((figure) => figure.title).join('、')
    return
  }
  ended.ending = SETTLED
  bill.trace?.push({
    step: 'cash',
    name: '',
    title: '',
    amountFen: bill.cash,
    operands: [bill.total, bill.fundPool + bill.fundLayers, bill.accountCurrent + bill.accountPast],
    basis: segment.pool.bases.cash,
    figures: [],
  })
}

/** True for an inpatient stay that counts towards `inpatientStays`: not for a later part of one. */
export function isNewStay(bill: Bill): boolean {
  return bill.situation[KIND] === INPATIENT && !bill.continued
}
