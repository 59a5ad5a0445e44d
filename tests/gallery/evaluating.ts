/** Drafts that are kept and evaluations of the gallery: one that is done, one that waits for its turn. */
import type { EvaluationForm, EvaluationMessage, PolicyDraftSaveForm, SavedDraft } from '@yidi/contracts'
import { carryOnEvaluations } from '../../apps/server/src/agency/evaluation/index.ts'
import { sharedRelease } from '../../apps/server/src/platform/policy/index.ts'
import type { Doors } from './doors.ts'

const approving = 'staff approve-330100'
const pool = '330100'
/** How much of it a person pays, in per cent. */
const change = (level: string, value: string) => ({
  ...{ figure: `employee.inpatient.to-40000.fund.${level}.active`, value, from: '2026-01-01' },
})

export async function evaluate(doors: Doors): Promise<Record<'draft' | 'draftDropped' | 'evaluation', string>> {
  const save = async (form: Pick<PolicyDraftSaveForm, 'title' | 'changes'>): Promise<string> =>
    (await doors.send<SavedDraft>(approving, '/api/desk/policy/drafts', { ...form, pool, files: [] })).draftId
  const draft = await save({
    ...{ title: '三级医院多付，二级医院少付', changes: [change('tier3', '16'), change('tier2', '18')] },
  })
  const draftDropped = await save({ title: '三级医院再多付', changes: [change('tier3', '15')] })
  await doors.send(approving, `/api/desk/policy/drafts/${draftDropped}/drop`, {})
  const form: EvaluationForm = {
    ...{ before: 'law', after: { draft }, year: 2026, pools: [pool] },
    source: { kind: 'people', people: 200, seed: 3 },
  }
  const url = '/api/desk/evaluations'
  const { evaluationId } = await doors.send<EvaluationMessage>(approving, url, form)
  const { db: database, clock } = doors.server.platform
  await carryOnEvaluations({ database, clock, release: sharedRelease() })
  await doors.send(approving, url, { ...form, source: { kind: 'people', people: 10_000, seed: 3 } })
  return { draft, draftDropped, evaluation: evaluationId }
}
