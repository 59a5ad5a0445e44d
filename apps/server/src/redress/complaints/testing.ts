/** For tests: a complaint, a reconsideration and a setting of a pool, and how their routes keep to it. */
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'

interface Of {
  pool: string
  personNo: string
  complaint: string
  reconsideration: string
}

/** Who set it: a word that stands in the settings of the pool alone. */
const setter = 'setter-of-the-pool'

export async function addServiceOf(
  { kysely }: Pick<Database, 'kysely'>,
  clock: Clock,
  { pool, personNo, complaint, reconsideration }: Of,
): Promise<void> {
  const open = { pool, person_no: personNo, title: '演示', status: 'open', opened_at: clock.now() } as const
  await kysely
    .insertInto('desk_task')
    .values([
      { ...open, task_id: complaint, subject_id: complaint, kind: 'complaint', type: 'suggestion', state: 'service' },
      { ...open, task_id: reconsideration, subject_id: reconsideration, kind: 'reconsideration', state: 'asked' },
    ])
    .execute()
  await kysely
    .insertInto('complaint_setting')
    .values({
      ...{ pool, subject: 'suggestion', desk: 'service', answer_days: 5, from_day: '2026-01-01' },
      ...{ entered_by: setter, entered_at: clock.now() },
    })
    .execute()
}

/** The routes of complaints and reconsiderations for the table of bounds. */
export function serviceBounds({ complaint, reconsideration }: Pick<Of, 'complaint' | 'reconsideration'>) {
  const refused = 'filing-other-pool'
  const one = (body?: object) => ({ refused, of: { id: complaint }, ...(body === undefined ? {} : { body }) })
  const file = { refused, of: { complaintId: complaint } }
  const again = (body?: object) => ({ refused, of: { id: reconsideration }, ...(body === undefined ? {} : { body }) })
  const letter = { words: '演示', basis: { document: 'demonstration', article: '一' } }
  return {
    'POST /api/desk/complaints': {
      refused,
      body: { who: '330100198811020127', via: 'counter', subject: 'enquiry', text: '演示' },
    },
    'GET /api/desk/complaints/:id': one(),
    'POST /api/desk/complaints/:id/answer': one({ words: '演示' }),
    'POST /api/desk/complaints/:id/return': one({ words: '演示' }),
    'POST /api/desk/complaints/:id/route': one({ desk: 'service' }),
    'POST /api/desk/complaints/:id/withdraw': one({}),
    'POST /api/desk/complaints/:id/case': one({ subjectKind: 'institution', subject: 'H33010000001', matter: '演示' }),
    'GET /api/desk/complaints/:complaintId/materials': file,
    'GET /api/desk/complaints/:complaintId/materials/:materialId': file,
    'GET /api/desk/complaint-settings': { shows: setter },
    'POST /api/desk/complaint-settings': 'self',
    'GET /api/desk/complaint-statistics': { shows: '意见建议' },
    'GET /api/desk/complaint-statistics/file': { shows: '意见建议' },
    'GET /api/desk/reconsiderations/:id': again(),
    'POST /api/desk/reconsiderations/:id/accept': again({ office: '演示' }),
    'POST /api/desk/reconsiderations/:id/uphold': again(letter),
    'POST /api/desk/reconsiderations/:id/change': again(letter),
  } as const
}
