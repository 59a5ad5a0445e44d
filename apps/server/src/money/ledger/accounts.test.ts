import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { test } from 'node:test'
import { FUNDS } from '@yidi/rules'
import type { Fund } from '@yidi/rules'
import { ACCOUNTS, accountOf, accountsLike, accountsReference, fundAccount, knownAccounts } from './accounts.ts'

const server = path.join(import.meta.dirname, '../..')
const prefixes = Object.values(ACCOUNTS).map(({ prefix }) => prefix)
/** The beginning of an account's name, where a text begins with it. */
const spelt = new RegExp(`['"\`](${prefixes.join('|')})`)

test('names of accounts are put together here alone', () => {
  const files = globSync('**/*.ts', { cwd: server }).filter((file) => !file.endsWith('.test.ts'))
  const spelling = files.filter((file) => spelt.test(readFileSync(path.join(server, file), 'utf8')))
  assert.ok(files.length > 200, `only ${String(files.length)} files looked at`)
  assert.deepEqual(spelling, [path.join('money', 'ledger', 'accounts.ts')])
})

test('a name that is spelt by hand is seen, however it is quoted', () => {
  for (const stray of ["'fund:pool'", '`payable:region:${place}`', '"receivable:pool:"', "like 'personal-account:%'"])
    assert.match(stray, spelt)
  assert.doesNotMatch("fund: 'pool'", spelt)
})

test('every fund has its account; what stood in the books before keeps its name', () => {
  const accounts = (Object.keys(FUNDS) as Fund[]).map(fundAccount)
  assert.equal(new Set(accounts).size, accounts.length)
  assert.deepEqual([fundAccount('pool'), fundAccount('critical-illness')], ['fund:pool', 'fund:critical'])
  assert.equal(accountOf('payable-person'), 'payable:person')
  assert.equal(accountOf('payable-institution', 'H1'), 'payable:institution:H1')
  assert.equal(accountsLike('payable-region'), 'payable:region:%')
})

test('the table knows its accounts and no others', () => {
  const known = new RegExp(knownAccounts())
  for (const name of [
    'fund:critical',
    'fund:assistance',
    'personal-account:past-year',
    'source:opening',
    'payable:person',
    'receivable:third-party',
    'receivable:recovery',
    'bank:expenditure',
    'bank:income',
    'bank:treasury',
    'payable:employer',
    'income:pool',
    'shared-account:held',
    'payable:account-payout',
  ])
    assert.match(name, known)
  for (const name of [
    'fund:',
    'fund:critical-illness',
    'personal-account:last-year',
    'shared-account:used',
    'payable:person:1',
    'payable:region:',
    'receivable:third-party:1',
    'receivable:recovery:1',
    'bank:',
    'bank:other',
    'payable:employer:1',
    'income:',
  ])
    assert.doesNotMatch(name, known)
})

/** The rows of the tables of a page, as their cells. */
const rowsOf = (page: string): string[][] =>
  page
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -2).split(' | '))

