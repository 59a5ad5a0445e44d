/**
 * A layer after the basic pool (大额补助、大病保险、医疗救助 …): on the parts of the bill that the person still bears, above a
 * threshold, in bands, up to a limit. Several stand in a row; each names the fund that pays, its own base, and which earlier
 * layers' payments it takes off. A layer that bears the name or the title of a fund (`assistance`, 医疗救助) pays from it and need not say so. The threshold is a sum of yuan; band ends and the limit are yuan or multiples of it (`times`).
 * Where a bill needs a figure that is open, the layer pays nothing, is named in `openLayers`, and its base is still added up;
 * an open band above the bill, or a limit where nothing is paid, changes nothing.
 */
import { COMPONENTS } from '../engine/bill.ts'
import type { Bill, Component } from '../engine/bill.ts'
import {
  CUT_BY_BILL_LIMIT,
  CUT_BY_WHAT_IS_BORNE,
  CUT_BY_YEAR_LIMIT,
  NOT_CUT,
  THIS_BILL,
  THIS_YEAR,
} from '../engine/trace.ts'
import type { TraceStep } from '../engine/trace.ts'
import type { Compiled, SpecReader } from '../engine/spec.ts'
import { FUNDS, LAYER_FUNDS } from '../funds.ts'
import type { LayerFund } from '../funds.ts'
import { shareOf } from '../money.ts'
import { NO_LIMIT } from '../policy/figure.ts'
import { FIGURE_PLACES } from '../policy/figure-places.ts'
import type { Grid } from '../policy/grid.ts'
import type { Parameter } from '../policy/parameter.ts'
import type { MapNode, YamlNode } from '../policy/yaml.ts'
import { checkHasEnd, isPast } from './band-ends.ts'

export const NAME = 'layers'
export const TERM = '大病保险、大额补助、医疗救助等层'
export const EXAMPLE = `
layers:
  - name: critical-illness
    title: 大病保险
    fund: critical-illness
    covers: [inpatient, designated-disease]
    along: year
    base: [own-share, prepayment, special-drugs, share]
    threshold: {title: 大病起付标准, values: [{from: 2024-01-01, source: {document: example, article: 第八条}, value: 20000}]}
    bands:
      - upTo: {title: 第一段上限, unit: times, values: [{from: 2024-01-01, source: {document: example, article: 第八条}, value: 5}]}
        pays: {title: 第一段比例, values: [{from: 2024-01-01, source: {document: example, article: 第八条}, value: 60}]}
      - pays: {title: 第二段比例, values: [{from: 2024-01-01, source: {document: example, article: 第八条}, value: 70}]}
    limit: {title: 年度限额, unit: yuan, values: [{from: 2024-01-01, source: {document: example, article: 第八条}, value: 300000}]}
  - name: assistance
    title: 医疗救助
    fund: assistance
    covers: [inpatient]
    along: bill
    base: [deductible, share]
    less: [critical-illness]
    threshold: none
    bands:
      - pays: {title: 救助比例, by: [assistance], values: [{from: 2024-01-01, source: {document: example, article: 第九条}, table: {none: 0, low-income: 70}}]}
`

/** The layer that the contract names: its sums are `criticalCompliant` and `criticalPaid`. */
const CRITICAL_ILLNESS = 'critical-illness'

const USUAL_BASE: readonly Component[] = ['own-share', 'prepayment', 'special-drugs', 'share']

interface LayerBandSpec {
  upTo: Parameter | undefined
  pays: Parameter
}
export interface LayerSpec {
  name: string
  title: string
  fund: LayerFund
  covers: readonly number[]
  alongYear: boolean
  base: readonly Component[]
  less: readonly string[]
  threshold: Parameter | undefined
  bands: readonly LayerBandSpec[]
  limit: Parameter | undefined
  baseCounter: number
  paidCounter: number
}
interface LayerBand {
  upTo: Grid | undefined
  upToTimes: boolean
  pays: Grid
}
export interface Layer {
  name: string
  title: string
  fund: LayerFund
  alongYear: boolean
  base: readonly Component[]
  /** The base that the contract names, which is added without looking at each part. */
  usualBase: boolean
  less: readonly number[]
  threshold: Grid | undefined
  bands: readonly LayerBand[]
  limit: Grid | undefined
  limitTimes: boolean
  /** The layer whose sums are the contract's own. */
  critical: boolean
  /** -1: the contract's own sums. */
  baseCounter: number
  paidCounter: number
  /** Whether any cell of any figure is open, so that it must be seen whether a bill needs it. */
  hasOpen: boolean
  /** The threshold is open whatever the situation: the names to give back, made once. */
  openNames: string[] | undefined
}

