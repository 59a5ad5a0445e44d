import { parseArgs } from 'node:util'
import { changesBetween, figuresOn } from '@yidi/rules'
import type { Command } from './command.ts'
import { CommandFailure, writeOut } from './output.ts'
import { openPolicies } from './policies.ts'
import { dayOf, poolOf } from './policy-day.ts'

/** `yidi policy diff POOL --on A --and B`: which figures differ between two days, or on one day between two policy folders. */
export const command: Command = {
  summary: '比较一个统筹区两天之间，或同一天两个政策文件夹之间，哪些数字变了',
  usage: 'policy diff POOL --on DAY (--and DAY | --with DIR) [--policies DIR]',
  async run(words) {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        on: { type: 'string' },
        and: { type: 'string' },
        with: { type: 'string' },
        policies: { type: 'string' },
      },
    })
    if (values.on === undefined || (values.and === undefined && values.with === undefined))
      throw new CommandFailure(`请写出要比较的两边。用法：${command.usage}`)
    const release = openPolicies(values.policies)
    const other = values.with === undefined ? release : openPolicies(values.with)
    const until = values.and ?? values.on
    const before = figuresOn(poolOf(release, positionals[0]), dayOf(values.on, '--on'))
    const after = figuresOn(poolOf(other, positionals[0]), dayOf(until, '--and'))
    const changes = changesBetween(before, after)
    await writeOut(changes.length === 0 ? '没有不同。\n' : `${String(changes.length)} 处不同：\n`)
    for (const change of changes) {
      const from = change.before ? (change.before.stated ?? change.before.value) : '（没有）'
      const to = change.after ? `${change.after.stated ?? change.after.value}，${change.after.from} 起` : '（没有）'
      await writeOut(`  ${change.title}：${from} → ${to}\n`)
    }
    return 0
  },
}
