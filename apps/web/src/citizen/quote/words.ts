/** How an answer is said: in the sentence and in the list it is chosen from. */
import type { VisitKind } from '@yidi/rules'
import * as t from '../../texts/index.ts'
import type { Situation } from './situation.ts'

/** `急诊住院` for an inpatient emergency. */
export function kindText(kind: VisitKind, emergency: boolean, words: Record<VisitKind, string> = t.kind): string {
  return emergency ? t.quote.emergencyKind(words[kind]) : words[kind]
}

/** `职工医保，退休` */
export function identityText(s: Pick<Situation, 'insurance' | 'category' | 'residentTier'>): string {
  const second = s.insurance === 'resident' ? t.tier[s.residentTier] : t.category[s.category]
  return t.quote.identity(t.insurance[s.insurance], second)
}

export function filingText(situation: Situation): string {
  if (situation.filing === 'none') return t.quote.notFiled
  const filing = t.filed[situation.filing]
  return situation.filingElsewhere ? t.quote.filedElsewhere(filing) : t.quote.filedAs(filing)
}
