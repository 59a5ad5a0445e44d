/** 我的结算: every settlement with what the person paid, the latest first. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { settlementsQuery, type SettlementLine } from '../../api/settlements.ts'
import { groupYuan } from '../../bill/yuan.ts'
import { Tag } from '../../parts/Note.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { dayText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'

export function SettlementsPage() {
  return (
    <Page title={t.settlements.title} tabs>
      <LoggedIn why={t.settlements.why}>{() => <List />}</LoggedIn>
    </Page>
  )
}

function List() {
  return (
    <Loaded query={useQuery(settlementsQuery)}>
      {({ settlements }) =>
        settlements.length === 0 ? (
          <p className="card">{t.settlements.none}</p>
        ) : (
          <ul className="card list">
            {settlements.map((line) => (
              <li key={line.id}>
                <Row line={line} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  )
}

function Row({ line }: { line: SettlementLine }) {
  return (
    <Link to="/settlements/$id" params={{ id: line.id }} className="row">
      <span className="grow">
        <b>{line.institutionName}</b>
        <br />
        <span className="small quiet">
          {dayText(line.settledOn)} · {t.kind[line.kind]}
        </span>
        {line.state === 'cancelled' ? (
          <>
            <br />
            <Tag tone="refusal">{t.settlements.cancelled}</Tag>
          </>
        ) : null}
      </span>
      <span className="money">
        <span className="small quiet">{t.bill.ownPart}</span>
        <br />
        <b>{groupYuan(line.cash)}</b>
      </span>
      <Icon name="next" />
    </Link>
  )
}
