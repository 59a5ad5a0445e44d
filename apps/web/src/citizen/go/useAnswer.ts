/** The answers of the server that the page is made of: whether to file, whether it settles, and whether it would once that is filed. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { FilingType, VisitKind } from '@yidi/rules'
import type { InstitutionOne } from '@yidi/contracts'
import { stepQuery, type Need, type QuestionStep } from '../../api/filings.ts'
import { directOfPoolQuery, directQuery, needOfPoolQuery, type DirectAnswer } from '../../api/guidance.ts'
import { today } from '../../texts/days.ts'
import { answersOf, dayOf, type GoSearch } from './search.ts'
import type { Whose } from './useWhose.ts'
import { lacksFiling, verdictOf, withoutBenefits, type Verdict } from './verdict.ts'

export interface Visit {
  place: string
  /** Undefined while no hospital is chosen. */
  at: InstitutionOne | undefined
  kind: VisitKind
}

/** The type of filing that is meant, and how that was found. */
interface Fit {
  type: FilingType | undefined
  /** Of the questions; undefined where the type was chosen without them. */
  step: Extract<QuestionStep, { kind: 'answer' }> | undefined
  answers: Record<string, string>
  /** Nobody has answered yet: what most people go for. */
  assumed: boolean
}

export interface Answer {
  need: Need
  direct: DirectAnswer
  verdict: Verdict
  /** A filing is to be made, of this type; undefined where none is. */
  fit: Fit | undefined
  /** Whether it settles once that is filed. */
  filed: DirectAnswer | undefined
  day: string
  emergency: boolean
}

/** Most people who go without living there: 临时外出. */
const usual = { emergency: 'no', reason: 'short' }

function useDirect(visit: Visit, search: GoSearch, whose: Whose, filed: FilingType | undefined, enabled: boolean) {
  const question = {
    ...(visit.at === undefined ? { place: visit.place } : { institution: visit.at.code }),
    kind: visit.kind,
    day: dayOf(search, today()),
    emergency: search.emergency === 'true' ? 'true' : undefined,
    chronicKind: visit.kind === 'designated-disease' ? search.chronicKind : undefined,
    filed,
  }
  const { pool, insurance, person } = whose
  const own = useQuery({ ...directQuery(question), enabled: enabled && whose.own })
  const ofPool = useQuery({
    ...directOfPoolQuery({ ...question, pool: pool.code, insurance, category: person.category }),
    enabled: enabled && !whose.own,
  })
  return whose.own ? own : ofPool
}

/** The error of the first question that was not answered; undefined while any is on its way. */
export function useAnswer(visit: Visit, search: GoSearch, whose: Whose): Answer | UseQueryResult {
  const day = dayOf(search, today())
  const emergency = search.emergency === 'true'
  const need = useQuery(needOfPoolQuery(whose.pool.code, visit.place, day, emergency))
  const direct = useDirect(visit, search, whose, undefined, true)
  const lacks = direct.data !== undefined && lacksFiling(direct.data) && !withoutBenefits(direct.data)
  const given = answersOf(search)
  const stay = whose.pool.filingTypes.find((type) => type === search.stay)
  const step = useQuery({ ...stepQuery(given ?? usual, whose.pool.code), enabled: lacks && stay === undefined })
  const fit = lacks ? fitOf(stay, step.data, given) : undefined
  const filed = useDirect(visit, search, whose, fit?.type, fit?.type !== undefined)
  if (need.data === undefined) return need
  if (direct.data === undefined) return direct
  if (lacks && stay === undefined && step.data === undefined) return step
  if (fit?.type !== undefined && filed.data === undefined) return filed
  return {
    ...{ need: need.data, direct: direct.data, verdict: verdictOf(need.data, direct.data) },
    ...{ fit, filed: fit?.type === undefined ? undefined : filed.data, day, emergency },
  }
}

function fitOf(
  stay: FilingType | undefined,
  step: QuestionStep | undefined,
  given: Record<string, string> | undefined,
): Fit {
  if (stay !== undefined) return { type: stay, step: undefined, answers: given ?? {}, assumed: false }
  const found = step?.kind === 'answer' ? step : undefined
  const type = found?.fitting[0]?.type
  return {
    type: type === 'emergency' ? undefined : (type as FilingType | undefined),
    step: found,
    answers: given ?? usual,
    assumed: given === undefined,
  }
}
