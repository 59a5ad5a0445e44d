/** 联系电话: whom to call or to visit, by pool; a tap calls. */
import { useQuery } from '@tanstack/react-query'
import { guideQuery, type Guide } from '../../api/guidance.ts'
import { poolsQuery } from '../../api/policy.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Note } from '../../parts/Note.tsx'
import { Loaded } from '../../shell/Loaded.tsx'
import { Page } from '../../shell/Page.tsx'
import { t } from '../../texts/index.ts'
import { PoolChips, usePool } from './PoolChips.tsx'
import './guidance.css'

const words = t.guidance
const kinds = ['enquiry', 'operation', 'progress', 'complaint'] as const

export function ContactsPage() {
  const pool = usePool()
  return (
    <Page title={words.contacts} back="/">
      <div className="stack">
        <PoolChips chosen={pool} />
        {pool === undefined ? null : <Contacts pool={pool} />}
      </div>
    </Page>
  )
}

function Contacts({ pool }: { pool: string }) {
  return (
    <Loaded query={useQuery(guideQuery(pool))}>
      {(guide) => (
        <>
          {kinds.map((kind) => (
            <Lines key={kind} kind={kind} guide={guide} />
          ))}
          <section className="stack tight" aria-labelledby="offices-title">
            <h2 id="offices-title">{words.offices}</h2>
            {guide.offices.length === 0 ? <Note tone="waiting">{words.noOffices}</Note> : null}
            {guide.offices.map((office) => (
              <Office key={office.name} office={office} />
            ))}
          </section>
          {guide.open.length === 0 ? null : (
            <section className="card stack tight" aria-labelledby="open-title">
              <h2 id="open-title">{words.stillOpen}</h2>
              <ul className="dots">
                {guide.open.map((one) => (
                  <li key={one.what}>{one.what}</li>
                ))}
              </ul>
            </section>
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
    <section className="stack tight" aria-labelledby={`lines-${kind}`}>
      <h2 id={`lines-${kind}`}>{words.kinds[kind]}</h2>
      <ul className="card list">
        {shown.map((line) => (
          <li key={line.contact}>
            <a className="row" href={addressOf(line.contact)}>
              <Icon name={/^[\d-]+$/.test(line.contact) ? 'phone' : 'link'} />
              <span className="grow">
                <span className="call">{line.contact}</span>
                <span className="small quiet block">{line.title}</span>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Office({ office }: { office: Guide['offices'][number] }) {
  return (
    <article className="card stack tight">
      <h3>{office.name}</h3>
      <p>{office.where}</p>
      <dl className="hours">
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
