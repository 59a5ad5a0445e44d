/** One institution as pages and routes have it, and who of the staff may touch it. */
import { problem } from '@yidi/contracts'
import type { AgreementOfPool, InstitutionFound, InstitutionOne, Staff } from '@yidi/contracts'
import { agenciesOf, basisText, recognisedBy } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { isPlaceOf, placeName } from '../../platform/places/index.ts'
import { readAgreement } from './agreements.ts'
import { readFound } from './search.ts'

/** The institution of a code with its agreements. Throws `institution-not-found`. */
export async function institutionOf(deps: RecordsDeps, code: string): Promise<InstitutionOne> {
  const { database, clock, release } = deps
  const found = await readFound(database, code, clock.today(), release)
  if (found === undefined) throw problem('institution-not-found', { code })
  const agreements = await agreementsOf(deps, found)
  const { state, title, since, reason, history } = agreements[0]!
  return { ...found, agreement: { state, title, since, reason }, history, agreements }
}

/** What stands with each agency of an institution's place, the region's own first, and which pools recognise it. */
function agreementsOf(
  { database, clock, release }: Pick<RecordsDeps, 'database' | 'clock' | 'release'>,
  { code, place }: Pick<InstitutionFound, 'code' | 'place'>,
): Promise<AgreementOfPool[]> {
  return Promise.all(
    agenciesOf(release, place).map(async (pool) => ({
      ...{ pool, poolName: agencyName(release, pool) },
      ...(await readAgreement(database.kysely, { institution: code, region: pool }, clock.today())),
      recognised: recognisedBy(release, pool).map(({ pool: other, grounds }) => ({
        ...{ pool: other, poolName: agencyName(release, other) },
        basis: grounds && basisText(release.documents, grounds.source),
        provisional: grounds?.status === 'provisional',
      })),
    })),
  )
}

/** What the agency of a pool is called in a sentence. */
const agencyName = ({ pools }: Release, code: string): string => pools.get(code)?.pool.short ?? placeName(code)

/**
 * Staff of a pool deal with the institutions of the pool's own places; staff of no pool with every one. Throws
 * `institution-other-place`.
 */
export function requireSamePlace(
  staff: Staff,
  { name, place }: Pick<InstitutionFound, 'name' | 'place'>,
  release: Release,
): void {
  if (staff.pool === null) return
  if (isPlaceOf(release, staff.pool, place)) return
  throw problem('institution-other-place', { name, place, pool: staff.pool })
}
