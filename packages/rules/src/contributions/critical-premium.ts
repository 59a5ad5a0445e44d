/** The premium of critical-illness insurance (大病保险费) of one person and year: the pool's part, and the account's as far as it goes. */
import { dayOf } from '../days.ts'
import { formatPercent, formatYuan, shareOf } from '../money.ts'
import { contributionKind } from './kind.ts'
import type { LawOn, ToldStep } from './law-on.ts'

interface CriticalPremium {
  premiumFen: number
  fromPoolFen: number
  fromAccountFen: number
  /** What the account did not hold; what happens to it is open. */
  owedFen: number
}

/** Divides the premium: the pool's share is rounded, the account bears the rest, and owes what it does not hold. */
export function criticalPremium(law: LawOn, accountFen: number): CriticalPremium {
  const premiumFen = law.value('premium.amount')
  const fromPoolFen = shareOf(premiumFen, law.value('premium.fromPool'))
  const fromAccountFen = Math.min(premiumFen - fromPoolFen, accountFen)
  const owedFen = premiumFen - fromPoolFen - fromAccountFen
  // Asked for, so that the result names it: that it stays owed is provisional.
  if (owedFen > 0) law.value('premium.owed')
  return { premiumFen, fromPoolFen, fromAccountFen, owedFen }
}

export const criticalPremiumKind = contributionKind<{ year: number; accountFen: number }, CriticalPremium>({
  title: '大病保险费',
  read: ({ fields, root }) => ({
    year: fields.year(root['year'], 'year', '年份'),
    accountFen: fields.money(root['account'], true, 'account', '个人账户余额'),
  }),
  day: ({ year }) => dayOf(year, 1, 1),
  needs: () => ['premium.amount', 'premium.fromPool', 'premium.owed'],
  settle: (law, { accountFen }) => criticalPremium(law, accountFen),
  write: ({ premiumFen, fromPoolFen, fromAccountFen, owedFen }) => ({
    premium: formatYuan(premiumFen),
    fromPool: formatYuan(fromPoolFen),
    fromAccount: formatYuan(fromAccountFen),
    owed: formatYuan(owedFen),
  }),
  explain({ year, accountFen }, result, law) {
    const { premiumFen, fromPoolFen, fromAccountFen, owedFen } = result
    const [premium, pool, account, owed] = [premiumFen, fromPoolFen, fromAccountFen, owedFen].map(formatYuan)
    const due = formatYuan(premiumFen - fromPoolFen)
    const rate = formatPercent(law.value('premium.fromPool'))
    const steps: ToldStep[] = [
      {
        step: 'premium',
        amount: premium!,
        formula: '',
        text: `${year}年大病保险费每人 ${premium} 元`,
        rests: ['premium.amount'],
      },
      {
        step: 'fromPool',
        amount: pool!,
        formula: `${premium} × ${rate} = ${pool}`,
        text: `统筹基金划 ${rate}，${pool} 元`,
        rests: ['premium.fromPool'],
      },
      {
        step: 'fromAccount',
        amount: account!,
        formula: `取小(${premium} − ${pool}, ${formatYuan(accountFen)}) = ${account}`,
        text: `个人账户应划 ${due} 元，有 ${formatYuan(accountFen)} 元，划 ${account} 元`,
        rests: ['premium.fromPool'],
      },
    ]
    if (owedFen > 0)
      steps.push({
        step: 'owed',
        amount: owed!,
        formula: `${due} − ${account} = ${owed}`,
        text: `个人账户不够的 ${owed} 元先记为欠缴，怎么处理还没有规定`,
        rests: ['premium.owed'],
      })
    return steps
  },
})
