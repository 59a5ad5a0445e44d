/**
 * What comes in and goes out, read from the postings of both tables: each flow is a pair of accounts, and its opposite is taken
 * off. A figure of a month leads to the postings that it is the sum of, by the same condition.
 */
import { bankAccounts, problem } from '@yidi/contracts'
import type { BankAccountName, FlowGroup } from '@yidi/contracts'
import { FUNDS } from '@yidi/rules'
import { placeName } from '../../platform/places/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { ACCOUNTS, accountOf, accountsLike, fundAccount } from './accounts.ts'
import { contributionPurposes } from './contributions.ts'
import { listPostings } from './listed.ts'
import type { ListedPostings, Page } from './listed.ts'
import { missingYearsPurpose } from './missing-years.ts'
import { treasuryPurposes } from './treasury.ts'

interface FlowSaid {
  title: string
  group: FlowGroup
  /** The accounts it debits and credits, as patterns of SQL `like`. */
  debit: string
  credit: string
  /** The side on which the fund or bank account stands that it is of. */
  own: 'debit' | 'credit'
  /** Only postings with these purposes, where the accounts do not say it. */
  purposes?: readonly string[]
  /** Only postings of persons, or only those that are no person's. */
  of?: 'person' | 'office'
}

const fund = accountsLike('fund')
const income = accountsLike('income')
const personal = accountsLike('personal')
const bank = accountsLike('bank')
const toRegion = accountsLike('payable-region')
const toInstitution = accountsLike('payable-institution')
const toPerson = accountOf('payable-person')
const thirdParty = accountOf('receivable-third-party')
const employer = accountOf('payable-employer')
const reclaimed = accountOf('receivable-recovery')
const critical = fundAccount('critical-illness')

/** The flows there are, in the order in which a page shows them. A posting is of one of them, or of none. */
const FLOWS = {
  contribution: {
    title: '单位缴费',
    group: 'income',
    debit: employer,
    credit: income,
    own: 'credit',
    purposes: [contributionPurposes.pool],
  },
  'late-fee': {
    title: '滞纳金',
    group: 'income',
    debit: employer,
    credit: income,
    own: 'credit',
    purposes: [contributionPurposes.lateFee],
  },
  'own-part': { title: '个人缴费', group: 'income', debit: employer, credit: accountsLike('source'), own: 'credit' },
  interest: {
    title: '利息',
    group: 'income',
    debit: bank,
    credit: income,
    own: 'credit',
    purposes: [treasuryPurposes.interest],
  },
  opening: {
    title: '期初结余',
    group: 'opening',
    debit: bank,
    credit: income,
    own: 'credit',
    purposes: [treasuryPurposes.opening],
  },
  'missing-years': {
    title: '退休时一次补缴',
    group: 'income',
    debit: bank,
    credit: income,
    own: 'credit',
    purposes: [missingYearsPurpose],
  },
  'missing-years-owed': { title: '撤回退休，应退', group: 'income', debit: toPerson, credit: income, own: 'credit' },
  'settlement-away': {
    title: '直接结算（异地）',
    group: 'expense',
    debit: fund,
    credit: toRegion,
    own: 'debit',
    of: 'person',
  },
  'settlement-home': {
    title: '直接结算（本地）',
    group: 'expense',
    debit: fund,
    credit: toInstitution,
    own: 'debit',
    of: 'person',
  },
  'refused-away': {
    title: '核减（异地）',
    group: 'expense',
    debit: fund,
    credit: toRegion,
    own: 'debit',
    of: 'office',
  },
  'refused-home': {
    title: '核减（本地）',
    group: 'expense',
    debit: fund,
    credit: toInstitution,
    own: 'debit',
    of: 'office',
  },
  claim: { title: '零星报销', group: 'expense', debit: fund, credit: toPerson, own: 'debit' },
  advance: { title: '转为向第三人追偿', group: 'expense', debit: fund, credit: thirdParty, own: 'debit' },
  reclaim: {
    title: '追回',
    group: 'expense',
    debit: fund,
    credit: reclaimed,
    own: 'debit',
  },
  'retired-credit': { title: '划入退休人员账户', group: 'expense', debit: fund, credit: personal, own: 'debit' },
  premium: { title: '划转大病保险', group: 'expense', debit: fundAccount('pool'), credit: critical, own: 'debit' },
  'premium-in': { title: '个人账户交大病保险', group: 'expense', debit: critical, credit: personal, own: 'debit' },
  'paid-person': { title: '付给参保人', group: 'paid', debit: toPerson, credit: bank, own: 'credit' },
  'paid-account': {
    title: '个人账户支取',
    group: 'paid',
    debit: accountOf('payable-payout'),
    credit: bank,
    own: 'credit',
  },
  'paid-institution': { title: '付给机构', group: 'paid', debit: toInstitution, credit: bank, own: 'credit' },
  'paid-region': { title: '付给就医地', group: 'paid', debit: toRegion, credit: bank, own: 'credit' },
  'from-pool': {
    title: '参保地付来',
    group: 'received',
    debit: bank,
    credit: accountsLike('receivable-pool'),
    own: 'debit',
  },
  'prepaid-paid': {
    title: '预付给就医地',
    group: 'paid',
    debit: accountsLike('prepaid-region'),
    credit: bank,
    own: 'credit',
  },
  'prepaid-received': {
    title: '参保地预付来',
    group: 'received',
    debit: bank,
    credit: accountsLike('prepaid-pool'),
    own: 'debit',
  },
  recovered: { title: '第三人还款', group: 'received', debit: bank, credit: thirdParty, own: 'debit' },
  'reclaim-received': { title: '追回到账', group: 'received', debit: bank, credit: reclaimed, own: 'debit' },
  received: { title: '单位缴来', group: 'received', debit: bank, credit: employer, own: 'debit' },
  up: {
    title: '上划',
    group: 'moved',
    debit: accountOf('bank', 'treasury'),
    credit: accountOf('bank', 'income'),
    own: 'debit',
  },
  down: {
    title: '拨付',
    group: 'moved',
    debit: accountOf('bank', 'expenditure'),
    credit: accountOf('bank', 'treasury'),
    own: 'debit',
  },
} as const satisfies Record<string, FlowSaid>

