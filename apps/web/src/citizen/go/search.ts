/**
 * The way through 去看病 as it stands in the address: what was answered, and which question is open. So the way back of the
 * phone goes one question back, and an answer can be sent on.
 */
import { NO_DAY, parseDay, type VisitKind } from '@yidi/rules'
import { readAnswers, writeAnswers } from '../file/draft.ts'

export interface GoSearch {
  place?: string | undefined
  /** A code, or `undecided`. */
  institution?: string | undefined
  kind?: string | undefined
  day?: string | undefined
  emergency?: string | undefined
  chronicKind?: string | undefined
  /** As what one is insured: for whoever is not logged in. */
  pool?: string | undefined
  insurance?: string | undefined
  category?: string | undefined
  /** `1` while the questions for the type of filing are asked. */
  ask?: string | undefined
  answers?: string | undefined
  /** A type of filing that was chosen without the questions. */
  stay?: string | undefined
  /** What the bill is assumed to come to, in yuan. */
  total?: string | undefined
  /** The question that is answered once more. */
  change?: string | undefined
}

export const undecided = 'undecided'

export const kinds = ['inpatient', 'outpatient', 'designated-disease', 'pharmacy'] as const satisfies VisitKind[]

type Step = 'city' | 'hospital' | 'kind' | 'answer'
const steps: readonly Step[] = ['city', 'hospital', 'kind']

/** The institution that was chosen; undefined while none is. */
export const institutionOf = ({ institution }: GoSearch): string | undefined =>
  institution === undefined || institution === undecided ? undefined : institution

/** The city, where it is one; that of the institution is known only once that was looked up. */
export const placeOf = ({ place }: GoSearch): string | undefined =>
  place !== undefined && /^[1-9]\d{5}$/.test(place) ? place : undefined

/** The kind of the visit; of an emergency nobody asks which ward it will be. */
export function kindOf({ kind, emergency }: GoSearch): VisitKind | undefined {
  return kinds.find((one) => one === kind) ?? (emergency === 'true' ? 'inpatient' : undefined)
}

/** The question that comes next; whoever is led here with a kind and without a hospital has not chosen one yet. */
export function stepOf(search: GoSearch): Step {
  const again = steps.find((step) => step === search.change)
  const institution = institutionOf(search)
  if (institution === undefined && placeOf(search) === undefined) return 'city'
  if (again !== undefined) return again
  if (kindOf(search) !== undefined) return 'answer'
  return search.institution === undefined ? 'hospital' : 'kind'
}

/** The day of the visit: today while none is said, and for what is no day. */
export const dayOf = ({ day }: GoSearch, today: string): string =>
  day !== undefined && parseDay(day) !== NO_DAY ? day : today

/** What was answered of why one goes; that it is no emergency was said with the kind. */
export const answersOf = ({ answers }: GoSearch): Record<string, string> | undefined =>
  answers === undefined ? undefined : { emergency: 'no', ...readAnswers(answers) }

/** The address of before 去看病 came, as it is asked here. */
export function fromOld(path: string, search: Record<string, string | undefined>): GoSearch {
  const { stay, answers, institution, kind, ...rest } = search
  if (path === '/direct')
    // It began with the institution, and with a stay where nothing was said.
    return { ...rest, ...(institution === undefined ? { kind } : { institution, kind: kind ?? 'inpatient' }) }
  if (stay === 'emergency') return { ...rest, kind: 'inpatient', emergency: 'true' }
  const said = answers === undefined ? {} : { answers: writeAnswers({ ...readAnswers(answers), emergency: 'no' }) }
  return { ...rest, kind, stay, ...said }
}
