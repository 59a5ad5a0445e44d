/**
 * What a pool says beside its figures: where home is, who pays instead of the funds, how much medicine at once, which account pays
 * first, what of its benefits is open. Each with its article where it has one, for the table of the law and for what rests on an article.
 */
import { formatDay } from '../days.ts'
import { placeName } from '../places.ts'
import type { Basis } from '../quote/types.ts'
import type { AccountUse } from '../mechanisms/account-order.ts'
import type { Status } from './figure.ts'
import { WORDS } from './keys.ts'
import { labelOf } from './labels.ts'
import type { LawLine } from './law-line.ts'
import type { OtherPayer } from './never-paid.ts'
import type { OverlapKind } from './overlaps.ts'
import type { PoolPolicy } from './pool.ts'
import type { Release } from './release.ts'
import type { SupplyKind } from './supply.ts'

/** One of them with its days, as day numbers; `to` is missing while nothing follows. */
export interface Setting extends Omit<LawLine, 'from' | 'at' | 'written'> {
  from: number
  to?: number
}

const PAYERS: Readonly<Record<OtherPayer, string>> = {
  'work-injury': '由工伤保险支付的',
  maternity: '由生育保险支付的',
  'public-health': '由公共卫生负担的',
  abroad: '在境外就医的',
}
const SUPPLIES: Readonly<Record<SupplyKind, string>> = {
  acute: '急性病一次最多配几天的药',
  ordinary: '一般慢性病一次最多配几天的药',
  'long-term': '规定病种、长期慢性病和出院一次最多配几天的药',
  continuous: '连续处方一次最多配几天的药',
}
const OVERLAPS: Readonly<Record<OverlapKind, string>> = {
  pharmacy: '住院期间到药店购药',
  emergency: '住院期间急诊',
  'designated-disease': '住院期间规定病种门诊',
  'home-bed': '住院期间家庭病床',
}
const ACCOUNTS: Readonly<Record<AccountUse['from'], string>> = { 'current-year': '当年资金', 'past-year': '历年资金' }
const PAYS: Readonly<Record<AccountUse['pays'], string>> = {
  eligible: '医保范围内的费用，在起付标准以前',
  deductible: '起付标准以内的部分',
  share: '按比例由个人负担的部分',
  remainder: '个人还要付的部分',
}

/** The settings of a pool in force on a day (a day number). */
export function settingsOn(release: Release, pool: PoolPolicy, day: number): LawLine[] {
  return settingsOf(release, pool)
    .filter(({ from, to }) => from <= day && (to === undefined || day <= to))
    .map(({ name, chapter, title, value, status, from, source, note }) => ({
      ...{ name, chapter, title, value, status, from: formatDay(from) },
      ...(source === undefined ? {} : { source }),
      ...(note === undefined ? {} : { note }),
    }))
}

/** All settings of a pool, whenever they hold. */
export function settingsOf(release: Release, pool: PoolPolicy): Setting[] {
  const firm = (basis: Basis): Status =>
    release.documents.get(basis.document)?.weak === true ? 'provisional' : 'stated'
  const always = (line: Omit<Setting, 'from' | 'status'> & { status?: Status }): Setting => ({
    status: line.source === undefined ? 'stated' : firm(line.source),
    ...line,
    from: pool.firstDay,
  })
  return [
    ...[...pool.homes].map((home) => {
      const grounds = pool.homeGrounds.get(home)
      const line = { name: `home.${home}`, chapter: 'pool' as const, title: '算作参保地的市' }
      return always({ ...line, value: placeName(release.places, home), ...grounds })
    }),
    ...basesOf(pool).map(always),
    ...[...pool.neverPaid].map(([payer, source]) =>
      always({ name: `neverPaid.${payer}`, chapter: 'benefit', title: PAYERS[payer], value: '医保基金不支付', source }),
    ),
    ...suppliesOf(pool, firm),
    ...overlapsOf(pool),
    ...schemesOf(pool).map(always),
  ]
}

