/** 首页: what a person comes for, in the order in which they need it; logged in, what holds for them right now. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { filingsQuery } from '../../api/filings.ts'
import { sessionQuery } from '../../api/session.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Page } from '../../shell/Page.tsx'
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
  const session = useQuery(sessionQuery).data
  const citizen = session?.who?.kind === 'citizen'
  const { rows, tiles } = entriesFor(useSize() === 'elder', citizen)
  return (
    <Page title={t.home.title} tabs wide>
      <div className={style.home}>
        <Stack>
          {citizen ? <h2 className={style.hello}>{t.home.greeting(session.displayName ?? '')}</h2> : null}
          <p className={style.lead}>{t.home.lead}</p>
          <Link to="/quote" className={style.main}>
            <Icon name="calculate" />
            <span>
              <b>{t.home.quote}</b>
              <span className={look.small}>{t.home.quoteMore}</span>
            </span>
            <Icon name="next" />
          </Link>
          {citizen ? <Holding /> : null}
        </Stack>
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
    <List>
      {filings.slice(0, 3).map((filing) => (
        <li key={filing.id}>
          <Link to="/filings/$id" params={{ id: filing.id }} className={rowLook}>
            <span className={look.grow}>
              <Ends as="span">
                <b>{t.filings.to(filing.destinationName)}</b>
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
