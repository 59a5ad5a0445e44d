import { policySchemas } from '@yidi/rules'
import type { Command } from './command.ts'
import { CommandFailure, writeOut } from './output.ts'

/** `yidi policy schema NAME`: the JSON Schema of one kind of policy file, for an editor. */
export const command: Command = {
  summary: '打印政策文件的格式说明（JSON Schema），供编辑器提示',
  usage: 'policy schema pool|away|benefits|contributions|documents|document|filing',
  async run(words) {
    const name = words[0]
    const schema =
      name !== undefined && Object.hasOwn(policySchemas, name)
        ? policySchemas[name as keyof typeof policySchemas]
        : undefined
    if (!schema)
      throw new CommandFailure(
        `${name === undefined ? '请写出名称' : `没有“${name}”`}。现有：${Object.keys(policySchemas).join('、')}。`,
      )
    await writeOut(`${JSON.stringify(schema, null, 2)}\n`)
    return 0
  },
}
