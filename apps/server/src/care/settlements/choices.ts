/** The bill of other choices: the case of a settlement with one thing changed, reckoned by the same engine. */
import type { SettlementChoicesMessage } from '@yidi/contracts'
import { quote } from '@yidi/rules'
import type { QuoteCase, Release } from '@yidi/rules'
import type { Database } from '../../platform/storage/index.ts'
import { isAway } from './facts.ts'
import { requireSettlement } from './fee-lines.ts'

type Choice = SettlementChoicesMessage['choices'][number]

/** As many as a page can show beside each other. */
const mostChoices = 6

/**
 * What a settlement would have come to with another filing, route or level: fees, sums of the year and accounts stay as they were.
 * Nothing to compare where the law has changed since, or a ruling of the agency took part: then today's release would
 * make another bill of the same case. Throws `settlement-not-found`.
 */
export async function choicesOf(
  db: Database,
  release: Release,
  personNo: string,
  settlementId: string,
): Promise<SettlementChoicesMessage> {
  const { quote_case: own, quote_result: then, route } = await requireSettlement(db, { personNo, settlementId })
  const now = quote(release, own)
  const comparable = 'amounts' in now && JSON.stringify(now.amounts) === JSON.stringify(then.amounts)
  if (!comparable) return { comparable, route, choices: [] }
  const choices = othersOf(release, own).map(([name, other]): Choice => ({
    name,
    route: other.route,
    result: quote(release, other) as Choice['result'],
  }))
  return {
    comparable,
    route,
    choices: choices.filter(({ result }) => result.outcome !== 'invalid').slice(0, mostChoices),
  }
}

/** What is worth comparing, the most telling first. */
function othersOf(release: Release, own: QuoteCase): [Choice['name'], QuoteCase][] {
  const { visit, filing, route } = own
  const away = isAway(release, own.pool, visit.place, visit.to)
  const filed = (type: 'temporary' | 'referral'): QuoteCase => ({
    ...own,
    filing: { type, destination: visit.place, from: visit.from, to: null },
  })
  const at = (level: 'tier2' | 'tier3'): QuoteCase => {
    return { ...own, visit: { ...visit, institution: { ...visit.institution, level, settlementLevel: level } } }
  }
  const level = visit.institution.settlementLevel ?? visit.institution.level
  const [home] = release.pools.get(own.pool)?.pool.homes ?? []
  const found: [Choice['name'], QuoteCase | false | undefined][] = [
    ['filed', away && filing === null && !visit.emergency && filed('temporary')],
    ['filedReferral', away && filing === null && !visit.emergency && visit.kind === 'inpatient' && filed('referral')],
    // Whoever has not filed is not settled directly, and claims.
    ['notFiled', away && filing !== null && !visit.emergency && { ...own, filing: null, route: 'manual' }],
    ['manual', away && route === 'direct' && { ...own, route: 'manual' }],
    ['direct', route === 'manual' && { ...own, route: 'direct' }],
    ['tier2', visit.kind !== 'pharmacy' && level !== 'tier2' && at('tier2')],
    ['tier3', visit.kind !== 'pharmacy' && level !== 'tier3' && at('tier3')],
    ['home', away && home !== undefined && { ...own, route: 'direct', visit: { ...visit, place: home } }],
  ]
  return found.filter((one): one is [Choice['name'], QuoteCase] => typeof one[1] === 'object')
}
