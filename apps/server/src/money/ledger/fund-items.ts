/**
 * What moves a fund: each fund has a set of accounts, and a posting that touches the set on exactly one side is income or expense of
 * it, named by its counter account and purpose. What takes back is below nought on the side of what it takes back, so that
 * opening + income − expense = closing whatever was posted.
 */
import { bookFunds } from '@yidi/contracts'
import type { BookFund, FundSide } from '@yidi/contracts'
import { FUNDS } from '@yidi/rules'
import { accountOf, accountsLike, fundAccount, personalAccount, sharedHeld, sharedSetAside } from './accounts.ts'
import { contributionPurposes } from './contributions.ts'
import { refusalPurpose, restoredPurpose } from './institutions.ts'
import { missingYearsPurpose } from './missing-years.ts'
import { reclaimPurposes } from './reclaim.ts'
import { treasuryPurposes } from './treasury.ts'

/** The accounts of each fund: what is left of it is what stands on their credit sides less what stands on their debit sides. */
const sets = Object.fromEntries(
  (Object.keys(bookFunds) as BookFund[]).map((fund) => [
    fund,
    fund === 'personal-account'
      ? [personalAccount('current-year'), personalAccount('past-year'), sharedSetAside, sharedHeld]
      : [accountOf('income', FUNDS[fund].ledger), fundAccount(fund)],
  ]),
) as Record<BookFund, string[]>

interface ItemSaid {
  title: string
  side: FundSide
  /** Of one fund alone, where others have the same counter account. */
  fund?: BookFund
  /** The account on the other side of the posting, as a pattern of SQL `like`. */
  counter: string
  /** What the posting is for, as patterns of SQL `like`, where the accounts do not say it. */
  purposes?: readonly string[]
  /** Money that only changes from fund to fund: the whole does not count it. */
  transfer?: true
  /** What was paid for care: what reserves are measured by. */
  benefit?: true
  /** Whose alone it is: of personal accounts, or of the funds. */
  of?: 'accounts' | 'funds'
}

const any = '%'
const toRegion = accountsLike('payable-region')
const toInstitution = accountsLike('payable-institution')
const personal = accountsLike('personal')
const refused = [`${refusalPurpose}${any}`, `${restoredPurpose}${any}`]
const writtenOff = [`${reclaimPurposes.writtenOff}${any}`]
const source = (word: string): string => accountOf('source', word)

/** The items there are, in the order in which a page shows them; a movement is of the first whose words it has. */
const ITEMS = {
  opening: { title: '期初结余', side: 'in', counter: accountsLike('bank'), purposes: [treasuryPurposes.opening] },
  contribution: {
    title: '单位缴费',
    side: 'in',
    counter: accountOf('payable-employer'),
    purposes: [contributionPurposes.pool],
    of: 'funds',
  },
  'late-fee': {
    title: '滞纳金',
    side: 'in',
    counter: accountOf('payable-employer'),
    purposes: [contributionPurposes.lateFee],
    of: 'funds',
  },
  'missing-years': { title: '退休时一次补缴', side: 'in', counter: any, purposes: [missingYearsPurpose], of: 'funds' },
  interest: {
    title: '利息',
    side: 'in',
    counter: accountsLike('bank'),
    purposes: [treasuryPurposes.interest],
    of: 'funds',
  },
  'own-contribution': { title: '个人缴费记入', side: 'in', counter: source('contribution'), of: 'accounts' },
  'account-interest': { title: '个人账户利息', side: 'in', counter: source('interest'), of: 'accounts' },
  'account-opening': { title: '转入余额', side: 'in', counter: source('opening'), of: 'accounts' },
  correction: { title: '账户更正', side: 'in', counter: source('correction'), of: 'accounts' },
  'retired-in': {
    title: '统筹基金划入退休人员账户',
    side: 'in',
    fund: 'personal-account',
    counter: fundAccount('pool'),
    transfer: true,
  },
  'premium-in': {
    title: '统筹基金划入大病保险费',
    side: 'in',
    fund: 'critical-illness',
    counter: fundAccount('pool'),
    transfer: true,
  },
  'account-premium-in': {
    title: '个人账户交入大病保险费',
    side: 'in',
    fund: 'critical-illness',
    counter: personal,
    transfer: true,
  },
  'refused-away': {
    title: '核减（异地）',
    side: 'out',
    counter: toRegion,
    purposes: refused,
    benefit: true,
    of: 'funds',
  },
  'refused-home': {
    title: '核减（本地）',
    side: 'out',
    counter: toInstitution,
    purposes: refused,
    benefit: true,
    of: 'funds',
  },
  'settlement-away': { title: '直接结算（异地）', side: 'out', counter: toRegion, benefit: true },
  'settlement-home': { title: '直接结算（本地）', side: 'out', counter: toInstitution, benefit: true },
  claim: { title: '零星报销', side: 'out', counter: accountOf('payable-person'), benefit: true },
  advance: {
    title: '转为向第三人追偿',
    side: 'out',
    counter: accountOf('receivable-third-party'),
    benefit: true,
    of: 'funds',
  },
  'written-off': {
    title: '追回核销',
    side: 'out',
    counter: accountOf('receivable-recovery'),
    purposes: writtenOff,
    benefit: true,
    of: 'funds',
  },
  reclaim: { title: '追回', side: 'out', counter: accountOf('receivable-recovery'), benefit: true, of: 'funds' },
  'retired-credit': { title: '划入退休人员账户', side: 'out', fund: 'pool', counter: personal, transfer: true },
  premium: {
    title: '划转大病保险费',
    side: 'out',
    fund: 'pool',
    counter: fundAccount('critical-illness'),
    transfer: true,
  },
  'account-premium': {
    title: '交大病保险费',
    side: 'out',
    fund: 'personal-account',
    counter: fundAccount('critical-illness'),
    transfer: true,
  },
  payout: { title: '个人账户支取', side: 'out', counter: accountOf('payable-payout'), of: 'accounts' },
  'other-in': { title: '其他收入', side: 'in', counter: any },
  'other-out': { title: '其他支出', side: 'out', counter: any },
} as const satisfies Record<string, ItemSaid>

