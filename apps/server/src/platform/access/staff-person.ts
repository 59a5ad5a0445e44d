/** Whose an account of staff is: said by the security administrator, asked before somebody decides about his own family. */
import { problem } from '@yidi/contracts'
import { findPersonNoByIdNumber } from '../../person/people/index.ts'
import type { Database } from '../storage/index.ts'
import type { StaffContext } from './staff.ts'

/** Number of the person who has an account, by its log-in name; null where nobody has said whose it is. */
export async function personNoOfStaff({ kysely }: Pick<Database, 'kysely'>, name: string): Promise<string | null> {
  const row = await kysely.selectFrom('staff_user').select('person_no').where('name', '=', name).executeTakeFirst()
  return row?.person_no ?? null
}

/** The person of an ID number as the account form takes it; null says that nothing is known. Throws `person-not-found`. */
export async function personOfForm(database: Database, idNumber: string | null): Promise<string | null> {
  if (idNumber === null || idNumber.trim() === '') return null
  const personNo = await findPersonNoByIdNumber(database, idNumber)
  if (personNo === undefined) throw problem('person-not-found', { what: '证件号码' })
  return personNo
}

/** Says whose the account is. */
export async function setStaffPerson({ db }: StaffContext, userId: string, personNo: string | null): Promise<void> {
  await db.updateTable('staff_user').set({ person_no: personNo }).where('user_id', '=', userId).execute()
}
