import { verifyAudit, verifyLedger, verifyOverlaps } from '@yidi/server'
import type { Command } from './command.ts'
import { CommandFailure, writeOut } from './output.ts'
import { openPolicies } from './policies.ts'
import { withRecords } from './records.ts'

/**
 * `yidi ledger verify`: recomputes accounts, year sums, books and audit seals from what they are made of, and looks for
 * visits of one person that are settled at the same time.
 */
export const command: Command = {
  summary: '核对账目：从记账和结算重新算出余额、年度累计和账簿，并检查审计封存；不符时退出码为 1',
  usage: 'ledger verify',
  async run(words) {
    if (words[0] !== 'verify' || words.length > 1) throw new CommandFailure(`用法：yidi ${this.usage}`)
    const release = openPolicies()
    const { ledger, overlaps, audit } = await withRecords(async (database, config) => ({
      ledger: await verifyLedger(database),
      overlaps: await verifyOverlaps(database, release),
      audit: await verifyAudit(database, config),
    }))
    const broken = new Set(ledger.faults.map((fault) => fault.rule))
    for (const { rule, title, rows } of ledger.checked) {
      await writeOut(`${broken.has(rule) ? '✘' : '✔'} ${title}（${String(rows)} 项）\n`)
    }
    await writeOut(
      `${overlaps.faults.length > 0 ? '✘' : '✔'} 同一人已结算的就诊时间不重叠（${String(overlaps.pairs)} 对）\n`,
    )
    await writeOut(`${audit.length > 0 ? '✘' : '✔'} 审计记录与封存一致\n`)
    for (const { rule, personNo, subject, expected, found } of ledger.faults) {
      await writeOut(`不符 ${rule}　人员 ${personNo}　${subject}　应为 ${expected}　实为 ${found}\n`)
    }
    for (const { personNo, visitId, otherId } of overlaps.faults)
      await writeOut(`不符 overlap　人员 ${personNo}　就诊 ${visitId} 与 ${otherId} 时间重叠\n`)
    for (const { personNo, visitId, otherId } of overlaps.notices)
      await writeOut(`提示 overlap　人员 ${personNo}　就诊 ${visitId} 与 ${otherId} 时间重叠，统筹区的设置允许\n`)
    for (const { subject, message } of audit) await writeOut(`不符 ${subject}　${message}\n`)
    return ledger.faults.length + overlaps.faults.length + audit.length === 0 ? 0 : 1
  },
}
