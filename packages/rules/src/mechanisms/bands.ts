/**
 * Shares in bands (分段支付): each part of the eligible cost is paid at the rate of the band it lies in; a band holds its
 * upper bound. Bands run along the year's sum (`along: year`) or along this bill (`along: bill`); the deductible takes up
 * room in them (`deductible: counts`) or not (`apart`). Above the last band the pool pays nothing; a deductible that
 * falls there is still borne. A band that the bill does not reach is not asked, so that an open one above changes nothing.
 * Within one band the fund's part is multiplied once and rounded once (contract, step 4).
 */
import type { Bill } from '../engine/bill.ts'
import { THIS_BILL, THIS_YEAR } from '../engine/trace.ts'
import type { Compiled, SpecReader } from '../engine/spec.ts'
import { shareOf } from '../money.ts'
import { FIGURE_PLACES } from '../policy/figure-places.ts'
import type { Grid } from '../policy/grid.ts'
import type { Parameter } from '../policy/parameter.ts'
import type { YamlNode } from '../policy/yaml.ts'
import { checkHasEnd, isPast } from './band-ends.ts'
import { reducedRate } from './points-off.ts'

export const NAME = 'bands'
export const TERM = '分段支付'
export const EXAMPLE = `
share:
  along: bill            # year: along the year's sum · bill: along this bill alone
  deductible: apart      # counts: the deductible takes up room in the bands · apart: it does not
  bands:
    - name: to-10000
      upTo: {title: 第一段上限, values: [{from: 2024-01-01, source: {document: example, article: 第二条}, value: 10000}]}
      fund: {title: 一万元以内支付比例, by: [level], values: [{from: 2024-01-01, source: {document: example, article: 第二条}, table: {tier3: 70, rest: 80}}]}
    - name: above-10000
      fund: {title: 一万元以上支付比例, values: [{from: 2024-01-01, source: {document: example, article: 第二条}, value: 90}]}
`

interface BandSpec {
  name: string
  title: string
  upTo: Parameter | undefined
  fund: Parameter
}
export interface ShareSpec {
  along: 'year' | 'bill'
  deductible: 'counts' | 'apart'
  bands: BandSpec[]
}
interface Band {
  name: string
  title: string
  upTo: Grid | undefined
  fund: Grid
}
export interface Share {
  alongYear: boolean
  deductibleCounts: boolean
  /** Counter of the year's eligible cost: -1 the contract's inpatient sum, else a pool counter. */
  counter: number
  /** Counter of the year's deductible for bands that leave it out. */
  outpatient: boolean
  bands: readonly Band[]
}

/** Reads a `share:` block with its bands; undefined when it cannot be used (a fault says why). */
export function readShare(spec: SpecReader, node: YamlNode, path: string): ShareSpec | undefined {
  const { reader } = spec
  const map = reader.map(node, ['along', 'deductible', 'bands'], '分段支付')
  if (!map) return undefined
  const along = reader.word(reader.need(map, 'along', '分段支付'), ['year', 'bill'] as const, 'along')
  const deductible =
    reader.word(map.entries.get('deductible')?.value, ['counts', 'apart'] as const, 'deductible') ?? 'counts'
  const listNode = reader.need(map, 'bands', '分段支付')
  const list = listNode && reader.list(listNode, 'bands')
  const bands: BandSpec[] = []
  const names: string[] = []
  list?.items.forEach((item, index) => {
    const bandMap = reader.map(item, ['name', 'title', 'upTo', 'fund'], '一段')
    if (!bandMap) return
    const name = reader.text(bandMap.entries.get('name')?.value, '段名') ?? `band-${index + 1}`
    spec.checkNew(names, name, bandMap.at, '段')
    names.push(name)
    const upTo = spec.parameter(
      bandMap.entries.get('upTo')?.value,
      `${path}.${name}.up-to`,
      FIGURE_PLACES['share.bands.upTo'],
    )
    const fund = spec.parameter(
      reader.need(bandMap, 'fund', '一段'),
      `${path}.${name}.fund`,
      FIGURE_PLACES['share.bands.fund'],
    )
    const last = index === list.items.length - 1
    if (!last) checkHasEnd(reader, bandMap, name)
    if (fund)
      bands.push({ name, title: reader.text(bandMap.entries.get('title')?.value, '段的名称') ?? '', upTo, fund })
  })
  if (list && list.items.length === 0) reader.fault(list.at, 'missing-key', 'bands', '分段支付一段也没有', '至少写一段')
  const ends = bands.map((band) => band.upTo).filter((upTo) => upTo !== undefined)
  spec.rising.push({ threshold: undefined, ends, possible: spec.possible })
  return along && bands.length > 0 ? { along, deductible, bands } : undefined
}

