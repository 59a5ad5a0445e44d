import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Problem } from '@yidi/contracts'
import { generateDirectory, importInstitutions, systemClock } from '@yidi/server'
import type { Command } from './command.ts'
import { reportText } from './import-report.ts'
import { unreadableFile } from './input.ts'
import { CommandFailure, writeOut } from './output.ts'
import { openPolicies } from './policies.ts'
import { withRecords } from './records.ts'

const mostGenerated = 1_000_000

/** `yidi institutions import FILE` and `yidi institutions generate N`. */
export const command: Command = {
  summary: '医药机构名录：从 CSV 或 XLSX 导入（有没导入的行时退出码为 1）；生成虚构的名录供试用和测速',
  usage: 'institutions import FILE | generate N [--seed S]',
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { seed: { type: 'string', default: '1' } },
    })
    const [verb, what] = positionals
    if (what !== undefined && positionals.length === 2) {
      if (verb === 'import') return importFile(what)
      if (verb === 'generate') return generate(what, values.seed)
    }
    throw new CommandFailure(`用法：yidi ${this.usage}`)
  },
}

async function generate(countText: string, seedText: string): Promise<number> {
  const count = wholeNumber('生成的条数', countText)
  const seed = wholeNumber('--seed', seedText)
  if (count > mostGenerated) throw new CommandFailure(`一次最多生成 ${String(mostGenerated)} 条，给的是 ${countText}。`)
  let block = ''
  for (const line of generateDirectory(openPolicies().places, count, seed)) {
    block += line
    if (block.length < 65_536) continue
    await writeOut(block)
    block = ''
  }
  await writeOut(block)
  return 0
}

function wholeNumber(what: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new CommandFailure(`${what}“${text}”不是整数。请写成例如 1000。`)
  return Number(text)
}

async function importFile(file: string): Promise<number> {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    throw unreadableFile(file, error)
  }
  const { places } = openPolicies()
  const by = { actorKind: 'system', actor: 'yidi institutions import' } as const
  const onProgress = (rows: number): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r已读 ${rows.toLocaleString('zh-CN')} 行`)
  }
  const report = await withRecords(async (database) => {
    try {
      return await importInstitutions(database, systemClock, places, { bytes, by, onProgress })
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      throw new CommandFailure(`${error.document.detail}${error.document.remedy}`)
    }
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  await writeOut(reportText(report))
  return report.refused === 0 ? 0 : 1
}
