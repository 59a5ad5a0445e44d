/**
 * Agreements with institutions (定点协议) and the pools that recognise each other's (互认, 浙人社发〔2016〕113号 article 30). An
 * agreement is one between an institution and the agency of one pool, or of a region that is no pool here. Two pools with a
 * city that is home to both recognise each other's institutions: the homes of a pool say it, and nothing beside them.
 */
import type { HomeGrounds } from './policy/pool.ts'
import type { Release } from './policy/release.ts'
import { cityOf } from './places.ts'

/** A pool that another one recognises the institutions of, and where that stands; null: in its own homes alone. */
interface Recognition {
  pool: string
  grounds: HomeGrounds | null
}

type Law = Pick<Release, 'pools'>

const homesOf = ({ pools }: Law, code: string): ReadonlySet<string> => pools.get(code)?.pool.homes ?? new Set([code])

/** The pools whose institutions a pool or region takes for its own, in the order of their codes. */
export function recognisedBy(law: Law, code: string): Recognition[] {
  const own = homesOf(law, code)
  const others = new Set([...law.pools.keys(), ...own])
  return [...others]
    .filter((other) => other !== code && [...homesOf(law, other)].some((home) => own.has(home)))
    .sort()
    .map((other) => ({ pool: other, grounds: groundsOf(law, code, other) }))
}

/** Of a home that both have, whichever of the two pools says where it stands. */
function groundsOf({ pools }: Law, ...codes: readonly string[]): HomeGrounds | null {
  for (const code of codes) {
    const grounds = [...(pools.get(code)?.pool.homeGrounds.values() ?? [])]
    if (grounds[0] !== undefined) return grounds[0]
  }
  return null
}

/** Whose agencies sign with the institutions of a place (city or county): the region's own first, then those it recognises. */
export function agenciesOf(release: Pick<Release, 'pools' | 'places'>, place: string): string[] {
  const city = cityOf(release.places, place)?.code ?? place
  return [city, ...recognisedBy(release, city).map(({ pool }) => pool)]
}

/** What holds between an institution and one agency on a day. */
export interface HeldAgreement {
  /** Pool or region whose agency signed. */
  region: string
  status: 'in-force' | 'suspended' | 'terminated'
  /** First day `YYYY-MM-DD` of this status, and by which decision; absent where nobody asked. */
  from?: string
  reason?: string | null
}

/**
 * The agreement that decides for people of a pool at an institution, of those that hold on the day; undefined where there is
 * none. At home the pool's own, elsewhere that of the region where the institution lies; where that agency has none, one that is in
 * force with a pool that it recognises. What an agency has suspended or ended itself, no other one makes good.
 */
export function agreementFor<Held extends HeldAgreement>(
  release: Pick<Release, 'pools' | 'places'>,
  { pool, place }: { pool: string | null; place: string },
  onDay: readonly Held[],
): Held | undefined {
  const city = cityOf(release.places, place)?.code ?? place
  const first = pool !== null && release.pools.get(pool)?.pool.homes.has(city) === true ? pool : city
  const decidedBy = (held: readonly Held[], ending: (one: Held) => boolean) => held.find(ending) ?? held[0]
  const own = onDay.filter(({ region }) => region === first)
  if (own.length > 0) return decidedBy(own, ({ status }) => status !== 'in-force')
  const recognised = new Set(recognisedBy(release, first).map((one) => one.pool))
  return decidedBy(
    onDay.filter(({ region }) => recognised.has(region)),
    ({ status }) => status === 'in-force',
  )
}