/** The bands with their figures of one day. */
export function compileShare(on: Compiled, spec: ShareSpec, outpatient: boolean, counter: number): Share {
  return {
    alongYear: spec.along === 'year',
    deductibleCounts: spec.deductible === 'counts',
    counter,
    outpatient,
    bands: spec.bands.map((band) => ({
      name: band.name,
      title: band.title,
      upTo: band.upTo && on.grid(band.upTo),
      fund: on.grid(band.fund),
    })),
  }
}

/** Pays what is above the deductible band by band; adds to `fundPool`, `share`, `aboveLimit` and `unfiledCut`. */
export function applyShare(bill: Bill, share: Share): void {
  const part = bill.toShare - bill.deductible
  if (part <= 0) return
  let position = 0
  if (share.alongYear) {
    const sum = share.counter < 0 ? bill.yearEligible : (bill.counters[share.counter] ?? 0)
    const borne = share.outpatient ? bill.yearOutpatientDeductible : bill.yearInpatientDeductible
    position = share.deductibleCounts ? sum : Math.max(0, sum - borne)
  }
  if (share.deductibleCounts) position += bill.deductible
  let left = part
  let below: Grid | undefined
  for (let index = 0; index < share.bands.length && left > 0; index++) {
    const band = share.bands[index]!
    let inside = left
    if (band.upTo) {
      if (bill.isOpen(band.upTo) && isPast(bill, share.bands, index + 1, position, (end) => bill.valueOf(end))) continue
      const upTo = bill.figure(band.upTo)
      if (position >= upTo) {
        below = band.upTo
        continue
      }
      inside = Math.min(left, upTo - position)
    }
    const stated = bill.figure(band.fund)
    const rate = reducedRate(stated, bill.timesPpm, bill.pointsOffPpm)
    const paid = shareOf(inside, rate)
    const filed = reducedRate(stated, bill.filedTimesPpm, bill.filedPointsOffPpm)
    if (filed !== rate) bill.unfiledCut += shareOf(inside, filed) - paid
    bill.fundPool += paid
    bill.share += inside - paid
    position += inside
    left -= inside
    bill.trace?.push({
      step: 'band',
      name: band.name,
      title: band.title,
      fund: 'pool',
      amountFen: paid,
      operands: [inside, rate, stated, bill.pointsOffPpm, bill.timesPpm],
      basis: bill.figureOf(band.fund).source,
      figures: [band.fund, below, band.upTo].filter((grid) => grid !== undefined).map((grid) => bill.figureOf(grid)),
    })
    below = band.upTo
  }
  if (left > 0) {
    bill.aboveLimit += left
    const last = share.bands[share.bands.length - 1]!
    bill.trace?.push({
      step: 'above-bands',
      name: last.name,
      title: last.title,
      amountFen: left,
      operands: [last.upTo ? bill.figure(last.upTo) : 0, share.alongYear ? THIS_YEAR : THIS_BILL],
      basis: bill.figureOf(last.upTo ?? last.fund).source,
      figures: last.upTo ? [bill.figureOf(last.upTo)] : [],
    })
  }
}
