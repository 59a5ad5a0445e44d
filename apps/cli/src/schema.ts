import { parseArgs } from 'node:util'
import { publishedSchemas } from '@yidi/contracts'
import type { Command } from './command.ts'
import { CommandFailure, writeOut } from './output.ts'

/** `yidi schema NAME`: prints a published JSON Schema. */
export const command: Command = {
  summary: '打印一份数据格式说明（JSON Schema）',
  usage: 'schema NAME',
  async run(words) {
    const { positionals } = parseArgs({ args: words, allowPositionals: true, options: {} })
    const name = positionals[0]
    const schema = name !== undefined && Object.hasOwn(publishedSchemas, name) ? publishedSchemas[name] : undefined
    if (schema === undefined) {
      const known = Object.keys(publishedSchemas).join('、')
      throw new CommandFailure(
        name === undefined ? `请写出名称。现有：${known}。` : `没有名为“${name}”的格式说明。现有：${known}。`,
      )
    }
    await writeOut(JSON.stringify(schema, null, 2) + '\n')
    return 0
  },
}
