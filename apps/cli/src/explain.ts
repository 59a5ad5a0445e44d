import { parseArgs } from 'node:util'
import { quote } from '@yidi/rules'
import type { QuoteResult } from '@yidi/rules'
import { answerLines } from './answer-lines.ts'
import { renderBill } from './bill.ts'
import type { Command } from './command.ts'
import { openInput, unreadableFile } from './input.ts'
import { CommandFailure, writeOut } from './output.ts'
import { openPolicies } from './policies.ts'

/** `yidi explain FILE|-`: each case of a JSON Lines file as a bill for a person. */
export const command: Command = {
  summary: '把每笔费用打印成一张看得懂的账单，写明每一步的依据',
  usage: 'explain FILE|- [--policies DIR]',
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { policies: { type: 'string' } },
    })
    const file = positionals[0]
    if (file === undefined || positionals.length > 1) {
      throw new CommandFailure('请给出一个 JSON Lines 文件，或写 - 从标准输入读。用法：yidi explain FILE|-')
    }
    const input = openInput(file)
    const release = openPolicies(values.policies)
    const bill = (value: unknown, result: QuoteResult) => renderBill(value, result, release.documents) + '\n'
    try {
      await answerLines(input, writeOut, {
        answer: (value) => bill(value, quote(release, value, { explain: true })),
        unreadable: (error) => bill(undefined, { outcome: 'invalid', errors: [error] }),
      })
    } catch (error) {
      throw unreadableFile(file, error)
    }
    return 0
  },
}
