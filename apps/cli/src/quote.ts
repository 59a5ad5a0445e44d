import { quote } from '@yidi/rules'
import { runCaseLines } from './case-lines.ts'
import type { Command } from './command.ts'

/** `yidi quote FILE|-`: JSON Lines in, JSON Lines out, one result a case in the same order. */
export const command: Command = {
  summary: '算费用：读 JSON Lines（每行一笔，- 为标准输入），每行给出一个结果',
  usage: 'quote FILE|- [--explain] [--policies DIR]',
  run: (words) =>
    runCaseLines(words, {
      name: 'quote',
      answer: quote,
      invalid: (error) => ({ outcome: 'invalid', errors: [error] }),
    }),
}