const LAYER_KEYS = ['name', 'title', 'fund', 'covers', 'along', 'base', 'less', 'threshold', 'bands', 'limit'] as const

/** Reads `layers:`, in the order in which they pay; `none` is an empty list. */
export function readLayers(spec: SpecReader, node: YamlNode, path: string): LayerSpec[] {
  if (node.kind === 'scalar' && node.text === 'none') return []
  const layers: LayerSpec[] = []
  for (const item of spec.reader.list(node, '层')?.items ?? []) {
    const layer = readLayer(spec, item, path, layers)
    if (layer) layers.push(layer)
  }
  return layers
}

/** Reads one layer; `before` are the layers above it, which it may take off. */
function readLayer(
  spec: SpecReader,
  item: YamlNode,
  path: string,
  before: readonly LayerSpec[],
): LayerSpec | undefined {
  const { reader } = spec
  const map = reader.map(item, LAYER_KEYS, '一层')
  if (!map) return undefined
  const names = before.map((layer) => layer.name)
  const name = reader.text(reader.need(map, 'name', '一层'), '层名')
  const title = reader.text(reader.need(map, 'title', '一层'), '层的名称')
  const along = reader.word(reader.need(map, 'along', '一层'), ['year', 'bill'] as const, 'along')
  const covers = spec.covers(reader.need(map, 'covers', '一层'), `“${title ?? '一层'}”`)
  const baseNode = reader.need(map, 'base', '一层')
  const bandsNode = reader.need(map, 'bands', '一层')
  const thresholdNode = reader.need(map, 'threshold', '一层')
  const lessNode = map.entries.get('less')?.value
  const less = lessNode ? reader.words(lessNode, names, 'less') : []
  // A fund that was not understood has its fault; later layers may take this one off all the same.
  const fund = readFund(spec, map, name, title) ?? 'other'
  if (name === undefined || title === undefined || !along || !baseNode || !bandsNode) return undefined
  spec.checkNew(names, name, map.at, '层')
  const noThreshold = thresholdNode?.kind === 'scalar' && thresholdNode.text === 'none'
  const at = `${path}.layers.${name}`
  const place = FIGURE_PLACES['layers.threshold']
  const threshold = noThreshold ? undefined : spec.parameter(thresholdNode, `${at}.threshold`, place)
  const bands = readBands(spec, bandsNode, at)
  const ends = bands.map((band) => band.upTo).filter((upTo) => upTo !== undefined)
  const limit = spec.parameter(map.entries.get('limit')?.value, `${at}.limit`, FIGURE_PLACES['layers.limit'])
  if (noThreshold) for (const parameter of [...ends, limit]) refuseMultiple(spec, parameter)
  spec.rising.push({ threshold, ends, possible: spec.possible })
  const critical = name === CRITICAL_ILLNESS
  return {
    name,
    title,
    fund,
    covers,
    alongYear: along === 'year',
    base: reader.words(baseNode, COMPONENTS, 'base'),
    less,
    threshold,
    bands,
    limit,
    baseCounter: critical ? -1 : spec.counter(`layer.${name}.base`),
    paidCounter: critical ? -1 : spec.counter(`layer.${name}.paid`),
  }
}

/** The fund that pays: as written, or the one that the layer is called after. Nobody guesses it for any other layer. */
function readFund(
  { reader }: SpecReader,
  map: MapNode,
  name: string | undefined,
  title: string | undefined,
): LayerFund | undefined {
  const written = map.entries.get('fund')?.value
  if (written) return reader.word(written, LAYER_FUNDS, 'fund')
  if (name === undefined || title === undefined || reader.isMisspelt(map, 'fund')) return undefined
  const called = LAYER_FUNDS.filter((fund) => fund === name || FUNDS[fund].title === title)
  if (called.length === 1) return called[0]
  const known = LAYER_FUNDS.map((fund) => `${fund}（${FUNDS[fund].title}）`).join('、')
  return reader.fault(
    map.at,
    'missing-key',
    'fund',
    `层“${name}”没有写由哪个基金支付`,
    `补上一行“fund: …”，可用的有：${known}`,
  )
}

function readBands(spec: SpecReader, node: YamlNode, at: string): LayerBandSpec[] {
  const { reader } = spec
  const bands: LayerBandSpec[] = []
  const list = reader.list(node, '层的分段')
  const items = list?.items ?? []
  if (list && items.length === 0) reader.fault(list.at, 'missing-key', 'bands', '层的分段一段也没有', '至少写一段')
  for (const [index, bandNode] of items.entries()) {
    const bandMap = reader.map(bandNode, ['upTo', 'pays'], '层的一段')
    if (!bandMap) continue
    if (index < items.length - 1) checkHasEnd(reader, bandMap, `band-${index + 1}`)
    const place = FIGURE_PLACES['layers.bands.upTo']
    const upTo = spec.parameter(bandMap.entries.get('upTo')?.value, `${at}.band-${index + 1}.up-to`, place)
    const paysNode = reader.need(bandMap, 'pays', '层的一段')
    const pays = spec.parameter(paysNode, `${at}.band-${index + 1}.pays`, FIGURE_PLACES['layers.bands.pays'])
    if (pays) bands.push({ upTo, pays })
  }
  return bands
}

