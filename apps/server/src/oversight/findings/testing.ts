/** For tests: a finding that belongs to a pool, and how its routes keep to it. */
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** Adds a run that is done and one open finding of a person; gives the finding's number. */
export async function addFindingOf(
  { kysely }: Database,
  clock: Clock,
  pool: string,
  personNo: string,
  more: { findingId?: string; score?: number } = {},
): Promise<string> {
  const run = { run_id: `U${pool}-TEST`, pool, from_day: '2026-05-01', to_day: '2026-05-31', rule_version: 'test' }
  const at = { started_by: 'test', started_at: clock.now(), finished_at: clock.now() }
  await kysely
    .insertInto('oversight_run')
    .values({ ...run, ...at, state: 'done', stage: 'done' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { findingId = `Q-OF-${pool}`, score = 600 } = more
  await kysely
    .insertInto('oversight_finding')
    .values({
      ...{ finding_id: findingId, pool, rule: 'stays-overlap', title: '住院时间重叠', score, day: '2026-05-20' },
      ...{ subject_kind: 'person', subject: personNo, person_no: personNo, institution: null },
      sentence: '演示疑点',
      facts: JSON.stringify([{ name: '重叠天数', value: '2 天' }]),
      settlements: JSON.stringify([]),
      basis: JSON.stringify({ document: 'zj-provincial-2016-113', article: '第四十二条', status: 'setting' }),
      ...{ rule_version: 'test', found_at: clock.now(), run_id: run.run_id },
    })
    .execute()
  return findingId
}

const settingReason = '演示：本统筹区的监管参数'

/** Sets one of a pool's settings of oversight. */
export async function addSettingOf({ kysely }: Database, clock: Clock, pool: string): Promise<void> {
  await kysely
    .insertInto('oversight_setting')
    .values({
      ...{ pool, rule: 'points', name: 'warn-at', from_day: '2026-01-01', value: 6, reason: settingReason },
      ...{ entered_by: 'another', entered_at: clock.now() },
    })
    .execute()
}

/** What bounds.test.ts says of the routes of findings. */
export const findingBounds = (findingId: string) => {
  const refused = { refused: 'oversight-finding-not-found', of: { findingId } }
  return {
    'GET /api/desk/findings': { shows: findingId },
    'POST /api/desk/findings/search': { shows: findingId, body: { find: findingId } },
    'POST /api/desk/findings/export': { shows: findingId, body: { as: 'csv' } },
    'GET /api/desk/findings/:findingId': refused,
    'POST /api/desk/findings/:findingId/dismissal': { ...refused, body: { reason: '演示' } },
    'GET /api/desk/finding-runs': { shows: `U${findingId.slice('Q-OF-'.length)}-TEST` },
    'POST /api/desk/finding-runs': 'self',
    'GET /api/desk/oversight-settings': { shows: settingReason },
  } as const
}
