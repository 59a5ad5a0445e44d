/**
 * What the steps of a case bring a person, carried out with the person: a hearing, a measure made, a measure lifted. The step stands first;
 * each command is known by the step, so that it may be carried out as often as one likes, and a stopped server leaves nothing undone.
 */
import { shanghaiDay } from '../../platform/clock/index.ts'
import { askHearing } from '../../person/hearings/index.ts'
import { liftMeasure, takeMeasure } from '../../person/measures/index.ts'
import type { RecordsDeps } from '../../platform/module/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import type { CaseRecord } from './kind.ts'
import { proposedOf } from './one.ts'
import { findCase, wordsOf } from './working.ts'
import type { CaseRow } from './working.ts'

type Deps = Pick<RecordsDeps, 'database' | 'clock'>
type Step = CaseRecord['steps'][number]

const measureKinds = { 'person-suspended': 'suspended', 'person-by-claim': 'by-claim' } as const
type MeetsPerson = keyof typeof measureKinds
/** Which measure a step of a case makes. */
export const measureId = (caseId: string, step: number) => `${caseId}-C${String(step)}`
export const meetsPerson = (kind: unknown): kind is MeetsPerson => typeof kind === 'string' && kind in measureKinds

/** Carries out what a case has brought its person up to now. */
export async function carryOut(deps: Deps, caseId: string): Promise<void> {
  const { record, row } = await findCase(deps, caseId)
  if (row.carried_no >= record.steps.length) return
  if (row.subject_kind === 'person') {
    const words = await wordsOf(deps, caseId)
    for (const step of record.steps.slice(row.carried_no)) await carryStep(deps, { record, row, words }, step)
  }
  await deps.database.kysely
    .updateTable('oversight_case')
    .set({ carried_no: record.steps.length })
    .where('case_id', '=', caseId)
    .where('carried_no', '<', record.steps.length)
    .execute()
}

interface Carried {
  record: CaseRecord
  row: CaseRow
  words: ReadonlyMap<number, string>
}

async function carryStep(deps: Deps, carried: Carried, step: Step): Promise<void> {
  const { record, row, words } = carried
  const by: Acting = { role: 'inspecting', kind: step.actorKind, id: step.actor }
  const said = { personNo: row.subject, pool: row.pool, caseId: row.case_id, by }
  switch (step.action) {
    case 'ask':
      return askHearing(deps, {
        ...said,
        ...{ hearingId: `${row.case_id}-H${String(step.stepNo)}`, held: words.get(step.stepNo) ?? '' },
        ...{ from: shanghaiDay(step.at), due: String(step.detail['due']) },
      })
    case 'interim':
      return take(deps, carried, step, step.detail, step)
    case 'lift-interim':
      return lift(deps, carried, step, ['interim'])
    case 'close':
      return lift(deps, carried, step, ['interim'])
    case 'decide': {
      // What is decided begins before the interim ends, so that nothing passes in between.
      const upTo = { steps: record.steps.slice(0, step.stepNo) }
      const proposal = upTo.steps.findLast(({ action }) => action === 'propose')!
      const { basis } = proposal.detail
      for (const { kind, detail } of proposedOf(upTo))
        await take(deps, carried, step, { kind, ...detail, basis }, proposal)
      return lift(deps, carried, step, ['interim'])
    }
    case 'lift':
      return lift(deps, carried, step, ['decide'])
    default:
      return undefined
  }
}

async function take(
  deps: Deps,
  { row, words }: Carried,
  step: Step,
  { kind, until, basis }: Readonly<Record<string, unknown>>,
  /** The step whose words say why: of a decision the proposal's, of an interim measure its own. */
  why: Step,
): Promise<void> {
  if (!meetsPerson(kind)) return
  await takeMeasure(deps, {
    ...{ measureId: measureId(row.case_id, step.stepNo), personNo: row.subject, pool: row.pool },
    ...{ kind: measureKinds[kind], caseId: row.case_id, basis: String(basis), interim: why === step },
    ...{ words: words.get(why.stepNo) ?? '', from: shanghaiDay(step.at) },
    ...{ to: typeof until === 'string' ? until : null },
    by: { role: 'inspecting', kind: step.actorKind, id: step.actor },
  })
}

/** Lifts the measure that the last step of these before this one made, where it made one that is not lifted yet. */
async function lift(deps: Deps, { record, row }: Carried, step: Step, of: readonly Step['action'][]): Promise<void> {
  const before = record.steps.slice(0, step.stepNo - 1)
  const made = before.findLast(({ action }) => of.includes(action))
  if (made === undefined) return
  const ended = before
    .slice(made.stepNo)
    .some(({ action }) => action === 'lift-interim' || action === 'decide' || action === 'close')
  if (made.action === 'interim' && ended) return
  const kinds =
    made.action === 'interim'
      ? [made.detail['kind']]
      : proposedOf({ steps: before.slice(0, made.stepNo) }).map((one) => one.kind)
  if (!kinds.some(meetsPerson)) return
  const by: Acting = { role: 'inspecting', kind: step.actorKind, id: step.actor }
  await liftMeasure(deps, { personNo: row.subject, measureId: measureId(row.case_id, made.stepNo), by })
}

/** Carries out what a stopped server left behind. May run as often as one likes. */
export async function carryOutCases(deps: Deps): Promise<void> {
  const rows = await deps.database.kysely
    .selectFrom('oversight_case')
    .innerJoin('office_record', 'office_record.record_id', 'oversight_case.case_id')
    .select('case_id')
    .whereRef('oversight_case.carried_no', '<', 'office_record.step_no')
    .orderBy('case_id')
    .execute()
  for (const { case_id } of rows) await carryOut(deps, case_id)
}
