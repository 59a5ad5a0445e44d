/** 规定病种: my registrations, which diseases the insured place has, and where each of them settles. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { diseasesQuery } from '../../api/entitlements.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Reasons } from '../../bill/Bill.tsx'
import { Note, Tag } from '../../parts/Note.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { sentence } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { EntitlementCard } from './EntitlementCard.tsx'
import '../../bill/bill.css'

const words = t.entitlements.diseases

export function DiseasesPage() {
  return (
    <Page
      title={words.title}
      back="/"
      foot={
        <Link to="/diseases/new" className="button primary">
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
        <div className="stack">
          {benefitOpen === undefined ? (
            <p>{words.lead}</p>
          ) : (
            <Reasons title={words.benefitOpen} tone="waiting" reasons={[benefitOpen]} />
          )}
          {records.length === 0 ? (
            <p className="card">{words.none}</p>
          ) : (
            <ul className="stack">
              {records.map((record) => (
                <EntitlementCard key={record.id} record={record} />
              ))}
            </ul>
          )}
          {kinds === null ? (
            <Note tone="waiting">
              {listOpen === undefined ? null : <p>{sentence(listOpen.text)}</p>}
              <p>{words.open(contact ?? '')}</p>
              {listOpen?.basis === undefined ? null : <BasisChip basis={listOpen.basis} />}
            </Note>
          ) : (
            <section className="card stack tight" aria-labelledby="kinds-title">
              <h2 id="kinds-title">{words.kinds}</h2>
              <p className="small quiet">{words.kindsMore}</p>
              <ul className="stack tight">
                {kinds.map((kind) => (
                  <li key={kind.name} className="filing-head">
                    <span>{kind.name}</span>
                    {kind.openAway ? (
                      <Tag tone="good">{words.openAway}</Tag>
                    ) : (
                      <span className="small quiet">{words.payFirst}</span>
                    )}
                  </li>
                ))}
              </ul>
              {basis === undefined ? null : <BasisChip basis={basis} />}
            </section>
          )}
        </div>
      )}
    </Loaded>
  )
}
