/** 我的结算: every settlement with what the person paid, the latest first. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { settlementsQuery, type SettlementLine } from '../../api/settlements.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { dayText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Card } from '../../parts/card/Card.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'

export function SettlementsPage() {
  return (
    <Page title={t.settlements.title} tabs>
      <LoggedIn why={t.settlements.why}>{() => <Settlements />}</LoggedIn>
    </Page>
  )
}

function Settlements() {
  return (
    <Loaded query={useQuery(settlementsQuery)}>
      {({ settlements }) =>
        settlements.length === 0 ? (
          <Card as="p" bare>
            {t.settlements.none}
          </Card>
        ) : (
          <List>
            {settlements.map((line) => (
              <li key={line.id}>
                <Row line={line} />
              </li>
            ))}
          </List>
        )
      }
    </Loaded>
  )
}

function Row({ line }: { line: SettlementLine }) {
  return (
    <Link to="/settlements/$id" params={{ id: line.id }} className={rowLook}>
      <span className={look.grow}>
        <b>{line.institutionName}</b>
        <br />
        <span className={look.aside}>
          {dayText(line.settledOn)} · {t.kind[line.kind]}
        </span>
        {line.state === 'cancelled' ? (
          <>
            <br />
            <Tag tone="refusal">{t.settlements.cancelled}</Tag>
          </>
        ) : null}
      </span>
      <span className={look.money}>
        <span className={look.aside}>{t.bill.ownPart}</span>
        <br />
        <b>{groupYuan(line.cash)}</b>
      </span>
      <Icon name="next" />
    </Link>
  )
}
