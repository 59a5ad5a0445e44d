/**
 * The accounts of the books, and the only place that spells their names: an account is its prefix and, where many are of a
 * kind, the word that tells them apart. A book is that of a region (pool or place of treatment) and balances by construction.
 */
import { FUNDS } from '@yidi/rules'
import type { Fund } from '@yidi/rules'
import type { NewRow } from '../../platform/storage/index.ts'

interface AccountKind {
  /** How a name begins; the whole name where `word` is empty. */
  prefix: string
  /** What the word after the prefix is, in Chinese; empty where a book has one such account. */
  word: string
  /** The words there can be, where they are known beforehand. */
  words?: readonly string[]
  /** What stands on it, in Chinese. */
  meaning: string
  /** Whose book it stands in, in Chinese. */
  book: string
  /** The side on which its balance stands: what is owed to somebody on the credit side, what is there or owed to us on the debit side. */
  side: 'debit' | 'credit'
  /** The functions of the ledger that write to it; an undo writes the opposite of what they wrote. */
  writers: readonly Writer[]
}

type Writer =
  | 'postPayment'
  | 'creditAccount'
  | 'payOut'
  | 'payBack'
  | 'receiveRepayment'
  | 'openRecovery'
  | 'receiveRecovery'
  | 'receiveContribution'
  | 'bookContribution'
  | 'receiveMissingYears'
  | 'oweMissingYears'
  | 'refuseInstitution'
  | 'restoreInstitution'
  | 'payInstitution'
  | 'takeBackFromInstitution'
  | 'moveTreasury'
  | 'bookInterest'
  | 'bookOpening'
  | 'clearRegions'
  | 'takeBackClearing'
  | 'netRegions'
  | 'movePrepaid'
  | 'orderReclaim'
  | 'receiveReclaim'
  | 'offsetReclaim'
  | 'writeOffReclaim'
  | AccountWriter

/** What moves personal accounts beside paying for care (`account-movements.ts`). */
type AccountWriter =
  | 'creditContribution'
  | 'creditFromFund'
  | 'rollOver'
  | 'addInterest'
  | 'payPremium'
  | 'holdForFamily'
  | 'acceptShare'
  | 'returnShare'
  | 'restoreShare'
  | 'payOutAccount'
  | 'correctAccount'

const insured = '参保地'
const treating = '就医地'

