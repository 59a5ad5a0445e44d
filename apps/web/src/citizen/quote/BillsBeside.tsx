/** Two bills beside each other, the difference in yuan, and one sentence why. */
import type { QuoteCase, QuoteResult } from '@yidi/rules'
import clsx from 'clsx'
import look from '../../parts/look/look.module.css'
import { MoneyBar } from '../../parts/money-bar/MoneyBar.tsx'
import stackStyle from '../../parts/stack/stack.module.css'
import * as t from '../../texts/index.ts'
import type { Texts } from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { advancedWords, compareBills } from './pair.ts'
import style from './quote.module.css'

interface OneBill {
  name: string
  /** How it is settled. */
  route: QuoteCase['route']
  result: QuoteResult
}

interface BillsBesideProps {
  first: OneBill
  second: OneBill
  /** The words of 算一算, or those with another name for the first bill. */
  words: Texts['quote']
  className?: string | undefined
}

export function BillsBeside({ first, second, words, className }: BillsBesideProps) {
  const said = compareBills(first.result, second.result, words, second.name)
  return (
    <div className={clsx(stackStyle.stack, className)}>
      <div className={style.pairBills} data-bills="">
        <Half bill={first} words={words} />
        <Half bill={second} words={words} />
      </div>
      <p className={style.pairWords} role="status">
        <b>{said.headline}</b>
        {said.why === '' ? null : (
          <>
            <br />
            {said.why}
          </>
        )}
      </p>
    </div>
  )
}

function Half({ bill: { name, route, result }, words }: { bill: OneBill; words: Texts['quote'] }) {
  const advanced = advancedWords(route, result, words)
  return (
    <div className={style.pairBill}>
      <h2>{name}</h2>
      {'amounts' in result ? (
        <>
          <p>
            <span className={look.aside}>{t.bill.own}</span>
            <br />
            <span className={clsx(style.amount, look.money)}>
              {groupYuan(result.amounts.cash)} <small>{t.yuan}</small>
            </span>
          </p>
          <MoneyBar amounts={result.amounts} slim />
          <p className={clsx(look.aside, look.money)}>{words.pair.fund(groupYuan(result.amounts.fundTotal))}</p>
          {advanced === undefined ? null : <p className={look.small}>{advanced}</p>}
        </>
      ) : (
        <p className={look.quiet}>{result.outcome === 'undetermined' ? t.bill.undetermined : t.bill.invalid}</p>
      )}
    </div>
  )
}
