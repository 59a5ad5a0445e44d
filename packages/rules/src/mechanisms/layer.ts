/**
 * A layer after the basic pool (大额补助、大病保险、医疗救助 …): on the parts of the bill that the person still bears, above a
 * threshold, in bands, up to a limit. Several stand in a row; each names its own base and which earlier layers' payments
 * it takes off. The threshold is a sum of yuan; band ends and the limit are yuan or multiples of it (`times`).
 * While any of its figures is open the layer pays nothing, is named in `openLayers`, and its base is still added up.
 */
import { COMPONENTS } from '../engine/bill.ts'
import type { Bill, Component } from '../engine/bill.ts'
import type { TraceStep } from '../engine/trace.ts'
import type { Compiled, SpecReader } from '../engine/spec.ts'
import { shareOf } from '../money.ts'
import { WORDS } from '../policy/keys.ts'
import { NO_LIMIT } from '../policy/figure.ts'
import type { Grid } from '../policy/grid.ts'
import type { Parameter } from '../policy/parameter.ts'
import type { YamlNode } from '../policy/yaml.ts'

export const NAME = 'layers'
export const TERM = '大病保险、大额补助、医疗救助等层'
export const EXAMPLE = `
layers:
  - name: critical-illness
    title: 大病保险
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
  /** Open whatever the situation: the names to give back, made once. */
  openNames: string[] | undefined
}

/** A figure in yuan, or in multiples of the threshold. */
function amountOrTimes(spec: SpecReader, node: YamlNode | undefined, name: string): Parameter | undefined {
  const times =
    node?.kind === 'map' &&
    node.entries.get('unit')?.value.kind === 'scalar' &&
    (node.entries.get('unit')!.value as { text: string }).text === 'times'
  return spec.parameter(node, name, times ? 'times' : 'yuan')
}

/** Reads `layers:`, in the order in which they pay; `none` is an empty list. */
export function readLayers(spec: SpecReader, node: YamlNode, path: string): LayerSpec[] {
  const { reader } = spec
  if (node.kind === 'scalar' && node.text === 'none') return []
  const layers: LayerSpec[] = []
  for (const item of reader.list(node, '层')?.items ?? []) {
    const map = reader.map(
      item,
      ['name', 'title', 'covers', 'along', 'base', 'less', 'threshold', 'bands', 'limit'],
      '一层',
    )
    if (!map) continue
    const name = reader.text(reader.need(map, 'name', '一层'), '层名')
    const title = reader.text(reader.need(map, 'title', '一层'), '层的名称')
    const along = reader.word(reader.need(map, 'along', '一层'), ['year', 'bill'] as const, 'along')
    const coversNode = reader.need(map, 'covers', '一层')
    const baseNode = reader.need(map, 'base', '一层')
    const bandsNode = reader.need(map, 'bands', '一层')
    const lessNode = map.entries.get('less')?.value
    const less = lessNode
      ? reader.words(
          lessNode,
          layers.map((layer) => layer.name),
          'less',
        )
      : []
    if (name === undefined || title === undefined || !along || !coversNode || !baseNode || !bandsNode) continue
    if (layers.some((layer) => layer.name === name))
      reader.fault(map.at, 'overlap', name, `有两层都叫“${name}”`, '给其中一层换一个名字')
    const thresholdNode = reader.need(map, 'threshold', '一层')
    const noThreshold = thresholdNode?.kind === 'scalar' && thresholdNode.text === 'none'
    const at = `${path}.layers.${name}`
    const threshold = noThreshold ? undefined : spec.parameter(thresholdNode, `${at}.threshold`, 'yuan')
    const bands: LayerBandSpec[] = []
    const items = reader.list(bandsNode, '层的分段')?.items ?? []
    items.forEach((bandNode, index) => {
      const bandMap = reader.map(bandNode, ['upTo', 'pays'], '层的一段')
      if (!bandMap) return
      if (index < items.length - 1 && !bandMap.entries.has('upTo'))
        reader.fault(
          bandMap.at,
          'overlap',
          `band-${index + 1}`,
          '不是最后一段而没有上限，后面的段都用不上',
          '给这一段写 upTo，或把它放到最后',
        )
      const upTo = amountOrTimes(spec, bandMap.entries.get('upTo')?.value, `${at}.band-${index + 1}.up-to`)
      const pays = spec.parameter(reader.need(bandMap, 'pays', '层的一段'), `${at}.band-${index + 1}.pays`, 'percent')
      if (pays) bands.push({ upTo, pays })
    })
    const critical = name === CRITICAL_ILLNESS
    layers.push({
      name,
      title,
      covers: reader.words(coversNode, WORDS.kind, 'covers').map((kind) => WORDS.kind.indexOf(kind)),
      alongYear: along === 'year',
      base: reader.words(baseNode, COMPONENTS, 'base'),
      less,
      threshold,
      bands,
      limit: amountOrTimes(spec, map.entries.get('limit')?.value, `${at}.limit`),
      baseCounter: critical ? -1 : spec.counter(`layer.${name}.base`),
      paidCounter: critical ? -1 : spec.counter(`layer.${name}.paid`),
    })
  }
  return layers
}

/** A layer with its figures of one day; `all` are the layers of the insurance, for what it takes off. */
export function compileLayer(on: Compiled, spec: LayerSpec, all: readonly LayerSpec[]): Layer {
  const figures = [spec.threshold, spec.limit, ...spec.bands.flatMap((band) => [band.upTo, band.pays])]
  return {
    openNames: figures.some((figure) => figure && on.grid(figure).allOpen) ? [spec.name] : undefined,
    name: spec.name,
    title: spec.title,
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

function isOpen(bill: Bill, layer: Layer): boolean {
  const open = (grid: Grid | undefined): boolean => grid !== undefined && bill.figureOf(grid).status === 'open'
  return open(layer.threshold) || open(layer.limit) || layer.bands.some((band) => open(band.upTo) || open(band.pays))
}

/** Pays one layer; returns what it paid. `index` is its place among the pool's layers. */
export function applyLayer(bill: Bill, layer: Layer, base: number): number {
  if (layer.openNames !== undefined || isOpen(bill, layer)) {
    const names = layer.openNames ?? [layer.name]
    bill.openLayers = bill.openLayers.length === 0 ? names : [...bill.openLayers, ...names]
    return 0
  }
  if (base === 0) return 0
  const yearBase = !layer.alongYear
    ? 0
    : layer.baseCounter < 0
      ? bill.yearCompliant
      : (bill.counters[layer.baseCounter] ?? 0)
  const yearPaid = layer.paidCounter < 0 ? bill.yearCriticalPaid : (bill.counters[layer.paidCounter] ?? 0)
  const end = yearBase + base
  const threshold = layer.threshold ? bill.figure(layer.threshold) : 0
  let position = Math.max(yearBase, threshold)
  if (layer.threshold) bill.trace?.push(baseStep(bill, layer, [yearBase, base, threshold]))
  const yearLeft = leftOf(bill, layer, threshold, layer.alongYear ? yearPaid : 0)
  let paid = 0
  for (let index = 0; index < layer.bands.length && position < end; index++) {
    const band = layer.bands[index]!
    let upTo = NO_LIMIT
    if (band.upTo) {
      upTo = bill.figure(band.upTo)
      if (band.upToTimes && upTo !== NO_LIMIT) upTo = multiple(threshold, upTo)
    }
    if (position >= upTo) continue
    const inside = Math.min(end, upTo) - position
    const rate = bill.figure(band.pays)
    const whole = shareOf(inside, rate)
    const left = Math.min(yearLeft - paid, bill.remaining() - paid)
    const part = Math.min(whole, left)
    paid += part
    position += inside
    bill.trace?.push(bandStep(bill, layer, band, part, [inside, rate, part < whole ? 1 : 0, left]))
  }
  return paid
}

/** Fen that the layer's limit leaves, never below zero. */
function leftOf(bill: Bill, layer: Layer, threshold: number, paidBefore: number): number {
  if (!layer.limit) return NO_LIMIT
  let limit = bill.figure(layer.limit)
  if (layer.limitTimes && limit !== NO_LIMIT) limit = multiple(threshold, limit)
  return Math.max(0, limit - paidBefore)
}

/** How far the year's base has come, and what the layer begins at. */
function baseStep(bill: Bill, layer: Layer, operands: [number, number, number]): TraceStep {
  const figure = bill.figureOf(layer.threshold!)
  return {
    step: 'layer-base',
    name: layer.name,
    title: layer.title,
    amountFen: operands[0] + operands[1],
    operands,
    basis: figure.source,
    figures: [figure],
  }
}

function bandStep(bill: Bill, layer: Layer, band: LayerBand, paid: number, operands: number[]): TraceStep {
  const grids = [band.pays, layer.threshold, band.upTo, layer.limit].filter((grid) => grid !== undefined)
  return {
    step: 'layer',
    name: layer.name,
    title: layer.title,
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