type FlowName = keyof typeof FLOWS
const flows = Object.entries(FLOWS as Record<FlowName, FlowSaid>) as [FlowName, FlowSaid][]

/** The postings of a book, of persons and of the office. */
const both = `(select booked_day, source_id, posting_no, debit, credit, amount_fen, purpose, person_no, null as about, 'person' as of
    from posting where book = $1
  union all
  select booked_day, source_id, posting_no, debit, credit, amount_fen, purpose, null, about, 'office'
    from office_posting where book = $1)`

/** Whether a posting is of a flow in its direction, or with `back` in the opposite one. */
function isOf({ debit, credit, purposes, of }: FlowSaid, back: boolean): string {
  const [from, to] = back ? [credit, debit] : [debit, credit]
  return [
    `debit like '${from}' and credit like '${to}'`,
    ...(purposes === undefined ? [] : [`purpose in (${purposes.map((purpose) => `'${purpose}'`).join(', ')})`]),
    ...(of === undefined ? [] : [`of = '${of}'`]),
  ].join(' and ')
}

const flowSql = (back: boolean): string =>
  flows.map(([name, flow]) => `when ${isOf(flow, back)} then '${name}'`).join(' ')

const ownSql = (back: boolean): string =>
  flows.map(([name, { own }]) => `when '${name}' then ${(own === 'debit') === back ? 'credit' : 'debit'}`).join(' ')

/** Each posting with its flow, the account of the book that it is of, and its amount, below nought where it takes back. */
const withFlow = `(select p.*, coalesce(forth, back) as flow,
      case when forth is not null then case forth ${ownSql(false)} end else case back ${ownSql(true)} end end as own,
      case when forth is not null then amount_fen else -amount_fen end as fen
    from (select *, case ${flowSql(false)} end as forth, case ${flowSql(true)} end as back from ${both} as b) as p
   where forth is not null or back is not null)`

/** One flow of a month on one account, in fen, with what was taken back taken off. */
interface MonthFlow {
  /** `YYYY-MM`, by the day booked. */
  month: string
  flow: FlowName
  title: string
  group: FlowSaid['group']
  account: string
  fen: number
}

