/** 算一算: a sentence that says the situation, the bill that follows from it, and beside it the bill of another choice. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { ApiProblem } from '../../api/client.ts'
import { poolsQuery } from '../../api/policy.ts'
import { quoteQuery } from '../../api/quotes.ts'
import { sessionQuery, standingQuery } from '../../api/session.ts'
import { Note } from '../../parts/Note.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { Page } from '../../shell/Page.tsx'
import { t } from '../../texts/index.ts'
import { today } from '../../texts/days.ts'
import { examples } from './examples.ts'
import { Pair } from './Pair.tsx'
import { poolOf, type Pool } from './pools.ts'
import { Question } from './questions.tsx'
import { Result } from './Result.tsx'
import { Sentence } from './Sentence.tsx'
import { firstSituation, openingSituation, toCase, type Situation } from './situation.ts'
import { keptSituation } from './kept.ts'
import { useWalk } from './useWalk.ts'
import './quote.css'

export function QuotePage() {
  const query = useQuery(poolsQuery)
  const session = useQuery(sessionQuery)
  const { pool } = useSearch({ strict: false })
  const kept = keptSituation()
  const asking = kept === undefined && session.data?.who?.kind === 'citizen'
  const standing = useQuery({ ...standingQuery, enabled: asking })
  // Whoever cannot be told as what they are insured still gets an example.
  if (query.data !== undefined && !session.isPending && !(asking && standing.isPending)) {
    const opening = openingSituation(query.data, kept, pool, today(), standing.data?.insured)
    return <Quote key={pool} pools={query.data} opening={opening} />
  }
  return (
    <Page title={t.quote.title} back="/" wide>
      <Loaded query={query}>{() => null}</Loaded>
    </Page>
  )
}

function Quote({ pools, opening }: { pools: readonly Pool[]; opening: Situation }) {
  const { situation, take, asking, asked, walking, ask, start, answer, stop } = useWalk(pools, opening)
  const pool = poolOf(pools, situation.pool)
  const last = asking === asked.at(-1)
  const startButton = (className: string) => (
    <button type="button" className={className} onClick={start}>
      {t.quote.fill}
    </button>
  )
  return (
    <Page title={t.quote.title} back="/" wide foot={startButton('button primary')}>
      <div className="quote">
        <div className="stack asks">
          <section className="card stack tight">
            <p className="small quiet">{t.quote.lead}</p>
            <Sentence situation={situation} pool={pool} onAsk={ask} />
          </section>
          <Examples onTake={take} />
          {startButton('button primary go')}
        </div>
        <Answer situation={situation} pool={pool} />
      </div>
      {asking ? (
        <Question
          key={asking}
          name={asking}
          situation={situation}
          pools={pools}
          onAnswer={answer}
          onClose={stop}
          progress={walking ? t.quote.step(asked.indexOf(asking) + 1, asked.length) : undefined}
          doneLabel={walking ? (last ? t.quote.see : t.quote.next) : t.done}
        />
      ) : null}
    </Page>
  )
}

/** Situations to start from. */
function Examples({ onTake }: { onTake: (situation: Situation) => void }) {
  return (
    <section className="stack tight" aria-labelledby="examples-title">
      <h2 id="examples-title" className="small quiet">
        {t.quote.examples}
      </h2>
      <div className="examples">
        {examples.map((example) => (
          <button
            key={example.name}
            type="button"
            className="chip"
            onClick={() => onTake({ ...firstSituation(today()), ...example.change })}
          >
            {t.quote.exampleNames[example.name]}
          </button>
        ))}
      </div>
    </section>
  )
}

/** The bill of the situation, with the pair; the bill before stays in sight, faded, until the next one is there. */
function Answer({ situation, pool }: { situation: Situation; pool: Pool }) {
  const {
    data: result,
    error,
    isPlaceholderData,
    refetch,
  } = useQuery({
    ...quoteQuery(toCase(situation, pool)),
    placeholderData: keepPreviousData,
  })
  return (
    <div className="stack" aria-busy={isPlaceholderData}>
      {error ? (
        <Note tone="refusal" live>
          <p>{error instanceof ApiProblem ? error.message : t.offline}</p>
          <button type="button" className="button" onClick={() => void refetch()}>
            {t.again}
          </button>
        </Note>
      ) : result ? (
        <div className={isPlaceholderData ? 'stack fading' : 'stack'}>
          <Result result={result} route={situation.route} poolCode={situation.pool} />
          {result.outcome === 'invalid' ? null : <Pair situation={situation} pool={pool} result={result} />}
          <p className="small quiet">{t.quote.disclaimer}</p>
        </div>
      ) : (
        <p className="quiet">{t.loading}</p>
      )}
    </div>
  )
}
