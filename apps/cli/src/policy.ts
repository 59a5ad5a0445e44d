import type { Command } from './command.ts'
import { CommandFailure } from './output.ts'

/** The commands about the law as data, each a file beside this one. */
export const subcommands: Record<string, () => Promise<{ command: Command }>> = {
  check: () => import('./policy-check.ts'),
  show: () => import('./policy-show.ts'),
  diff: () => import('./policy-diff.ts'),
  new: () => import('./policy-new.ts'),
  schema: () => import('./policy-schema.ts'),
}

/** `yidi policy check | show | diff | new | schema`. */
export const command: Command = {
  summary: '政策：检查、查看、比较两天、新建统筹区、打印格式说明',
  usage: 'policy check | show POOL [--on DAY] | diff POOL --on DAY --and DAY | new CODE --name NAME | schema NAME',
  async run(words, all) {
    const [name, ...rest] = words
    const load = name !== undefined && Object.hasOwn(subcommands, name) ? subcommands[name] : undefined
    if (!load)
      throw new CommandFailure(
        `${name === undefined ? '请写出要做什么' : `policy 没有“${name}”`}。可用的有：${Object.keys(subcommands).join('、')}。`,
      )
    return (await load()).command.run(rest, all)
  },
}
