/** One hospital or pharmacy: what it is, what is open to people from elsewhere, its agreement and what became of it. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { AgreementOfPool, InstitutionOne } from '@yidi/contracts'
import { Fragment, type ReactNode } from 'react'
import { institutionQuery } from '../../api/institutions.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import { buttonLook } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { MapLink } from '../../parts/map-link/MapLink.tsx'
import { Recognised } from './Recognised.tsx'
import style from './institutions.module.css'
import look from '../../parts/look/look.module.css'

const words = t.institutions

export function InstitutionPage() {
  const { code } = useParams({ strict: false })
  return (
    <Page title={t.institutions.one} back="/institutions">
      <Loaded query={useQuery(institutionQuery(code ?? ''))}>{(institution) => <Shown one={institution} />}</Loaded>
    </Page>
  )
}

function Shown({ one }: { one: InstitutionOne }) {
  return (
    <Stack>
      <Entry one={one} />
      <Notice tone={one.settles ? 'good' : one.designated ? 'waiting' : 'refusal'}>
        <h2>{one.settles ? words.canSettle : words.cannotSettle}</h2>
        <p>{one.settles ? words.canSettleNext : one.designated ? words.notNetworkedNext : words.notDesignatedNext}</p>
      </Notice>
      <Link to="/go" search={{ place: one.place, institution: one.code } as never} className={buttonLook()}>
        {t.guidance.inThisOne}
      </Link>
      <Services one={one} />
      <Agreement one={one} />
    </Stack>
  )
}

/** What the directory has of it; a line only for what is known. */
function Entry({ one }: { one: InstitutionOne }) {
  const places = useQuery(placesQuery).data
  const lines: [label: string, value: ReactNode][] = [
    [words.place, placeName(places, one.place)],
    [words.level, words.levels[one.level]],
    [words.settlementLevel, one.settlementLevel === null ? null : words.levels[one.settlementLevel]],
    [words.ownership, one.ownership === null ? null : words.ownerships[one.ownership]],
    [words.address, <Where key="where" one={one} />],
    [words.telephone, one.telephone === null ? null : <a href={`tel:${one.telephone}`}>{one.telephone}</a>],
    [words.code, one.code],
  ]
  return (
    <Card as="section">
      <h2>{one.name}</h2>
      <Pairs>
        {lines.map(([label, value]) =>
          value === null ? null : (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
        )}
      </Pairs>
    </Card>
  )
}

/** Its address where the directory has one, and the way to a map in any case: a name is found as well. */
function Where({ one: { name, address } }: { one: InstitutionOne }) {
  return (
    <>
      {address === null ? null : (
        <>
          {address}
          <br />
        </>
      )}
      <MapLink name={name} address={address} />
    </>
  )
}

/** What is open to people from elsewhere. */
function Services({ one }: { one: InstitutionOne }) {
  const services =
    one.level === 'pharmacy' ? (['pharmacy'] as const) : (['inpatient', 'outpatient', 'chronic'] as const)
  return (
    <Card as="section" aria-labelledby="services-title">
      <h2 id="services-title">{words.servicesTitle}</h2>
      <Stack as="ul" tight>
        {services.map((service) => (
          <li key={service} className={style.service}>
            <span>{words.services[service]}</span>
            {one.services.includes(service) ? (
              <Tag tone={one.designated ? 'good' : 'plain'}>{words.open}</Tag>
            ) : (
              <Tag tone="plain">{words.notOpen}</Tag>
            )}
          </li>
        ))}
      </Stack>
    </Card>
  )
}

/** With each agency of the place that it has something with, the region's own in any case. */
function Agreement({ one: { agreements } }: { one: InstitutionOne }) {
  const shown = agreements.filter(({ state }, index) => index === 0 || state !== 'none')
  return (
    <Card as="section" aria-labelledby="agreement-title">
      <h2 id="agreement-title">{words.agreement}</h2>
      {shown.map((agreement) => (
        <WithAgency key={agreement.pool} agreement={agreement} named={shown.length > 1} />
      ))}
    </Card>
  )
}

function WithAgency({ agreement, named }: { agreement: AgreementOfPool; named: boolean }) {
  const { title, since, reason, history, poolName, state } = agreement
  return (
    <>
      <p>
        <b>{title}</b>
        {named ? <span className={look.quiet}> {words.signedWith(poolName)}</span> : null}
        {since === null ? null : <span className={look.quiet}> {words.since(dayText(since))}</span>}
      </p>
      {state === 'none' ? null : <Recognised agreement={agreement} />}
      {reason === null ? null : <p className={look.aside}>{reason}</p>}
      {history.length === 0 ? null : (
        <Stack as="ol" tight className={look.small}>
          {history.map((event) => (
            <li key={event.no}>
              {dayText(event.day)} {event.title}
              {event.reason === null ? null : <span className={look.quiet}>：{event.reason}</span>}
            </li>
          ))}
        </Stack>
      )}
    </>
  )
}
