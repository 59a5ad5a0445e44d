/** 我的备案: every filing with its state and its days, whoever made it and wherever; what waits first. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { draftQuery, filingsQuery, type Filing } from '../../api/filings.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Span } from '../../parts/Span.tsx'
import { Tag } from '../../parts/Note.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { t } from '../../texts/index.ts'
import { groupsOf } from './groups.ts'
import './filing.css'

export function FilingsPage() {
  return (
    <Page title={t.filings.title} tabs>
      <LoggedIn why={t.filings.why}>{() => <List />}</LoggedIn>
    </Page>
  )
}

function List() {
  return (
    <div className="stack">
      <Begun />
      <Loaded query={useQuery(filingsQuery)}>
        {({ filings }) =>
          filings.length === 0 ? (
            <div className="card stack tight">
              <p>{t.filings.none}</p>
              <p className="quiet">{t.filings.noneNext}</p>
            </div>
          ) : (
            <>
              {groupsOf(filings).map((group) => (
                <section key={group.name} className="stack tight" aria-labelledby={`group-${group.name}`}>
                  <h2 id={`group-${group.name}`}>{t.filings.groups[group.name]}</h2>
                  <ul className="card list">
                    {group.filings.map((filing) => (
                      <Row key={filing.id} filing={filing} />
                    ))}
                  </ul>
                </section>
              ))}
            </>
          )
        }
      </Loaded>
      <Link to="/file" className="button primary thumb">
        {t.home.file}
      </Link>
    </div>
  )
}

function Row({ filing }: { filing: Filing }) {
  return (
    <li>
      <Link to="/filings/$id" params={{ id: filing.id }} className="row">
        <span className="grow">
          <span className="filing-head">
            <b>{t.filings.to(filing.destinationName)}</b>
            <Tag tone={filing.tone}>{filing.stateTitle}</Tag>
          </span>
          <span className="small quiet block">{filing.typeTitle}</span>
          <span className="small quiet block">
            <Span from={filing.from} to={filing.to} visits={filing.visits} />
          </span>
          <span className="small quiet block">
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
    <Link to="/file" className="card row">
      <span className="grow">
        <b>{t.file.draft}</b>
        <br />
        <span className="small quiet">{t.filings.draftMore}</span>
      </span>
      <Icon name="next" />
    </Link>
  ) : null
}
