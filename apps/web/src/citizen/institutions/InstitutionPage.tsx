/** One hospital or pharmacy: what it is, what is open to people from elsewhere, its agreement and what became of it. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { InstitutionOne } from '@yidi/contracts'
import { institutionQuery } from '../../api/institutions.ts'
import { Note, Tag } from '../../parts/Note.tsx'
import { placesQuery } from '../../places/PlacePicker.tsx'
import { placeName } from '../../places/search.ts'
import { Loaded } from '../../shell/Loaded.tsx'
import { Page } from '../../shell/Page.tsx'
import { dayText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import './institutions.css'

export function InstitutionPage() {
  const { code } = useParams({ strict: false })
  return (
    <Page title={t.institutions.one} back="/institutions">
      <Loaded query={useQuery(institutionQuery(code ?? ''))}>{(institution) => <Shown one={institution} />}</Loaded>
    </Page>
  )
}

function Shown({ one }: { one: InstitutionOne }) {
  const places = useQuery(placesQuery).data
  const words = t.institutions
  return (
    <div className="stack">
      <section className="card stack">
        <h2>{one.name}</h2>
        <dl className="pairs">
          <dt>{words.place}</dt>
          <dd>{placeName(places, one.place)}</dd>
          <dt>{words.level}</dt>
          <dd>{words.levels[one.level]}</dd>
          {one.settlementLevel === null ? null : (
            <>
              <dt>{words.settlementLevel}</dt>
              <dd>{words.levels[one.settlementLevel]}</dd>
            </>
          )}
          {one.ownership === null ? null : (
            <>
              <dt>{words.ownership}</dt>
              <dd>{words.ownerships[one.ownership]}</dd>
            </>
          )}
          {one.address === null ? null : (
            <>
              <dt>{words.address}</dt>
              <dd>{one.address}</dd>
            </>
          )}
          {one.telephone === null ? null : (
            <>
              <dt>{words.telephone}</dt>
              <dd>
                <a href={`tel:${one.telephone}`}>{one.telephone}</a>
              </dd>
            </>
          )}
          <dt>{words.code}</dt>
          <dd>{one.code}</dd>
        </dl>
      </section>
      <Note tone={one.settles ? 'good' : one.designated ? 'waiting' : 'refusal'}>
        <h2>{one.settles ? words.canSettle : words.cannotSettle}</h2>
        <p>{one.settles ? words.canSettleNext : one.designated ? words.notNetworkedNext : words.notDesignatedNext}</p>
      </Note>
      <Link to="/direct" search={{ institution: one.code } as never} className="button">
        {t.guidance.inThisOne}
      </Link>
      <section className="card stack" aria-labelledby="services-title">
        <h2 id="services-title">{words.servicesTitle}</h2>
        <ul className="stack tight">
          {(one.level === 'pharmacy' ? (['pharmacy'] as const) : (['inpatient', 'outpatient', 'chronic'] as const)).map(
            (service) => (
              <li key={service} className="service">
                <span>{words.services[service]}</span>
                {one.services.includes(service) ? (
                  <Tag tone={one.designated ? 'good' : 'plain'}>{words.open}</Tag>
                ) : (
                  <Tag tone="plain">{words.notOpen}</Tag>
                )}
              </li>
            ),
          )}
        </ul>
      </section>
      <section className="card stack" aria-labelledby="agreement-title">
        <h2 id="agreement-title">{words.agreement}</h2>
        <p>
          <b>{one.agreement.title}</b>
          {one.agreement.since === null ? null : (
            <span className="quiet"> {words.since(dayText(one.agreement.since))}</span>
          )}
        </p>
        {one.agreement.reason === null ? null : <p className="small quiet">{one.agreement.reason}</p>}
        {one.history.length === 0 ? null : (
          <ol className="stack tight small">
            {one.history.map((event) => (
              <li key={event.no}>
                {dayText(event.day)} {event.title}
                {event.reason === null ? null : <span className="quiet">：{event.reason}</span>}
              </li>
            ))}
          </ol>
        )}
      </section>
    </div>
  )
}
