import { FUNDS } from '@yidi/rules'
import type { Fund } from '@yidi/rules'

/** What the books keep apart: the funds, and the personal accounts all together. */
export type BookFund = Fund | 'personal-account'
export const bookFunds: Readonly<Record<BookFund, string>> = {
  ...(Object.fromEntries(Object.entries(FUNDS).map(([fund, { title }]) => [fund, title])) as Record<Fund, string>),
  'personal-account': '个人账户',
}

/** On which side an item stands. */
export const fundSides = { in: '收入', out: '支出' } as const
export type FundSide = keyof typeof fundSides
