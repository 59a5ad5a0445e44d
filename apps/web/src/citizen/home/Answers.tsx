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
import { Stack } from '../../parts/stack/Stack.tsx'
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
  return (
    <Stack>
      <HindranceNotices hindrances={home.hindrances} />
      <Answer id="covered" title={words.covered}>
        <Covered home={home} />
        {home.hidden.includes('file') ? <Row title={words.notGiven.file(name)} /> : null}
      </Answer>
      {home.hidden.includes('file') ? null : (
        <Answer id="under-way" title={words.underWay}>
          {first === undefined ? <Row title={words.nothingUnderWay} /> : <UnderWayRow one={first} />}
          {rest.length === 0 ? null : <Row to="/services" title={words.more(rest.length)} />}
        </Answer>
      )}
      <Answer id="last-bill" title={words.lastBill}>
        {home.hidden.includes('settlements') ? (
          <Row title={words.notGiven.settlements(name)} />
        ) : (
          <LastBill line={home.lastBill} />
        )}
        <Unsettled visits={home.unsettled} />
      </Answer>
    </Stack>
  )
}

/** A question in small type, and its answer below it in a card of lines. */
function Answer({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className={style.answer}>
      <h2 id={id} className={look.aside}>
        {title}
      </h2>
      <List as="div">{children}</List>
    </section>
  )
}

/** A line of an answer: a sentence and what belongs to it, a link where it leads somewhere. */
function Row({ to, id, title, more }: { to?: string; id?: string; title: ReactNode; more?: string | undefined }) {
  const said = (
    <span className={look.grow}>
      <b>{title}</b>
      {more === undefined ? null : <span className={clsx(look.aside, look.block)}>{more}</span>}
    </span>
  )
  if (to === undefined) return <p className={rowLook}>{said}</p>
  return (
    <Link to={to} params={{ id } as never} className={rowLook}>
      {said}
      <Icon name="next" />
    </Link>
  )
}

function Covered({ home: { filing, place } }: { home: Home }) {
  if (filing === null)
    return place === null ? null : (
      <Row to="/go" title={words.atHome(place.name)} more={words.inProvince[place.inProvince](place.province)} />
    )
  const { id, destinationName, from, to, inForce, visits, others } = filing
  const more = [visits === 'one' ? words.oneVisit : words.until(to), ...directWords(filing)].join('')
  return (
    <>
      <Row
        to="/filings/$id"
        id={id}
        title={inForce ? words.holds(destinationName) : words.holdsFrom(destinationName, from)}
        more={more}
      />
      {others === 0 ? null : <Row to="/filings" title={words.others(others)} />}
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
  if (line === null) return <Row title={words.noBill} more={words.noBillMore} />
  return (
    <Row
      to="/settlements/$id"
      id={line.id}
      title={
        <>
          {words.own} <span className={style.amount}>{groupYuan(line.cash)}</span> {t.yuan}
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
    <Row to="/settlements" title={words.unsettled(visits.length)} more={words.unsettledMore(first.institutionName)} />
  )
}
