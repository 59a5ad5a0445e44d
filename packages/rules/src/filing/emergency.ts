/** What holds of an emergency: the questions, the guidance, the heading of a place and "will it settle" all take it from here. */
import type { Basis } from '../quote/types.ts'
import { figureOn } from './law.ts'
import type { FilingLaw } from './law.ts'

interface EmergencyRule {
  /** `open`: no document of the pool says it. */
  rule: 'deemed-filed' | 'file-afterwards' | 'open'
  why: string
  basis?: Basis
  provisional?: true
}

/** The pool's rule for an emergency on a day (a day number), in a sentence for the person. */
export function emergencyRuleOn(law: FilingLaw, on: number): EmergencyRule {
  const figure = figureOn(law, 'emergency.rule', on)
  const rule = figure?.value ?? 'open'
  return {
    rule,
    why: whyOf(law, rule, on),
    ...(figure ? { basis: figure.source } : {}),
    ...(figure?.status === 'provisional' ? { provisional: true as const } : {}),
  }
}

function whyOf(law: FilingLaw, rule: EmergencyRule['rule'], on: number): string {
  if (rule === 'deemed-filed') return '医院按急诊登记的，视同已经备案，不用另办。请告诉医院按急诊登记'
  if (rule === 'open') return '急诊怎么备案，参保地还没有明确，请打电话问参保地经办机构'
  const days = figureOn(law, 'emergency.days', on)?.value
  return typeof days === 'number' ? `可以先住院，入院${String(days)}日内补办备案` : '可以先住院，再补办备案'
}
