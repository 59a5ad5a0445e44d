/** 公示: what the agencies have decided, without names of persons; for everybody, and to print. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { publishedQuery } from '../../api/oversight-results.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Chips } from '../../parts/chip/Chip.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import '../../theme/print.css'

const words = t.published

export function PublishedPage() {
  return (
    <Page title={words.title} back="/">
      <Stack>
        <p className={look.quiet}>{words.lead}</p>
        <p>
          <Link to="/published/funds">{t.publishedFunds.toFunds}</Link>
        </p>
        <Loaded query={useQuery(publishedQuery)}>
          {({ decisions }) => (
            <Stack>
              {decisions.length === 0 ? <Notice tone="good">{words.none}</Notice> : null}
              {decisions.map((one) => (
                <Card key={one.publicationId} as="section" tight aria-label={one.about}>
                  <h2>{one.about}</h2>
                  <p>{one.words}</p>
                  <Chips>
                    {one.measures.map((measure) => (
                      <Tag key={measure} tone="waiting">
                        {measure}
                      </Tag>
                    ))}
                  </Chips>
                  <p className={look.aside}>
                    {one.poolName} · {words.day(dayText(one.day))}
                  </p>
                </Card>
              ))}
            </Stack>
          )}
        </Loaded>
      </Stack>
    </Page>
  )
}
