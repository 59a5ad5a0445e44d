/** 文件和条款: the documents of the law by whose law they are, with what they say searched through. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Card } from 'antd'
import { useDeferredValue, useState } from 'react'
import { documentsQuery } from '../../api/policy.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Field } from '../../parts/field/Field.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { PolicyRooms } from './PolicyRooms.tsx'

const words = t.policyRoom.articles
const levels = ['national', 'province', 'city', 'none'] as const

export function ArticlesPage() {
  const [find, setFind] = useState('')
  const wanted = useDeferredValue(find.trim())
  return (
    <DeskPage title={t.deskRooms.policy}>
      <Stack>
        <PolicyRooms now="articles" />
        <p className={look.quiet}>{words.lead}</p>
        <Field label={words.find} type="search" value={find} onText={setFind} />
        <Loaded query={useQuery(documentsQuery)}>
          {(documents) => {
            const found = [...documents.values()].filter(({ title, number, short, articles = [] }) =>
              [title, number, short, ...articles.map(({ article, says }) => article + says)].some((text) =>
                text?.includes(wanted),
              ),
            )
            if (found.length === 0) return <p className={look.quiet}>{t.policyRoom.none}</p>
            return levels.map((level) => {
              const own = found.filter((document) => (document.level ?? 'none') === level)
              if (own.length === 0) return null
              return (
                <Card key={level} title={words.levels[level]}>
                  <Rows
                    label={words.levels[level]}
                    heads={words.heads}
                    rows={own.map((document) => ({
                      key: document.id,
                      cells: [
                        <span key="title">
                          <Link to="/policy/documents/$document" params={{ document: document.id }}>
                            {document.title}
                          </Link>{' '}
                          {document.weak ? <Tag tone="waiting">{t.policyRoom.statuses.provisional}</Tag> : null}
                        </span>,
                        document.number ?? '',
                        document.issuer ?? '',
                        document.from ? dayText(document.from) : '',
                        words.count(document.articles?.length ?? 0),
                      ],
                    }))}
                  />
                </Card>
              )
            })
          }}
        </Loaded>
      </Stack>
    </DeskPage>
  )
}
