import { parseArgs } from 'node:util'
import { formatYuan } from '@yidi/rules'
import { bookBalances, verifyAudit, verifyLedger, verifyOverlaps } from '@yidi/server'
import type { Command } from './command.ts'
import { CommandFailure, writeOut } from './output.ts'
import { openPolicies } from './policies.ts'
import { dayOf } from './policy-day.ts'
import { withRecords } from './records.ts'

/** What stands on every account of a book, in yuan. */
async function balances(words: string[]): Promise<number> {
  const { values } = parseArgs({
    args: words,
    options: { book: { type: 'string' }, on: { type: 'string' }, json: { type: 'boolean', default: false } },
  })
  const { book, on, json } = values
  if (book === undefined)
    throw new CommandFailure('请用 --book 写出是哪一本账，例如 --book 330100（统筹区或就医地的区划代码）。')
  if (on !== undefined) dayOf(on, '--on')
  const rows = await withRecords((database) => bookBalances(database, book, on))
  const told = rows.map(({ account, balanceFen }) => [account, formatYuan(balanceFen)] as const)
  if (json) {
    await writeOut(`${JSON.stringify(Object.fromEntries(told), null, 2)}\n`)
    return 0
  }
  if (told.length === 0) await writeOut(`账簿 ${book} 里没有记账。\n`)
  for (const [account, yuan] of told) await writeOut(`${account}　${yuan}\n`)
  return 0
}

/** `yidi ledger verify` and `yidi ledger balances`. */
export const command: Command = {
  summary:
    '核对账目（verify）：从记账和结算重新算出余额、年度累计和账簿，逐月核对，指出最早不符的月份，并检查审计封存，不符时退出码为 1；列出一本账各科目的余额（balances）',
  usage: 'ledger verify | ledger balances --book CODE [--on DAY] [--json]',
  async run([word, ...rest]) {
    if (word === 'balances') return balances(rest)
    if (word !== 'verify' || rest.length > 0) throw new CommandFailure(`用法：yidi ${this.usage}`)
    return verify()
  },
}

/**
 * Recomputes accounts, year sums, books and audit seals from what they are made of, and looks for visits of one person
 * that are settled at the same time.
 */
async function verify(): Promise<number> {
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
  if (ledger.firstMonth !== null) await writeOut(`最早不符的月份：${ledger.firstMonth}\n`)
  for (const { rule, personNo, subject, expected, found } of ledger.faults) {
    await writeOut(`不符 ${rule}　人员 ${personNo}　${subject}　应为 ${expected}　实为 ${found}\n`)
  }
  for (const { personNo, visitId, otherId } of overlaps.faults)
    await writeOut(`不符 overlap　人员 ${personNo}　就诊 ${visitId} 与 ${otherId} 时间重叠\n`)
  for (const { personNo, visitId, otherId } of overlaps.notices)
    await writeOut(`提示 overlap　人员 ${personNo}　就诊 ${visitId} 与 ${otherId} 时间重叠，统筹区的设置允许\n`)
  for (const { subject, message } of audit) await writeOut(`不符 ${subject}　${message}\n`)
  return ledger.faults.length + overlaps.faults.length + audit.length === 0 ? 0 : 1
}
