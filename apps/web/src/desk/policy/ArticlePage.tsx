/** One document at the desk: each article in our own words, and every rule that rests on it with its days in force. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { Card } from 'antd'
import { useEffect, useRef } from 'react'
import { basisQuery, type PolicyBasis } from '../../api/guidance.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { dayText, sentence, stretchText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { PolicyRooms } from './PolicyRooms.tsx'
import style from './policy.module.css'

const words = t.policyRoom.articles
type Article = PolicyBasis['articles'][number]

export function ArticlePage() {
  const { document = '' } = useParams({ strict: false })
  return (
    <DeskPage title={t.deskRooms.policy}>
      <Stack>
        <PolicyRooms now="articles" />
        <p>
          <Link to="/policy/documents">{words.back}</Link>
        </p>
        <Loaded query={useQuery(basisQuery(document))}>{(basis) => <Shown basis={basis} />}</Loaded>
      </Stack>
    </DeskPage>
  )
}

function Shown({ basis: { document, articles } }: { basis: PolicyBasis }) {
  const { article: wanted } = useSearch({ strict: false })
  const { from, fromProvisional, weak, trust } = document
  return (
    <>
      <Stack tight>
        <h2>{document.title}</h2>
        <p className={look.aside}>
          {[document.number, document.issuer, document.kind, document.dated].filter(Boolean).join(' · ')}
        </p>
        {from === '' ? null : (
          <p className={look.aside}>
            {words.from(dayText(from))}
            {fromProvisional ? words.fromProvisional : ''}
          </p>
        )}
        {weak || trust !== undefined ? (
          <Notice tone="waiting">{[weak ? words.weak : '', trust ?? ''].filter(Boolean).map(sentence).join('')}</Notice>
        ) : null}
      </Stack>
      <Card>
        {articles.map((article) => (
          <One key={article.article} article={article} wanted={article.article === wanted} />
        ))}
      </Card>
    </>
  )
}

function One({ article: { article, says, rests }, wanted }: { article: Article; wanted: boolean }) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    if (wanted) details.current?.scrollIntoView({ block: 'start' })
  }, [wanted])
  const marks = { stated: '', provisional: `（${t.policyRoom.statuses.provisional}）`, open: '' } as const
  return (
    <details ref={details} open={wanted} className={style.article}>
      <summary>
        <span className={style.articleName}>{article}</span>
        <span className={look.grow}>{says}</span>
        <span className={look.aside}>{rests.length === 0 ? words.noRests : words.rests(rests.length)}</span>
      </summary>
      {rests.length === 0 ? null : (
        <Rows
          label={article}
          heads={words.heads2}
          rows={rests.map((rest, index) => ({
            key: index,
            cells: [
              rest.title,
              `${rest.pools.join('、')} · ${words.kinds[rest.kind]}`,
              <Stack key="values" as="span" tight>
                {rest.figures.map(({ of, value, status }) => (
                  <span key={`${of ?? ''} ${value}`} className={style.value}>
                    {of === undefined ? '' : `${of.replace(/^（|）$/g, '')}：`}
                    {value}
                    {marks[status]}
                  </span>
                ))}
              </Stack>,
              rest.from === undefined ? '' : stretchText(rest.from, rest.to ?? null),
            ],
          }))}
        />
      )}
    </details>
  )
}
