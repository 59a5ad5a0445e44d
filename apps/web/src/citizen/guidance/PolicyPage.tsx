/** 政策依据: the documents by whose law they are. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { documentsQuery } from '../../api/policy.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import * as t from '../../texts/index.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import { List, rowLook } from '../../parts/list/List.tsx'
import clsx from 'clsx'
import style from './guidance.module.css'

const words = t.guidance
const levels = ['national', 'province', 'city', 'none'] as const

export function PolicyPage() {
  return (
    <Page title={t.rooms.policy} back="/services">
      <Stack>
        <p className={look.quiet}>{words.policyLead}</p>
        <Loaded query={useQuery(documentsQuery)}>
          {(documents) =>
            levels.map((level) => {
              const own = [...documents.values()].filter((document) => (document.level ?? 'none') === level)
              if (own.length === 0) return null
              return (
                <Stack key={level} as="section" tight aria-labelledby={`level-${level}`}>
                  <h2 id={`level-${level}`}>{words.levels[level]}</h2>
                  <List>
                    {own.map((document) => (
                      <li key={document.id}>
                        <Link to="/policy/$document" params={{ document: document.id }} className={rowLook}>
                          <span className={look.grow}>
                            <b className={look.block}>{document.title}</b>
                            <span className={clsx(look.aside, look.block)}>
                              {[document.number, document.issuer].filter(Boolean).join(' · ')}
                            </span>
                            <span className={look.aside}>
                              {[document.kind, document.dated].filter(Boolean).join(' · ')}
                            </span>
                            {document.weak ? <span className={style.guideMark}>{words.provisional}</span> : null}
                          </span>
                          <Icon name="next" />
                        </Link>
                      </li>
                    ))}
                  </List>
                </Stack>
              )
            })
          }
        </Loaded>
      </Stack>
    </Page>
  )
}
