/** What a report of the funds says: the money as the books have it, and what people ask of a fund beside it. */
import { bookFunds } from '@yidi/contracts'
import type { FundPeriodMessage, FundReportContent } from '@yidi/contracts'
import { formatYuan, parseYuan } from '@yidi/rules'
import { flowsByMonth } from '../../money/ledger/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { placeName } from '../../platform/places/index.ts'
import { showFundPeriod } from '../funds/index.ts'
import { billsOf } from './bills.ts'
import { fewWords } from './few.ts'
import { insuredOn } from './insured.ts'
import type { Period } from './period.ts'
import { sourcesOf } from './sources.ts'

type Money = Pick<FundReportContent, 'whole' | 'funds' | 'budgetDocument'>

/** What is told of how the figures came about. */
const how = [
  '钱的每个数都是记账的合计：每一笔收入和支出按记账的日期算在那个月，退回、冲回的已经减去。期初结余加收入减支出，就是期末结余。',
  '基金之间的划转（例如统筹基金划转大病保险费）在各项基金里列出，合计里不算收入，也不算支出。',
  '参保人数是最后一天在册的人，职工和居民都参加过的人在合计里只算一次。',
  '结算是这段时间里结算、到最后一天没有撤销的；以前结算、这段时间撤销的，在基金收支里减去。一个人在几类里都看过病，每类各算一次。',
  '“在哪里看”按最后一天的区划，“机构等级”是每笔结算时用的等级。',
  `一类里的人太少，写“${fewWords}”，它的金额也不列，免得认出是谁；从总数里减得出来的，另一类也写“不列”。这是本平台的做法。`,
  '付款和追回按银行到账的日期。',
] as const

/** The flows of the bank accounts that are told, in this order. */
const paidFlows = ['paid-institution', 'paid-person', 'paid-region', 'from-pool']

const pick = <Key extends string>(from: Readonly<Record<Key, string>>, ...keys: Key[]) =>
  Object.fromEntries(keys.map((key) => [key, from[key]])) as Record<Key, string>

const sums = ['opening', 'brought', 'income', 'expense', 'closing'] as const

function moneyOf({ whole, funds, budget }: FundPeriodMessage): Money {
  return {
    whole: pick(whole, ...sums, 'transfers'),
    funds: funds.map((one) => ({
      ...{ fund: one.fund, title: bookFunds[one.fund] },
      ...pick(one, ...sums),
      items: one.items.map(({ item, title, side, transfer, amount }) => ({ item, title, side, transfer, amount })),
      reserve: { months: one.reserve.months, words: one.reserve.words },
      budgets: one.budgets.map(({ title, budget: planned, actual, percent }) => ({
        ...{ title, budget: planned, actual },
        percent,
      })),
    })),
    budgetDocument: budget?.document ?? null,
  }
}

/** Sums in yuan of what is on one item of every fund. */
function onItem({ funds }: FundPeriodMessage, item: string): number {
  const fen = funds.flatMap(({ items }) => items.filter((one) => one.item === item).map(({ amount }) => fenOf(amount)))
  return fen.reduce((sum, one) => sum + one, 0)
}

const fenOf = (yuan: string): number => (yuan.startsWith('-') ? -parseYuan(yuan.slice(1)) : parseYuan(yuan))

function paidOf(flows: Awaited<ReturnType<typeof flowsByMonth>>, money: FundPeriodMessage) {
  const flowed = (name: string) => flows.filter(({ flow }) => flow === name)
  const sumOf = (name: string) => flowed(name).reduce((sum, { fen }) => sum + fen, 0)
  return {
    paid: paidFlows.flatMap((item) => {
      const [first] = flowed(item)
      return first === undefined ? [] : [{ item, title: first.title, amount: formatYuan(sumOf(item)) }]
    }),
    recovered: [
      { item: 'reclaim', title: '决定追回', amount: formatYuan(-onItem(money, 'reclaim')) },
      { item: 'reclaim-received', title: '追回到账', amount: formatYuan(sumOf('reclaim-received')) },
      { item: 'written-off', title: '追不回来，核销', amount: formatYuan(onItem(money, 'written-off')) },
    ],
  }
}

/**
 * The report of a pool and a year or month by the books of now; undefined where nothing is booked up to its end. Throws what
 * `showFundPeriod` and `billsOf` throw.
 */
export async function reportOf(
  deps: RecordsDeps,
  pool: string,
  period: Period,
): Promise<FundReportContent | undefined> {
  const [money, flows, insured, bills] = await Promise.all([
    showFundPeriod(deps, pool, period.period),
    flowsByMonth(deps.database, pool, { from: period.from.slice(0, 7), on: period.to }),
    insuredOn(deps.database, pool, period.to),
    billsOf(deps, pool, period),
  ])
  if (money.funds.length === 0) return undefined
  return {
    ...{ pool, poolName: placeName(pool), period: period.period, periodTitle: period.title },
    ...{ from: period.from, to: period.to },
    ...moneyOf(money),
    insured,
    ...bills,
    ...paidOf(flows, money),
    sources: sourcesOf(deps.release),
    how: [...how],
  }
}

/** What is called by these names differs where its figures do. */
const parts: readonly (readonly [title: string, keys: readonly (keyof FundReportContent)[]])[] = [
  ['参保人数', ['insured']],
  ['结算', ['treated', 'groups', 'away']],
  ['付款和追回', ['paid', 'recovered']],
  ['期间', ['from', 'to']],
]

/** Which figures of a report are others by now, in words; empty where it still says what the books say. */
export function differences(before: FundReportContent, now: FundReportContent | undefined): string[] {
  if (now === undefined) return ['这段时间没有账']
  const same = (a: unknown, b: unknown) => canonical(a) === canonical(b)
  const changed = parts.filter(([, keys]) => keys.some((key) => !same(before[key], now[key]))).map(([title]) => title)
  return [...fundDifferences(before, now), ...changed]
}

function fundDifferences(before: FundReportContent, now: FundReportContent): string[] {
  const names = new Map([...before.funds, ...now.funds].map(({ fund, title }) => [fund, title]))
  const found = [...names].flatMap(([fund, title]) => {
    const [then, today] = [before, now].map(({ funds }) => funds.find((one) => one.fund === fund))
    if (canonical(then) === canonical(today)) return []
    const told = (['income', 'expense', 'closing'] as const).flatMap((key) => {
      const [a, b] = [then?.[key] ?? '0.00', today?.[key] ?? '0.00']
      return a === b ? [] : [`${title}${sumTitles[key]}稿子里是 ${a}，现在是 ${b}`]
    })
    return told.length > 0 ? told : [`${title}的明细或预算`]
  })
  return found.length > 0 || canonical(before.whole) === canonical(now.whole) ? found : ['基金合计']
}

const sumTitles = { income: '收入', expense: '支出', closing: '期末结余' } as const

/** The same text for the same content, in whichever order its fields are. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    ) ?? ''
  )
}
