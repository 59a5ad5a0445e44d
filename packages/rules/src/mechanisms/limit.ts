/**
 * A limit on what the pool pays (支付限额): per visit, or along the year over the kinds of visit that it covers. What exceeds
 * it is the person's and lies "above the limit". The limit of one band table is that table's last `upTo`; the limit of a
 * layer stands with the layer.
 */
import type { Bill } from '../engine/bill.ts'
import { THIS_BILL, THIS_YEAR } from '../engine/trace.ts'
import type { Compiled, SpecReader } from '../engine/spec.ts'
import { FIGURE_PLACES } from '../policy/figure-places.ts'
import type { Grid } from '../policy/grid.ts'
import { WORDS } from '../policy/keys.ts'
import type { Parameter } from '../policy/parameter.ts'
import type { YamlNode } from '../policy/yaml.ts'

export const NAME = 'limits'
export const TERM = '支付限额'
export const EXAMPLE = `
limits:
  - name: yearly
    title: 年度最高支付限额
    per: year            # year · visit
    covers: [inpatient, designated-disease]
    amount: {title: 年度最高支付限额, values: [{from: 2024-01-01, source: {document: example, article: 第七条}, value: 200000}]}
`

export interface LimitSpec {
  name: string
  title: string
  perYear: boolean
  covers: readonly number[]
  counter: number
  amount: Parameter
}
export interface Limit {
  name: string
  title: string
  /** -1: per visit. */
  counter: number
  amount: Grid
}

const INPATIENT = WORDS.kind.indexOf('inpatient')

/** Reads `limits:`; `none` is an empty list. */
export function readLimits(spec: SpecReader, node: YamlNode, path: string): LimitSpec[] {
  const { reader } = spec
  if (node.kind === 'scalar' && node.text === 'none') return []
  const names: string[] = []
  return (reader.list(node, '支付限额')?.items ?? []).flatMap((item) => {
    const map = reader.map(item, ['name', 'title', 'per', 'covers', 'amount'], '一项限额')
    if (!map) return []
    const name = reader.text(reader.need(map, 'name', '一项限额'), '限额名')
    const per = reader.word(reader.need(map, 'per', '一项限额'), ['year', 'visit'] as const, 'per')
    const covers = spec.covers(reader.need(map, 'covers', '一项限额'), '一项限额')
    const amount = spec.parameter(
      reader.need(map, 'amount', '一项限额'),
      `${path}.limits.${name}`,
      FIGURE_PLACES[covers.includes(INPATIENT) ? 'limits.amount.inpatient' : 'limits.amount'],
    )
    if (name === undefined || !per || !amount) return []
    spec.checkNew(names, name, map.at, '限额')
    names.push(name)
    const title = reader.text(map.entries.get('title')?.value, '名称') ?? amount.title
    return [
      {
        name,
        title,
        perYear: per === 'year',
        covers,
        counter: per === 'year' ? spec.counter(`limit.${name}`) : -1,
        amount,
      },
    ]
  })
}

/** A limit with its figure of one day. */
export function compileLimit(on: Compiled, spec: LimitSpec): Limit {
  return { name: spec.name, title: spec.title, counter: spec.counter, amount: on.grid(spec.amount) }
}

/** Cuts what the pool pays down to what the limit has left; the cut lies above the limit. */
export function applyLimit(bill: Bill, limit: Limit): void {
  if (bill.fundPool === 0) return
  const amount = bill.figure(limit.amount)
  const used = limit.counter < 0 ? 0 : (bill.counters[limit.counter] ?? 0)
  const before = bill.fundPool
  const cut = Math.max(0, before - Math.max(0, amount - used))
  bill.fundPool = before - cut
  bill.aboveLimit += cut
  bill.trace?.push({
    step: 'limit',
    name: limit.name,
    title: limit.title,
    amountFen: cut,
    operands: [amount, used, before, limit.counter < 0 ? THIS_BILL : THIS_YEAR],
    basis: bill.figureOf(limit.amount).source,
    figures: [bill.figureOf(limit.amount)],
  })
}
