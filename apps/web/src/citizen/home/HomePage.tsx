/** 首页: what a person comes for, in the order in which they need it; logged in, what holds for them right now. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { filingsQuery } from '../../api/filings.ts'
import { sessionQuery } from '../../api/session.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Tag } from '../../parts/Note.tsx'
import { Page } from '../../shell/Page.tsx'
import { Span } from '../../parts/Span.tsx'
import { t } from '../../texts/index.ts'
import { useSize } from '../../theme/mode.ts'
import { entriesFor } from './entries.ts'
import '../filings/filing.css'
import './home.css'

export function HomePage() {
  const session = useQuery(sessionQuery).data
  const citizen = session?.who?.kind === 'citizen'
  const { rows, tiles } = entriesFor(useSize() === 'elder', citizen)
  return (
    <Page title={t.home.title} tabs wide>
      <div className="home">
        <div className="stack">
          {citizen ? <h2 className="home-hello">{t.home.greeting(session.displayName ?? '')}</h2> : null}
          <p className="home-lead">{t.home.lead}</p>
          <Link to="/quote" className="home-main">
            <Icon name="calculate" />
            <span>
              <b>{t.home.quote}</b>
              <span className="small">{t.home.quoteMore}</span>
            </span>
            <Icon name="next" />
          </Link>
          {citizen ? <Holding /> : null}
        </div>
        <div className="stack">
          <ul className="card list home-rows">
            {rows.map((row) => (
              <li key={row.to}>
                <Link to={row.to} className="row">
                  <Icon name={row.icon} />
                  <span className="grow">
                    <b>{row.title}</b>
                    <span className="small quiet">{row.more}</span>
                  </span>
                  <Icon name="next" />
                </Link>
              </li>
            ))}
            <li>
              <a href="tel:12393" className="row">
                <Icon name="phone" />
                <span className="grow">
                  <b>{t.home.help}</b>
                  <span className="small quiet">{t.home.helpMore}</span>
                </span>
                <Icon name="next" />
              </a>
            </li>
          </ul>
          {tiles.length === 0 ? null : (
            <ul className="card home-tiles">
              {tiles.map((tile) => (
                <li key={tile.to}>
                  <Link to={tile.to}>
                    <Icon name={tile.icon} />
                    {tile.title}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
    </Page>
  )
}

/** The filings that hold or wait; nothing while there are none. */
function Holding() {
  const filings =
    useQuery(filingsQuery).data?.filings.filter((one) => one.tone === 'good' || one.tone === 'waiting') ?? []
  if (filings.length === 0) return null
  return (
    <ul className="card list">
      {filings.slice(0, 3).map((filing) => (
        <li key={filing.id}>
          <Link to="/filings/$id" params={{ id: filing.id }} className="row">
            <span className="grow">
              <span className="filing-head">
                <b>{t.filings.to(filing.destinationName)}</b>
                <Tag tone={filing.tone}>{filing.stateTitle}</Tag>
              </span>
              <span className="small quiet block">
                <Span from={filing.from} to={filing.to} visits={filing.visits} />
              </span>
            </span>
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </ul>
  )
}
