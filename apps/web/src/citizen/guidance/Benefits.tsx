/** What such a filing brings: a stay of 10,000 yuan there, answered by the engine, each figure with its article. */
import { useQuery } from '@tanstack/react-query'
import { FILING_TYPES } from '@yidi/rules'
import type { Category, FilingType, Insurance } from '@yidi/rules'
import { quoteQuery } from '../../api/quotes.ts'
import { BillSummary, BillWay, Reasons } from '../../parts/bill/Bill.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import type { Pool } from '../quote/pools.ts'
import { firstSituation, settle, toCase, type Situation } from '../quote/situation.ts'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'

const words = t.guidance

interface Case {
  pool: Pool
  place: string
  insurance: Insurance
  /** Whose example it is: one's own, or as chosen. */
  person: Pick<Situation, 'category' | 'residentTier' | 'contracted' | 'assistance'>
  /** `none`: the place needs no filing. */
  stay: FilingType | 'emergency' | 'none'
}

/** Somebody whom the type is meant for (only who is retired resettles): an example of another would be nobody's. */
function categoryFor(stay: Case['stay'], own: Category): Category {
  const meantFor = stay === 'emergency' || stay === 'none' ? undefined : FILING_TYPES[stay].meantFor
  return meantFor?.weight !== 'blocks' || meantFor.categories.includes(own) ? own : meantFor.categories[0]!
}

/** The bill of the example: every yuan of it in scope, nothing borne yet this year. */
function exampleOf({ pool, place, insurance, person, stay }: Case): Situation {
  const day = today()
  const first = firstSituation(day)
  const example = {
    ...first,
    pool: pool.code,
    place,
    insurance,
    ...person,
    category: categoryFor(stay, person.category),
    filing: stay === 'emergency' ? 'none' : stay,
    emergency: stay === 'emergency',
    fees: { ...first.fees, total: '10000', outOfScope: '0', ownShare: '0' },
  } as const
  return settle(example, pool)
}

export function Benefits(props: Case) {
  const example = exampleOf(props)
  const result = useQuery(quoteQuery(toCase(example, props.pool))).data
  if (result === undefined || result.outcome === 'invalid') return null
  if (result.outcome === 'undetermined')
    return <Reasons title={words.benefitsOpen} tone="waiting" reasons={result.reasons} />
  const who =
    example.insurance === 'resident'
      ? t.guidance.residentOf(example.residentTier)
      : t.quote.identity(t.insurance.employee, t.category[example.category])
  const steps = (result.explanation ?? []).filter((step) => told.has(step.step))
  return (
    <Card as="section" aria-labelledby="benefits-title">
      <h2 id="benefits-title">{words.benefits}</h2>
      <p className={look.aside}>{words.benefitsOf(who)}</p>
      <BillSummary result={result} estimate />
      <BillWay steps={steps} />
    </Card>
  )
}

/** What differs from one kind of filing to another; the rest is on 算一算. */
const told = new Set(['prepayment', 'deductible', 'band'])
