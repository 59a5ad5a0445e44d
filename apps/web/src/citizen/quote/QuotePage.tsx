/** 算一算: a sentence that says the situation, the bill that follows from it, and beside it the bill of another choice. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { ApiProblem } from '../../api/client.ts'
import { institutionQuery } from '../../api/institutions.ts'
import { poolsQuery } from '../../api/policy.ts'
import { quoteQuery } from '../../api/quotes.ts'
import { sessionQuery, standingQuery } from '../../api/session.ts'
import { sumsQuery } from '../../api/sums.ts'
import { placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import * as t from '../../texts/index.ts'
import { today } from '../../texts/days.ts'
import { examples } from './examples.ts'
import { Pair } from './Pair.tsx'
import { poolOf, type Pool } from './pools.ts'
import { Question } from './questions.tsx'
import { Result } from './Result.tsx'
import { SettledPair } from './SettledPair.tsx'
import { Sentence } from './Sentence.tsx'
import { firstSituation, openingSituation, settle, toCase, visitAsked, type Situation } from './situation.ts'
import { keptSituation } from './kept.ts'
import { useWalk } from './useWalk.ts'
import style from './quote.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Chip } from '../../parts/chip/Chip.tsx'
import { Button } from '../../parts/button/Button.tsx'
import stackStyle from '../../parts/stack/stack.module.css'
import clsx from 'clsx'
import '../../theme/print.css'

export function QuotePage() {
  const { settlement } = useSearch({ strict: false }) as { settlement?: string }
  return settlement === undefined ? <Planned /> : <SettledPair id={settlement} />
}

/** A visit that is planned, or only thought of. */
function Planned() {
  const query = useQuery(poolsQuery)
  const session = useQuery(sessionQuery)
  const search = useSearch({ strict: false }) as Record<string, string | undefined>
  const { pool, institution, place } = search
  // Whoever comes from 去看病 has said all of it there.
  const kept = place === undefined ? keptSituation() : undefined
  const asking = kept === undefined && session.data?.who?.kind === 'citizen'
  const at = useQuery({ ...institutionQuery(institution ?? ''), enabled: institution !== undefined })
  const named = institution !== undefined || place !== undefined
  const places = useQuery({ ...placesQuery, enabled: named })
  const standing = useQuery({ ...standingQuery, enabled: asking })
  const sums = useQuery({ ...sumsQuery(undefined), enabled: asking })
  // The cities are looked up by a question of the page as well; what is answered by then must not go.
  const lookingUp = at.isLoading || (named && places.isLoading) || (asking && sums.isLoading)
  // Whoever cannot be told as what they are insured still gets an example.
  if (query.data !== undefined && !session.isPending && !(asking && standing.isPending) && !lookingUp) {
    const found = openingSituation(query.data, kept, pool, today(), standing.data?.insured, sums.data)
    const cityOf = (code: string) => ({ place: code, placeName: placeName(places.data, code) })
    const visit = at.data
      ? { ...cityOf(at.data.place), level: at.data.level }
      : place === undefined
        ? {}
        : cityOf(place)
    // Whoever comes from 去看病 or 我要报销 means that visit.
    const opening = settle({ ...found, ...visitAsked(search, visit) }, poolOf(query.data, found.pool))
    return <Quote key={JSON.stringify(search)} pools={query.data} opening={opening} />
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
  const startButton = (className?: string) => (
    <Button kind="primary" className={className} onClick={start}>
      {t.quote.fill}
    </Button>
  )
  return (
    <Page title={t.quote.title} back="/" wide foot={startButton()} footIsNarrow>
      <div className={style.quote}>
        <Stack className={style.asks}>
          <Card as="section" tight>
            <p className={look.aside}>{t.quote.lead}</p>
            <Sentence situation={situation} pool={pool} onAsk={ask} />
          </Card>
          <Examples onTake={take} />
          {startButton(style.go)}
        </Stack>
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
    <Stack as="section" tight className={style.startFrom} aria-labelledby="examples-title">
      <h2 id="examples-title" className={look.aside}>
        {t.quote.examples}
      </h2>
      <div className={style.examples}>
        {examples.map((example) => (
          <Chip
            key={example.name}

            onClick={() => onTake({ ...firstSituation(today()), ...example.change })}
          >
            {t.quote.exampleNames[example.name]}
          </Chip>
        ))}
      </div>
    </Stack>
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
    <Stack aria-busy={isPlaceholderData}>
      {error ? (
        <Notice tone="refusal" live>
          <p>{error instanceof ApiProblem ? error.message : t.offline}</p>
          <Button onClick={() => void refetch()}>{t.again}</Button>
        </Notice>
      ) : result ? (
        <div className={isPlaceholderData ? clsx(stackStyle.stack, style.fading) : stackStyle.stack}>
          <Result result={result} route={situation.route} poolCode={situation.pool} />
          {result.outcome === 'invalid' ? null : <Pair situation={situation} pool={pool} result={result} />}
          <p className={look.aside}>{t.quote.disclaimer}</p>
        </div>
      ) : (
        <p className={look.quiet}>{t.loading}</p>
      )}
    </Stack>
  )
}
