import { parseArgs } from 'node:util'
import { tryOversight } from '@yidi/rules/oversight'
import type { Command } from './command.ts'
import { oversightLawOf } from './oversight-law.ts'
import { CommandFailure, writeOut } from './output.ts'
import { openPolicies } from './policies.ts'

const MOST_PEOPLE = 1_000_000
const MOST_SEED = 4_294_967_295

/** `yidi oversight try --people N --seed S [--json]`: the rules over a generated year, what was planted, found, missed and falsely flagged. */
export const command: Command = {
  summary: '在生成的一年里试跑监管规则：每条规则埋了几处、找到几处、漏了几处、误报几处；同一个种子结果相同',
  usage: 'oversight try --people N --seed S [--pool CODE] [--json] [--policies DIR]',
  async run(words) {
    const { values } = parseArgs({
      args: words,
      options: {
        people: { type: 'string' },
        seed: { type: 'string' },
        pool: { type: 'string' },
        json: { type: 'boolean' },
        policies: { type: 'string' },
      },
    })
    const people = wholeOf(values.people, '--people', 1, MOST_PEOPLE)
    const seed = wholeOf(values.seed, '--seed', 0, MOST_SEED)
    const trial = tryOversight(oversightLawOf(openPolicies(values.policies), values.pool), people, seed)
    if (values.json === true) {
      await writeOut(`${JSON.stringify(trial, null, 2)}\n`)
      return 0
    }
    await writeOut(`${String(people)} 人，${String(trial.settlements)} 笔结算，种子 ${String(seed)}\n`)
    await writeOut('埋下\t找到\t漏掉\t误报\t规则\n')
    for (const { title, rule, planted, found, missed, falselyFlagged, examples } of trial.rules) {
      await writeOut(`${[planted, found, missed, falselyFlagged].map(String).join('\t')}\t${title}（${rule}）\n`)
      for (const example of examples) await writeOut(`\t\t\t\t误报：${example}\n`)
    }
    return 0
  },
}

/** A whole number from the command line; throws CommandFailure with the value and what to write. */
function wholeOf(text: string | undefined, option: string, least: number, most: number): number {
  const value = text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : NaN
  if (value >= least && value <= most) return value
  const said = text === undefined ? `请写出 ${option}` : `${option} 不能是“${text}”`
  throw new CommandFailure(`${said}：应当是 ${String(least)} 到 ${String(most)} 的整数，例如 ${option} 1000。`)
}
