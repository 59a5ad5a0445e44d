import { cityOf, diseaseOpenAway, parseDay } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { RegisteredDisease } from '../../person/entitlements/index.ts'
import type { VisitRow } from '../../person/file/index.ts'
import { refusal } from '../refusals/index.ts'
import type { Refusal } from '../refusals/index.ts'

/**
 * What a designated disease (规定病种, 门诊慢特病) keeps from being settled directly, where the pool pays such visits at all.
 * The disease must be registered (浙人社发〔2016〕113号 第三十八条), also where the law leaves open which kinds there are; in another province its kind must be open
 * for direct settlement; and one that is registered must not pass there as an ordinary outpatient visit, because the
 * person would lose what the registration is for: paid first, claimed afterwards (policy facts, section 4).
 */
export function refusalOfDisease(
  release: Release,
  visit: VisitRow,
  diseases: readonly RegisteredDisease[],
): Refusal | undefined {
  const law = release.filing.laws.get(visit.pool)
  if (law === undefined) return undefined
  const day = visit.from_day
  const city = cityOf(release.places, visit.place, parseDay(day))
  const pool = release.pools.get(visit.pool)?.pool
  const away = pool !== undefined && city !== undefined && !pool.homes.has(city.code)
  const named = diseases.find((disease) => disease.recordId === visit.detail['register'])
  if (visit.kind === 'outpatient' && away && named !== undefined)
    return refusal('disease-as-outpatient', { disease: named.kind })
  if (visit.kind !== 'designated-disease') return undefined
  const other = visit.detail['otherDisease'] === true
  const meant = named === undefined ? (other ? [] : diseases) : [named]
  if (meant.length === 0)
    return refusal('disease-not-registered', { day, registered: diseases.map((disease) => disease.kind) })
  const abroad = away && city.province.code !== pool.province
  if (!abroad) return undefined
  const closed = meant.filter((disease) => diseaseOpenAway(law, day, disease.kind) === false)
  if (closed.length === 0) return undefined
  if (closed.length < meant.length) return refusal('disease-not-named', {})
  return refusal('disease-not-open-away', { diseases: closed.map((disease) => disease.kind) })
}