/** Every account as the page tells it to an accountant. */
const accountRows = [
  [
    '`fund:…`',
    '基金在账上的名字',
    '各项基金；借方是基金支付和划出的钱，贷方是划进的钱',
    '参保地',
    '借方',
    '`postPayment`, `openRecovery`, `creditFromFund`, `payPremium`, `refuseInstitution`, `restoreInstitution`, `orderReclaim`, `writeOffReclaim`',
  ],
  [
    '`personal-account:…`',
    'current-year 当年、past-year 历年',
    '职工个人账户；贷方是记入的钱，借方是付出的钱',
    '参保地',
    '贷方',
    '`postPayment`, `creditAccount`, `creditContribution`, `creditFromFund`, `rollOver`, `addInterest`, `payPremium`, `payOutAccount`, `correctAccount`, `holdForFamily`, `restoreShare`',
  ],
  [
    '`shared-account:…`',
    'set-aside 留出、在路上，held 家人已接受、可以用',
    '家庭共济：授权人从历年资金留给家人的钱；贷方是留出和接受的钱，借方是家人看病用掉和退回的钱',
    '参保地',
    '贷方',
    '`holdForFamily`, `acceptShare`, `postPayment`, `returnShare`, `restoreShare`',
  ],
  [
    '`source:…`',
    '来由：opening 转入余额、contribution 本人缴费、interest 利息、correction 更正',
    '记入个人账户的钱从哪里来；本人缴费到账时记贷方，划入账户时记借方',
    '参保地',
    '借方',
    '`creditAccount`, `bookContribution`, `creditContribution`, `addInterest`, `correctAccount`',
  ],
  [
    '`payable:region:…`',
    '就医地区划代码',
    '参保地应付就医地的钱',
    '参保地',
    '贷方',
    '`postPayment`, `refuseInstitution`, `restoreInstitution`, `clearRegions`, `takeBackClearing`, `netRegions`',
  ],
  [
    '`payable:person`',
    '–',
    '零星报销应付参保人的钱，撤回退休后应退的一次补缴；是哪一位，记账行的人员编号说明',
    '参保地',
    '贷方',
    '`postPayment`, `payOut`, `payBack`, `receiveRepayment`, `oweMissingYears`',
  ],
  [
    '`payable:account-payout`',
    '–',
    '个人账户转出、继承核准以后应付的钱；是谁的账户，记账行的人员编号说明',
    '参保地',
    '贷方',
    '`payOutAccount`, `payOut`, `payBack`',
  ],
  [
    '`receivable:pool:…`',
    '参保统筹区代码',
    '就医地应收参保地的钱',
    '就医地',
    '借方',
    '`postPayment`, `refuseInstitution`, `restoreInstitution`, `clearRegions`, `takeBackClearing`, `netRegions`',
  ],
  [
    '`prepaid:region:…`',
    '就医地区划代码',
    '预付给就医地、还没有用来清算的钱',
    '参保地',
    '借方',
    '`movePrepaid`, `clearRegions`',
  ],
  [
    '`prepaid:pool:…`',
    '参保统筹区代码',
    '参保地预付来、还没有用来清算的钱',
    '就医地',
    '贷方',
    '`movePrepaid`, `clearRegions`',
  ],
  [
    '`payable:institution:…`',
    '定点医药机构编码',
    '应付定点医药机构的钱',
    '就医地；在参保地看病时就是参保地',
    '贷方',
    '`postPayment`, `refuseInstitution`, `restoreInstitution`, `payInstitution`, `takeBackFromInstitution`, `offsetReclaim`',
  ],
  [
    '`receivable:third-party`',
    '–',
    '基金先行支付、应向第三人追偿的钱；为哪一位垫付，记账行的人员编号说明',
    '参保地',
    '借方',
    '`openRecovery`, `receiveRecovery`',
  ],
  [
    '`receivable:recovery`',
    '–',
    '稽核案件决定追回、应收回基金的钱；向谁追，记账行的对方（人员、机构、单位）说明',
    '参保地',
    '借方',
    '`orderReclaim`, `receiveReclaim`, `offsetReclaim`, `writeOffReclaim`',
  ],
  [
    '`payable:employer`',
    '–',
    '单位缴来、还没有冲抵账单的钱；是哪一家，记账行的单位代码说明',
    '参保地',
    '贷方',
    '`receiveContribution`, `bookContribution`',
  ],
  [
    '`income:…`',
    '基金在账上的名字',
    '各项基金的收入；贷方是期初结余、收到的缴费、滞纳金、利息和退休时一次补缴的钱（补缴的本人部分归哪里没有规定，暂记统筹基金）',
    '参保地',
    '贷方',
    '`bookContribution`, `bookInterest`, `bookOpening`, `receiveMissingYears`, `oweMissingYears`',
  ],
  [
    '`bank:…`',
    'income 收入户、treasury 财政专户、expenditure 支出户',
    '经办机构的银行存款；贷方是付出的钱，借方是收到、退回和收回的钱',
    '参保地',
    '借方',
    '`payOut`, `payBack`, `receiveRepayment`, `receiveRecovery`, `receiveContribution`, `receiveMissingYears`, `payInstitution`, `takeBackFromInstitution`, `moveTreasury`, `bookInterest`, `bookOpening`, `clearRegions`, `takeBackClearing`, `movePrepaid`, `receiveReclaim`',
  ],
]

test('the page of the reference has a line for every account and every fund', () => {
  const page = accountsReference()
  const rows = rowsOf(page)
  const [head, ...accounts] = rows.slice(0, 1 + prefixes.length)
  assert.deepEqual(head, ['Account', 'What follows', '记的是什么', '哪一本账', '余额在', 'Written by'])
  assert.deepEqual(accounts, accountRows)
  const [fundHead, ...funds] = rows.slice(1 + prefixes.length)
  assert.deepEqual(fundHead, ['Fund', '中文', 'Account', 'Field', '基金支付类型'])
  assert.deepEqual(
    funds.map(([fund, title, account]) => [fund, title, account]),
    Object.entries(FUNDS).map(([fund, { title }]) => [`\`${fund}\``, title, `\`${fundAccount(fund as Fund)}\``]),
  )
  const told = Object.fromEntries(funds.map(([fund, , , field, type]) => [fund, [field, type]]))
  assert.deepEqual(told['`pool`'], [
    '`hifp_pay`',
    '职工 310100 城镇职工基本医疗保险统筹基金；居民 390100 城乡居民基本医疗保险基金',
  ])
  assert.deepEqual(told['`critical-illness`'], [
    '职工 `hifob_pay`；居民 `hifmi_pay`',
    '职工 330100 大额医疗费用补助基金；居民 390200 城乡居民大病医疗保险基金',
  ])
  assert.deepEqual(told['`assistance`'], ['`maf_pay`', '610100 医疗救助基金'])
  assert.match(page, /^# Accounts of the books\n\nGenerated from .*; do not edit\.\n/)
})
