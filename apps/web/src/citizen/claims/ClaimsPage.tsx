/** 我要报销: every claim with its state, what waits first, and the way to a new one. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import clsx from 'clsx'
import { claimDraftQuery, claimsQuery, type Claim } from '../../api/claims.ts'
import { buttonLook } from '../../parts/button/Button.tsx'
import { EmptyState } from '../../parts/empty-state/EmptyState.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { groupsOf } from '../apply/groups.ts'

export function ClaimsPage() {
  return (
    <Page title={t.claims.title} back="/services" tabs>
      <LoggedIn why={t.claims.why}>{() => <Claims />}</LoggedIn>
    </Page>
  )
}

function Claims() {
  return (
    <Stack>
      <Begun />
      <Loaded query={useQuery(claimsQuery)}>
        {({ claims }) =>
          claims.length === 0 ? (
            <EmptyState icon="bill" title={t.claims.none}>
              {t.claims.noneNext}
            </EmptyState>
          ) : (
            <>
              {groupsOf(claims).map((group) => (
                <Stack key={group.name} as="section" tight aria-labelledby={`group-${group.name}`}>
                  <h2 id={`group-${group.name}`}>{t.claims.groups[group.name]}</h2>
                  <List>
                    {group.records.map((claim) => (
                      <Row key={claim.id} claim={claim} />
                    ))}
                  </List>
                </Stack>
              ))}
            </>
          )
        }
      </Loaded>
      <Link to="/quote" search={{ route: 'manual' } as never}>
        {t.claims.reckonFirst}
      </Link>
      <Link to="/claims/new" className={buttonLook('primary', 'thumb')}>
        {t.claims.fresh}
      </Link>
    </Stack>
  )
}

function Row({ claim }: { claim: Claim }) {
  return (
    <li>
      <Link to="/claims/$id" params={{ id: claim.id }} className={rowLook}>
        <span className={look.grow}>
          <Ends as="span">
            <b>{claim.institution.name}</b>
            <Tag tone={claim.tone}>{claim.stateTitle}</Tag>
          </Ends>
          <span className={clsx(look.aside, look.block)}>
            {[t.kind[claim.kind], spanText(claim.from, claim.to)].join(' · ')}
          </span>
          <span className={clsx(look.aside, look.block)}>{t.claims.totalOf(groupYuan(claim.total))}</span>
        </span>
        <Icon name="next" />
      </Link>
    </li>
  )
}

/** What was begun and not sent. */
function Begun() {
  const draft = useQuery({ ...claimDraftQuery, staleTime: 0 }).data?.draft
  return draft ? (
    <List>
      <li>
        <Link to="/claims/new" search={{ step: 'check', begun: 'taken' } as never} className={rowLook}>
          <span className={look.grow}>
            <b>{t.begun.title.server}</b>
            <br />
            <span className={look.aside}>{t.claims.draftMore}</span>
          </span>
          <Icon name="next" />
        </Link>
      </li>
    </List>
  ) : null
}
