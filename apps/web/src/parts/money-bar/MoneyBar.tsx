/** The bar that splits a bill into who pays what. */
import type { Amounts } from '@yidi/rules'
import * as t from '../../texts/index.ts'
import { fromFen, groupYuan, toFen } from '../../texts/yuan.ts'
import clsx from 'clsx'
import style from './money-bar.module.css'

/** The three parts of a bill in fen; they add up to the total. */
export function partsOf(amounts: Amounts): { fund: number; account: number; own: number } {
  return {
    fund: toFen(amounts.fundTotal),
    account: toFen(amounts.accountCurrentYear) + toFen(amounts.accountPastYear),
    own: toFen(amounts.cash),
  }
}

export function MoneyBar({ amounts, slim }: { amounts: Amounts; slim?: boolean }) {
  const parts = partsOf(amounts)
  const words = (fen: number) => groupYuan(fromFen(fen))
  return (
    <div
      className={clsx(style.bar, slim && style.slim)}
      role="img"
      aria-label={t.bill.barLabel(words(parts.fund), words(parts.account), words(parts.own))}
    >
      {(['fund', 'account', 'own'] as const).map((part) =>
        parts[part] > 0 ? (
          <span key={part} className={style[part]} style={{ flexGrow: parts[part], flexBasis: 0 }} />
        ) : null,
      )}
    </div>
  )
}
