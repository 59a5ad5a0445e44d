/** What a command about an application works in, and the application that it works on. */
import { problem } from '@yidi/contracts'
import type { MonthlyAction, MonthlyState } from '@yidi/contracts'
import type { Selectable, Transaction } from 'kysely'
import { lockOfficeRecord } from '../../platform/records/index.ts'
import type { Acting, OfficeKind, OfficeRecord, OfficeWorking } from '../../platform/records/index.ts'
import type { MonthlyApplicationTable, MonthlyLineTable, Tables } from '../../platform/storage/index.ts'

export type MonthlyKind = OfficeKind<MonthlyState, MonthlyAction>
export type MonthlyRecord = OfficeRecord<MonthlyState, MonthlyAction>
export type ApplicationRow = Selectable<MonthlyApplicationTable>
export type LineRow = Selectable<MonthlyLineTable>

export interface Working extends OfficeWorking {
  by: Acting
}

type Reads = Pick<Transaction<Tables>, 'selectFrom'>

export const applicationOf = (db: Reads, applicationId: string): Promise<ApplicationRow> =>
  db.selectFrom('monthly_application').selectAll().where('application_id', '=', applicationId).executeTakeFirstOrThrow()

/** An application with its record, locked until the transaction ends. Throws `office-record-not-found`. */
export async function lockApplication(
  { transaction }: Pick<Working, 'transaction'>,
  kind: MonthlyKind,
  applicationId: string,
): Promise<{ record: MonthlyRecord; application: ApplicationRow }> {
  const record = await lockOfficeRecord<MonthlyState, MonthlyAction>(transaction, kind, applicationId)
  return { record, application: await applicationOf(transaction, applicationId) }
}

/** A line by its number. Throws `monthly-line-not-found`. */
export async function lineOf(db: Reads, application: string, number: number): Promise<LineRow> {
  const line = await db
    .selectFrom('monthly_line')
    .selectAll()
    .where('application_id', '=', application)
    .where('line_no', '=', number)
    .executeTakeFirst()
  if (line === undefined) throw problem('monthly-line-not-found', { application, number })
  return line
}

export const setLine = async (
  { transaction }: Pick<Working, 'transaction'>,
  { application_id, line_no }: Pick<LineRow, 'application_id' | 'line_no'>,
  said: Partial<Pick<LineRow, 'decision' | 'refused_fen' | 'reason' | 'words' | 'decided_by' | 'objection' | 'answer'>>,
): Promise<void> => {
  await transaction
    .updateTable('monthly_line')
    .set(said)
    .where('application_id', '=', application_id)
    .where('line_no', '=', line_no)
    .execute()
}

/** Reads yuan with at most two digits into fen, also below nought. Throws `monthly-amount-not-valid`. */
export function readFen(amount: string): number {
  const found = /^(-?)(\d{1,11})(?:\.(\d{1,2}))?$/.exec(amount.trim())
  if (found === null) throw problem('monthly-amount-not-valid', { amount: amount.slice(0, 20) })
  const fen = Number(found[2]) * 100 + Number((found[3] ?? '').padEnd(2, '0'))
  return found[1] === '' || fen === 0 ? fen : -fen
}

/** What is written must be said in words. Throws `monthly-words-missing`. */
export function requireWords(words: string | undefined, action: string): string {
  const said = words?.trim() ?? ''
  if (said === '') throw problem('monthly-words-missing', { action })
  return said
}
