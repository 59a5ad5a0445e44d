import { parseArgs } from 'node:util'
import { distribute, planDistribution } from '@yidi/server'
import type { Command } from './command.ts'
import { CommandFailure, writeOut } from './output.ts'
import { withRecords } from './records.ts'

/** `yidi db migrate` and `yidi db distribute`: for the operator of an own database. */
export const command: Command = {
  summary: '数据库：migrate 更新表结构；distribute 把装有 Citus 的数据库改为分布式（--print 只打印语句）',
  usage: 'db migrate | db distribute [--print]',
  async run(words) {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { print: { type: 'boolean', default: false } },
    })
    switch (positionals.join(' ')) {
      case 'migrate':
        // Opening brings the tables up to date.
        await withRecords(async (database) => writeOut(`表结构已是最新（PostgreSQL ${database.version}）。\n`))
        return 0
      case 'distribute': {
        const plan = await withRecords(({ pool }) => (values.print ? planDistribution(pool) : distribute(pool)))
        await writeOut(
          values.print ? plan.map((line) => `${line};\n`).join('') : `已完成，共 ${String(plan.length)} 步。\n`,
        )
        return 0
      }
      default:
        throw new CommandFailure(`用法：npm run -s yidi -- ${command.usage}`)
    }
  },
}
