/** 规定病种: my registrations, which diseases the insured place has, and where each of them settles. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { diseasesQuery } from '../../api/entitlements.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Reasons } from '../../parts/bill/Bill.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { sentence } from '../../texts/days.ts'
import { EmptyState } from '../../parts/empty-state/EmptyState.tsx'
import * as t from '../../texts/index.ts'
import { EntitlementCard } from './EntitlementCard.tsx'
import { buttonLook } from '../../parts/button/Button.tsx'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'

const words = t.entitlements.diseases

export function DiseasesPage() {
  return (
    <Page
      title={words.title}
      back="/services"
      foot={
        <Link to="/diseases/new" className={buttonLook('primary')}>
          {words.apply}
        </Link>
      }
    >
      <LoggedIn why={words.why}>{() => <Overview />}</LoggedIn>
    </Page>
  )
}

function Overview() {
  return (
    <Loaded query={useQuery(diseasesQuery)}>
      {({ kinds, basis, listOpen, benefitOpen, contact, records }) => (
        <Stack>
          {benefitOpen === undefined ? (
            <p>{words.lead}</p>
          ) : (
            <Reasons title={words.benefitOpen} tone="waiting" reasons={[benefitOpen]} />
          )}
          {records.length === 0 ? (
            <EmptyState icon="pill" title={words.none} />
          ) : (
            <Stack as="ul">
              {records.map((record) => (
                <EntitlementCard key={record.id} record={record} />
              ))}
            </Stack>
          )}
          {kinds === null ? (
            <Notice tone="waiting">
              {listOpen === undefined ? null : <p>{sentence(listOpen.text)}</p>}
              <p>{words.open(contact ?? '')}</p>
              {listOpen?.basis === undefined ? null : <BasisChip basis={listOpen.basis} />}
            </Notice>
          ) : (
            <Card as="section" tight aria-labelledby="kinds-title">
              <h2 id="kinds-title">{words.kinds}</h2>
              <p className={look.aside}>{words.kindsMore}</p>
              <Stack as="ul" tight>
                {kinds.map((kind) => (
                  <Ends key={kind.name} as="li">
                    <span>{kind.name}</span>
                    {kind.openAway ? (
                      <Tag tone="good">{words.openAway}</Tag>
                    ) : (
                      <span className={look.aside}>{words.payFirst}</span>
                    )}
                  </Ends>
                ))}
              </Stack>
              {basis === undefined ? null : <BasisChip basis={basis} />}
            </Card>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
