/** The bar that splits a bill into who pays what. */
import type { Amounts } from '@yidi/rules'
import { t } from '../texts/index.ts'
import { fromFen, groupYuan, toFen } from './yuan.ts'

/** The three parts of a bill in fen; they add up to the total. */
export function partsOf(amounts: Amounts): { fund: number; account: number; own: number } {
  return {
    fund: toFen(amounts.fundTotal),
    account: toFen(amounts.accountCurrentYear) + toFen(amounts.accountPastYear),
    own: toFen(amounts.cash),
  }
}

export function Bar({ amounts, slim }: { amounts: Amounts; slim?: boolean }) {
  const parts = partsOf(amounts)
  const words = (fen: number) => groupYuan(fromFen(fen))
  return (
    <div
      className={slim ? 'bill-bar slim' : 'bill-bar'}
      role="img"
      aria-label={t.bill.barLabel(words(parts.fund), words(parts.account), words(parts.own))}
    >
      {(['fund', 'account', 'own'] as const).map((part) =>
        parts[part] > 0 ? (
          <span key={part} className={`part-${part}`} style={{ flexGrow: parts[part], flexBasis: 0 }} />
        ) : null,
      )}
    </div>
  )
}
