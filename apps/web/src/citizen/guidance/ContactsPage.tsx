/** 联系电话: whom to call or to visit, by pool; a tap calls. */
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { guideQuery, type Guide } from '../../api/guidance.ts'
import { poolsQuery } from '../../api/policy.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import * as t from '../../texts/index.ts'
import { PoolChips, usePool } from './PoolChips.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Card, cardLook } from '../../parts/card/Card.tsx'
import { Dots, List, rowLook } from '../../parts/list/List.tsx'
import look from '../../parts/look/look.module.css'
import style from './guidance.module.css'
import clsx from 'clsx'
import stackStyle from '../../parts/stack/stack.module.css'

const words = t.guidance
const kinds = ['enquiry', 'operation', 'progress', 'complaint'] as const

export function ContactsPage() {
  const pool = usePool()
  return (
    <Page title={t.rooms.contacts} back="/">
      <Stack>
        <PoolChips chosen={pool} />
        {pool === undefined ? null : <Contacts pool={pool} />}
      </Stack>
    </Page>
  )
}

function Contacts({ pool }: { pool: string }) {
  // Whoever has a complaint is shown first where to make it.
  const { about } = useSearch({ strict: false }) as { about?: string }
  const order = about === 'complaint' ? (['complaint', ...kinds.filter((kind) => kind !== about)] as const) : kinds
  return (
    <Loaded query={useQuery(guideQuery(pool))}>
      {(guide) => (
        <>
          {about === 'complaint' && !guide.lines.some(({ kind }) => kind === about) ? (
            <Notice tone="waiting">{words.noComplaintLine}</Notice>
          ) : null}
          {order.map((kind) => (
            <Lines key={kind} kind={kind} guide={guide} />
          ))}
          <Stack as="section" tight aria-labelledby="offices-title">
            <h2 id="offices-title">{words.offices}</h2>
            {guide.offices.length === 0 ? <Notice tone="waiting">{words.noOffices}</Notice> : null}
            {guide.offices.map((office) => (
              <Office key={office.name} office={office} />
            ))}
          </Stack>
          {guide.open.length === 0 ? null : (
            <Card as="section" tight aria-labelledby="open-title">
              <h2 id="open-title">{words.stillOpen}</h2>
              <Dots>
                {guide.open.map((one) => (
                  <li key={one.what}>{one.what}</li>
                ))}
              </Dots>
            </Card>
          )}
        </>
      )}
    </Loaded>
  )
}

const addressOf = (contact: string): string => (/^[\d-]+$/.test(contact) ? `tel:${contact}` : `https://${contact}`)

/** The pool's own telephone, where its guide names no line for enquiries. */
function useOwn(guide: Guide): { title: string; contact: string }[] {
  const own = useQuery(poolsQuery).data?.find((one) => one.code === guide.pool)
  const named = guide.lines.some((line) => line.kind === 'enquiry')
  return named || own === undefined || !/^[\d-]+$/.test(own.telephone)
    ? []
    : [{ title: own.short, contact: own.telephone }]
}

function Lines({ kind, guide }: { kind: (typeof kinds)[number]; guide: Guide }) {
  const own = useOwn(guide)
  const lines = guide.lines.filter((line) => line.kind === kind)
  // Everybody may ask the national line, also where a pool has published none of its own.
  const shown = [
    ...lines.map(({ title, contact }) => ({ title, contact })),
    ...(kind === 'enquiry' ? [...own, { title: words.national, contact: '12393' }] : []),
  ]
  if (shown.length === 0) return null
  return (
    <Stack as="section" tight aria-labelledby={`lines-${kind}`}>
      <h2 id={`lines-${kind}`}>{words.kinds[kind]}</h2>
      <List>
        {shown.map((line) => (
          <li key={line.contact}>
            <a className={rowLook} href={addressOf(line.contact)}>
              <Icon name={/^[\d-]+$/.test(line.contact) ? 'phone' : 'link'} />
              <span className={look.grow}>
                <span className={style.call}>{line.contact}</span>
                <span className={clsx(look.aside, look.block)}>{line.title}</span>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </List>
    </Stack>
  )
}

function Office({ office }: { office: Guide['offices'][number] }) {
  return (
    <article className={clsx(cardLook, stackStyle.stack, stackStyle.tight)}>
      <h3>{office.name}</h3>
      <p>{office.where}</p>
      <dl className={style.hours}>
        {office.hours.map((hours) => [
          <dt key={`${hours.season}-season`}>
            {words.seasons[hours.season]}
            {hours.days}
          </dt>,
          <dd key={`${hours.season}-hours`}>{hours.periods.join('、')}</dd>,
        ])}
      </dl>
      <BasisChip basis={office.source} />
    </article>
  )
}
