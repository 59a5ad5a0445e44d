import { cityOf, diseaseOpenAway, parsePlace, provinceOf } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { RegisteredDisease } from '../entitlements/index.ts'
import type { VisitRow } from '../visits/index.ts'
import type { NoSettlement } from './refusals.ts'

/**
 * What a designated disease (规定病种, 门诊慢特病) keeps from being settled directly, where the pool pays such visits at all:
 * the disease must be registered (浙人社发〔2016〕113号 第三十八条), also where the pool's list of kinds is open; in another province its kind must be open
 * for direct settlement; and one that is registered must not pass there as an ordinary outpatient visit, because the
 * person would lose what the registration is for: paid first, claimed afterwards (policy facts, section 4).
 */
export function refusalOfDisease(
  release: Release,
  visit: VisitRow,
  diseases: readonly RegisteredDisease[],
): NoSettlement | undefined {
  const law = release.filing.laws.get(visit.pool)
  if (law === undefined) return undefined
  const day = visit.from_day
  const city = cityOf(parsePlace(visit.place), release.places)
  const home = release.pools.get(visit.pool)?.pool.homes
  const away = home !== undefined && !home.has(city)
  const named = diseases.find((disease) => disease.recordId === visit.detail['register'])
  if (visit.kind === 'outpatient' && away && named !== undefined)
    return { fault: 'disease-as-outpatient', values: { kind: named.kind } }
  if (visit.kind !== 'designated-disease') return undefined
  const other = visit.detail['otherDisease'] === true
  const meant = named === undefined ? (other ? [] : diseases) : [named]
  if (meant.length === 0) return { fault: 'disease-not-registered', values: { day } }
  const abroad = away && ![...home].some((one) => provinceOf(one) === provinceOf(city))
  if (!abroad) return undefined
  const closed = meant.filter((disease) => diseaseOpenAway(law, day, disease.kind) === false)
  if (closed.length === 0) return undefined
  if (closed.length < meant.length) return { fault: 'disease-not-named', values: {} }
  return { fault: 'chronic-kind-not-open', values: { kind: closed.map((disease) => disease.kind).join('、') } }
}
