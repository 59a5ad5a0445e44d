import { parseArgs } from 'node:util'
import type { CaseError, Release } from '@yidi/rules'
import { answerLines } from './answer-lines.ts'
import { openInput, unreadableFile } from './input.ts'
import { CommandFailure, writeOut } from './output.ts'
import { openPolicies } from './policies.ts'

/** One calculation of the rules as a door for JSON Lines. */
interface CaseDoor {
  /** Name of the command, for what is said of a wrong call. */
  name: string
  /** What a case comes to; never throws for a bad one. */
  answer(release: Release, value: unknown, options: { explain: boolean }): object
  /** The answer to a line that is no case. */
  invalid(error: CaseError): object
}

/**
 * Runs `yidi NAME FILE|- [--explain] [--policies DIR]`: one case a line in, one result a line out in the same order, nothing else
 * on standard output. Exit status 0 when every line was answered; throws CommandFailure (2) when the file cannot be read.
 */
export async function runCaseLines(words: string[], { name, answer, invalid }: CaseDoor): Promise<number> {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: { explain: { type: 'boolean', default: false }, policies: { type: 'string' } },
  })
  const file = positionals[0]
  if (file === undefined || positionals.length > 1) {
    throw new CommandFailure(`请给出一个 JSON Lines 文件，或写 - 从标准输入读。用法：yidi ${name} FILE|- [--explain]`)
  }
  const input = openInput(file)
  const release = openPolicies(values.policies)
  const options = { explain: values.explain }
  const line = (result: object) => `${JSON.stringify(result)}\n`
  const answers = {
    answer: (value: unknown) => line(answer(release, value, options)),
    unreadable: (error: CaseError) => line(invalid(error)),
  }
  try {
    await answerLines(input, writeOut, answers, progress())
  } catch (error) {
    throw unreadableFile(file, error)
  }
  if (process.stderr.isTTY) process.stderr.write('\n')
  return 0
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
