import { parseArgs } from 'node:util'
import { basisText, formatDay } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { settingText } from '@yidi/rules/oversight'
import type { OversightRule, RuleStatus } from '@yidi/rules/oversight'
import type { Command } from './command.ts'
import { oversightLawOf } from './oversight-law.ts'
import { writeOut } from './output.ts'
import { dayOf, today } from './policy-day.ts'
import { openPolicies } from './policies.ts'

const STATUS: Readonly<Record<RuleStatus, string>> = {
  stated: '条文写明',
  provisional: '比照，暂用',
  setting: '经办机构的设置',
}

/** `yidi oversight rules [--pool CODE] [--on DAY]`: every rule in force with its article, weight and settings. */
export const command: Command = {
  summary: '列出统筹区的监管规则：说明、条款、权重和设置',
  usage: 'oversight rules [--pool CODE] [--on DAY] [--policies DIR]',
  async run(words) {
    const { values } = parseArgs({
      args: words,
      options: { pool: { type: 'string' }, on: { type: 'string' }, policies: { type: 'string' } },
    })
    const release = openPolicies(values.policies)
    const law = oversightLawOf(release, values.pool)
    const day = dayOf(values.on ?? today(), '--on')
    const rules = law.rules.filter(({ from, to }) => from <= day && (to === null || day <= to))
    await writeOut(`${law.title}（${release.pools.get(law.pool)!.pool.short}，${formatDay(day)}）\n${law.note}\n`)
    for (const rule of rules) await writeOut(`\n${linesOf(release, rule).join('\n')}\n`)
    if (rules.length === 0) await writeOut('这一天还没有监管规则。\n')
    return 0
  },
}

function linesOf(release: Release, rule: OversightRule): string[] {
  const { id, title, says, source, status, weight, on, mechanism, settings } = rule
  const set = Object.entries(mechanism.settings).map(
    ([name, kind]) => `${kind.title}：${settingText(kind.unit, settings[name]!)}`,
  )
  return [
    `${title}（${id}）${on ? '' : ' 没有启用'}`,
    `  ${says}`,
    `  依据 ${basisText(release.documents, source)}，${STATUS[status]}；自 ${formatDay(rule.from)} 起`,
    `  权重 ${String(weight)}（设置）${set.length === 0 ? '' : `；设置：${set.join('，')}`}`,
  ]
}
