/** 亲情账户: for whom I may act, and who may act for me; switching, ending, and the ways to a new one. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { actingId, switchTo } from '../../api/acting.ts'
import {
  authorisationsQuery,
  endAuthorisation,
  peopleQuery,
  sharingQuery,
  type Authorisation,
} from '../../api/family.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Note, Tag, type Tone } from '../../parts/Note.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { useConfirmedCommand } from '../../shell/useCommand.ts'
import { Span } from '../../parts/Span.tsx'
import { t } from '../../texts/index.ts'
import './family.css'

export function FamilyPage() {
  return (
    <Page title={t.family.title} back="/me">
      <LoggedIn why={t.family.why}>{() => (actingId() === null ? <Both /> : <OwnOnly />)}</LoggedIn>
    </Page>
  )
}

/** What an agent sees of a page that is the person's own. */
export function OwnOnly() {
  return (
    <div className="card stack">
      <p>{t.family.own}</p>
      <button type="button" className="button primary" onClick={() => switchTo(null)}>
        {t.family.backToMe}
      </button>
    </div>
  )
}

function Both() {
  const { sent } = useSearch({ strict: false })
  const people = useQuery(peopleQuery)
  const authorisations = useQuery(authorisationsQuery)
  return (
    <div className="stack">
      {sent === 'consent' || sent === 'guardian' ? (
        <Note tone={sent === 'consent' ? 'good' : 'waiting'} live>
          <p>
            {sent === 'consent'
              ? t.family.form.sentConsent(authorisations.data?.authorisations[0]?.name ?? '')
              : t.family.form.sentGuardian}
          </p>
        </Note>
      ) : null}
      <section className="stack tight" aria-labelledby="people-title">
        <h2 id="people-title">{t.family.people}</h2>
        <Loaded query={people}>{(data) => <List items={data.people} none={t.family.noPeople} canSwitch />}</Loaded>
        <Link to="/me/family/new" search={{ who: 'guardian' }} className="button">
          {t.family.bindChild}
        </Link>
      </section>
      <section className="stack tight" aria-labelledby="authorisations-title">
        <h2 id="authorisations-title">{t.family.authorisations}</h2>
        <Loaded query={authorisations}>
          {(data) => <List items={data.authorisations} none={t.family.noAuthorisations} />}
        </Loaded>
        <Link to="/me/family/new" search={{ who: 'consent' }} className="button">
          {t.family.authorise}
        </Link>
      </section>
      <Sharing />
    </div>
  )
}

/** People take 家庭共济 for 亲情账户: what it is, and what the pool's law says of it. */
function Sharing() {
  const { data } = useQuery(sharingQuery)
  if (data === undefined) return null
  return (
    <section className="stack tight" aria-labelledby="sharing-title">
      <h2 id="sharing-title">{t.family.sharing.title}</h2>
      <p className="small quiet">
        {t.family.sharing.what}
        {t.family.sharing.rule[data.rule](data.poolName, data.contact)}
      </p>
      {data.basis === null ? null : (
        <p>
          <BasisChip basis={data.basis} />
        </p>
      )}
    </section>
  )
}

function toneOf(one: Authorisation): Tone {
  if (one.inForce) return 'good'
  return one.state === 'applied' || one.state === 'approved' ? 'waiting' : one.state === 'refused' ? 'refusal' : 'plain'
}

/** What holds or waits first; what is over stays in sight below, without buttons. */
function List({ items, none, canSwitch }: { items: Authorisation[]; none: string; canSwitch?: boolean }) {
  const [ending, setEnding] = useState<Authorisation>()
  if (items.length === 0) return <p className="card quiet">{none}</p>
  const order = [...items].sort((one, other) => Number(other.inForce) - Number(one.inForce))
  return (
    <>
      <ul className="card list">
        {order.map((one) => (
          <li key={one.id} className="family-one">
            <div className="family-head">
              <b>{one.name}</b>
              <Tag tone={toneOf(one)}>{one.stateTitle}</Tag>
            </div>
            <p className="small quiet">
              {t.family.relation(one.mine, one.relationTitle)}
              <br />
              {one.scopes.map((scope) => t.family.scope[scope]).join('、')}
              <br />
              <Span from={one.from} to={one.to} />
            </p>
            {one.allowed.length === 0 && !(canSwitch && one.inForce) ? null : (
              <div className="family-do">
                {one.allowed.map((action) => (
                  <button key={action} type="button" className="button plain" onClick={() => setEnding(one)}>
                    {t.family[action]}
                  </button>
                ))}
                {canSwitch && one.inForce ? (
                  <button type="button" className="button" onClick={() => switchTo(one.id)}>
                    {t.family.switchTo}
                  </button>
                ) : null}
              </div>
            )}
          </li>
        ))}
      </ul>
      {ending === undefined ? null : <EndSheet one={ending} onClose={() => setEnding(undefined)} />}
    </>
  )
}

function EndSheet({ one, onClose }: { one: Authorisation; onClose: () => void }) {
  const queries = useQueryClient()
  const closing = async () => {
    await queries.invalidateQueries({ queryKey: ['family'] })
    onClose()
  }
  const end = useConfirmedCommand(({ id, ...form }, key) => endAuthorisation(id, form, key), closing, { id: one.id })
  return (
    <Sheet
      title={t.family.endTitle(one.name)}
      onClose={onClose}
      foot={
        <button type="button" className="button danger" disabled={end.isPending} onClick={end.send}>
          {end.asked ? t.doAnyway : t.family.endDo}
        </button>
      }
    >
      <div className="stack">
        <p>{t.family.endNote}</p>
        {end.error ? <Fault error={end.error} /> : null}
      </div>
    </Sheet>
  )
}
