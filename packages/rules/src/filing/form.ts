/** What the form of a type asks and says: who may apply, which institutions are chosen, the letter, what is open. */
import { parseDay } from '../days.ts'
import type { Basis, FilingType, InstitutionLevel } from '../quote/types.ts'
import type { Status } from '../policy/figure.ts'
import type { Applicant } from './checking.ts'
import type { FigureName } from './figures.ts'
import { FILING_TYPES, groupOf } from './filing-types.ts'
import { figureOn } from './law.ts'
import type { FilingFigure, FilingLaw } from './law.ts'
import type { FilingPolicies } from './load.ts'
import { minimumStayOn } from './minimum-stay.ts'

/** A letter that the applicant signs (备案承诺书). */
export interface CommitmentLetter {
  title: string
  lines: string[]
  basis: Basis
  status: Status
}

export interface FormRules {
  applicants: Applicant[]
  /** Institutions that the person names, where the pool wants it; the rest needs no choice. */
  choice?: {
    least: number
    most: number
    levels: InstitutionLevel[]
    freeLevels: InstitutionLevel[]
    publicOutOfProvince: InstitutionLevel[]
    basis: Basis
  }
  /** Months before the place may change again. */
  changeAfter?: { months: number; basis: Basis }
  /** A filing made up for a stay: until discharge, or within so many days of admission. */
  supplementary: { beforeDischarge: boolean; days?: number }
  /** Treated at home meanwhile: as anybody there, or at least as after a referral. */
  backHome?: { rule: 'as-home' | 'not-below-referral'; basis: Basis }
  /** Treated in a third place meanwhile: directly, or with a filing of its own. */
  travellingOn?: { rule: 'direct' | 'needs-filing'; basis: Basis }
  /** Rules of this type that the pool has not stated: the form goes on, somebody has to answer. */
  open: { title: string; basis: Basis }[]
}

/** What the form of a type has to know on a day. */
export function formRules(law: FilingLaw, type: FilingType, day: string): FormRules {
  const on = parseDay(day)
  const group = groupOf(type)
  const change = group === 'longTerm' ? figureOn(law, 'longTerm.changeAfter', on) : undefined
  const choice = group === 'longTerm' ? choiceOf(law, on) : undefined
  const backHome = group === 'longTerm' ? figureOn(law, 'longTerm.backHome', on) : undefined
  const travelling = group === 'longTerm' ? figureOn(law, 'longTerm.travellingOn', on) : undefined
  const days = figureOn(law, 'supplementary.days', on)?.value
  return {
    applicants: [...(figureOn(law, 'applicants', on)?.value ?? [])],
    ...(choice === undefined ? {} : { choice }),
    ...(change?.value ? { changeAfter: { months: change.value, basis: change.source } } : {}),
    supplementary: {
      beforeDischarge: figureOn(law, 'supplementary.until', on)?.value === 'before-discharge',
      ...(typeof days === 'number' ? { days } : {}),
    },
    ...(backHome?.value ? { backHome: { rule: backHome.value, basis: backHome.source } } : {}),
    ...(travelling?.value ? { travellingOn: { rule: travelling.value, basis: travelling.source } } : {}),
    open: openFigures(law, type, on).map(({ title, source }) => ({ title, basis: source })),
  }
}

function choiceOf(law: FilingLaw, on: number): FormRules['choice'] {
  const rule = figureOn(law, 'longTerm.institutions', on)
  const count = figureOn(law, 'institutions.count', on)
  if (rule?.value !== 'chosen-and-free' || count?.value === undefined) return undefined
  const levels = (name: FigureName): InstitutionLevel[] => [
    ...((figureOn(law, name, on)?.value as readonly InstitutionLevel[] | undefined) ?? []),
  ]
  return {
    least: count.value[0] ?? 0,
    most: count.value.at(-1) ?? 0,
    levels: levels('institutions.chosenLevels'),
    freeLevels: levels('institutions.freeLevels'),
    publicOutOfProvince: levels('institutions.publicOutOfProvince'),
    basis: count.source,
  }
}

/** The figures that an applicant of this type would like to know and nobody has stated. */
function openFigures(law: FilingLaw, type: FilingType, on: number): FilingFigure[] {
  const group = groupOf(type)
  const names: FigureName[] = [
    'takesEffect',
    `${group}.validity`,
    `materials.${type}`,
    'limits.promise',
    'limits.statutoryWorkingDays',
    ...(group === 'longTerm' ? (['longTerm.changeAfter', 'longTerm.institutions'] as const) : []),
    ...(FILING_TYPES[type].needsReferral ? (['referral.levels'] as const) : []),
    'supplementary.until',
    'supplementary.days',
  ]
  return [minimumStayOn(law, type, on), ...names.map((name) => figureOn(law, name, on))].filter(
    (figure) => figure !== undefined && figure.value === undefined,
  ) as FilingFigure[]
}

/**
 * The letter that is signed for a type, with what is added where it stands in place of a proof; undefined where the
 * pool wants none for this type. A pool that has no words of its own takes those usual in the country.
 */
export function commitmentLetter(
  policies: FilingPolicies,
  law: FilingLaw,
  type: FilingType,
  day: string,
  inPlace = false,
): CommitmentLetter | undefined {
  const on = parseDay(day)
  if (figureOn(law, 'commitment.types', on)?.value?.includes(type) !== true) return undefined
  const from = (name: 'commitment.letter' | 'commitment.inPlace') => {
    const own = figureOn(law, name, on)
    return own?.value === undefined && policies.national !== undefined ? figureOn(policies.national, name, on) : own
  }
  const letter = from('commitment.letter')
  if (letter?.value === undefined) return undefined
  return {
    title: '异地就医备案承诺书',
    lines: [...letter.value, ...(inPlace ? (from('commitment.inPlace')?.value ?? []) : [])],
    basis: letter.source,
    status: letter.status,
  }
}
