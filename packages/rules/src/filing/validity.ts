/** How long a filing of a type holds, what it needs, and where it can be made. */
import { addMonths, formatDay, parseDay } from '../days.ts'
import type { Basis, FilingType } from '../quote/types.ts'
import type { ValidityRule } from './figures.ts'
import { FILING_TYPES, groupOf } from './filing-types.ts'
import { figureOn } from './law.ts'
import type { FilingFigure, FilingLaw } from './law.ts'
import type { FilingPolicies } from './load.ts'
import { requirementOf, requirementText } from './materials.ts'
import type { Material, Requirement } from './materials.ts'
import { minimumStayOn } from './minimum-stay.ts'

export interface Validity {
  from: string
  /** Last day, null without end; absent where the end must be given or the law is open. */
  to?: string | null
  visits: 'many' | 'one'
  text: string
  basis?: Basis
  status: 'stated' | 'provisional' | 'open'
  /** A usual end where the applicant may choose one (national reference, decides nothing). */
  proposedTo?: string
}

/** The validity of a filing that begins on `from`, with the end the applicant asks for, if any. */
export function validity(
  policies: FilingPolicies,
  law: FilingLaw,
  type: FilingType,
  from: string,
  askedTo?: string | null,
): Validity {
  const day = parseDay(from)
  const name = `${groupOf(type)}.validity` as const
  const figure: FilingFigure<ValidityRule> | undefined = figureOn(law, name, day)
  const rule = figure?.value
  if (!figure || rule === undefined)
    return {
      from,
      visits: 'many',
      text: '参保地还没有明确管多久',
      status: 'open',
      ...(figure ? { basis: figure.source } : {}),
    }
  const base = { from, basis: figure.source, status: figure.status }
  if (rule === 'no-end')
    return {
      ...base,
      to: askedTo ?? null,
      visits: 'many',
      text: askedTo ? `到您填的结束日期为止` : '长期有效，没有截止日期',
    }
  if (rule === 'one-visit')
    return { ...base, to: askedTo ?? null, visits: 'one', text: '只管这一次就医，用过就结束；再去要重新备案' }
  if (rule === 'as-filed') {
    const usual = usualValidity(policies, type, day)
    const proposed = usual === undefined ? {} : { proposedTo: formatDay(addMonths(day, usual.months) - 1) }
    return {
      ...base,
      ...(askedTo ? { to: askedTo } : {}),
      visits: 'many',
      text: '按您填的起止日期，期间可以多次就医',
      ...proposed,
    }
  }
  const end = formatDay(addMonths(day, rule) - 1)
  return { ...base, to: askedTo ?? end, visits: 'many', text: `${rule}个月有效，期间可以多次就医` }
}

/** How many months such a filing usually holds in the country at least; a reference, which decides nothing. */
export function usualValidity(
  { national }: FilingPolicies,
  type: FilingType,
  day: number,
): { months: number; figure: FilingFigure } | undefined {
  const figure = national && figureOn(national, `${groupOf(type)}.validity` as const, day)
  return figure && typeof figure.value === 'number' ? { months: figure.value, figure } : undefined
}

/** What has to be handed in for a type on a day; undefined where the pool has not said. */
export function materials(
  policies: FilingPolicies,
  law: FilingLaw,
  type: FilingType,
  day: string,
): { requirements: Requirement[]; basis: Basis } | undefined {
  const figure = figureOn(law, `materials.${type}`, parseDay(day))
  if (!figure?.value) return undefined
  const requirements = figure.value
    .map((text) => requirementOf(policies.materials, text))
    .filter((one) => one !== undefined)
  return { requirements, basis: figure.source }
}

/** Where a filing can be made: our own channels, and the others by name. */
export function channels(law: FilingLaw, day: string): { ours: readonly string[]; others: readonly string[] } {
  const on = parseDay(day)
  return {
    ours: figureOn(law, 'channels.ours', on)?.value ?? [],
    others: figureOn(law, 'channels.others', on)?.value ?? [],
  }
}

export interface TypeGuidance {
  type: FilingType
  title: string
  validity: Validity
  requirements: { alternatives: Material[] }[]
  materialsBasis?: Basis
  /** Materials usual in the country, where the pool's own list is open. */
  usual?: string[]
  commitment: boolean
  /** 0 where the law exempts the type; absent where nothing is asked or the law is open. */
  minimumStayMonths?: number
  channels: string[]
}

/** Everything a person should know about one type before applying. */
export function typeGuidance(policies: FilingPolicies, law: FilingLaw, type: FilingType, day: string): TypeGuidance {
  const on = parseDay(day)
  const needs = materials(policies, law, type, day)
  const usual = needs ?? (policies.national && materials(policies, policies.national, type, day))
  const minimum = minimumStayOn(law, type, on)?.value
  return {
    type,
    title: FILING_TYPES[type].title,
    validity: validity(policies, law, type, day),
    requirements: (needs?.requirements ?? []).map((one) => ({ alternatives: [...one.alternatives] })),
    ...(needs ? { materialsBasis: needs.basis } : usual ? { usual: usual.requirements.map(requirementText) } : {}),
    commitment: figureOn(law, 'commitment.types', on)?.value?.includes(type) ?? false,
    ...(minimum === undefined ? {} : { minimumStayMonths: minimum }),
    channels: [...channels(law, day).others],
  }
}
