/** Institutions as the gateway and the filing need them: what they are, what they may do on a day. */
import { agreementFor, suspensionOf } from '@yidi/rules'
import type { HeldAgreement, InstitutionLevel, Release, Suspension } from '@yidi/rules'
import type { Database, InstitutionServiceName } from '../../platform/storage/index.ts'

export interface Institution {
  code: string
  name: string
  /** City code; decides the catalogue, the region that pays, and what is away from home. */
  place: string
  /** Hospital grade. */
  level: InstitutionLevel
  /** Level for settlement (医保结算等级) where it differs from the grade, else null. */
  settlementLevel: InstitutionLevel | null
  ownership: 'public' | 'private' | null
}

/** An institution on a day, as we know it now. */
export interface InstitutionOnDay extends Institution {
  day: string
  /** What holds with each agency on that day; `designatedFor` answers for whom it counts. */
  agreements: (HeldAgreement & { reason: string | null })[]
  /** Services open to patients of other regions on that day. */
  services: InstitutionServiceName[]
  /** Settles across regions at all (联网). */
  networked: boolean
}

/** The suspension of the agreement that decides for people of a pool (null: from elsewhere); undefined where there is none. */
export const suspendedFor = (
  release: Pick<Release, 'pools' | 'places'>,
  pool: string | null,
  { place, agreements }: Pick<InstitutionOnDay, 'place' | 'agreements'>,
): Suspension | undefined => suspensionOf(agreementFor(release, { pool, place }, agreements))

/** Whether an agreement (定点) is in force for people of a pool (null: for people from elsewhere). */
export const designatedFor = (
  release: Pick<Release, 'pools' | 'places'>,
  pool: string | null,
  { place, agreements }: Pick<InstitutionOnDay, 'place' | 'agreements'>,
): boolean => agreementFor(release, { pool, place }, agreements)?.status === 'in-force'

/** The institution on a day, or undefined when the code is unknown. */
export async function findInstitution(
  db: Pick<Database, 'pool'>,
  code: string,
  day: string,
): Promise<InstitutionOnDay | undefined> {
  return (await readInstitutions(db, day, 'i.code = $2', [code]))[0]
}

/** Institutions of a city in the order of their codes. */
export function listInstitutions(db: Pick<Database, 'pool'>, city: string, day: string) {
  return readInstitutions(db, day, 'i.place = $2', [city])
}

async function readInstitutions(
  db: Pick<Database, 'pool'>,
  day: string,
  condition: string,
  values: string[],
): Promise<InstitutionOnDay[]> {
  const { rows } = await db.pool.query<Institution & Pick<InstitutionOnDay, 'agreements' | 'services'>>(
    `select i.code, i.name, i.place, i.level, i.settlement_level as "settlementLevel", i.ownership,
            coalesce((select jsonb_agg(jsonb_build_object('region', a.region, 'status', a.status, 'reason', a.reason,
                'from', a.from_day)
                order by a.from_day desc, a.agreement_no desc) from institution_agreement a
              where a.institution = i.code and a.known_to is null and a.from_day <= $1::date
                and (a.to_day is null or a.to_day >= $1::date)), '[]') as agreements,
            coalesce((select jsonb_agg(s.service order by s.service) from institution_service s
              where s.institution = i.code and s.from_day <= $1::date
                and (s.to_day is null or s.to_day >= $1::date)), '[]') as services
       from institution i
      where ${condition}
      order by i.code`,
    [day, ...values],
  )
  return rows.map((row) => ({
    ...row,
    day,
    networked: row.services.length > 0,
  }))
}
