import { parseArgs } from 'node:util'
import { changeKeys, distribute, planDistribution, renewNameIndex, writeSchema } from '@yidi/server'
import type { KeyChange } from '@yidi/server'
import type { Command } from './command.ts'
import { CommandFailure, writeOut } from './output.ts'
import { withRecords, withRefusalsTold } from './records.ts'

/**
 * `yidi db migrate`, `yidi db distribute` and `yidi db change-keys`: for the operator of an own database. `yidi db schema`:
 * for whoever works on this program.
 */
export const command: Command = {
  summary:
    '数据库：migrate 更新表结构；distribute 把装有 Citus 的数据库改为分布式（--print 只打印语句）；change-keys 把旧密钥加密的个人信息换成第一把密钥，并更新姓名索引（有读不出的行时退出码为 1）；schema 由全部迁移重写 apps/server/src/platform/storage/schema.sql（不动任何现有数据库）',
  usage: 'db migrate | db distribute [--print] | db change-keys | db schema',
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
      case 'change-keys': {
        const { changes, renewed } = await withRecords(async (database) => ({
          changes: await changeKeys(database, (change) => void writeOut(lineOf(change))),
          renewed: await renewNameIndex(database),
        }))
        await writeOut(`姓名索引：更新了 ${String(renewed)} 条\n`)
        const unreadable = changes.flatMap((change) => change.unreadable)
        if (unreadable.length === 0) {
          await writeOut('全部个人信息都已用第一把密钥加密；不再需要的旧密钥可以去掉。\n')
          return 0
        }
        await writeOut(
          `读不出，没有动：\n${unreadable.map((place) => `  ${place}\n`).join('')}` +
            '处理办法：把加密它们的密钥补进 YIDI_KEYS 再运行一次；密钥齐全还读不出的，内容被改动过，请从备份核对。\n',
        )
        return 1
      }
      case 'schema':
        await writeOut(
          `${(await withRefusalsTold(() => writeSchema())) ? '已更新' : '已是最新'}：apps/server/src/platform/storage/schema.sql\n`,
        )
        return 0
      default:
        throw new CommandFailure(`用法：npm run -s yidi -- ${command.usage}`)
    }
  },
}

function lineOf({ table, column, changed, passedOver }: KeyChange): string {
  const others = passedOver === 0 ? '' : `，${String(passedOver)} 行同时被别处改写`
  return `${table}.${column}：换了 ${String(changed)} 行${others}\n`
}
