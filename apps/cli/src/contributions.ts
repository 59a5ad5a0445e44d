import { calculateContribution, invalidContribution } from '@yidi/rules'
import { runCaseLines } from './case-lines.ts'
import type { Command } from './command.ts'

/** `yidi contributions FILE|-`: contributions, benefit months and accounts; JSON Lines in and out as `yidi quote`. */
export const command: Command = {
  summary: '算缴费、待遇享受期和个人账户：读 JSON Lines（每行一件，- 为标准输入），每行给出一个结果',
  usage: 'contributions FILE|- [--explain] [--policies DIR]',
  run: (words) =>
    runCaseLines(words, {
      name: 'contributions',
      answer: calculateContribution,
      invalid: (error) => invalidContribution(null, [error]),
    }),
}
