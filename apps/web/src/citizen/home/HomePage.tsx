/** 首页: what a person comes for, in the order in which they need it; logged in, what holds for them right now. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { filingsQuery, type Filing } from '../../api/filings.ts'
import { sessionQuery } from '../../api/session.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { isAwaited } from '../../frame/phone/awaited.ts'
import { Page } from '../../frame/phone/Page.tsx'
import { Span } from '../../parts/span/Span.tsx'
import * as t from '../../texts/index.ts'
import { useSize } from '../../theme/mode.ts'
import { entriesFor } from './entries.ts'
import style from './home.module.css'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import { List, rowLook } from '../../parts/list/List.tsx'
import { Card } from '../../parts/card/Card.tsx'
import clsx from 'clsx'

export function HomePage() {
  const session = useQuery(sessionQuery)
  const citizen = session.data?.who?.kind === 'citizen'
  const filings = useQuery({ ...filingsQuery, enabled: citizen })
  return (
    <Page title={t.home.title} tabs wide>
      <div className={style.home}>
        <Stack>
          <h2 className={style.hello}>{citizen ? t.home.greeting(session.data?.displayName ?? '') : t.home.hello}</h2>
          <p className={style.lead}>{t.home.lead}</p>
          <Link to="/quote" className={style.main}>
            <Icon name="calculate" />
            <span>
              <b>{t.home.quote}</b>
              <span className={look.small}>{t.home.quoteMore}</span>
            </span>
            <Icon name="next" />
          </Link>
          <Holding filings={filings.data?.filings ?? []} />
        </Stack>
        {isAwaited(session) || isAwaited(filings) ? (
          <p className={look.quiet}>{t.loading}</p>
        ) : (
          <Entries citizen={citizen} />
        )}
      </div>
    </Page>
  )
}

/** What the page leads to. */
function Entries({ citizen }: { citizen: boolean }) {
  const { rows, tiles } = entriesFor(useSize() === 'elder', citizen)
  return (
    <Stack>
      <List className={style.rows}>
        {rows.map((row) => (
          <li key={row.to}>
            <Link to={row.to} className={rowLook}>
              <Icon name={row.icon} />
              <span className={look.grow}>
                <b>{row.title}</b>
                <span className={look.aside}>{row.more}</span>
              </span>
              <Icon name="next" />
            </Link>
          </li>
        ))}
        <li>
          <a href="tel:12393" className={rowLook}>
            <Icon name="phone" />
            <span className={look.grow}>
              <b>{t.home.help}</b>
              <span className={look.aside}>{t.home.helpMore}</span>
            </span>
            <Icon name="next" />
          </a>
        </li>
      </List>
      {tiles.length === 0 ? null : (
        <Card as="ul" bare className={style.tiles}>
          {tiles.map((tile) => (
            <li key={tile.to}>
              <Link to={tile.to}>
                <Icon name={tile.icon} />
                {tile.title}
              </Link>
            </li>
          ))}
        </Card>
      )}
    </Stack>
  )
}

/** The filings that hold or wait; nothing while there are none. */
function Holding({ filings }: { filings: readonly Filing[] }) {
  const holding = filings.filter((one) => one.tone === 'good' || one.tone === 'waiting')
  if (holding.length === 0) return null
  return (
    <List>
      {holding.slice(0, 3).map((filing) => (
        <li key={filing.id}>
          <Link to="/filings/$id" params={{ id: filing.id }} className={rowLook}>
            <span className={look.grow}>
              <Ends as="span">
                <b>{t.goingTo(filing.destinationName)}</b>
                <Tag tone={filing.tone}>{filing.stateTitle}</Tag>
              </Ends>
              <span className={clsx(look.aside, look.block)}>
                <Span from={filing.from} to={filing.to} visits={filing.visits} />
              </span>
            </span>
            <Icon name="next" />
          </Link>
        </li>
      ))}
    </List>
  )
}
