/** For tests of other rooms: what is chosen for the public, points and findings of a pool, and how their addresses keep to it. */
import type { Clock } from '../../platform/clock/index.ts'
import { openOfficeRecord } from '../../platform/records/index.ts'
import type { Database } from '../../platform/storage/index.ts'
import publication from './kind.ts'

/** All three have the number. */
export async function addResultsOf(
  { kysely, ciphers }: Database,
  clock: Clock,
  { pool, institution, caseId, id }: { pool: string; institution: string; caseId: string; id: string },
): Promise<void> {
  const by = { role: 'inspecting', kind: 'staff', id: 'another' } as const
  await kysely.transaction().execute(async (transaction) => {
    const opened = { recordId: id, region: pool, subject: caseId, title: '演示' }
    await openOfficeRecord({ transaction, ciphers, clock }, publication, opened, [{ action: 'choose', by }])
    await transaction
      .insertInto('publication')
      .values({ publication_id: id, pool, case_id: caseId, institution, words: '演示' })
      .execute()
    await transaction
      .insertInto('doctor_points')
      .values({
        ...{
          entry_id: id,
          pool,
          institution,
          doctor: 'D1',
          year: clock.today().slice(0, 4),
          case_id: caseId,
          points: 1,
        },
        ...{ breach: 'over-treatment', reason: '演示', entered_by: 'another', entered_at: clock.now() },
      })
      .execute()
    await transaction
      .insertInto('staff_finding')
      .values({
        ...{ finding_id: id, pool, rule: 'odd-hours', staff: 'another', person_no: null, day: clock.today() },
        ...{ facts: '{}', found_at: clock.now() },
      })
      .execute()
  })
}

/** How these routes keep to the pool of whoever calls them, for the table of the staff's routes. */
export const resultBounds = (id: string, caseId: string) =>
  ({
    'GET /api/desk/doctors': { shows: id },
    'GET /api/institution/doctors': { shownBy: 'tests/oversight/results.test.ts' },
    'POST /api/desk/doctors/points': { shownBy: 'tests/oversight/results.test.ts' },
    'POST /api/desk/doctors/points/:entryId/undo': { refused: 'points-not-found', body: { reason: '演示' } },
    'GET /api/desk/publications': { shows: id },
    'POST /api/desk/publications': { refused: 'publication-case-not-decided', body: { caseId, words: '演示' } },
    'POST /api/desk/publications/:publicationId/release': { refused: 'reclaim-other-pool' },
    'POST /api/desk/publications/:publicationId/drop': { refused: 'reclaim-other-pool', body: { words: '演示' } },
    'POST /api/desk/publications/:publicationId/take-back': { refused: 'reclaim-other-pool', body: { words: '演示' } },
    'GET /api/desk/own-staff': { shows: id },
    'POST /api/desk/own-staff/run': { shownBy: 'tests/oversight/results.test.ts' },
    'POST /api/desk/own-staff/:findingId/dismiss': {
      refused: 'staff-finding-not-found',
      body: { words: '演示' },
      of: { findingId: id },
    },
    'POST /api/desk/own-staff/:findingId/case': { shownBy: 'tests/oversight/results.test.ts' },
  }) as const
