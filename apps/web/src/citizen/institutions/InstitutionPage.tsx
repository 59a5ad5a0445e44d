/** One hospital or pharmacy: what it is, what is open to people from elsewhere, its agreement and what became of it. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { InstitutionOne } from '@yidi/contracts'
import { Fragment, type ReactNode } from 'react'
import { institutionQuery } from '../../api/institutions.ts'
import { Note, Tag } from '../../parts/Note.tsx'
import { placesQuery } from '../../places/PlacePicker.tsx'
import { placeName } from '../../places/search.ts'
import { Loaded } from '../../shell/Loaded.tsx'
import { Page } from '../../shell/Page.tsx'
import { dayText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import './institutions.css'

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
    <div className="stack">
      <Entry one={one} />
      <Note tone={one.settles ? 'good' : one.designated ? 'waiting' : 'refusal'}>
        <h2>{one.settles ? words.canSettle : words.cannotSettle}</h2>
        <p>{one.settles ? words.canSettleNext : one.designated ? words.notNetworkedNext : words.notDesignatedNext}</p>
      </Note>
      <Link to="/direct" search={{ institution: one.code } as never} className="button">
        {t.guidance.inThisOne}
      </Link>
      <Services one={one} />
      <Agreement one={one} />
    </div>
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
    [words.address, one.address],
    [words.telephone, one.telephone === null ? null : <a href={`tel:${one.telephone}`}>{one.telephone}</a>],
    [words.code, one.code],
  ]
  return (
    <section className="card stack">
      <h2>{one.name}</h2>
      <dl className="pairs">
        {lines.map(([label, value]) =>
          value === null ? null : (
            <Fragment key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </Fragment>
          ),
        )}
      </dl>
    </section>
  )
}

/** What is open to people from elsewhere. */
function Services({ one }: { one: InstitutionOne }) {
  const services =
    one.level === 'pharmacy' ? (['pharmacy'] as const) : (['inpatient', 'outpatient', 'chronic'] as const)
  return (
    <section className="card stack" aria-labelledby="services-title">
      <h2 id="services-title">{words.servicesTitle}</h2>
      <ul className="stack tight">
        {services.map((service) => (
          <li key={service} className="service">
            <span>{words.services[service]}</span>
            {one.services.includes(service) ? (
              <Tag tone={one.designated ? 'good' : 'plain'}>{words.open}</Tag>
            ) : (
              <Tag tone="plain">{words.notOpen}</Tag>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Agreement({ one: { agreement, history } }: { one: InstitutionOne }) {
  return (
    <section className="card stack" aria-labelledby="agreement-title">
      <h2 id="agreement-title">{words.agreement}</h2>
      <p>
        <b>{agreement.title}</b>
        {agreement.since === null ? null : <span className="quiet"> {words.since(dayText(agreement.since))}</span>}
      </p>
      {agreement.reason === null ? null : <p className="small quiet">{agreement.reason}</p>}
      {history.length === 0 ? null : (
        <ol className="stack tight small">
          {history.map((event) => (
            <li key={event.no}>
              {dayText(event.day)} {event.title}
              {event.reason === null ? null : <span className="quiet">：{event.reason}</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
