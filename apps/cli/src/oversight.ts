import type { Command } from './command.ts'
import { CommandFailure } from './output.ts'

/** The commands about the rules of oversight, each a file beside this one. */
const subcommands: Record<string, () => Promise<{ command: Command }>> = {
  rules: () => import('./oversight-rules.ts'),
  try: () => import('./oversight-try.ts'),
}

/** `yidi oversight rules | try`. */
export const command: Command = {
  summary: '监管规则：列出规则和设置，在生成的一年里试跑',
  usage: 'oversight rules [--pool CODE] [--on DAY] | oversight try --people N --seed S [--pool CODE] [--json]',
  async run(words, all) {
    const [name, ...rest] = words
    const load = name !== undefined && Object.hasOwn(subcommands, name) ? subcommands[name] : undefined
    if (!load)
      throw new CommandFailure(
        `${name === undefined ? '请写出要做什么' : `oversight 没有“${name}”`}。可用的有：${Object.keys(subcommands).join('、')}。`,
      )
    return (await load()).command.run(rest, all)
  },
}
