/** One person: who they are, what holds and what held, and what can be done. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { PersonPage as Person } from '@yidi/contracts'
import { Card, Descriptions } from 'antd'
import { useState } from 'react'
import { personQuery } from '../../api/people.ts'
import { sessionQuery } from '../../api/session.ts'
import { Check } from '../../parts/field/Check.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { dayText, momentText, spanText, stretchText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { VisitRows } from '../visits/VisitRows.tsx'
import { Months } from './Months.tsx'
import { benefitsFollow, PersonActions } from './PersonActions.tsx'
import { PersonalAccount } from './PersonalAccount.tsx'
import deskStyle from '../frame/desk.module.css'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'

export function PersonPage() {
  const { personNo } = useParams({ strict: false })
  return (
    <DeskPage title={t.deskRooms.people}>
      <Loaded query={useQuery(personQuery(personNo ?? ''))}>{(person) => <Whole person={person} />}</Loaded>
    </DeskPage>
  )
}

function Whole({ person }: { person: Person }) {
  const who = useQuery(sessionQuery).data?.who
  const accepting = who?.kind === 'staff' && who.roles.includes('accepting')
  return (
    <div className={deskStyle.split}>
      <Stack>
        <Summary person={person} />
        <Stretches person={person} />
        <PersonalAccount personNo={person.personNo} />
        <Months personNo={person.personNo} />
        <Card title={t.people.filings}>
          <Lines
            lines={person.filings.map((one) => ({
              key: one.id,
              words: `${one.destinationName} · ${one.typeTitle} · ${spanText(one.from, one.to, one.visits)}`,
              tone: one.tone,
              state: one.stateTitle,
            }))}
          />
        </Card>
        <Card title={t.people.visits}>
          <VisitRows visits={person.visits} where />
        </Card>
        <Card title={t.people.registers}>
          <Lines
            lines={person.registers.map((one) => ({
              key: one.id,
              words: `${one.title} · ${stretchText(one.from, one.to)}`,
              tone: one.holds ? ('good' as const) : ('plain' as const),
              state: one.stateTitle,
            }))}
          />
        </Card>
        <History person={person} />
      </Stack>
      {accepting && person.own ? <PersonActions person={person} /> : null}
    </div>
  )
}

function Summary({ person }: { person: Person }) {
  const rows: [string, string | null][] = [
    [t.people.idNumber, person.idNumber],
    [t.people.sex, person.sex && t.people.sexes[person.sex]],
    [t.people.born, person.birthDay && dayText(person.birthDay)],
    [t.people.pool, person.poolName],
    [t.people.phone, person.phone],
    [t.people.card, person.card],
    [t.people.number, person.personNo],
  ]
  return (
    <Card
      title={person.name}
      extra={
        <Tag tone={person.enrolled ? 'good' : 'waiting'}>
          {person.enrolled ? t.people.enrolled : t.people.notEnrolled}
        </Tag>
      }
    >
      <Stack>
        {person.special === null ? null : <Notice tone="waiting">{t.people.specialNote(person.special.title)}</Notice>}
        <Link to="/people/$personNo/years" params={{ personNo: person.personNo }}>
          {t.years.toYears}
        </Link>
        <Link to="/people/$personNo/account-payouts" params={{ personNo: person.personNo }}>
          {t.payouts.toPayouts}
        </Link>
        {person.own ? null : <Notice tone="plain">{t.people.otherPool(person.poolName)}</Notice>}
        <Descriptions
          column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }}
          items={rows
            .filter(([, value]) => value !== null && value !== '')
            .map(([label, children]) => ({ key: label, label, children }))}
        />
      </Stack>
    </Card>
  )
}

/** Enrolments and benefits: what holds, and on request what we held true before. */
function Stretches({ person }: { person: Person }) {
  const [all, setAll] = useState(false)
  const shown = <Row extends { from: string; knownTo: string | null }>(rows: readonly Row[]): Row[] =>
    rows.filter((row) => all || row.knownTo === null).sort((one, other) => (one.from < other.from ? 1 : -1))
  const superseded = [...person.enrolments, ...person.benefits].some((row) => row.knownTo !== null)
  return (
    <>
      <Card title={t.people.enrolments}>
        <Rows
          label={t.people.enrolments}
          heads={[t.people.held, t.people.pool, t.people.category, t.people.knew]}
          rows={shown(person.enrolments).map((row) => ({
            key: row.no,
            superseded: row.knownTo !== null,
            cells: [
              stretchText(row.from, row.to),
              row.poolName,
              [
                t.insurance[row.insurance],
                t.category[row.category],
                row.residentTier === null ? '' : t.people.tiers[row.residentTier],
                row.contracted ? t.people.contracted : '',
                row.assistanceTitle ?? '',
                row.employer === null ? '' : t.people.employerNamed(row.employer, row.employerName),
              ]
                .filter((word) => word !== '')
                .join(' · '),
              knew(row),
            ],
          }))}
        />
      </Card>
      <Card title={t.people.benefits}>
        {benefitsFollow(person) ? <p className={look.quiet}>{t.people.benefitsFollow}</p> : null}
        <Rows
          label={t.people.benefits}
          heads={[t.people.held, t.people.statusIs, t.people.reason, t.people.knew]}
          rows={shown(person.benefits).map((row) => ({
            key: row.no,
            superseded: row.knownTo !== null,
            cells: [
              stretchText(row.from, row.to),
              `${t.people.status[row.status]}（${t.insurance[row.insurance]}）`,
              row.reason,
              knew(row),
            ],
          }))}
        />
      </Card>
      {superseded ? <Check label={t.people.showSuperseded} checked={all} onChange={setAll} /> : null}
    </>
  )
}

function knew({ knownFrom, knownTo }: { knownFrom: string; knownTo: string | null }): string {
  const since = t.people.knownFrom(momentText(knownFrom))
  return knownTo === null ? since : `${since}，${t.people.knownTo(momentText(knownTo))}`
}

function Lines({
  lines,
}: {
  lines: readonly { key: string; words: string; tone: 'good' | 'waiting' | 'refusal' | 'plain'; state: string }[]
}) {
  if (lines.length === 0) return <p className={look.quiet}>{t.people.nothing}</p>
  return (
    <Stack as="ul" tight>
      {lines.map((line) => (
        <Ends key={line.key} as="li">
          <span>{line.words}</span> <Tag tone={line.tone}>{line.state}</Tag>
        </Ends>
      ))}
    </Stack>
  )
}

function History({ person }: { person: Person }) {
  return (
    <Card title={t.people.history} extra={<Link to="/people">{t.people.another}</Link>}>
      <Rows
        label={t.people.history}
        heads={[t.audit.what, t.audit.at, t.audit.who]}
        rows={person.history.map((row, index) => ({
          key: `${row.at}-${String(index)}`,
          cells: [row.title, momentText(row.at), row.actor],
        }))}
      />
    </Card>
  )
}
