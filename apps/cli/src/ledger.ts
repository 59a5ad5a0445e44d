import { verifyLedger } from '@yidi/server'
import type { Command } from './command.ts'
import { CommandFailure, writeOut } from './output.ts'
import { withRecords } from './records.ts'

/** `yidi ledger verify`: recomputes accounts, year sums and books from what they are sums of. */
export const command: Command = {
  summary: '核对账目：从记账和结算重新算出余额、年度累计和账簿，逐项比对；不符时退出码为 1',
  usage: 'ledger verify',
  async run(words) {
    if (words[0] !== 'verify' || words.length > 1) throw new CommandFailure(`用法：yidi ${this.usage}`)
    const report = await withRecords((database) => verifyLedger(database))
    const broken = new Set(report.faults.map((fault) => fault.rule))
    for (const { rule, title, rows } of report.checked) {
      await writeOut(`${broken.has(rule) ? '✘' : '✔'} ${title}（${String(rows)} 项）\n`)
    }
    for (const { rule, personNo, subject, expected, found } of report.faults) {
      await writeOut(`不符 ${rule}　人员 ${personNo}　${subject}　应为 ${expected}　实为 ${found}\n`)
    }
    return report.faults.length === 0 ? 0 : 1
  },
}
