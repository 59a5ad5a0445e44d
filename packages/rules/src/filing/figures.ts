/**
 * The figures of the filing law: every name that a filing.yaml may use and how its value is read. A pool's file says
 * the value, the first day in force, the document and article; this table says only what kind of value it is.
 */
import { QUANTITIES } from '../policy/figure-places.ts'
import { shown } from '../policy/read.ts'
import type { PolicyReader } from '../policy/read.ts'
import type { YamlNode } from '../policy/yaml.ts'
import { FILING_TYPE_NAMES } from './filing-types.ts'
import type { FilingType } from './filing-types.ts'

/** A kind of value: how it is read, and how an editor checks it (JSON Schema). */
interface Kind<T> {
  /** What a number of it counts; `unit:` may say it, and nothing else. */
  unit?: WholeUnit
  read(reader: PolicyReader, node: YamlNode, what: string): T | undefined
  schema: Readonly<Record<string, unknown>>
}

const flag: Kind<boolean> = {
  read: (reader, node, what) => reader.bool(node, what),
  schema: { enum: ['yes', 'no', true, false] },
}

type WholeUnit = 'days' | 'months' | 'working-days' | 'count'

/** A whole number of a unit, in its range. */
function whole(unit: WholeUnit): Kind<number> {
  const { least, most } = QUANTITIES[unit]
  return {
    unit,
    read: (reader, node, what) => reader.whole(node, unit, what),
    schema: { type: 'integer', minimum: least, maximum: most },
  }
}

function listOf<T>(one: Kind<T>): Kind<readonly T[]> {
  return {
    read: (reader, node, what) => {
      const items = node.kind === 'list' ? node.items : [node]
      const found = items.map((item) => one.read(reader, item, what)).filter((item) => item !== undefined)
      return found.length === items.length ? found : undefined
    },
    schema: { anyOf: [one.schema, { type: 'array', items: one.schema }] },
    ...(one.unit === undefined ? {} : { unit: one.unit }),
  }
}

const texts = listOf<string>({ read: (reader, node, what) => reader.text(node, what), schema: { type: 'string' } })

function word<T extends string>(...known: readonly T[]): Kind<T> {
  return { read: (reader, node, what) => reader.word(node, known, what), schema: { enum: [...known] } }
}

function words<T extends string>(...known: readonly T[]): Kind<readonly T[]> {
  return listOf(word(...known))
}

function wholeOr<T extends string>(unit: WholeUnit, ...known: readonly T[]): Kind<number | T> {
  const number = whole(unit)
  return {
    unit,
    read: (reader, node, what) => {
      if (node.kind === 'scalar' && (known as readonly string[]).includes(node.text)) return node.text as T
      if (node.kind === 'scalar' && /^[-－−]?[\d０-９]/.test(node.text)) return number.read(reader, node, what)
      return reader.fault(
        node.at,
        'wrong-value',
        shown(node),
        `${what}不能是“${shown(node)}”`,
        `${QUANTITIES[unit].rule}，或者 ${known.join('、')}`,
      )
    },
    schema: { anyOf: [number.schema, { enum: [...known] }] },
  }
}

/** A code of the table of places; that there is such a place is checked when the law is read (load.ts). */
const place: Kind<string> = {
  read: (reader, node, what) => reader.text(node, what),
  schema: { type: 'string', pattern: '^\\d{6}$' },
}

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
} as const satisfies Record<string, Kind<unknown>>

/** What the numbers of a figure count; undefined where it is no number. */
export function unitOf(name: FigureName): WholeUnit | undefined {
  return (FIGURES[name] as Kind<unknown>).unit
}

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
