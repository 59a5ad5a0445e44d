import { verifyAudit, verifyLedger } from '@yidi/server'
import type { Command } from './command.ts'
import { CommandFailure, writeOut } from './output.ts'
import { withRecords } from './records.ts'

/** `yidi ledger verify`: recomputes accounts, year sums, books and audit seals from what they are made of. */
export const command: Command = {
  summary: '核对账目：从记账和结算重新算出余额、年度累计和账簿，并检查审计封存；不符时退出码为 1',
  usage: 'ledger verify',
  async run(words) {
    if (words[0] !== 'verify' || words.length > 1) throw new CommandFailure(`用法：yidi ${this.usage}`)
    const { ledger, audit } = await withRecords(async (database) => ({
      ledger: await verifyLedger(database),
      audit: await verifyAudit(database),
    }))
    const broken = new Set(ledger.faults.map((fault) => fault.rule))
    for (const { rule, title, rows } of ledger.checked) {
      await writeOut(`${broken.has(rule) ? '✘' : '✔'} ${title}（${String(rows)} 项）\n`)
    }
    await writeOut(`${audit.length > 0 ? '✘' : '✔'} 审计记录与封存一致\n`)
    for (const { rule, personNo, subject, expected, found } of ledger.faults) {
      await writeOut(`不符 ${rule}　人员 ${personNo}　${subject}　应为 ${expected}　实为 ${found}\n`)
    }
    for (const { subject, message } of audit) await writeOut(`不符 ${subject}　${message}\n`)
    return ledger.faults.length + audit.length === 0 ? 0 : 1
  },
}
