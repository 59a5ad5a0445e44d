/**
 * For how many days medicine may be prescribed at once (带药量, 浙人社发〔2016〕113号 第四十条): the law of a pool, in pool.yaml, and
 * beside it the agency's choice of what is done with more.
 */
import { parseDay } from '../days.ts'
import type { Basis } from '../quote/types.ts'
import type { Choices } from './choices.ts'
import { readChoices } from './choices.ts'
import { readSource } from './source.ts'
import type { PolicyScope } from './scope.ts'
import type { YamlNode } from './yaml.ts'

/** 急性病, 一般慢性病, 规定病种和长期慢性病及出院带药, 连续处方. */
export const SUPPLY_KINDS = ['acute', 'ordinary', 'long-term', 'continuous'] as const
export type SupplyKind = (typeof SUPPLY_KINDS)[number]

/** `warn`: said, and paid; `cut`: what certainly exceeds the law is out of scope. */
export const SUPPLY_CHOICES = ['warn', 'cut'] as const
type SupplyChoice = (typeof SUPPLY_CHOICES)[number]

/** The most days of a kind, and where that stands. */
interface SupplyLimit {
  from: number
  days: number
  basis: Basis
}

export interface SupplyLaw {
  limits: ReadonlyMap<SupplyKind, readonly SupplyLimit[]>
  choices: Choices<SupplyChoice>
}

/** Medicine of a line that lasts longer than a limit. */
export interface OverSupply {
  kind: SupplyKind
  /** Days that the medicine lasts. */
  days: number
  limit: SupplyLimit
  /** More than any limit that may hold. */
  certain: boolean
  /** The most of the quantity that is in scope, in ten-thousandths; undefined: all of it. */
  mostTenThousandths: number | undefined
}

/** The limit of a kind on a day (`YYYY-MM-DD`); undefined where the law has none. */
export function supplyLimitOn({ limits }: SupplyLaw, kind: SupplyKind, day: string): SupplyLimit | undefined {
  const on = parseDay(day)
  return limits.get(kind)?.findLast(({ from }) => from <= on)
}

/** Reads `supply` (kind → list of `{from, days, source}`) and `overSupply` (the agency's choice) of pool.yaml. */
export function readSupply(scope: PolicyScope, node: YamlNode | undefined, choices: YamlNode | undefined): SupplyLaw {
  const { reader } = scope
  const limits = new Map<SupplyKind, SupplyLimit[]>()
  const map = node && reader.map(node, SUPPLY_KINDS, 'supply')
  for (const [name, entry] of map?.entries ?? []) {
    const kind = SUPPLY_KINDS.find((one) => one === name)
    if (kind !== undefined) limits.set(kind, readLimits(scope, entry.value, name))
  }
  return {
    limits,
    choices: choices === undefined ? [] : readChoices(reader, choices, SUPPLY_CHOICES, 'overSupply'),
  }
}

function readLimits(scope: PolicyScope, node: YamlNode, name: string): SupplyLimit[] {
  const { reader } = scope
  const limits: SupplyLimit[] = []
  for (const item of reader.list(node, name)?.items ?? []) {
    const map = reader.map(item, ['from', 'days', 'source', 'note'], name)
    if (map === undefined) continue
    reader.remarks(map, 'note')
    const from = reader.day(reader.need(map, 'from', name), '起始日')
    const daysNode = reader.need(map, 'days', name)
    const days = daysNode && reader.whole(daysNode, 'days', '带药天数')
    const basis = readSource(scope, reader.need(map, 'source', name))
    if (from === undefined || days === undefined || basis === undefined) continue
    if (from <= (limits.at(-1)?.from ?? -Infinity))
      reader.fault(item.at, 'wrong-value', name, `${name}的起始日没有从早到晚`, '按日期从早到晚写，一天只写一次')
    limits.push({ from, days, basis })
  }
  return limits
}
