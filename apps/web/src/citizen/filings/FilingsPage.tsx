/** 我的备案: every filing with its state and its days, whoever made it and wherever; what waits first. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { draftQuery, filingsQuery, type Filing } from '../../api/filings.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Span } from '../../parts/span/Span.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import * as t from '../../texts/index.ts'
import { groupsOf } from '../apply/groups.ts'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { EmptyState } from '../../parts/empty-state/EmptyState.tsx'
import look from '../../parts/look/look.module.css'
import { List, rowLook } from '../../parts/list/List.tsx'
import { buttonLook } from '../../parts/button/Button.tsx'
import clsx from 'clsx'

export function FilingsPage() {
  return (
    <Page title={t.filings.title} back="/services" tabs>
      <LoggedIn why={t.filings.why}>{() => <Filings />}</LoggedIn>
    </Page>
  )
}

function Filings() {
  return (
    <Stack>
      <Begun />
      <Loaded query={useQuery(filingsQuery)}>
        {({ filings }) =>
          filings.length === 0 ? (
            <EmptyState icon="file" title={t.filings.none}>
              {t.filings.noneNext}
            </EmptyState>
          ) : (
            <>
              {groupsOf(filings).map((group) => (
                <Stack key={group.name} as="section" tight aria-labelledby={`group-${group.name}`}>
                  <h2 id={`group-${group.name}`}>{t.filings.groups[group.name]}</h2>
                  <List>
                    {group.records.map((filing) => (
                      <Row key={filing.id} filing={filing} />
                    ))}
                  </List>
                </Stack>
              ))}
            </>
          )
        }
      </Loaded>
      <Link to="/file" className={buttonLook('primary', 'thumb')}>
        {t.home.file}
      </Link>
    </Stack>
  )
}

function Row({ filing }: { filing: Filing }) {
  return (
    <li>
      <Link to="/filings/$id" params={{ id: filing.id }} className={rowLook}>
        <span className={look.grow}>
          <Ends as="span">
            <b>{t.goingTo(filing.destinationName)}</b>
            <Tag tone={filing.tone}>{filing.stateTitle}</Tag>
          </Ends>
          <span className={clsx(look.aside, look.block)}>{filing.typeTitle}</span>
          <span className={clsx(look.aside, look.block)}>
            <Span from={filing.from} to={filing.to} visits={filing.visits} />
          </span>
          <span className={clsx(look.aside, look.block)}>
            {t.filings.filedBy(filing.channelTitle, t.filings.applicants[filing.applicant] ?? '')}
          </span>
        </span>
        <Icon name="next" />
      </Link>
    </li>
  )
}

/** What was begun and not sent. */
function Begun() {
  const draft = useQuery({ ...draftQuery, staleTime: 0 }).data?.draft
  return draft ? (
    <List>
      <li>
        <Link to="/file" className={rowLook}>
          <span className={look.grow}>
            <b>{t.begun.title.server}</b>
            <br />
            <span className={look.aside}>{t.filings.draftMore}</span>
          </span>
          <Icon name="next" />
        </Link>
      </li>
    </List>
  ) : null
}
