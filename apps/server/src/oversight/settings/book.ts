/** What may be set: the rules of a pool on a day as the policy folder has them, each with its settings; and the points of doctors. */
import { pointSettings } from '@yidi/contracts'
import { parseDay } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import { loadOversight, rulesInForce, SETTING_UNITS } from '@yidi/rules/oversight'
import type { OversightLaw, OversightRule, RuleChoice, RuleInForce } from '@yidi/rules/oversight'

/** One thing that an agency may set. */
export interface BookSetting {
  name: string
  title: string
  /** Behind the number. */
  unit: string
  decimals: number
  least: number
  most: number
  /** What counts while nobody has set it; undefined: nothing does. */
  standard: number | undefined
}

export interface BookRule {
  rule: string
  title: string
  says: string
  basis: { document: string; article: string } | null
  settings: readonly BookSetting[]
}

/** What an agency has set, as it holds on a day. */
export interface SettingsOn {
  /** The value of a rule's setting; undefined where nobody has set it or the default counts again. */
  of(rule: string, name: string): number | undefined
}

const pointRule: BookRule = {
  rule: 'points',
  title: '医保医师记分',
  says: '没有文件写明记几分，由经办机构规定；没有录入的，不按参数记分',
  basis: null,
  settings: Object.entries(pointSettings).map(([name, { title }]) => ({
    ...{ name, title, unit: '分', decimals: 0, least: 1, most: 100, standard: undefined },
  })),
}

/** Working days that somebody has to answer what is held against them, until the agency sets another number. */
const standardHearingDays = 5

const hearingRule: BookRule = {
  rule: 'hearing',
  title: '陈述申辩',
  says: '没有文件写明几天，由经办机构规定；告知的时候还可以改',
  basis: null,
  settings: [
    { name: 'days', title: '期限', unit: '个工作日', decimals: 0, least: 1, most: 60, standard: standardHearingDays },
  ],
}

/** Within how many working days one is asked to answer, as an agency has set it; a setting, not law. */
export const hearingDays = (set: SettingsOn): number => set.of('hearing', 'days') ?? standardHearingDays

/** Laws by the release that they were read of. */
const laws = new WeakMap<Release, ReadonlyMap<string, OversightLaw>>()

/** The rules of oversight of a pool; undefined for one that the release does not have. */
export function oversightLawOf(release: Release, pool: string): OversightLaw | undefined {
  let all = laws.get(release)
  if (all === undefined) {
    // What is wrong in a rule is told by `yidi policy check`; here it is left out.
    all = loadOversight(release).laws
    laws.set(release, all)
  }
  return all.get(pool)
}

/** Everything that an agency may set for a pool on a day (`YYYY-MM-DD`). */
export function bookOf(release: Release, pool: string, day: string): BookRule[] {
  const on = parseDay(day)
  const rules = oversightLawOf(release, pool)?.rules ?? []
  return [...rules.filter(({ to }) => to === null || on <= to).map(bookRule), pointRule, hearingRule]
}

function bookRule({ id, title, says, source, on, weight, settings, mechanism }: OversightRule): BookRule {
  const own = Object.entries(mechanism.settings).map(([name, kind]): BookSetting => {
    const { label, decimals } = SETTING_UNITS[kind.unit]
    return {
      name,
      title: kind.title,
      unit: label,
      decimals,
      least: kind.least,
      most: kind.most,
      standard: settings[name],
    }
  })
  return {
    ...{ rule: id, title, says, basis: source },
    settings: [
      { name: 'on', title: '启用', unit: '', decimals: 0, least: 0, most: 1, standard: on ? 1 : 0 },
      { name: 'weight', title: '权重', unit: '分', decimals: 0, least: 0, most: 1000, standard: weight },
      ...own,
    ],
  }
}

/** The rules of a pool that hold on a day, with what its agency has set of them. */
export function rulesOn(law: OversightLaw, day: string, set: SettingsOn): RuleInForce[] {
  const choices = law.rules.map(({ id, mechanism }): [string, RuleChoice] => {
    const settings = Object.keys(mechanism.settings).flatMap((name) => {
      const value = set.of(id, name)
      return value === undefined ? [] : [[name, value] as const]
    })
    const on = set.of(id, 'on')
    const weight = set.of(id, 'weight')
    return [
      id,
      {
        ...(on === undefined ? {} : { on: on === 1 }),
        ...(weight === undefined ? {} : { weight }),
        settings: Object.fromEntries(settings),
      },
    ]
  })
  return rulesInForce(law, parseDay(day), new Map(choices))
}
