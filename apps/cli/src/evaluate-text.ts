/** An evaluation for a person to read. */
import { LABELS, formatYuanGrouped } from '@yidi/rules'
import { SUM_TITLES, fenOfSum } from '@yidi/rules/evaluation'
import type { EvaluationGroup, EvaluationResult, EvaluationSums } from '@yidi/rules/evaluation'
import type { EvaluateOptions } from './evaluate-options.ts'

const AMOUNTS = Object.keys(SUM_TITLES) as (keyof EvaluationSums)[]

/** The whole, who gains and who loses, and each group with what its funds pay. */
export function evaluationText(
  { year, population, pools, after, before: release }: EvaluateOptions,
  result: EvaluationResult,
): string {
  const whom = population
    ? `生成的 ${String(population.people)} 人（种子 ${String(population.seed)}）`
    : '数据库里的结算'
  const lines = [
    `${String(year)} 年，${whom}，${String(pools.length)} 个统筹区，共 ${String(result.cases)} 笔；` +
      `其中 ${String(result.undetermined)} 笔现有规定算不出来，不在合计里。金额单位：元。`,
    '',
    ...AMOUNTS.map((key) => `${SUM_TITLES[key]}　${changed(result, [key], after !== undefined)}`),
  ]
  if (after)
    lines.push(
      '',
      `一年的现金比现行少的 ${String(result.winners)} 人，多的 ${String(result.losers)} 人，一人最多多付 ${result.largestLoss}。`,
    )
  const poolNames = Object.fromEntries([...release.pools.values()].map(({ pool }) => [pool.code, pool.short]))
  for (const [title, groups, names] of [
    ['统筹区', result.byPool, poolNames],
    ['人员类别', result.byCategory, LABELS['category']!],
    ['年龄', result.byAge, { unknown: '不详' }],
    ['机构等级', result.byLevel, LABELS['level']!],
    ['就诊类型', result.byKind, LABELS['kind']!],
  ] as const) {
    lines.push('', `按${title}，基金支付（统筹基金和各层）`)
    for (const [word, group] of Object.entries(groups))
      lines.push(
        `  ${names[word as keyof typeof names] ?? word}　${String(group.cases)} 笔　${changed(group, ['fundPool', 'fundCritical'], after !== undefined)}`,
      )
  }
  return `${lines.join('\n')}\n`
}

function changed(
  { before, after }: EvaluationGroup,
  keys: readonly (keyof EvaluationSums)[],
  compared: boolean,
): string {
  const sum = (sums: EvaluationSums): number => keys.reduce((total, key) => total + fenOfSum(sums[key]), 0)
  const [now, then] = [sum(before), sum(after)]
  if (!compared) return formatYuanGrouped(now)
  const more = then - now
  return `现行 ${formatYuanGrouped(now)}　草案 ${formatYuanGrouped(then)}　${more < 0 ? '' : '+'}${formatYuanGrouped(more)}`
}
