/** What is known before a form is filled in: how the person can be reached, and what stands in the way at a place. */
import { FILING_TYPE_NAMES, destinationProblems, isMobile } from '@yidi/rules'
import type { FilingProblem, FilingType } from '@yidi/rules'
import { enrolmentOn } from '../../person/file/index.ts'
import type { FileWith, FilingRecord } from '../../person/file/index.ts'
import { lawOf } from '../record/index.ts'
import type { FilingsContext } from '../record/index.ts'
import { openPrivate } from './application.ts'
import { checkContextOf, waitingProblem } from './check.ts'

/** The mobile of the last application that names one, whatever became of it; undefined where none does. */
export function lastMobile(
  { database: { ciphers } }: Pick<FilingsContext, 'database'>,
  filings: readonly FilingRecord[],
): string | undefined {
  return filings
    .map(({ application }) => application)
    .toSorted((one, other) => other.recorded_at.getTime() - one.recorded_at.getTime())
    .map((application) => openPrivate(ciphers, application).mobile)
    .find((mobile) => mobile !== undefined && isMobile(mobile))
}

/** An earlier filing that keeps from filing for a place, in the words of the check, and for which types it does. */
interface InTheWay {
  filing: FilingRecord
  problem: FilingProblem
  types: FilingType[]
}

/**
 * The filings that stand in the way of another one to `destination` from `today` on: what the check of an application will
 * say of each type, before a type is chosen. Empty for whoever is not enrolled.
 */
export async function filingsInTheWay(
  { database, release }: Pick<FilingsContext, 'database' | 'release'>,
  file: FileWith<'enrolments' | 'wholeFilings'>,
  destination: string,
  today: string,
): Promise<InTheWay[]> {
  const enrolment = enrolmentOn(file, today)
  if (enrolment === undefined) return []
  const { filings, personNo } = file
  const about = await checkContextOf({ database }, enrolment, personNo, filings, today)
  const law = lawOf(release, enrolment.pool)
  const found = new Map<string, InTheWay>()
  for (const type of FILING_TYPE_NAMES) {
    const waiting = waitingProblem(filings, { type, destination })
    const problems = destinationProblems(release.filing, law, { type, destination }, about)
    for (const problem of waiting === undefined ? problems : [...problems, waiting]) {
      const filing = filings.find(({ filingId }) => filingId === problem.filingId)
      if (problem.weight !== 'blocks' || filing === undefined) continue
      const key = `${filing.filingId} ${problem.code}`
      const before = found.get(key)
      if (before === undefined) found.set(key, { filing, problem, types: [type] })
      else before.types.push(type)
    }
  }
  return [...found.values()]
}
