/** 就诊详情: one visit whole, read once for both doors, the desk and the institution itself. */
import type { Visit } from '@yidi/contracts'
import type { Insurance, Release } from '@yidi/rules'
import { settlementsOfVisit } from '../../care/settlements/index.ts'
import { diagnosesOf, visitLineOf } from '../../care/visits/index.ts'
import { messagesOfVisit } from '../../gateway/index.ts'
import { findPeopleShown } from '../../person/people/index.ts'
import { placeName } from '../../platform/places/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { linesOfVisit } from './lines.ts'

/** Whose visit it is, where, and as what it was registered. */
export interface FoundVisit {
  personNo: string
  visitId: string
  institution: string
  place: string
  insurance: Insurance
  medicalType: string
  registeredAt: Date
  /** Settled as a claim of its person: the institution has no part in it. */
  claimed: boolean
}

/** The visit of a number; undefined where there is none. Asked across persons, as the number alone is known. */
export async function findVisit(
  { kysely }: Pick<Database, 'kysely'>,
  visitId: string,
): Promise<FoundVisit | undefined> {
  const row = await kysely
    .selectFrom('visit')
    .select(['person_no', 'institution', 'place', 'insurance', 'medical_type', 'recorded_at', 'detail'])
    .where('visit_id', '=', visitId)
    .executeTakeFirst()
  return (
    row && {
      personNo: row.person_no,
      visitId,
      institution: row.institution,
      place: row.place,
      insurance: row.insurance,
      medicalType: row.medical_type,
      registeredAt: row.recorded_at,
      claimed: row.detail['claim'] !== undefined,
    }
  )
}

/** Everything about a visit that is there; the diagnoses only where they may be seen. */
export async function readVisit(
  db: Database,
  release: Release,
  found: FoundVisit,
  { diagnoses }: { diagnoses: boolean },
): Promise<Visit> {
  const { personNo, visitId } = found
  const [line, people, told, { lines, cuts }, settlements, messages] = await Promise.all([
    visitLineOf(db, personNo, visitId),
    findPeopleShown(db, [personNo]),
    diagnoses ? diagnosesOf(db, personNo, [visitId]) : null,
    linesOfVisit(db, release.documents, personNo, visitId),
    settlementsOfVisit(db, personNo, visitId, placeName),
    messagesOfVisit(db, found),
  ])
  const law = release.pools.get(line.pool)?.pool
  return {
    visit: line,
    placeName: placeName(found.place),
    poolName: law?.name ?? line.pool,
    insurance: found.insurance,
    medicalType: found.medicalType,
    registeredAt: found.registeredAt.toISOString(),
    person: { personNo, ...people.get(personNo)! },
    diagnoses: told && told.map(({ kind, main, code, name }) => ({ kind, main, code, name })),
    lines,
    lost: { cuts, basis: law?.bases.scope ?? null },
    settlements,
    messages,
  }
}
