import { Evaluation, LivedBills, Population } from '@yidi/rules/evaluation'
import type { EvaluatedCase, EvaluationResult, PersonBills } from '@yidi/rules/evaluation'
import type { Command } from './command.ts'
import { readOptions, usage } from './evaluate-options.ts'
import type { EvaluateOptions } from './evaluate-options.ts'
import { evaluationText } from './evaluate-text.ts'
import { CommandFailure, writeOut } from './output.ts'
import { WholeFile } from './whole-file.ts'

/** `yidi evaluate`: what a year comes to under the policy as it is and under a draft. Nothing of it touches a settlement. */
export const command: Command = {
  summary:
    '政策评估：一年的费用在现行政策下和草案（--with，叠放在政策文件夹上）下各是多少，谁得益、谁受损；人群按种子生成（--people、--seed），或取数据库里这一年的结算（--from-database）；--cases 把每笔连同两边的结果写成一行，可以自己再加一遍',
  usage,
  async run(words) {
    const options = readOptions(words)
    const result = await interruptible((stopped) => evaluate(options, stopped))
    await writeOut(options.json ? `${JSON.stringify(result, null, 2)}\n` : evaluationText(options, result))
    return 0
  },
}

/** Work that asks, from time to time, whether it shall go on; what was begun is undone by the work itself. */
async function interruptible<T>(work: (stopped: () => boolean) => Promise<T>): Promise<T> {
  let stop = false
  const end = (): void => {
    stop = true
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, end)
  try {
    return await work(() => stop)
  } finally {
    for (const signal of signals) process.off(signal, end)
  }
}

/** So many people are reckoned before the program looks up: for a signal, and to say how far it is. */
const peopleAtOnce = 250
const INTERRUPTED = 130

async function evaluate(options: EvaluateOptions, stopped: () => boolean): Promise<EvaluationResult> {
  const evaluation = new Evaluation(options.before, options.after)
  const file = options.cases === undefined ? undefined : new WholeFile(options.cases)
  const onCase = file && ((one: EvaluatedCase) => file.write(`${JSON.stringify(one)}\n`))
  const tell = progress()
  try {
    let people = 0
    await eachPerson(options, async (bills) => {
      evaluation.add(bills, onCase)
      if (++people % peopleAtOnce !== 0) return
      tell(evaluation.cases)
      await new Promise((resolve) => setImmediate(resolve))
      if (stopped()) throw new CommandFailure('已中断，什么结果也没有写下。', INTERRUPTED)
    })
    if (people === 0)
      throw new CommandFailure(
        `数据库里没有 ${String(options.year)} 年的结算（统筹区 ${options.pools.join('、')}）。请换一个年份或统筹区，或用 --people 生成人群。`,
      )
    file?.finish()
    return evaluation.result()
  } finally {
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K')
    file?.abandon()
  }
}

/** Goes through the people, generated or of the records. */
async function eachPerson(options: EvaluateOptions, add: (bills: PersonBills) => Promise<void>): Promise<void> {
  const { population, pools, year, before } = options
  if (population === undefined) {
    // The program of the records is loaded only for whom they are read.
    const { eachRecorded } = await import('./evaluate-records.ts')
    await eachRecorded(options, add)
    return
  }
  const people = new Population({ release: before, pools, year, ...population })
  for (let number = 1; number <= people.size; number++) await add(new LivedBills(people.person(number)))
}

/** Tells a person at a terminal how far it is; says nothing to a pipe. */
function progress(): (cases: number) => void {
  if (!process.stderr.isTTY) return () => undefined
  let shown = performance.now()
  return (cases) => {
    if (performance.now() - shown < 500) return
    shown = performance.now()
    process.stderr.write(`\r已算 ${cases.toLocaleString('zh-CN')} 笔`)
  }
}
