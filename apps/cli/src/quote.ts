import { parseArgs } from 'node:util'
import { quote } from '@yidi/rules'
import type { Command } from './command.ts'
import { openInput, unreadableFile } from './input.ts'
import { CommandFailure, writeOut } from './output.ts'
import { openPolicies } from './policies.ts'
import { quoteLines } from './quote-lines.ts'

/** `yidi quote FILE|-`: JSON Lines in, JSON Lines out, one result a case in the same order. */
export const command: Command = {
  summary: '算费用：读 JSON Lines（每行一笔，- 为标准输入），每行给出一个结果',
  usage: 'quote FILE|- [--explain] [--policies DIR]',
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { explain: { type: 'boolean', default: false }, policies: { type: 'string' } },
    })
    const file = positionals[0]
    if (file === undefined || positionals.length > 1) {
      throw new CommandFailure('请给出一个 JSON Lines 文件，或写 - 从标准输入读。用法：yidi quote FILE|- [--explain]')
    }
    const input = openInput(file)
    const release = openPolicies(values.policies)
    const options = { explain: values.explain }
    try {
      await quoteLines(input, writeOut, (value) => quote(release, value, options), progress())
    } catch (error) {
      throw unreadableFile(file, error)
    }
    if (process.stderr.isTTY) process.stderr.write('\n')
    return 0
  },
}

/** Tells a person at a terminal how far it is; says nothing to a pipe. */
function progress(): ((answered: number) => void) | undefined {
  if (!process.stderr.isTTY) return undefined
  let shown = performance.now()
  return (answered) => {
    if (performance.now() - shown < 500) return
    shown = performance.now()
    process.stderr.write(`\r已算 ${answered.toLocaleString('zh-CN')} 笔`)
  }
}
