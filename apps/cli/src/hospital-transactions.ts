import { transactionNames, wayOutOf } from '@yidi/contracts/interface'
import { transactions } from '@yidi/server'

/** Transactions that are open: since which day, and the test that plays them over HTTP. */
const opened: readonly { since: string; test: string; infnos: readonly string[] }[] = [
  { since: '2026-11-22', test: 'credential', infnos: ['1101', '2201'] },
  { since: '2026-11-22', test: 'outpatient', infnos: ['2202', '2203', '2205', '2206', '2207', '2208'] },
  { since: '2026-11-22', test: 'fee-lines', infnos: ['2204', '2301'] },
  { since: '2026-11-22', test: 'inpatient', infnos: ['2302', '2303', '2304', '2305', '2401'] },
  { since: '2026-11-22', test: 'discharge-day', infnos: ['2402', '2405'] },
  { since: '2026-11-22', test: 'as-sent', infnos: ['2403'] },
  { since: '2026-11-22', test: 'taking-back', infnos: ['2404'] },
  { since: '2026-11-22', test: 'reversal', infnos: ['2601'] },
  { since: '2026-11-22', test: 'funds', infnos: ['5203'] },
  { since: '2026-11-22', test: 'bad-input', infnos: ['9001', '9002'] },
  { since: '2026-11-23', test: 'referral', infnos: ['2501', '2502', '5304'] },
  { since: '2026-11-23', test: 'diseases', infnos: ['2503', '2504', '5301'] },
  { since: '2026-11-26', test: 'dictionary', infnos: ['1201', '1901'] },
  { since: '2026-11-26', test: 'benefit-check', infnos: ['2001'] },
  { since: '2026-11-26', test: 'letter-numbers', infnos: ['2203A', '2206A', '2207A', '2501A'] },
  { since: '2026-11-26', test: 'enquiries', infnos: ['5201', '5202', '5204', '5206', '5303'] },
  { since: '2026-11-26', test: 'chosen-institutions', infnos: ['5302'] },
  { since: '2026-11-26', test: 'accidents', infnos: ['2507'] },
  { since: '2026-11-26', test: 'files', infnos: ['9101', '9102'] },
  { since: '2026-11-26', test: 'statements', infnos: ['3201', '3202'] },
  { since: '2026-11-30', test: 'monthly', infnos: ['3203', '3204'] },
  { since: '2026-11-30', test: 'clearing', infnos: ['3260', '3261', '3262'] },
  { since: '2026-11-26', test: 'downloads', infnos: ['1301', '1302', '1303', '1304', '1305', '1306', '1312'] },
  { since: '2026-11-26', test: 'pharmacy', infnos: ['2101', '2102', '2103'] },
]

/** Since when a transaction is open and which test plays it; undefined where nobody has said so. */
export function openedAs(infno: string): { since: string; test: string } | undefined {
  const found = opened.find(({ infnos }) => infnos.includes(infno))
  return found && { since: found.since, test: `tests/hospital/${found.test}.test.ts` }
}

function row([infno, name]: [string, string]): string {
  if (!transactions.has(infno)) return `| ${infno} | ${name} | – | | ${wayOutOf(infno)} |`
  const as = openedAs(infno)
  const test = as === undefined ? '' : `[${as.test.slice('tests/hospital/'.length)}](../../${as.test})`
  return `| ${infno} | ${name} | ${as?.since ?? ''} | ${test} | |`
}

/** docs/reference/hospital-transactions.md */
export function hospitalTransactions(generated: string): string {
  return [
    '# 交易一览',
    '',
    generated,
    '',
    `接口文档（V1.1.27）和各地版本里的${String(transactionNames.size)}个交易，本平台开通了${String(transactions.size)}个。开通的意思是：报文经过核对、保存，`,
    '有查询能查到，后面的办理以它为准。没有开通的回答G1007，并说明改用什么，与下表一致。编号里的字母大小写都可以。',
    '',
    '| 交易 | 名称 | 开通 | 测试 | 没有开通的，怎么办 |',
    '|---|---|---|---|---|',
    ...[...transactionNames].map(row),
    '',
  ].join('\n')
}