/** The flows of a book in the months from one to another (`YYYY-MM`), up to the end of a day; the latest month first. */
export async function flowsByMonth(
  db: Pick<Database, 'pool'>,
  book: string,
  { from, on }: { from: string; on: string },
): Promise<MonthFlow[]> {
  const { rows } = await db.pool.query<{ month: string; flow: FlowName; account: string; fen: number }>(
    `select to_char(booked_day, 'YYYY-MM') as month, flow, own as account, sum(fen)::bigint as fen
       from ${withFlow} as f where booked_day between ($2 || '-01')::date and $3::date
      group by 1, 2, 3`,
    [book, from, on],
  )
  const order = flows.map(([name]) => name)
  return rows
    .map((row) => ({ ...row, title: FLOWS[row.flow].title, group: FLOWS[row.flow].group }))
    .sort(
      (a, b) =>
        (a.month < b.month ? 1 : a.month > b.month ? -1 : 0) ||
        order.indexOf(a.flow) - order.indexOf(b.flow) ||
        (a.account < b.account ? -1 : 1),
    )
}

interface AskedPostings {
  account: string
  /** Of one flow; without one, whatever stands on the account. */
  flow?: string | undefined
  month?: string | undefined
  /** Booked up to the end of this day. */
  on?: string | undefined
}

/** The title of a flow. Throws `fund-flow-not-known`. */
export function flowTitle(flow: string): string {
  if (!Object.hasOwn(FLOWS, flow)) throw problem('fund-flow-not-known', { flow: flow.slice(0, 40) })
  return FLOWS[flow as FlowName].title
}

/**
 * The postings behind a figure, the latest first, with how many there are and what they come to: of a flow as the month shows it,
 * of an account as its balance stands.
 */
export function postingsBehind(
  db: Pick<Database, 'pool'>,
  book: string,
  { account, flow, month, on }: AskedPostings,
  page: Page,
): Promise<ListedPostings> {
  const credits = sideOf(account) === 'credit'
  const from =
    flow === undefined
      ? `(select *, case when ${credits ? 'credit' : 'debit'} = $2 then amount_fen else -amount_fen end as signed
            from ${both} as b where $2 in (debit, credit))`
      : `(select *, fen as signed from ${withFlow} as w where own = $2 and flow = $5)`
  const where = `($3::text is null or to_char(booked_day, 'YYYY-MM') = $3) and ($4::date is null or booked_day <= $4)`
  const values = [book, account, month ?? null, on ?? null, ...(flow === undefined ? [] : [flow])]
  return listPostings(db, `(select * from ${from} as f where ${where})`, values, page)
}

/** The kind that an account is of; undefined of none. */
const kindOf = (account: string) => Object.values(ACCOUNTS).find(({ prefix }) => account.startsWith(prefix))

const sideOf = (account: string): 'debit' | 'credit' => kindOf(account)?.side ?? 'debit'

/** What people call each kind of account; a fund and a bank account by its own word alone. */
const kindTitles: Readonly<Record<keyof typeof ACCOUNTS, string>> = {
  fund: '',
  personal: '个人账户',
  source: '个人账户来源',
  'payable-region': '应付就医地',
  'receivable-pool': '应收参保地',
  'payable-institution': '应付机构',
  'prepaid-region': '预付就医地',
  'prepaid-pool': '参保地预付',
  'payable-person': '应付参保人',
  'receivable-third-party': '应收第三人',
  'receivable-recovery': '应收追回',
  'payable-payout': '应付账户支取',
  'payable-employer': '单位余款',
  shared: '家庭共济',
  income: '收入',
  bank: '',
}

const wordTitles: Readonly<Record<string, string>> = {
  ...Object.fromEntries(Object.values(FUNDS).map(({ ledger, title }) => [ledger, title])),
  'current-year': '当年',
  'past-year': '历年',
  opening: '转入余额',
  contribution: '本人缴费',
  interest: '利息',
  correction: '更正',
  'set-aside': '在路上',
  held: '家人可用',
}

/** What people call an account: `收入：统筹基金`, `应付就医地：上海市`. */
export function accountTitle(account: string): string {
  const entry = Object.entries(ACCOUNTS).find(([, { prefix }]) => account.startsWith(prefix))
  if (entry === undefined) return account
  const [kind, { prefix }] = entry
  const kindTitle = kindTitles[kind as keyof typeof ACCOUNTS]
  const word = account.slice(prefix.length)
  const named = kind === 'bank' ? bankAccounts[word as BankAccountName] : wordTitles[word]
  const title = named ?? (/^\d{6}$/.test(word) ? placeName(word) : word)
  return [kindTitle, title].filter((text) => text !== '').join('：')
}
