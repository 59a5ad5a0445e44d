/** The three answers: am I covered where I am going, what is under way, what did the last bill come to. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import type { Home } from '../../api/home.ts'
import { sessionQuery } from '../../api/session.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { HindranceNotices } from '../me/Hindrances.tsx'
import { UnderWayRow } from './UnderWayRow.tsx'
import style from './home.module.css'

const words = t.answers

export function Answers({ home }: { home: Home }) {
  const name = useQuery(sessionQuery).data?.displayName ?? ''
  const [first, ...rest] = home.underWay
  const [mayFile, maySettlements] = [!home.hidden.includes('file'), !home.hidden.includes('settlements')]
  return (
    <Stack>
      <Answer id="covered" title={words.covered}>
        <HindranceNotices hindrances={home.hindrances} />
        <Covered home={home} notGiven={mayFile ? undefined : words.notGiven.file(name)} />
      </Answer>
      {mayFile ? (
        <Answer id="under-way" title={words.underWay}>
          <List>
            <li>{first === undefined ? <None>{words.nothingUnderWay}</None> : <UnderWayRow one={first} />}</li>
            {rest.length === 0 ? null : (
              <li>
                <Row to="/services" title={words.more(rest.length)} />
              </li>
            )}
          </List>
        </Answer>
      ) : null}
      <Answer id="last-bill" title={words.lastBill}>
        <List>
          <li>
            {maySettlements ? <LastBill line={home.lastBill} /> : <None>{words.notGiven.settlements(name)}</None>}
          </li>
          <Unsettled visits={home.unsettled} />
        </List>
      </Answer>
    </Stack>
  )
}

/** A question in small type, and its answer below it. */
function Answer({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className={style.answer}>
      <h2 id={id} className={look.aside}>
        {title}
      </h2>
      {children}
    </section>
  )
}

/** A line of an answer that leads somewhere: a sentence, how it stands, and what belongs to it. */
function Row(props: { to: string; id?: string; title: ReactNode; tag?: ReactNode; more?: string | undefined }) {
  const { to, id, title, tag, more } = props
  return (
    <Link to={to} params={{ id } as never} className={rowLook}>
      <span className={look.grow}>
        <Ends as="span">
          <b>{title}</b>
          {tag}
        </Ends>
        {more === undefined ? null : <span className={clsx(look.aside, look.block)}>{more}</span>}
      </span>
      <Icon name="next" />
    </Link>
  )
}

/** That there is nothing to say here. */
function None({ children }: { children: ReactNode }) {
  return (
    <p className={rowLook}>
      <span className={look.quiet}>{children}</span>
    </p>
  )
}

/** The filing of the place that one goes to; without one what is true at home, unless something stands in the way of that too. */
function Covered({ home, notGiven }: { home: Home; notGiven: string | undefined }) {
  const { filing, place, hindrances } = home
  const atHome = filing === null && place !== null && hindrances.length === 0
  if (filing === null && !atHome && notGiven === undefined) return null
  return (
    <List>
      {filing === null ? null : <Filed filing={filing} />}
      {atHome ? (
        <li>
          <Row to="/go" title={words.atHome(place.name)} more={words.inProvince[place.inProvince](place.province)} />
        </li>
      ) : null}
      {notGiven === undefined ? null : (
        <li>
          <None>{notGiven}</None>
        </li>
      )}
    </List>
  )
}

function Filed({ filing }: { filing: NonNullable<Home['filing']> }) {
  const { id, destinationName, from, to, inForce, visits, direct, others } = filing
  const tag = inForce ? (
    <Tag tone={direct === 'no' ? 'waiting' : 'good'}>{words.holds}</Tag>
  ) : (
    <Tag tone="waiting">{words.notYet}</Tag>
  )
  const days = [...(inForce ? [] : [words.holdsFrom(from)]), visits === 'one' ? words.oneVisit : words.until(to)]
  const more = [...days, ...directWords(filing)].join('')
  return (
    <>
      <li>
        <Row to="/filings/$id" id={id} title={t.goingTo(destinationName)} tag={tag} more={more} />
      </li>
      {others === 0 ? null : (
        <li>
          <Row to="/filings" title={words.others(others)} />
        </li>
      )}
    </>
  )
}

function directWords({ direct, why, remedy }: NonNullable<Home['filing']>): string[] {
  if (direct === null) return []
  if (direct === 'yes') return [words.direct]
  const said = direct === 'no' ? words.notDirect : words.directOpen
  return [`${said}${why === undefined ? '' : `：${why}`}`, ...(remedy === undefined ? [] : [remedy])].map(sentence)
}

function LastBill({ line }: { line: Home['lastBill'] }) {
  if (line === null) return <None>{words.noBill}</None>
  return (
    <Row
      to="/settlements/$id"
      id={line.id}
      title={
        <>
          {words.own}{' '}
          <span className={look.money}>
            <span className={style.amount}>{groupYuan(line.cash)}</span> {t.yuan}
          </span>
        </>
      }
      more={[line.institutionName, dayText(line.settledOn), t.kind[line.kind]].join(' · ')}
    />
  )
}

/** What hospitals have sent in and not settled: whoever paid it can claim it. */
function Unsettled({ visits }: { visits: Home['unsettled'] }) {
  const [first] = visits
  if (first === undefined) return null
  return (
    <li>
      <Row to="/settlements" title={words.unsettled(visits.length)} more={words.unsettledMore(first.institutionName)} />
    </li>
  )
}
