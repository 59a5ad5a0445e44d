/** The late fee (滞纳金) on contributions that were paid after the day they were due. */
import { NO_DAY } from '../days.ts'
import { formatPercent, formatYuan, shareOfMany } from '../money.ts'
import { contributionKind } from './kind.ts'
import type { LawOn } from './law-on.ts'

interface Arrears {
  amountFen: number
  /** Day numbers; it was not paid before it was due. */
  dueOn: number
  paidOn: number
}

interface LateFee {
  days: number
  lateFeeFen: number
  toPayFen: number
}

/** The daily share of the arrears for each day from the day due to the day paid, rounded once; with the arrears it is what to pay. */
export function lateFee(law: LawOn, { amountFen, dueOn, paidOn }: Arrears): LateFee {
  const days = paidOn - dueOn
  const lateFeeFen = shareOfMany(amountFen, law.value('lateFee.dailyRate'), days)
  return { days, lateFeeFen, toPayFen: amountFen + lateFeeFen }
}

export const arrears = contributionKind<Arrears, LateFee>({
  title: '滞纳金',
  read({ fields, root }) {
    const amountFen = fields.money(root['amount'], true, 'amount', '欠缴金额')
    const dueOn = fields.day(root['dueOn'], 'dueOn', '应缴日')
    const paidOn = fields.day(root['paidOn'], 'paidOn', '缴款日')
    if (dueOn !== NO_DAY && paidOn !== NO_DAY && paidOn < dueOn)
      fields.error(
        'paidOn',
        `缴款日 ${String(root['paidOn'])} 早于应缴日 ${String(root['dueOn'])}：没有欠缴，不收滞纳金，请核对`,
      )
    return { amountFen, dueOn, paidOn }
  },
  day: ({ paidOn }) => paidOn,
  needs: () => ['lateFee.dailyRate'],
  settle: lateFee,
  write: ({ days, lateFeeFen, toPayFen }) => ({
    days,
    lateFee: formatYuan(lateFeeFen),
    toPay: formatYuan(toPayFen),
  }),
  explain({ amountFen }, { days, lateFeeFen, toPayFen }, law) {
    const [amount, fee, toPay] = [amountFen, lateFeeFen, toPayFen].map(formatYuan)
    const rate = formatPercent(law.value('lateFee.dailyRate'))
    return [
      {
        step: 'lateFee',
        amount: fee!,
        formula: `${amount} × ${rate} × ${days} = ${fee}`,
        text: `从应缴日到缴款日共 ${days} 天，每天按欠缴的 ${amount} 元收 ${rate}，滞纳金 ${fee} 元`,
        rests: ['lateFee.dailyRate'],
      },
      {
        step: 'toPay',
        amount: toPay!,
        formula: `${amount} + ${fee} = ${toPay}`,
        text: `连同欠缴的 ${amount} 元，一共要缴 ${toPay} 元`,
        rests: ['lateFee.dailyRate'],
      },
    ]
  },
})
