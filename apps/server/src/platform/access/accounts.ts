import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Kysely } from 'kysely'
import type { StaffRole } from '@yidi/contracts'
import type { Clock } from '../clock/index.ts'
import type { Database, Tables } from '../storage/index.ts'
import { hashPassword } from './passwords.ts'

/** A member of staff to be entered. */
interface NewStaff {
  /** Log-in name: letters, digits, hyphens. */
  name: string
  password: string
  roles: StaffRole[]
  /** The pool that the person works for; null for all of them. */
  pool: string | null
  /** The institution that the person works for. */
  institution: string | null
  /** The employer that the person acts for. */
  employer?: string | null
}

/** Enters a member of staff, or gives an existing one a new password and roles. Says which of the two it was. */
export async function createStaff(db: Database, clock: Clock, staff: NewStaff): Promise<'created' | 'changed'> {
  const row = {
    password_hash: await hashPassword(staff.password),
    roles: staff.roles as string[],
    pool: staff.pool,
    institution: staff.institution,
    employer: staff.employer ?? null,
    disabled_at: null,
  }
  const written = await db.kysely
    .insertInto('staff_user')
    .values({ user_id: randomUUID(), name: staff.name, created_at: clock.now(), ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .returning(sql<boolean>`xmax = 0`.as('is_new'))
    .executeTakeFirstOrThrow()
  return written.is_new ? 'created' : 'changed'
}

/** Gives a citizen the password to log in with. The person must be entered. */
export async function setCitizenPassword(
  db: Database,
  clock: Clock,
  personNo: string,
  password: string,
): Promise<void> {
  await storeCitizenPassword(db.kysely, personNo, await hashPassword(password), clock.now())
}

/** The same with the hash made already: it takes its time, and no transaction shall wait for it. */
export async function storeCitizenPassword(
  kysely: Kysely<Tables>,
  personNo: string,
  passwordHash: string,
  at: Date,
): Promise<void> {
  const row = { password_hash: passwordHash, changed_at: at }
  await kysely
    .insertInto('citizen_login')
    .values({ person_no: personNo, ...row })
    .onConflict((conflict) => conflict.column('person_no').doUpdateSet(row))
    .execute()
}

/** Whether the person has a password to log in with. */
export async function hasAccount(db: Pick<Database, 'kysely'>, personNo: string): Promise<boolean> {
  const row = await db.kysely
    .selectFrom('citizen_login')
    .select('person_no')
    .where('person_no', '=', personNo)
    .executeTakeFirst()
  return row !== undefined
}

/** The stored password of a citizen, by ID number however it is typed. */
export async function findCitizenLogin(
  db: Database,
  idNumber: string,
): Promise<{ userId: string; passwordHash: string } | undefined> {
  // Two questions: who has the number lies by its blind index, the password with the person, each on a node of its own.
  const known = await db.kysely
    .selectFrom('person_lookup')
    .select('person_no')
    .where('blind_index', '=', db.ciphers.blindIndex('id-number', idNumber))
    .where('kind', '=', 'id-number')
    .executeTakeFirst()
  // Asked also where nobody has the number: how long the answer takes does not tell.
  const row = await db.kysely
    .selectFrom('citizen_login')
    .select(['person_no', 'password_hash'])
    .where('person_no', '=', known?.person_no ?? '')
    .executeTakeFirst()
  return row && { userId: row.person_no, passwordHash: row.password_hash }
}

/** The stored password of a member of staff, and the sealed secret of the second factor; a disabled account is none. */
export async function findStaffLogin(
  db: Database,
  name: string,
): Promise<{ userId: string; passwordHash: string; secondFactorCipher: Buffer | null } | undefined> {
  const row = await db.kysely
    .selectFrom('staff_user')
    .select(['user_id', 'password_hash', 'second_factor_cipher'])
    .where('name', '=', name)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  return (
    row && {
      userId: row.user_id,
      passwordHash: row.password_hash,
      secondFactorCipher: row.second_factor_cipher,
    }
  )
}
