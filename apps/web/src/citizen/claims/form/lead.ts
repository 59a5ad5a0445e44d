/**
 * What another page knows of a visit that was not settled when it leads here: it stands in the address, and the form begins with it.
 * Nothing of it is taken over into a form that somebody has begun already.
 */
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import type { ClaimSituationName, InstitutionOne } from '@yidi/contracts'
import { CLAIM_SITUATION_NAMES, NO_DAY, parseDay, VISIT_KINDS, type VisitKind } from '@yidi/rules'
import { uploadedVisitsQuery, type UploadedVisit } from '../../../api/billed-visits.ts'
import { institutionQuery } from '../../../api/institutions.ts'
import { sessionQuery } from '../../../api/session.ts'
import { emptyForm, type Form } from './draft.ts'

/** As it stands in an address; days are `YYYY-MM-DD`. */
export interface ClaimLead {
  situation?: ClaimSituationName | undefined
  /** A visit whose costs the hospital has handed in. */
  visit?: string | undefined
  institution?: string | undefined
  kind?: VisitKind | undefined
  from?: string | undefined
  to?: string | undefined
  emergency?: 'true' | undefined
}

/** What of an address is a lead; what is not understood is left out. */
export function readLead(search: Readonly<Record<string, unknown>>): ClaimLead {
  const word = (name: string): string | undefined =>
    typeof search[name] === 'string' && /^[\w-]{1,60}$/.test(search[name]) ? search[name] : undefined
  const day = (name: string) => (parseDay(word(name) ?? '') === NO_DAY ? undefined : word(name))
  const known = {
    situation: CLAIM_SITUATION_NAMES.find((one) => one === search['situation']),
    visit: word('visit'),
    institution: word('institution'),
    kind: VISIT_KINDS.find((one) => one === search['kind']),
    from: day('from'),
    to: day('to'),
    emergency: String(search['emergency']) === 'true' ? ('true' as const) : undefined,
  }
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined))
}

/** What is known of a visit that the hospital has handed in. */
export const takenVisit = (visit: UploadedVisit): Partial<Form> => ({
  visitId: visit.visitId,
  place: visit.place,
  kind: visit.kind,
  emergency: visit.emergency,
  from: visit.from,
  to: visit.to ?? '',
  institutionCode: visit.institution,
  institutionName: visit.institutionName,
  institutionLevel: '',
})

/** The form as it begins: with the visit that was handed in, else with the institution and the days that are known. */
export function formFrom(
  lead: ClaimLead,
  visit: UploadedVisit | undefined,
  at: Pick<InstitutionOne, 'code' | 'name' | 'level' | 'place'> | undefined,
): Form {
  const { situation = '', kind = '', from = '', emergency } = lead
  const form: Form = { ...emptyForm, situation }
  // One who is still in hospital has nothing to claim yet.
  if (visit !== undefined && visit.to !== null) return { ...form, ...takenVisit(visit) }
  return {
    ...form,
    kind,
    from,
    to: lead.to ?? (kind === 'inpatient' ? '' : from),
    emergency: emergency !== undefined,
    ...(at === undefined
      ? {}
      : { institutionCode: at.code, institutionName: at.name, institutionLevel: at.level, place: at.place }),
  }
}

/** With what the form of this address begins; undefined while that is looked up. What is not found is asked on its page. */
export function useStart(): Form | undefined {
  const lead = readLead(useSearch({ strict: false }))
  const citizen = useQuery(sessionQuery).data?.who?.kind === 'citizen'
  const visits = useQuery({ ...uploadedVisitsQuery, enabled: citizen && lead.visit !== undefined })
  const at = useQuery({ ...institutionQuery(lead.institution ?? ''), enabled: lead.institution !== undefined })
  if (Object.keys(lead).length === 0) return emptyForm
  if (visits.isLoading || at.isLoading) return undefined
  const visit = visits.data?.visits.find(({ visitId }) => visitId === lead.visit)
  return formFrom(lead, visit, at.data)
}
