/** For tests: a draft and an evaluation that belong to a pool, and how their routes keep to it. */
import type { Clock } from '../../platform/clock/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** Adds a saved draft and an evaluation that waits. */
export async function addEvaluationOf({ kysely }: Database, clock: Clock, pool: string, id: string): Promise<void> {
  const files = JSON.stringify([{ path: 'pools/a/benefits.yaml', text: '' }])
  await kysely
    .insertInto('policy_draft')
    .values({
      ...{ draft_id: id, pool, title: '演示草案', files, law_marks: '{}', differs: '[]', release_id: 'test' },
      ...{ saved_by: 'another', saved_at: clock.now() },
    })
    .execute()
  await kysely
    .insertInto('policy_evaluation')
    .values({
      ...{ evaluation_id: id, pool, before_title: '现行规定', after_title: '演示草案', before_files: '[]' },
      ...{ form: JSON.stringify({ year: 2026, pools: [pool], source: { kind: 'people', people: 1, seed: 1 } }) },
      asked: JSON.stringify({ before: 'law', after: { draft: id } }),
      ...{ after_files: files, differs: '[]', release_id: 'test', started_by: 'another', started_at: clock.now() },
    })
    .execute()
}

/** What bounds.test.ts says of the routes of saved drafts and evaluations. */
export const evaluationBounds = (id: string, pool: string) => {
  const draft = { refused: 'saved-draft-not-found', of: { draftId: id } }
  const evaluation = { refused: 'evaluation-not-found', of: { evaluationId: id } }
  const change = { figure: 'no.such', value: '1', from: '2026-01-01' }
  const form = { before: 'law', after: { draft: id }, year: 2026, pools: [pool], source: { kind: 'records' } }
  return {
    'GET /api/desk/policy/drafts': { shows: id },
    'POST /api/desk/policy/drafts': {
      refused: 'evaluation-other-pool',
      body: { title: '演示', pool, changes: [change], files: [] },
    },
    'GET /api/desk/policy/drafts/:draftId': draft,
    'GET /api/desk/policy/drafts/:draftId/files.zip': draft,
    'POST /api/desk/policy/drafts/:draftId/drop': draft,
    'GET /api/desk/evaluations': { shows: id },
    'POST /api/desk/evaluations': { refused: 'evaluation-other-pool', body: form },
    'GET /api/desk/evaluations/:evaluationId': evaluation,
    'POST /api/desk/evaluations/:evaluationId/stop': evaluation,
    'GET /api/desk/evaluations/:evaluationId/result.csv': evaluation,
    'GET /api/desk/evaluations/:evaluationId/result.pdf': evaluation,
  } as const
}
