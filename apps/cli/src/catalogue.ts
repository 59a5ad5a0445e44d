import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Problem } from '@yidi/contracts'
import { loadCatalogue, systemClock } from '@yidi/server'
import type { Command } from './command.ts'
import { unreadableFile } from './input.ts'
import { reportText } from './import-report.ts'
import { CommandFailure, writeOut } from './output.ts'
import { openPolicies } from './policies.ts'
import { withRecords } from './records.ts'

/** `yidi catalogue load FILE --place CODE --release NAME`. */
export const command: Command = {
  summary:
    '医保目录：把一个城市的目录（价格、等级、自付比例，带起始日）从 CSV 或 XLSX 装入（有没装入的行时退出码为 1）',
  usage: 'catalogue load FILE --place CODE --release NAME',
  async run(words) {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { place: { type: 'string' }, release: { type: 'string' } },
    })
    const [verb, file] = positionals
    const { place, release } = values
    if (
      verb !== 'load' ||
      file === undefined ||
      positionals.length !== 2 ||
      place === undefined ||
      release === undefined
    )
      throw new CommandFailure(`用法：yidi ${this.usage}`)
    if (!/^\S{1,60}$/.test(release)) throw new CommandFailure(`版本“${release}”不能用。请写 60 个字以内，不带空格。`)
    const report = await withRecords(async (database) => {
      try {
        const by = { actorKind: 'system', actor: 'yidi catalogue load' } as const
        return await loadCatalogue(database, systemClock, openPolicies().places, {
          bytes: bytesOf(file),
          place,
          release,
          by,
        })
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        throw new CommandFailure(`${error.document.detail}${error.document.remedy}`)
      }
    })
    await writeOut(reportText(report))
    return report.refused === 0 ? 0 : 1
  },
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw unreadableFile(file, error)
  }
}