/** A multiple of a threshold that there is not would be nothing at all. */
function refuseMultiple(spec: SpecReader, parameter: Parameter | undefined): void {
  if (parameter?.unit !== 'times') return
  spec.reader.fault(
    parameter.at,
    'conflict',
    'times',
    `参数“${parameter.title}”写的是起付标准的倍数，而这一层没有起付标准（threshold: none）`,
    '写出 threshold，或把 unit 改成 yuan、数字写成元',
  )
}

/** A layer with its figures of one day; `all` are the layers of the insurance, for what it takes off. */
export function compileLayer(on: Compiled, spec: LayerSpec, all: readonly LayerSpec[]): Layer {
  const figures = [spec.threshold, spec.limit, ...spec.bands.flatMap((band) => [band.upTo, band.pays])]
  return {
    openNames: spec.threshold && on.grid(spec.threshold).allOpen ? [spec.name] : undefined,
    hasOpen: figures.some((figure) => figure && on.grid(figure).hasOpen),
    name: spec.name,
    title: spec.title,
    fund: spec.fund,
    critical: spec.name === CRITICAL_ILLNESS,
    alongYear: spec.alongYear,
    base: spec.base,
    usualBase:
      spec.less.length === 0 &&
      spec.base.length === USUAL_BASE.length &&
      USUAL_BASE.every((part) => spec.base.includes(part)),
    less: spec.less.map((name) => all.findIndex((layer) => layer.name === name)),
    threshold: spec.threshold && on.grid(spec.threshold),
    bands: spec.bands.map((band) => ({
      upTo: band.upTo && on.grid(band.upTo),
      upToTimes: band.upTo?.unit === 'times',
      pays: on.grid(band.pays),
    })),
    limit: spec.limit && on.grid(spec.limit),
    limitTimes: spec.limit?.unit === 'times',
    baseCounter: spec.baseCounter,
    paidCounter: spec.paidCounter,
  }
}

function component(bill: Bill, name: Component): number {
  switch (name) {
    case 'own-share':
      return bill.ownShare
    case 'prepayment':
      return bill.unfiledPrepayment ? 0 : bill.prepayment
    case 'special-drugs':
      return bill.specialDrugs
    case 'share':
      return bill.share - (bill.unfiledPrepayment ? bill.unfiledCut - bill.prepayment : bill.unfiledCut)
    case 'deductible':
      return bill.deductible
    case 'above-limit':
      return bill.aboveLimit
    case 'unfiled-cut':
      return bill.unfiledCut
  }
}

/** Fen of this visit's base of a layer, never below zero. `paid`: what each earlier layer paid. */
export function baseOf(bill: Bill, layer: Layer, paid: readonly number[]): number {
  if (layer.usualBase && bill.unfiledCut === 0) return bill.ownShare + bill.prepayment + bill.specialDrugs + bill.share
  let base = 0
  for (const name of layer.base) base += component(bill, name)
  for (const index of layer.less) base -= paid[index] ?? 0
  return Math.max(0, base)
}

/** The year's stretch of cost of a layer before this bill, fen. */
function yearBaseOf(bill: Bill, layer: Layer): number {
  if (!layer.alongYear) return 0
  return layer.baseCounter < 0 ? bill.yearCompliant : (bill.counters[layer.baseCounter] ?? 0)
}

/** The end of a band in fen: as stated, or a multiple of the threshold. */
function endOf(band: LayerBand, stated: number, thresholdFen: number): number {
  return band.upToTimes && stated !== NO_LIMIT ? multiple(thresholdFen, stated) : stated
}

/**
 * Whether this bill needs a figure that is open. The threshold is asked of every bill; a band and its end only where the
 * bill reaches it, and the limit only where something is paid. A band whose open end lies below a stated one that the year
 * has passed is behind the bill.
 */
