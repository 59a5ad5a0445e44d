import type { HeldAgreement, InstitutionLevel } from '@yidi/rules'
import type { Interval } from '../interval.ts'
import { list } from '../part.ts'
import type { Part } from '../part.ts'

/** The institution that asks, with the services it has opened for people from elsewhere and its agreements. */
export interface InstitutionRow {
  code: string
  name: string
  place: string
  level: InstitutionLevel
  settlement_level: InstitutionLevel | null
  services: (Interval & { service: string })[]
  /** With each agency that signed; `agreementFor` answers which decides. */
  agreements: (Interval & HeldAgreement)[]
}

/** The institution that the query names; undefined when there is none of that code. */
export const institution = {
  key: 'institution',
  unguarded: true,
  join: 'left join institution i on i.code = :institution',
  columns: [
    'i.code',
    'i.name',
    'i.place',
    'i.level',
    'i.settlement_level',
    list(
      'select service, from_day as "from", to_day as "to" from institution_service x where x.institution = :institution',
    ),
    list(`select region, status, from_day as "from", to_day as "to", reason from institution_agreement x
           where x.institution = :institution and x.known_to is null`),
  ],
  read: ([code, name, place, level, settlement_level, services, agreements]: [
    string | null,
    string,
    string,
    InstitutionLevel,
    InstitutionLevel | null,
    InstitutionRow['services'] | null,
    InstitutionRow['agreements'] | null,
  ]): InstitutionRow | undefined =>
    code === null
      ? undefined
      : { code, name, place, level, settlement_level, services: services ?? [], agreements: agreements ?? [] },
} as const satisfies Part<'institution', InstitutionRow | undefined>
