/** Years from several places added up: a month that several of them count is counted once. */
import { FOREVER } from '../days.ts'
import { formatMonth } from '../months.ts'
import { contributionKind } from './kind.ts'

interface PaidPeriod {
  /** Numbers of the first and the last month, both inside. */
  from: number
  to: number
  place: string
}

interface AddedYears {
  /** How many different months. */
  months: number
  /** The months that more than one period covers, oldest first. */
  overlaps: number[]
}

/** Adds up the months of all periods. */
export function addPeriods(periods: readonly PaidPeriod[]): AddedYears {
  const covered = new Map<number, number>()
  for (const { from, to } of periods)
    for (let month = from; month <= to; month++) covered.set(month, (covered.get(month) ?? 0) + 1)
  const overlaps = [...covered].filter(([, times]) => times > 1).map(([month]) => month)
  return { months: covered.size, overlaps: overlaps.sort((a, b) => a - b) }
}

export const transfer = contributionKind<readonly PaidPeriod[], AddedYears>({
  title: '各地年限合并',
  read: ({ fields, root }) =>
    fields.list(root['periods'], 1, 'periods', '各地的缴费时段').flatMap((value, index) => {
      const path = `periods.${String(index)}`
      const period = fields.object(value, path, '一个缴费时段')
      if (!period) return []
      const from = fields.month(period['from'], `${path}.from`, '开始月份')
      const to = fields.month(period['to'], `${path}.to`, '结束月份')
      fields.range(from, to, `${path}.to`, '结束月份')
      return [{ from, to, place: fields.text(period['place'], `${path}.place`, '缴费地') ?? '' }]
    }),
  day: () => FOREVER,
  needs: () => [],
  settle: (_law, periods) => addPeriods(periods),
  write: ({ months, overlaps }) => ({ months, overlaps: overlaps.map(formatMonth) }),
  explain(periods, { months, overlaps }) {
    const rests = ['retirement.years'] as const
    const lengths = periods.map(({ from, to }) => to - from + 1)
    const told = periods.map(({ from, to, place }) => `${place} ${formatMonth(from)} 至 ${formatMonth(to)}`)
    return [
      {
        step: 'months',
        amount: String(months),
        formula: `${lengths.join(' + ')}，重复的只算一次 = ${months}`,
        text: `${told.join('；')}，合并共 ${months} 个月`,
        rests,
      },
      {
        step: 'overlaps',
        amount: String(overlaps.length),
        formula: overlaps.map(formatMonth).join('、'),
        text: overlaps.length === 0 ? '没有重复的月份' : `${overlaps.length} 个月在几处都有，只算一次`,
        rests,
      },
    ]
  },
})
