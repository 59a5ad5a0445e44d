/** 补缴恢复: who got benefits of past days back by a late payment, and what waits there for a claim. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { RegainedMessage } from '@yidi/contracts'
import { regainedQuery } from '../../api/months.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { EmptyState } from '../../parts/empty-state/EmptyState.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { momentText, stretchText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'

type Person = RegainedMessage['people'][number]

export function RegainedPage() {
  return (
    <DeskPage title={t.deskRooms.regained}>
      <p className={look.quiet}>{t.months.regainedLead}</p>
      <Loaded query={useQuery(regainedQuery)}>
        {({ people }) =>
          people.length === 0 ? (
            <EmptyState icon="file" title={t.months.regainedNone} />
          ) : (
            <Rows
              label={t.deskRooms.regained}
              heads={t.months.regainedHeads}
              rows={people.map((one) => ({
                key: `${one.personNo} ${one.from}`,
                cells: [
                  <Stack key="person" tight>
                    <Link to="/people/$personNo" params={{ personNo: one.personNo }}>
                      {one.name}
                    </Link>
                    {one.employer === null ? null : <span className={look.quiet}>{one.employer}</span>}
                  </Stack>,
                  stretchText(one.from, one.to),
                  one.reason,
                  momentText(one.knownFrom),
                  <Waiting key="waiting" person={one} />,
                ],
              }))}
            />
          )
        }
      </Loaded>
    </DeskPage>
  )
}

function Waiting({ person: { visits, claims } }: { person: Person }) {
  if (visits.length + claims.length === 0) return <span className={look.quiet}>{t.months.nothingWaits}</span>
  return (
    <Stack tight>
      {visits.map((visit) => (
        <span key={visit.visitId}>
          {t.months.unsettled(visit.institutionName, stretchText(visit.from, visit.to))}{' '}
          <Link to="/claims-entry" search={{ visit: visit.visitId }}>
            {t.months.claimIt}
          </Link>
        </span>
      ))}
      {claims.map((claim) => (
        <Link key={claim.id} to="/claims/$id" params={{ id: claim.id }}>
          {t.months.refusedClaim(claim.institution, stretchText(claim.from, claim.to))}
        </Link>
      ))}
    </Stack>
  )
}