function needsOpen(bill: Bill, layer: Layer, base: number): boolean {
  if (layer.threshold && bill.isOpen(layer.threshold)) return true
  const threshold = layer.threshold ? bill.valueOf(layer.threshold) : 0
  const yearBase = yearBaseOf(bill, layer)
  const end = yearBase + base
  let position = Math.max(yearBase, threshold)
  let pays = false
  const stated = (upTo: Grid, band: LayerBand): number => endOf(band, bill.valueOf(upTo), threshold)
  for (let index = 0; index < layer.bands.length && position < end; index++) {
    const band = layer.bands[index]!
    if (isPast(bill, layer.bands, index, position, stated)) continue
    if (bill.isOpen(band.pays) || (band.upTo && bill.isOpen(band.upTo))) return true
    pays ||= bill.valueOf(band.pays) > 0
    position = band.upTo ? Math.min(end, stated(band.upTo, band)) : end
  }
  return pays && layer.limit !== undefined && bill.isOpen(layer.limit)
}

/** Pays one layer; returns what it paid. Where this bill needs a figure that is open, it pays nothing and is named. */
export function applyLayer(bill: Bill, layer: Layer, base: number): number {
  if (layer.openNames !== undefined || (layer.hasOpen && needsOpen(bill, layer, base))) {
    const names = layer.openNames ?? [layer.name]
    bill.openLayers = bill.openLayers.length === 0 ? names : [...bill.openLayers, ...names]
    return 0
  }
  if (base === 0) return 0
  const yearBase = yearBaseOf(bill, layer)
  const yearPaid = layer.paidCounter < 0 ? bill.yearCriticalPaid : (bill.counters[layer.paidCounter] ?? 0)
  const end = yearBase + base
  const threshold = layer.threshold ? bill.figure(layer.threshold) : 0
  let position = Math.max(yearBase, threshold)
  if (layer.threshold) bill.trace?.push(baseStep(bill, layer, yearBase, base, threshold))
  const limitLeft = leftOf(bill, layer, threshold, layer.alongYear ? yearPaid : 0)
  let paid = 0
  for (let index = 0; index < layer.bands.length && position < end; index++) {
    const band = layer.bands[index]!
    let upTo = NO_LIMIT
    if (band.upTo) {
      if (bill.isOpen(band.upTo)) continue
      upTo = endOf(band, bill.figure(band.upTo), threshold)
    }
    if (position >= upTo) continue
    const inside = Math.min(end, upTo) - position
    const rate = bill.figure(band.pays)
    const whole = shareOf(inside, rate)
    const left = Math.min(limitLeft, bill.remaining()) - paid
    const part = Math.min(whole, left)
    paid += part
    position += inside
    bill.trace?.push(
      bandStep(bill, layer, band, part, [inside, rate, part < whole ? cutBy(bill, layer, limitLeft) : NOT_CUT, left]),
    )
  }
  return paid
}

/** Fen that the layer's limit leaves, never below zero. */
function leftOf(bill: Bill, layer: Layer, threshold: number, paidBefore: number): number {
  // An open limit comes this far only where nothing can be paid.
  if (!layer.limit || bill.isOpen(layer.limit)) return NO_LIMIT
  let limit = bill.figure(layer.limit)
  if (layer.limitTimes && limit !== NO_LIMIT) limit = multiple(threshold, limit)
  return Math.max(0, limit - paidBefore)
}

/** What kept a layer from paying its whole rate: its own limit, or that the person bears no more. */
function cutBy(bill: Bill, layer: Layer, limitLeft: number): number {
  if (bill.remaining() < limitLeft) return CUT_BY_WHAT_IS_BORNE
  return layer.alongYear ? CUT_BY_YEAR_LIMIT : CUT_BY_BILL_LIMIT
}

/** How far the year's base has come, and what the layer begins at. */
function baseStep(bill: Bill, layer: Layer, yearBase: number, base: number, threshold: number): TraceStep {
  const figure = bill.figureOf(layer.threshold!)
  return {
    step: 'layer-base',
    name: layer.name,
    title: layer.title,
    amountFen: yearBase + base,
    operands: [yearBase, base, threshold, layer.alongYear ? THIS_YEAR : THIS_BILL],
    basis: figure.source,
    figures: [figure],
  }
}

function bandStep(bill: Bill, layer: Layer, band: LayerBand, paid: number, operands: number[]): TraceStep {
  const grids = [band.pays, layer.threshold, band.upTo, layer.limit].filter(
    (grid) => grid !== undefined && !bill.isOpen(grid),
  ) as Grid[]
  return {
    step: 'layer',
    name: layer.name,
    title: layer.title,
    fund: layer.fund,
    amountFen: paid,
    operands,
    basis: bill.figureOf(band.pays).source,
    figures: grids.map((grid) => bill.figureOf(grid)),
  }
}

/** A multiple (scaled by a million) of the threshold, half up to the fen. */
function multiple(thresholdFen: number, times: number): number {
  return Math.round(thresholdFen * (times / 1_000_000))
}
