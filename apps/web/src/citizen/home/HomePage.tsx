/** 首页: what a person comes for, in the order in which they need it. */
import { Link } from '@tanstack/react-router'
import { Icon, type IconName } from '../../parts/Icon.tsx'
import { Page } from '../../shell/Page.tsx'
import { t } from '../../texts/index.ts'
import './home.css'

const rows = [
  { to: '/file', icon: 'plus', label: t.home.file, more: t.home.fileMore },
  { to: '/filings', icon: 'file', label: t.home.filings, more: t.home.filingsMore },
  { to: '/settlements', icon: 'bill', label: t.home.settlements, more: t.home.settlementsMore },
] as const satisfies { to: string; icon: IconName; label: string; more: string }[]

export function HomePage() {
  return (
    <Page title={t.home.title} tabs>
      <div className="stack home">
        <p className="home-lead">{t.home.lead}</p>
        <Link to="/quote" className="home-main">
          <Icon name="calculate" />
          <span>
            <b>{t.home.quote}</b>
            <span className="small">{t.home.quoteMore}</span>
          </span>
          <Icon name="next" />
        </Link>
        <ul className="card list home-rows">
          {rows.map((row) => (
            <li key={row.to}>
              <Link to={row.to} className="row">
                <Icon name={row.icon} />
                <span className="grow">
                  <b>{row.label}</b>
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
      </div>
    </Page>
  )
}
