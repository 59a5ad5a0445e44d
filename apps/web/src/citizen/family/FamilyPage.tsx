/** 亲情账户: for whom I may act, and who may act for me; switching, ending, and the ways to a new one. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { actingScopeTitles } from '@yidi/contracts'
import { useState } from 'react'
import { actingId, switchTo } from '../../api/acting.ts'
import {
  authorisationsQuery,
  endAuthorisation,
  peopleQuery,
  sharingQuery,
  type Authorisation,
} from '../../api/family.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import type { Tone } from '../../parts/icon/tones.ts'
import { Sheet } from '../../parts/sheet/Sheet.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { useConfirmedCommand } from '../../frame/useCommand.ts'
import { Span } from '../../parts/span/Span.tsx'
import * as t from '../../texts/index.ts'
import { Card } from '../../parts/card/Card.tsx'
import { Button, buttonLook } from '../../parts/button/Button.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import { List } from '../../parts/list/List.tsx'
import style from './family.module.css'
import { OwnOnly } from './OwnOnly.tsx'

export function FamilyPage() {
  return (
    <Page title={t.rooms.family} back="/me">
      <LoggedIn why={t.family.why}>{() => (actingId() === null ? <Both /> : <OwnOnly />)}</LoggedIn>
    </Page>
  )
}

function Both() {
  const { sent } = useSearch({ strict: false })
  const people = useQuery(peopleQuery)
  const authorisations = useQuery(authorisationsQuery)
  return (
    <Stack>
      {sent === 'consent' || sent === 'guardian' ? (
        <Notice tone={sent === 'consent' ? 'good' : 'waiting'} live>
          <p>
            {sent === 'consent'
              ? t.family.form.sentConsent(authorisations.data?.authorisations[0]?.name ?? '')
              : t.family.form.sentGuardian}
          </p>
        </Notice>
      ) : null}
      <Stack as="section" tight aria-labelledby="people-title">
        <h2 id="people-title">{t.family.people}</h2>
        <Loaded query={people}>
          {(data) => <Authorisations items={data.people} none={t.family.noPeople} canSwitch />}
        </Loaded>
        <Link to="/me/family/new" search={{ who: 'guardian' }} className={buttonLook()}>
          {t.family.bindChild}
        </Link>
      </Stack>
      <Stack as="section" tight aria-labelledby="authorisations-title">
        <h2 id="authorisations-title">{t.family.authorisations}</h2>
        <Loaded query={authorisations}>
          {(data) => <Authorisations items={data.authorisations} none={t.family.noAuthorisations} />}
        </Loaded>
        <Link to="/me/family/new" search={{ who: 'consent' }} className={buttonLook()}>
          {t.family.authorise}
        </Link>
      </Stack>
      <Sharing />
    </Stack>
  )
}

/** People take 家庭共济 for 亲情账户: what it is, and what the pool's law says of it. */
function Sharing() {
  const { data } = useQuery(sharingQuery)
  if (data === undefined) return null
  return (
    <Stack as="section" tight aria-labelledby="sharing-title">
      <h2 id="sharing-title">{t.family.sharing.title}</h2>
      <p className={look.aside}>
        {t.family.sharing.what}
        {t.family.sharing.rule[data.rule](data.poolName, data.contact)}
      </p>
      {data.basis === null ? null : (
        <p>
          <BasisChip basis={data.basis} />
        </p>
      )}
      {data.rule === 'allowed' ? (
        <Link to="/me/sharing" className={buttonLook()}>
          {t.family.sharing.go}
        </Link>
      ) : null}
    </Stack>
  )
}

function toneOf(one: Authorisation): Tone {
  if (one.inForce) return 'good'
  return one.state === 'applied' || one.state === 'approved' ? 'waiting' : one.state === 'refused' ? 'refusal' : 'plain'
}

/** What holds or waits first; what is over stays in sight below, without buttons. */
function Authorisations({ items, none, canSwitch }: { items: Authorisation[]; none: string; canSwitch?: boolean }) {
  const [ending, setEnding] = useState<Authorisation>()
  if (items.length === 0)
    return (
      <Card as="p" bare className={look.quiet}>
        {none}
      </Card>
    )
  const order = [...items].sort((one, other) => Number(other.inForce) - Number(one.inForce))
  return (
    <>
      <List>
        {order.map((one) => (
          <li key={one.id} className={style.one}>
            <div className={style.head}>
              <b>{one.name}</b>
              <Tag tone={toneOf(one)}>{one.stateTitle}</Tag>
            </div>
            <p className={look.aside}>
              {t.family.relation(one.mine, one.relationTitle)}
              <br />
              {one.scopes.map((scope) => actingScopeTitles[scope]).join('、')}
              <br />
              <Span from={one.from} to={one.to} />
            </p>
            {one.allowed.length === 0 && !(canSwitch && one.inForce) ? null : (
              <div className={style.do}>
                {one.allowed.map((action) => (
                  <Button key={action} kind="plain" onClick={() => setEnding(one)}>
                    {t.family[action]}
                  </Button>
                ))}
                {canSwitch && one.inForce ? (
                  <Button onClick={() => switchTo(one.id)}>{t.family.switchTo}</Button>
                ) : null}
              </div>
            )}
          </li>
        ))}
      </List>
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
        <Button kind="danger" disabled={end.isPending} onClick={end.send}>
          {end.asked ? t.doAnyway : t.family.endDo}
        </Button>
      }
    >
      <Stack>
        <p>{t.family.endNote}</p>
        {end.error ? <Fault error={end.error} /> : null}
      </Stack>
    </Sheet>
  )
}
