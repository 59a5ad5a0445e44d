/** Asking somebody to be heard, and their answer. */
import { problem } from '@yidi/contracts'
import type { HearingAnswerForm, HearingState } from '@yidi/contracts'
import type { LivingRecord, RecordsFile } from '../file/index.ts'
import { usableMaterials } from '../../platform/materials/index.ts'
import { recordContentOf, recordRows, runRecordCommand, stepPlace } from '../../platform/records/index.ts'
import type { Acting } from '../../platform/records/index.ts'
import type { Clock } from '../../platform/clock/index.ts'
import type { Ciphers, CommandKey, Database } from '../../platform/storage/index.ts'
import { hearingKind } from './kind.ts'

type HearingRecord = LivingRecord<HearingState>

interface Context {
  database: Database
  clock: Clock
}

/** What somebody is asked. The same `hearingId` again is told the first answer. */
interface NewHearing {
  hearingId: string
  personNo: string
  pool: string
  caseId: string
  /** What is held against them; sealed. */
  held: string
  /** First and last day to answer. */
  from: string
  due: string
  by: Acting
}

const audited = (by: Acting, action: string, subjectId: string) => [
  { actorKind: by.kind, actor: by.id, action: `${hearingKind.name}.${action}`, subjectId },
]

/** Asks a person to say something to what is held against them, to a last day. */
export async function askHearing(context: Context, said: NewHearing): Promise<void> {
  const { hearingId: recordId, personNo, pool, caseId, held, from, due, by } = said
  await runRecordCommand(hearingKind, {
    context,
    personNo,
    command: {
      ...{ source: hearingKind.name, name: 'hearing.ask', key: recordId, single: true },
      inputHash: Buffer.from(recordId),
    },
    decide: () => {
      const privateCipher = context.database.ciphers.seal(held, stepPlace(personNo, recordId))
      const move = { action: 'ask', by, detail: { caseId }, privateCipher } as const
      const content = { recordId, kind: hearingKind.name, pool, from, to: due }
      const rows = recordRows(hearingKind, content, 'none', 0, [move], from, 'desk')
      return { recordId, rows, audit: audited(by, 'ask', recordId) }
    },
    answer: ({ recordId: id }) => ({ id }),
  })
}

/**
 * The person answers, once, to the last day of the limit. Gives the case. Throws `hearing-not-found`, `hearing-too-late`,
 * `hearing-words-missing`, `register-action-not-allowed`, `material-not-usable`.
 */
export async function answerHearing(
  context: Context,
  { personNo, hearingId, by, command }: { personNo: string; hearingId: string; by: Acting; command: CommandKey },
  { words, materials = [] }: HearingAnswerForm,
): Promise<{ caseId: string }> {
  const said = words.trim()
  if (said === '') throw problem('hearing-words-missing')
  return runRecordCommand(hearingKind, {
    context,
    personNo,
    command,
    decide: async (file) => {
      const record = hearingsOf(file).find(({ recordId }) => recordId === hearingId)
      if (record === undefined) throw problem('hearing-not-found', { hearing: hearingId.slice(0, 60) })
      const today = context.clock.today()
      refuseLate(record, today)
      const { state, actions } = record
      const actionNo = actions.length + 1
      const privateCipher = context.database.ciphers.seal(said, stepPlace(personNo, hearingId, actionNo))
      const move = { action: 'answer', by, privateCipher } as const
      const rows = recordRows(hearingKind, recordContentOf(record), state, actions.length, [move], today, 'web')
      const uploads = await usableMaterials(context.database, personNo, materials)
      return { recordId: hearingId, rows, uploads, audit: audited(by, 'answer', hearingId) }
    },
    answer: ({ detail }) => ({ caseId: String(detail['caseId']) }),
  })
}

/** After the last day nothing is taken here; the desk can still note what somebody says. Throws `hearing-too-late`. */
function refuseLate({ to, state }: HearingRecord, today: string): void {
  if (state === 'asked' && to !== null && today > to) throw problem('hearing-too-late', { day: to })
}

/** The hearings of a person, the latest first. */
export const hearingsOf = (file: Pick<RecordsFile, 'recordSteps'>): HearingRecord[] =>
  hearingKind.recordsOf(file as RecordsFile).toReversed()

/** What is held against the person, and what they answered. */
export function openHearing(
  ciphers: Ciphers,
  { personNo, recordId, actions }: HearingRecord,
): { held: string; answer: string | null } {
  const wordsOf = (no: number): string | null => {
    const cipher = actions[no - 1]?.private_cipher ?? null
    return cipher === null ? null : ciphers.open(cipher, stepPlace(personNo, recordId, no))
  }
  return { held: wordsOf(1) ?? '', answer: wordsOf(2) }
}
