/** What the two answers of the server come to in one headline. Pure; which of them holds is decided there, never here. */
import type { DirectAnswer } from '../../api/guidance.ts'
import type { Need } from '../../api/filings.ts'

export type Verdict = 'filed' | 'no-filing' | 'elsewhere' | 'file-first' | 'afterwards' | 'cannot' | 'open'

export function verdictOf(need: Pick<Need, 'needed'>, answer: DirectAnswer): Verdict {
  switch (answer.direct) {
    case 'yes':
      if (answer.notes.some(({ code }) => code === 'travelling-on')) return 'elsewhere'
      // An emergency that settles, and is filed once there is time for it.
      if (lacksFiling(answer)) return 'afterwards'
      return answer.filing !== undefined && need.needed !== 'no' ? 'filed' : 'no-filing'
    case 'no':
      if (!answer.reasons.every(({ code }) => code === 'not-filed')) return 'cannot'
      return need.needed === 'afterwards' ? 'afterwards' : 'file-first'
    case 'open':
      return 'open'
  }
}

/** Whether a filing is still to be made: nothing covers the place, and the law of the pool wants one. */
export const lacksFiling = (answer: DirectAnswer): boolean =>
  [...answer.reasons, ...answer.notes].some(({ code }) => code === 'not-filed')

/** What lies with the person and keeps the funds from paying, wherever one goes: an amount would promise too much. */
const ofPerson: ReadonlySet<string> = new Set([
  'benefits-stopped',
  'special-category',
  'paid-late',
  'settlement-suspended',
  'settlement-by-claim-only',
  'credential-locked',
  'disease-not-registered',
])

export const hinderedByPerson = (answer: DirectAnswer): boolean => answer.reasons.some(({ code }) => ofPerson.has(code))

const ofHospital: ReadonlySet<string> = new Set(['not-networked', 'not-designated', 'service-not-open'])

/** Another hospital would mend it. */
export const hinderedByHospital = (answer: DirectAnswer): boolean =>
  answer.reasons.some(({ code }) => ofHospital.has(code))

const noneAtAll: ReadonlySet<string> = new Set(['benefits-stopped', 'special-category'])

/** Nothing is paid by the ordinary rules: neither a filing nor a claim mends that. */
export const withoutBenefits = (answer: DirectAnswer): boolean => answer.reasons.some(({ code }) => noneAtAll.has(code))