export type FundItem = keyof typeof ITEMS
export const fundItems: Readonly<Record<FundItem, ItemSaid>> = ITEMS
const items = Object.entries(fundItems) as [FundItem, ItemSaid][]

/** The items that somebody may plan for a fund: all of its own but what it brought along and what nothing names. */
export function plannedItems(fund: BookFund): FundItem[] {
  const whose = fund === 'personal-account' ? 'accounts' : 'funds'
  return items.flatMap(([name, { fund: only = fund, of = whose }]) =>
    only === fund && of === whose && name !== openingItem && !name.startsWith('other-') ? [name] : [],
  )
}

/** The item that brings in what a fund had before it came to the books: no income of a year. */
export const openingItem = 'opening' satisfies FundItem

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ')

/** The fund that an account belongs to, as SQL; null of none. */
const fundOf = (column: string): string =>
  `case ${Object.entries(sets)
    .map(([fund, accounts]) => `when ${column} in (${quoted(accounts)}) then '${fund}'`)
    .join(' ')} end`

const isItem = ([name, { side, fund, counter, purposes = [] }]: [FundItem, ItemSaid]): string =>
  [
    ...(fund === undefined ? [] : [`fund = '${fund}'`]),
    ...(counter === any ? [] : [`counter like '${counter}'`]),
    ...(purposes.length === 0 ? [] : [`(${purposes.map((one) => `purpose like '${one}'`).join(' or ')})`]),
    // What nothing names is what its direction says.
    ...(name.startsWith('other-') ? [side === 'in' ? 'gains' : 'not gains'] : []),
  ].join(' and ')

/** Every column of `from` for each fund that a row touches on one side, with `fund` and whether it gains. */
const touched = (from: string): string =>
  `select * from (
     select m.*, ${fundOf('credit')} as fund, ${fundOf('debit')} as other, debit as counter, true as gains from ${from} as m
     union all
     select m.*, ${fundOf('debit')}, ${fundOf('credit')}, credit, false from ${from} as m) as sides
   where fund is not null and fund is distinct from other offset 0`

/**
 * Movements as SQL, of a relation with `debit`, `credit`, `purpose` and `fen`: its columns for each fund, with `fund`, `item`,
 * `side`, and `moved`, the fen with their sign on that side. Each step is kept for itself (`offset 0`): drawn into one another the
 * conditions are planned many times over, which takes longer than the reading.
 */
export const movementsOf = (from: string): string =>
  `select named.*, case when gains = (side = 'in') then fen else -fen end as moved
     from (select itemed.*, case when item in (${quoted(items.flatMap(([name, { side }]) => (side === 'in' ? [name] : [])))}) then 'in' else 'out' end as side
             from (select t.*, case ${items.map((item) => `when ${isItem(item)} then '${item[0]}'`).join(' ')} end as item
                     from (${touched(from)}) as t offset 0) as itemed offset 0) as named`

/** The items whose words a condition is true of, as SQL `in`. */
export const itemsWhere = (is: (item: ItemSaid, name: FundItem) => boolean): string =>
  quoted(items.flatMap(([name, item]) => (is(item, name) ? [name] : [])))
