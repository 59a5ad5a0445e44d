/** Which measure holds, and how one is made and lifted. One function says it to the page, the look ahead and the settlement. */
import { problem } from '@yidi/contracts'
import type { MeasureState } from '@yidi/contracts'
import { covers } from '../file/index.ts'
import type { MeasureRecord } from '../file/index.ts'
import { recordContentOf, recordRows, runRecordCommand, stepPlace } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { CommandKey, Database } from '../../platform/storage/index.ts'
import { measureKind } from './kind.ts'
import type { MeasureDetail } from './kind.ts'

/** A measure that holds on a day. */
export interface Measure {
  measureId: string
  kind: Exclude<MeasureState, 'lifted'>
  caseId: string
  basis: string
  from: string
  /** Last day; null: until it is lifted. */
  to: string | null
}

/**
 * The measures of a person that hold on a day, a suspension first. What was lifted holds no more from the day of that on, and what
 * has a last day ends with it.
 */
export function measuresOn({ measures }: { measures: readonly MeasureRecord[] }, day: string): Measure[] {
  return measures
    .flatMap((record) => {
      const { caseId, basis, liftedOn } = record.detail as unknown as MeasureDetail
      const holds = covers(record, day) && (liftedOn === undefined || day < liftedOn)
      const kind = record.actions[0]?.action === 'suspend' ? ('suspended' as const) : ('by-claim' as const)
      return holds ? [{ measureId: record.recordId, kind, caseId, basis, from: record.from, to: record.to }] : []
    })
    .sort((one, other) => Number(one.kind !== 'suspended') - Number(other.kind !== 'suspended'))
}

interface Context {
  database: Database
  clock: Clock
}

/** What a decision makes of somebody's settlements. The same `measureId` again is told the first answer. */
interface NewMeasure {
  measureId: string
  personNo: string
  pool: string
  kind: Measure['kind']
  caseId: string
  basis: string
  interim: boolean
  /** Why, in words for the person; sealed. */
  words: string
  from: string
  to: string | null
  by: Acting
}

const commandOf = (name: string, measureId: string): CommandKey => ({
  ...{ source: measureKind.name, name, key: measureId, single: true },
  inputHash: Buffer.from(measureId),
})

/** Makes a measure by the decision of a case. */
export async function takeMeasure(context: Context, said: NewMeasure): Promise<void> {
  const { measureId: recordId, personNo, pool, kind, caseId, basis, interim, words, from, to, by } = said
  const action = kind === 'suspended' ? 'suspend' : 'turn-to-claims'
  const { ciphers } = context.database
  await runRecordCommand(measureKind, {
    context,
    personNo,
    command: commandOf('measure.take', recordId),
    decide: () => {
      const detail = { caseId, basis, interim } satisfies MeasureDetail
      const privateCipher = ciphers.seal(words, stepPlace(personNo, recordId))
      const move = { action, by, detail: { ...detail }, privateCipher } as const
      const content = { recordId, kind: measureKind.name, pool, from, to }
      const rows = recordRows(measureKind, content, 'none', 0, [move], context.clock.today(), 'desk')
      return { recordId, rows, audit: [audited(by, action, recordId)] }
    },
    answer: ({ recordId: id }) => ({ id }),
  })
}

/** Lifts a measure, from today on. One that is lifted already stays so. Throws `register-not-found`. */
export async function liftMeasure(
  context: Context,
  { personNo, measureId, by }: Pick<NewMeasure, 'personNo' | 'measureId' | 'by'>,
): Promise<void> {
  await runRecordCommand(measureKind, {
    context,
    personNo,
    command: commandOf('measure.lift', measureId),
    decide: (file) => {
      const record = measureKind.recordsOf(file).find(({ recordId }) => recordId === measureId)
      if (record === undefined) throw problem('register-not-found', { recordId: measureId })
      const { state, actions } = record
      const today = context.clock.today()
      const move = { action: 'lift', by, detail: { liftedOn: today } } as const
      const rows = recordRows(measureKind, recordContentOf(record), state, actions.length, [move], today, 'desk')
      return { recordId: measureId, rows, audit: [audited(by, 'lift', measureId)] }
    },
    answer: ({ recordId: id }) => ({ id }),
  })
}

const audited = (by: Acting, action: string, subjectId: string) => ({
  ...{ actorKind: by.kind, actor: by.id, action: `${measureKind.name}.${action}`, subjectId },
})
