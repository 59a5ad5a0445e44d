/** The pair: this bill beside the bill of one other choice, the difference in yuan, and one sentence why. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { QuoteCase, QuoteResult } from '@yidi/rules'
import { useState } from 'react'
import { quoteQuery } from '../../api/quotes.ts'
import { MoneyBar } from '../../parts/money-bar/MoneyBar.tsx'
import { groupYuan } from '../../texts/yuan.ts'
import * as t from '../../texts/index.ts'
import { advancedWords, compareBills, variantsOf } from './pair.ts'
import type { Pool } from './pools.ts'
import { toCase, type Situation } from './situation.ts'
import style from './quote.module.css'
import look from '../../parts/look/look.module.css'
import clsx from 'clsx'
import { Card } from '../../parts/card/Card.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'
import stackStyle from '../../parts/stack/stack.module.css'

function Half({ name, route, result }: { name: string; route: QuoteCase['route']; result: QuoteResult }) {
  const advanced = advancedWords(route, result, t.quote)
  return (
    <div className={style.pairBill}>
      <h3>{name}</h3>
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
          <p className={clsx(look.aside, look.money)}>{t.quote.pair.fund(groupYuan(result.amounts.fundTotal))}</p>
          {advanced === undefined ? null : <p className={look.small}>{advanced}</p>}
        </>
      ) : (
        <p className={look.quiet}>{result.outcome === 'undetermined' ? t.bill.undetermined : t.bill.invalid}</p>
      )}
    </div>
  )
}

export function Pair({ situation, pool, result }: { situation: Situation; pool: Pool; result: QuoteResult }) {
  const variants = variantsOf(situation, pool.homes)
  const [chosen, setChosen] = useState<string>()
  const variant = variants.find((one) => one.name === chosen) ?? variants[0]
  if (!variant) return null
  return (
    <Card as="section" className={style.comparison} aria-labelledby="pair-title">
      <h2 id="pair-title">{t.quote.pair.title}</h2>
      <Chips>
        {variants.map((one) => (
          <Chip key={one.name} aria-pressed={one.name === variant.name} onClick={() => setChosen(one.name)}>
            {t.quote.pair.variants[one.name]}
          </Chip>
        ))}
      </Chips>
      <PairBills
        name={t.quote.pair.variants[variant.name]}
        quoteCase={toCase(variant.situation, pool)}
        route={situation.route}
        result={result}
      />
    </Card>
  )
}

interface PairBillsProps {
  name: string
  quoteCase: QuoteCase
  /** How the first bill is settled. */
  route: QuoteCase['route']
  result: QuoteResult
}

function PairBills({ name, quoteCase, route, result }: PairBillsProps) {
  const { data: other, isPlaceholderData } = useQuery({
    ...quoteQuery(quoteCase),
    placeholderData: keepPreviousData,
  })
  if (!other) return <p className={look.quiet}>{t.loading}</p>
  const words = compareBills(result, other, t.quote, name)
  return (
    <div className={isPlaceholderData ? clsx(stackStyle.stack, style.fading) : stackStyle.stack}>
      <div className={style.pairBills} data-bills="">
        <Half name={t.quote.pair.now} route={route} result={result} />
        <Half name={name} route={quoteCase.route} result={other} />
      </div>
      <p className={style.pairWords} role="status">
        <b>{words.headline}</b>
        {words.why === '' ? null : (
          <>
            <br />
            {words.why}
          </>
        )}
      </p>
    </div>
  )
}
