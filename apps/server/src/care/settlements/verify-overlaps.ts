/**
 * Proves over all records that no two settled visits of one person lie at the same time. Reads across people, so it is a
 * job for the office and the command line. What a pool's setting allowed is a notice, the rest a fault; which is which
 * is said by the function that the settlement itself asks.
 */
import type { Release } from '@yidi/rules'
import { stands } from '../../platform/storage/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import { overlapsOf } from './overlaps.ts'
import type { OtherVisit, VisitSpan } from './overlaps.ts'

interface OverlapFinding {
  personNo: string
  /** The visit that was settled later, and the one it overlaps. */
  visitId: string
  otherId: string
}

interface OverlapReport {
  /** Pairs of settled visits whose days touch. */
  pairs: number
  faults: OverlapFinding[]
  notices: OverlapFinding[]
}

interface Pair {
  person_no: string
  pool: string
  later: VisitSpan
  earlier: OtherVisit
}

/** Looks at every pair of settled visits of one person whose days touch. */
export async function verifyOverlaps(
  db: Pick<Database, 'pool'>,
  release: Pick<Release, 'pools'>,
): Promise<OverlapReport> {
  const { rows } = await db.pool.query<Pair>(
    `with settled as materialized (
       select v.*, s.version from visit v
         join lateral (
           select max(s.version) as version from settlement s
            where s.person_no = v.person_no and s.visit_id = v.visit_id and ${stands('s')}
         ) as s on s.version is not null)
     select l.person_no, l.pool, to_json(l) as later, to_json(e) as earlier
       from settled l join settled e on e.person_no = l.person_no and e.version < l.version and e.visit_id <> l.visit_id
      where e.from_day <= coalesce(l.to_day, 'infinity') and coalesce(e.to_day, 'infinity') >= l.from_day
      order by l.person_no, l.visit_id, e.visit_id`,
  )
  const report: OverlapReport = { pairs: rows.length, faults: [], notices: [] }
  for (const { person_no: personNo, pool, later, earlier } of rows) {
    const settings = release.pools.get(pool)?.pool.overlaps
    for (const { weight } of overlapsOf(later, [{ ...earlier, settled: true }], settings)) {
      const found = { personNo, visitId: later.visit_id, otherId: earlier.visit_id }
      if (weight === 'refuse') report.faults.push(found)
      else report.notices.push(found)
    }
  }
  return report
}
