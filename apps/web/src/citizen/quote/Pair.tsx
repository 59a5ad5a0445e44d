/** The pair: this bill beside the bill of one other choice, the difference in yuan, and one sentence why. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { QuoteCase, QuoteResult } from '@yidi/rules'
import { useState } from 'react'
import { quoteQuery } from '../../api/quotes.ts'
import { Bar } from '../../bill/Bar.tsx'
import { groupYuan } from '../../bill/yuan.ts'
import { t } from '../../texts/index.ts'
import { advancedWords, compareBills, variantsOf } from './pair.ts'
import type { Pool } from './pools.ts'
import { toCase, type Situation } from './situation.ts'

function Half({ name, route, result }: { name: string; route: QuoteCase['route']; result: QuoteResult }) {
  const advanced = advancedWords(route, result, t)
  return (
    <div className="pair-bill">
      <h3>{name}</h3>
      {'amounts' in result ? (
        <>
          <p>
            <span className="small quiet">{t.bill.own}</span>
            <br />
            <span className="amount money">
              {groupYuan(result.amounts.cash)} <small>{t.yuan}</small>
            </span>
          </p>
          <Bar amounts={result.amounts} slim />
          <p className="small quiet money">{t.quote.pair.fund(groupYuan(result.amounts.fundTotal))}</p>
          {advanced === undefined ? null : <p className="small">{advanced}</p>}
        </>
      ) : (
        <p className="quiet">{result.outcome === 'undetermined' ? t.bill.undetermined : t.bill.invalid}</p>
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
    <section className="card stack comparison" aria-labelledby="pair-title">
      <h2 id="pair-title">{t.quote.pair.title}</h2>
      <div className="chips">
        {variants.map((one) => (
          <button
            key={one.name}
            type="button"
            className="chip"
            aria-pressed={one.name === variant.name}
            onClick={() => setChosen(one.name)}
          >
            {t.quote.pair.variants[one.name]}
          </button>
        ))}
      </div>
      <PairBills
        name={t.quote.pair.variants[variant.name]}
        quoteCase={toCase(variant.situation, pool)}
        route={situation.route}
        result={result}
      />
    </section>
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
  if (!other) return <p className="quiet">{t.loading}</p>
  const words = compareBills(result, other, t, name)
  return (
    <div className={isPlaceholderData ? 'stack fading' : 'stack'}>
      <div className="pair-bills">
        <Half name={t.quote.pair.now} route={route} result={result} />
        <Half name={name} route={quoteCase.route} result={other} />
      </div>
      <p className="pair-words" role="status">
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
