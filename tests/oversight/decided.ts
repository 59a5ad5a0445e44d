/** A case of oversight that two people have decided, with what its decision brings. */
import type { CaseConsequenceKind, OversightSubject } from '@yidi/contracts'
import type { Clock } from '../../apps/server/src/platform/clock/index.ts'
import { caseKind } from '../../apps/server/src/oversight/cases/kind.ts'
import { findOfficeRecord, openOfficeRecord, takeOfficeSteps } from '../../apps/server/src/platform/records/index.ts'
import type { Database } from '../../apps/server/src/platform/storage/index.ts'

interface Decided {
  caseId: string
  pool: string
  subjectKind: OversightSubject
  subject: string
  institution?: string
  consequences: readonly ({ kind: CaseConsequenceKind } & Record<string, unknown>)[]
  /** Why, in the words of the proposal. */
  words?: string
}

const by = (id: string) => ({ role: 'inspecting', kind: 'staff', id }) as const

export async function decideCase(
  { kysely, ciphers }: Database,
  clock: Clock,
  { caseId, pool, subjectKind, subject, institution, consequences, words }: Decided,
): Promise<void> {
  await kysely.transaction().execute(async (transaction) => {
    const working = { transaction, ciphers, clock }
    await openOfficeRecord(working, caseKind, { recordId: caseId, region: pool, subject, title: '演示案件' }, [
      { action: 'open', by: by('inspects-one') },
      { action: 'look', by: by('inspects-one') },
      { action: 'propose', by: by('inspects-one'), detail: { consequences } },
    ])
    await transaction
      .insertInto('oversight_case')
      .values({
        ...{ case_id: caseId, pool, subject_kind: subjectKind, subject, institution: institution ?? null },
        ...{
          visits: '[]',
          matter_cipher: ciphers.seal('演示', `oversight_case.matter:${caseId}`),
          opened_at: clock.now(),
        },
      })
      .execute()
    if (words !== undefined)
      await transaction
        .insertInto('oversight_words')
        .values({
          ...{ case_id: caseId, step_no: 3 },
          words_cipher: ciphers.seal(words, `oversight_words.words:${caseId}:3`),
        })
        .execute()
    const record = await findOfficeRecord(transaction, caseKind, caseId)
    await takeOfficeSteps(working, caseKind, record, [{ action: 'decide', by: by('inspects-two') }])
  })
}

/** Two others take the decision back. */
export async function liftCase({ kysely, ciphers }: Database, clock: Clock, caseId: string): Promise<void> {
  await kysely.transaction().execute(async (transaction) => {
    const working = { transaction, ciphers, clock }
    const decided = await findOfficeRecord(transaction, caseKind, caseId)
    const asked = await takeOfficeSteps(working, caseKind, decided, [
      { action: 'propose-lift', by: by('inspects-one') },
    ])
    await takeOfficeSteps(working, caseKind, asked, [{ action: 'lift', by: by('inspects-two') }])
  })
}