export const ACCOUNTS = {
  fund: {
    prefix: 'fund:',
    word: '基金在账上的名字',
    words: Object.values(FUNDS).map(({ ledger }) => ledger),
    meaning: '各项基金；借方是基金支付和划出的钱，贷方是划进的钱',
    book: insured,
    side: 'debit',
    writers: [
      'postPayment',
      'openRecovery',
      'creditFromFund',
      'payPremium',
      'refuseInstitution',
      'restoreInstitution',
      'orderReclaim',
      'writeOffReclaim',
    ],
  },
  personal: {
    prefix: 'personal-account:',
    word: 'current-year 当年、past-year 历年',
    words: ['current-year', 'past-year'],
    meaning: '职工个人账户；贷方是记入的钱，借方是付出的钱',
    book: insured,
    side: 'credit',
    writers: [
      'postPayment',
      'creditAccount',
      'creditContribution',
      'creditFromFund',
      'rollOver',
      'addInterest',
      'payPremium',
      'payOutAccount',
      'correctAccount',
      'holdForFamily',
      'restoreShare',
    ],
  },
  shared: {
    prefix: 'shared-account:',
    word: 'set-aside 留出、在路上，held 家人已接受、可以用',
    words: ['set-aside', 'held'],
    meaning: '家庭共济：授权人从历年资金留给家人的钱；贷方是留出和接受的钱，借方是家人看病用掉和退回的钱',
    book: insured,
    side: 'credit',
    writers: ['holdForFamily', 'acceptShare', 'postPayment', 'returnShare', 'restoreShare'],
  },
  source: {
    prefix: 'source:',
    word: '来由：opening 转入余额、contribution 本人缴费、interest 利息、correction 更正',
    meaning: '记入个人账户的钱从哪里来；本人缴费到账时记贷方，划入账户时记借方',
    book: insured,
    side: 'debit',
    writers: ['creditAccount', 'bookContribution', 'creditContribution', 'addInterest', 'correctAccount'],
  },
  'payable-region': {
    prefix: 'payable:region:',
    word: '就医地区划代码',
    meaning: '参保地应付就医地的钱',
    book: insured,
    side: 'credit',
    writers: [
      'postPayment',
      'refuseInstitution',
      'restoreInstitution',
      'clearRegions',
      'takeBackClearing',
      'netRegions',
    ],
  },
  'payable-person': {
    prefix: 'payable:person',
    word: '',
    meaning: '零星报销应付参保人的钱，撤回退休后应退的一次补缴；是哪一位，记账行的人员编号说明',
    book: insured,
    side: 'credit',
    writers: ['postPayment', 'payOut', 'payBack', 'receiveRepayment', 'oweMissingYears'],
  },
  'payable-payout': {
    prefix: 'payable:account-payout',
    word: '',
    meaning: '个人账户转出、继承核准以后应付的钱；是谁的账户，记账行的人员编号说明',
    book: insured,
    side: 'credit',
    writers: ['payOutAccount', 'payOut', 'payBack'],
  },
  'receivable-pool': {
    prefix: 'receivable:pool:',
    word: '参保统筹区代码',
    meaning: '就医地应收参保地的钱',
    book: treating,
    side: 'debit',
    writers: [
      'postPayment',
      'refuseInstitution',
      'restoreInstitution',
      'clearRegions',
      'takeBackClearing',
      'netRegions',
    ],
  },
  'prepaid-region': {
    prefix: 'prepaid:region:',
    word: '就医地区划代码',
    meaning: '预付给就医地、还没有用来清算的钱',
    book: insured,
    side: 'debit',
    writers: ['movePrepaid', 'clearRegions'],
  },
  'prepaid-pool': {
    prefix: 'prepaid:pool:',
    word: '参保统筹区代码',
    meaning: '参保地预付来、还没有用来清算的钱',
    book: treating,
    side: 'credit',
    writers: ['movePrepaid', 'clearRegions'],
  },
  'payable-institution': {
    prefix: 'payable:institution:',
    word: '定点医药机构编码',
    meaning: '应付定点医药机构的钱',
    book: `${treating}；在参保地看病时就是${insured}`,
    side: 'credit',
    writers: [
      'postPayment',
      'refuseInstitution',
      'restoreInstitution',
      'payInstitution',
      'takeBackFromInstitution',
      'offsetReclaim',
    ],
  },
  'receivable-third-party': {
    prefix: 'receivable:third-party',
    word: '',
    meaning: '基金先行支付、应向第三人追偿的钱；为哪一位垫付，记账行的人员编号说明',
    book: insured,
    side: 'debit',
    writers: ['openRecovery', 'receiveRecovery'],
  },
  'receivable-recovery': {
    prefix: 'receivable:recovery',
    word: '',
    meaning: '稽核案件决定追回、应收回基金的钱；向谁追，记账行的对方（人员、机构、单位）说明',
    book: insured,
    side: 'debit',
    writers: ['orderReclaim', 'receiveReclaim', 'offsetReclaim', 'writeOffReclaim'],
  },
  'payable-employer': {
    prefix: 'payable:employer',
    word: '',
    meaning: '单位缴来、还没有冲抵账单的钱；是哪一家，记账行的单位代码说明',
    book: insured,
    side: 'credit',
    writers: ['receiveContribution', 'bookContribution'],
  },
  income: {
    prefix: 'income:',
    word: '基金在账上的名字',
    words: Object.values(FUNDS).map(({ ledger }) => ledger),
    meaning:
      '各项基金的收入；贷方是期初结余、收到的缴费、滞纳金、利息和退休时一次补缴的钱（补缴的本人部分归哪里没有规定，暂记统筹基金）',
    book: insured,
    side: 'credit',
    writers: ['bookContribution', 'bookInterest', 'bookOpening', 'receiveMissingYears', 'oweMissingYears'],
  },
  bank: {
    prefix: 'bank:',
    word: 'income 收入户、treasury 财政专户、expenditure 支出户',
    words: ['income', 'treasury', 'expenditure'],
    meaning: '经办机构的银行存款；贷方是付出的钱，借方是收到、退回和收回的钱',
    book: insured,
    side: 'debit',
    writers: [
      'payOut',
      'payBack',
      'receiveRepayment',
      'receiveRecovery',
      'receiveContribution',
      'receiveMissingYears',
      'payInstitution',
      'takeBackFromInstitution',
      'moveTreasury',
      'bookInterest',
      'bookOpening',
      'clearRegions',
      'takeBackClearing',
      'movePrepaid',
      'receiveReclaim',
    ],
  },
} as const satisfies Record<string, AccountKind>

