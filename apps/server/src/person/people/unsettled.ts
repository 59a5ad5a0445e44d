/**
 * What has begun and is not settled yet: the ground it stands on (a filing, a registered disease, an enrolment, somebody
 * who acts) is not taken away without a word. At first it is refused and said; asked again with `confirmed` it is done.
 */
import { problem } from '@yidi/contracts'
import { labelOf, formatDayChinese, parseDay } from '@yidi/rules'
import type { VisitKind } from '@yidi/rules'
import type { Database } from '../../platform/storage/index.ts'

/** A visit that is registered and neither settled nor withdrawn. Days `YYYY-MM-DD`; `to` null while a stay runs. */
export interface UnsettledVisit {
  visitId: string
  institutionName: string
  place: string
  kind: VisitKind
  from: string
  to: string | null
}

/** The person's unsettled visits, the earliest first. */
export async function unsettledVisits(
  { kysely }: Pick<Database, 'kysely'>,
  personNo: string,
): Promise<UnsettledVisit[]> {
  const rows = await kysely
    .selectFrom('visit')
    .leftJoin('institution', 'institution.code', 'visit.institution')
    .select(['visit_id', 'visit.institution', 'institution.name', 'visit.place', 'kind', 'from_day', 'to_day'])
    .where('person_no', '=', personNo)
    .where('status', 'in', ['open', 'discharged'])
    .orderBy('from_day')
    .orderBy('visit_id')
    .execute()
  return rows.map((row) => ({
    visitId: row.visit_id,
    institutionName: row.name ?? row.institution,
    place: row.place,
    kind: row.kind,
    from: row.from_day,
    to: row.to_day,
  }))
}

/** Whether a visit is under way on a day: a stay until it is settled, everything else on its own day only. */
export function isUnderWay(visit: UnsettledVisit, today: string): boolean {
  return visit.kind === 'inpatient' || visit.from === today
}

/**
 * Refuses at first what unsettled visits rest on: throws `visit-rests-on-it`, which names them and says in `meaning`, a
 * whole sentence, what becomes of them. Does nothing where there are none, or where the asker has confirmed.
 */
export function refuseUnlessConfirmed(
  visits: readonly UnsettledVisit[],
  meaning: string,
  confirmed: boolean | undefined,
): void {
  if (visits.length === 0 || confirmed === true) return
  const words = visits.map(
    ({ from, institutionName, kind }) =>
      `${formatDayChinese(parseDay(from))}在${institutionName}开始的${labelOf('kind', kind)}`,
  )
  throw problem('visit-rests-on-it', { visits: words.join('、'), meaning }, [
    { path: 'confirmed', message: '现在就要办的，请再确认一次。' },
  ])
}