/** The articles behind the two steps of a bill that have no figure. */
function basesOf({ bases: { scope, cash }, settleOn }: PoolPolicy): Omit<Setting, 'from' | 'status'>[] {
  const byLevel = settleOn === 'settlement-level' ? '医保结算等级，没有定的按医院等级' : '医院等级'
  return [
    ...(scope === undefined
      ? []
      : [
          {
            ...{ name: 'bases.scope', chapter: 'pool' as const, title: '哪些费用在医保范围里' },
            ...{ value: '按就医地的目录：除去范围外、超限价和乙类先行自付的', source: scope },
          },
        ]),
    ...(cash === undefined
      ? []
      : [
          {
            ...{ name: 'bases.cash', chapter: 'pool' as const, title: '个人要付多少' },
            ...{ value: '总费用里基金和个人账户没有付的', source: cash },
          },
        ]),
    { name: 'settleOn', chapter: 'pool', title: '按机构的哪个等级结算', value: byLevel },
  ]
}

/** Each entry of a dated list with the day before the next. */
function spans<T extends { from: number }>(list: readonly T[]): (T & { to?: number })[] {
  return list.map((one, index) => {
    const next = list[index + 1]
    return next === undefined ? one : { ...one, to: next.from - 1 }
  })
}

function suppliesOf({ supply }: PoolPolicy, firm: (basis: Basis) => Status): Setting[] {
  const limits = [...supply.limits].flatMap(([kind, list]) =>
    spans(list).map(({ from, to, days, basis }) => ({
      ...{ name: `supply.${kind}`, chapter: 'benefit' as const, title: SUPPLIES[kind], value: `${days}天` },
      ...{ status: firm(basis), from, source: basis, ...(to === undefined ? {} : { to }) },
    })),
  )
  const more = spans(supply.choices).map(({ from, to, choice }) => ({
    ...{ name: 'overSupply', chapter: 'pool' as const, title: '配药超过天数的' },
    ...{ value: choice === 'cut' ? '超出的不算医保范围' : '提醒，照样支付', status: 'stated' as const, from },
    ...(to === undefined ? {} : { to }),
  }))
  return [...limits, ...more]
}

function overlapsOf({ overlaps }: PoolPolicy): Setting[] {
  return [...overlaps].flatMap(([kind, list]) =>
    spans(list).map(({ from, to, choice }) => ({
      ...{ name: `overlaps.${kind}`, chapter: 'pool' as const, title: OVERLAPS[kind] },
      ...{ value: choice === 'refuse' ? '不能直接结算' : '提醒，照样结算', status: 'stated' as const, from },
      ...(to === undefined ? {} : { to }),
    })),
  )
}

/** Which account pays what first, and the kinds of visit of which nobody has published what is paid. */
function schemesOf(pool: PoolPolicy): (Omit<Setting, 'from' | 'status'> & { status?: Status })[] {
  const lines: (Omit<Setting, 'from' | 'status'> & { status?: Status })[] = []
  const withOpen = (source: Basis | undefined): { source?: Basis } => {
    const found = source ?? pool.bases.open ?? pool.bases.inForce
    return found === undefined ? {} : { source: found }
  }
  for (const [index, title] of (pool.benefitsOpen ?? []).entries())
    lines.push({
      ...{ name: `benefits.open.${index + 1}`, chapter: 'benefit', title, value: '待定', status: 'open' },
      ...withOpen(undefined),
    })
  for (const [number, { schemes }] of pool.insurances)
    for (const [kindNumber, { open, accounts }] of schemes.entries()) {
      const name = `${WORDS.insurance[number]!}.${WORDS.kind[kindNumber]!}`
      const title = `${labelOf('insurance', WORDS.insurance[number]!)}${labelOf('kind', WORDS.kind[kindNumber]!)}`
      if (open)
        lines.push({
          ...{ name, chapter: 'benefit', title, value: '待定', status: 'open', note: open.title },
          ...withOpen(open.source),
        })
      for (const [index, { from, pays, source }] of accounts.entries())
        lines.push({
          ...{ name: `${name}.accounts.${index + 1}`, chapter: 'account' },
          ...{ title: `${title}，个人账户第${index + 1}步`, value: `用${ACCOUNTS[from]}付${PAYS[pays]}` },
          ...(source === undefined ? {} : { source }),
        })
    }
  return lines
}
