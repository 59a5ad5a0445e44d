/** 就诊详情: one visit whole, for the desk and for the institution itself; each look is on record. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { diagnosisKinds, visitStates } from '@yidi/contracts'
import type { Visit } from '@yidi/contracts'
import { Card, Descriptions } from 'antd'
import type { ReactNode } from 'react'
import { sessionQuery } from '../../api/session.ts'
import { visitQuery } from '../../api/visits.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { momentText, stretchText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Lines, Lost } from './Lines.tsx'
import { Messages } from './Messages.tsx'
import { Settlements } from './Settlements.tsx'
import { visitKind } from './VisitRows.tsx'

export function VisitPage() {
  return (
    <DeskPage title={t.visits.one}>
      <One />
    </DeskPage>
  )
}

function One() {
  const { id } = useParams({ strict: false })
  const who = useQuery(sessionQuery).data?.who
  const own = who?.kind === 'staff' && who.roles.includes('institution')
  const door = own ? 'institution' : 'desk'
  return (
    <Loaded query={useQuery(visitQuery(door, id ?? ''))}>
      {(whole) => (
        <Stack>
          <Head whole={whole} own={own} />
          <Settlements whole={whole} door={door} />
          <Lost whole={whole} />
          <Lines lines={whole.lines} />
          <Messages whole={whole} />
        </Stack>
      )}
    </Loaded>
  )
}

function Head({ whole, own }: { whole: Visit; own: boolean }) {
  const { visit, person } = whole
  const rows: [string, ReactNode][] = [
    [
      t.visits.person,
      <span key="person">
        {own ? (
          person.name
        ) : (
          <Link to="/people/$personNo" params={{ personNo: person.personNo }}>
            {person.name}
          </Link>
        )}{' '}
        <span className={look.aside}>{person.idNumber}</span>
      </span>,
    ],
    [t.visits.pool, `${whole.poolName} · ${t.insurance[whole.insurance]}`],
    [t.visits.place, whole.placeName],
    [t.visits.kind, visitKind(visit)],
    [t.visits.medicalType, whole.medicalType],
    [t.visits.when, stretchText(visit.from, visit.to)],
    [t.visits.registeredAt, momentText(whole.registeredAt)],
    [t.visits.ownNo, visit.institutionVisitNo],
    [t.visits.id, visit.id],
    [t.visits.diagnoses, <Diagnoses key="diagnoses" of={whole.diagnoses} />],
  ]
  return (
    <Card
      title={visit.institutionName}
      extra={<Tag tone={visitStates[visit.state].tone}>{visitStates[visit.state].title}</Tag>}
    >
      <Descriptions
        column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }}
        items={rows
          .filter(([, value]) => value !== null && value !== '')
          .map(([label, children]) => ({ key: label, label, children }))}
      />
    </Card>
  )
}

function Diagnoses({ of: diagnoses }: { of: Visit['diagnoses'] }) {
  if (diagnoses === null) return <span className={look.quiet}>{t.visits.hiddenDiagnoses}</span>
  if (diagnoses.length === 0) return <span className={look.quiet}>{t.visits.noDiagnoses}</span>
  return (
    <Stack as="ul" tight>
      {diagnoses.map(({ kind, main, code, name }) => (
        <li key={`${kind} ${code}`}>
          {name}{' '}
          <span className={look.aside}>
            {[code, diagnosisKinds[kind], main ? t.visits.main : ''].filter(Boolean).join(' · ')}
          </span>
        </li>
      ))}
    </Stack>
  )
}
