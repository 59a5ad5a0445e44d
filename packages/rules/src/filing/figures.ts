/**
 * The figures of the filing law: every name that a filing.yaml may use and how its value is read. A pool's file says
 * the value, the first day in force, the document and article; this table says only what kind of value it is.
 */
import { flag, listOf, place, texts, whole, wholeOr, word, words } from '../policy/rule-kinds.ts'
import type { Kinds } from '../policy/rule-kinds.ts'
import { FILING_TYPE_NAMES } from './filing-types.ts'
import type { FilingType } from './filing-types.ts'

const validity = wholeOr('months', 'no-end', 'as-filed', 'one-visit')
const levels = words('tier3', 'tier2', 'tier1', 'community', 'other')

/** How long a filing holds: months, without end, from–to as filed, or until it was used once. */
export type ValidityRule = number | 'no-end' | 'as-filed' | 'one-visit'

const materialsByType = Object.fromEntries(FILING_TYPE_NAMES.map((type) => [`materials.${type}`, texts])) as Record<
  `materials.${FilingType}`,
  typeof texts
>

export const FIGURES = {
  'needed.inProvince': flag,
  'needed.outOfProvince': flag,
  'needed.exceptPlaces': listOf(place),
  offered: words(...FILING_TYPE_NAMES),
  takesEffect: word('at-once'),
  'longTerm.minimumStay': whole('months'),
  'longTerm.noMinimumStay': words(...FILING_TYPE_NAMES),
  'longTerm.changeAfter': whole('months'),
  'longTerm.validity': validity,
  'longTerm.institutions': word('all-networked', 'chosen-and-free'),
  'longTerm.backHome': word('as-home', 'not-below-referral'),
  'longTerm.travellingOn': word('direct', 'needs-filing'),
  'institutions.count': listOf(whole('count')),
  'institutions.chosenLevels': levels,
  'institutions.freeLevels': levels,
  'institutions.publicOutOfProvince': levels,
  'temporary.validity': validity,
  'referral.validity': validity,
  'referral.institutionRequired': flag,
  'referral.levels': levels,
  'referral.elsewhere': word('no', 'reviewed'),
  'referral.onwardLevels': levels,
  'referral.byHospital': flag,
  'supplementary.until': word('before-discharge'),
  'supplementary.days': wholeOr('days', 'no-limit'),
  'supplementary.start': word('admission-day', 'on-or-before-admission'),
  'emergency.rule': word('deemed-filed', 'file-afterwards'),
  'emergency.days': wholeOr('days', 'no-limit'),
  'pharmacy.outOfProvince': word('past-year-account', 'like-other-visits'),
  'commitment.types': words(...FILING_TYPE_NAMES),
  'commitment.letter': texts,
  'commitment.inPlace': texts,
  ...materialsByType,
  applicants: words('self', 'agent', 'employer', 'hospital'),
  'channels.ours': words('web', 'counter', 'hospital', 'community'),
  'channels.others': texts,
  'limits.promise': word('instant'),
  'limits.statutoryWorkingDays': whole('working-days'),
  'limits.resultWorkingDays': listOf(whole('working-days')),
  'opens.services': words('inpatient', 'outpatient', 'chronic-outpatient'),
  'opens.chronicKinds': texts,
  'designatedDisease.kinds': texts,
  'designatedDisease.decision': word('instant', 'desk'),
  'medicineAbroad.months': whole('months'),
  'medicineAbroad.benefits': word('paused', 'go-on'),
  'medicineAbroad.decision': word('instant', 'desk'),
  'family.accountSharing': flag,
  twoPeople: words(...FILING_TYPE_NAMES),
} as const satisfies Kinds

export type FigureName = keyof typeof FIGURES
export type FigureValue<N extends FigureName> = NonNullable<ReturnType<(typeof FIGURES)[N]['read']>>

export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[]

/**
 * Figures that a pool need not state: some hold only together with another one (see law.ts, missing figures), others
 * belong to matters beside filing that many pools' documents do not touch; those are open where they are missing.
 */
export const CONDITIONAL: readonly FigureName[] = FIGURE_NAMES.filter((name) =>
  [
    'needed.exceptPlaces',
    'longTerm.noMinimumStay',
    'institutions.',
    'materials.',
    'designatedDisease.',
    'medicineAbroad.',
    'family.',
    // Where a pool says nothing, one clerk may take in and review: 即审即办 by one person is usual.
    'twoPeople',
    // Words of its own are a pool's choice; else those usual in the country are signed.
    'commitment.letter',
    'commitment.inPlace',
  ].some((section) => name.startsWith(section)),
)
