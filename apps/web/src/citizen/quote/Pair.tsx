/** The pair: this bill beside the bill of one other choice, the difference in yuan, and one sentence why. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { QuoteCase, QuoteResult } from '@yidi/rules'
import { useState } from 'react'
import { quoteQuery } from '../../api/quotes.ts'
import * as t from '../../texts/index.ts'
import { BillsBeside } from './BillsBeside.tsx'
import { variantsOf } from './pair.ts'
import type { Pool } from './pools.ts'
import { toCase, type Situation } from './situation.ts'
import style from './quote.module.css'
import look from '../../parts/look/look.module.css'
import { Card } from '../../parts/card/Card.tsx'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'

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
  return (
    <BillsBeside
      words={t.quote}
      first={{ name: t.quote.pair.now, route, result }}
      second={{ name, route: quoteCase.route, result: other }}
      {...(isPlaceholderData ? { className: style.fading } : {})}
    />
  )
}
