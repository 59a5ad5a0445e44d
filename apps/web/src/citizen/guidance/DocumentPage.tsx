/** One document of the law: each article, and every figure that rests on it with its days in force. */
import { useQuery } from '@tanstack/react-query'
import { useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { basisQuery, type PolicyBasis } from '../../api/guidance.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import { Card } from '../../parts/card/Card.tsx'
import style from './guidance.module.css'
import clsx from 'clsx'

const words = t.guidance
type Document = PolicyBasis['document']
type Article = PolicyBasis['articles'][number]
type Rest = Article['rests'][number]

export function DocumentPage() {
  const { document } = useParams({ strict: false })
  return (
    <Page title={t.rooms.policy} back="/policy">
      <Loaded query={useQuery(basisQuery(document ?? ''))}>{(basis) => <Shown basis={basis} />}</Loaded>
    </Page>
  )
}

function Shown({ basis: { document, articles } }: { basis: PolicyBasis }) {
  const { article: wanted } = useSearch({ strict: false })
  return (
    <Stack>
      <Stack tight>
        <h2>{document.title}</h2>
        <p className={look.aside}>
          {[document.number, document.issuer, document.kind, document.dated].filter(Boolean).join(' · ')}
        </p>
        <p className={look.aside}>
          <InForce document={document} />
        </p>
        {document.weak || document.trust !== undefined ? (
          <Notice tone="waiting">{[document.weak ? words.weak : '', document.trust].filter(Boolean).join('。')}</Notice>
        ) : null}
      </Stack>
      <Card bare className={style.guide}>
        {articles.map((article) => (
          <One key={article.article} document={document} article={article} wanted={article.article === wanted} />
        ))}
      </Card>
    </Stack>
  )
}

/** The first day on which a document is applied; many do not say theirs, and then that is said. */
function InForce({ document }: { document: Document }) {
  if (document.from === '') return null
  return (
    <>
      {words.inForceFrom(dayText(document.from))}
      {document.fromProvisional ? <span className={style.guideMark}>{words.provisional}</span> : null}
    </>
  )
}

function One({ document, article, wanted }: { document: Document; article: Article; wanted: boolean }) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (wanted) details.current?.scrollIntoView({ block: 'start' })
  }, [wanted])
  return (
    <details ref={details} open={wanted}>
      <summary>
        <span className={look.grow}>
          {article.article}
          <span className={clsx(look.aside, look.block, style.articleSays)}>{article.says}</span>
        </span>
        <span className={look.aside}>{article.rests.length === 0 ? '' : String(article.rests.length)}</span>
        <Icon name="down" />
      </summary>
      <Stack>
        <p className={look.aside}>
          <InForce document={document} />
        </p>
        <p className={look.aside}>{article.rests.length === 0 ? words.noRests : words.rests(article.rests.length)}</p>
        {article.rests.map((rest, index) => (
          <Resting key={index} rest={rest} />
        ))}
      </Stack>
    </details>
  )
}

function Resting({ rest }: { rest: Rest }) {
  const days =
    rest.from === undefined
      ? ''
      : rest.to === undefined
        ? words.from(dayText(rest.from))
        : words.span(dayText(rest.from), dayText(rest.to))
  return (
    <div className={style.resting}>
      <p>
        <b>{rest.title}</b>
      </p>
      <p className={look.aside}>
        {[words.restKinds[rest.kind], rest.pools.join('、'), days].filter(Boolean).join(' · ')}
      </p>
      {rest.figures.map((figure) => (
        <p key={`${figure.of ?? ''}${figure.value}`} className={figure.of === undefined ? undefined : style.cell}>
          {figure.of === undefined ? null : <span className={look.aside}>{figure.of.replace(/^（|）$/g, '')}</span>}
          <span>
            {figure.value}
            {figure.status === 'stated' ? null : (
              <span className={style.guideMark}>{figure.status === 'open' ? words.open : words.provisional}</span>
            )}
          </span>
        </p>
      ))}
    </div>
  )
}
