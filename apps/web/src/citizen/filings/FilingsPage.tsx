/** 我的备案: every filing with its state and its days, the latest first; the way to a new one. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { filingsQuery } from '../../api/filings.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Tag } from '../../parts/Note.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { spanText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'

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
      <Loaded query={useQuery(filingsQuery)}>
        {({ filings }) =>
          filings.length === 0 ? (
            <p className="card">{t.filings.none}</p>
          ) : (
            <ul className="card list">
              {filings.map((filing) => (
                <li key={filing.id}>
                  <Link to="/filings/$id" params={{ id: filing.id }} className="row">
                    <span className="grow">
                      <b>{t.filings.to(filing.destinationName)}</b>
                      <br />
                      <span className="small quiet">
                        {filing.typeTitle}
                        <br />
                        {spanText(filing.from, filing.to)}
                      </span>
                    </span>
                    <Tag tone={filing.tone}>{filing.stateTitle}</Tag>
                    <Icon name="next" />
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <Link to="/file" className="button primary">
        {t.home.file}
      </Link>
    </div>
  )
}