type Kind = keyof typeof ACCOUNTS
/** The kinds of which there is one account in a book. */
type SingleKind = { [K in Kind]: (typeof ACCOUNTS)[K]['word'] extends '' ? K : never }[Kind]

/** The name of an account: `accountOf('payable-region', '310100')`. */
export function accountOf(...[kind, word = '']: [SingleKind] | [Exclude<Kind, SingleKind>, string]): string {
  return `${ACCOUNTS[kind].prefix}${word}`
}

/** Where contributions come in. */
export const incomeBank = accountOf('bank', 'income')

/** The accounts of a kind as a pattern for SQL `like`. */
export function accountsLike(kind: Exclude<Kind, SingleKind>): string {
  return `${ACCOUNTS[kind].prefix}%`
}

/** What the name of every account matches, as a regular expression of SQL. */
export function knownAccounts(): string {
  const names = Object.values(ACCOUNTS as Record<Kind, AccountKind>).map(({ prefix, word, words }) =>
    word === '' ? prefix : `${prefix}(${words?.join('|') ?? '.+'})`,
  )
  return `^(${names.join('|')})$`
}

/** The names whose balance stands on the credit side, as a regular expression of SQL. */
export function creditAccounts(): string {
  const kinds = Object.values(ACCOUNTS as Record<Kind, AccountKind>)
  return `^(${kinds.flatMap(({ prefix, side }) => (side === 'credit' ? [prefix] : [])).join('|')})`
}

/** The account of a fund. */
export function fundAccount(fund: Fund): string {
  return accountOf('fund', FUNDS[fund].ledger)
}

type AccountFund = NewRow<'account_entry'>['fund']

/** The account in the books that stands for one of the two funds of personal accounts. */
export function personalAccount(fund: AccountFund): string {
  return accountOf('personal', fund)
}

/** What a posting of personal-account money is for; one of a fund is for the fund's own word. */
export const accountPurposes = {
  'current-year': 'account-current',
  'past-year': 'account-past',
} as const satisfies Record<AccountFund, string>

/** What was set aside for a member of the family and is on its way, to them or back (家庭共济). */
export const sharedSetAside = accountOf('shared', 'set-aside')
/** What members of the family hold of what others shared. */
export const sharedHeld = accountOf('shared', 'held')
/** What a posting of shared money is for. */
export const sharedPurpose = 'account-shared'

/** The page of the reference. */
export function accountsReference(): string {
  const rows = Object.values(ACCOUNTS as Record<Kind, AccountKind>).map(
    ({ prefix, word, meaning, book, side, writers }) =>
      `| \`${prefix}${word === '' ? '' : '…'}\` | ${word === '' ? '–' : word} | ${meaning} | ${book} | ${side === 'debit' ? '借方' : '贷方'} | ${writers.map((writer) => `\`${writer}\``).join(', ')} |`,
  )
  const funds = Object.entries(FUNDS).map(([fund, { title, told }]) => {
    const { employee, resident } = told
    const both = (employeeSays: string, residentSays: string): string =>
      employeeSays === residentSays ? employeeSays : `职工 ${employeeSays}；居民 ${residentSays}`
    return `| \`${fund}\` | ${title} | \`${fundAccount(fund as Fund)}\` | ${both(`\`${employee.field}\``, `\`${resident.field}\``)} | ${both(`${employee.type} ${employee.typeName}`, `${resident.type} ${resident.typeName}`)} |`
  })
  return `# Accounts of the books

Generated from \`apps/server/src/money/ledger/accounts.ts\` and \`packages/rules/src/funds.ts\` by \`npm run -s yidi -- docs\`; do not edit.

A posting moves an amount from the account it debits to the account it credits, within the book of one region, so that every
book balances. Each row belongs to a person and to the settlement, credit or movement of a record that made it (\`source_id\`),
or to an employer and the payment or bill (\`office_posting\`); nothing is changed or deleted, undoing posts the opposite.

| Account | What follows | 记的是什么 | 哪一本账 | 余额在 | Written by |
|---|---|---|---|---|---|
${rows.join('\n')}

## Funds

A layer of a pool's law names the fund that pays it (\`fund:\` in \`benefits.yaml\`). From that follow its account, the field of
\`setlinfo\` and the line of \`setldetail\` in the hospital interface, and the kind by which regions clear.

| Fund | 中文 | Account | Field | 基金支付类型 |
|---|---|---|---|---|
${funds.join('\n')}
`
}
