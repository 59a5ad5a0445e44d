import { randomUUID } from 'node:crypto'
import type { StaffRole } from '@yidi/contracts'
import type { Clock } from '../clock/index.ts'
import type { Database } from '../storage/index.ts'
import { cookieName } from '../guard/index.ts'
import { openSession } from '../guard/index.ts'

export { createStaff, setCitizenPassword } from './accounts.ts'

/** For tests: the `cookie` header of a citizen who is logged in. The person must be entered. */
export async function signInCitizen(db: Database, clock: Clock, personNo: string): Promise<string> {
  return `${cookieName(false)}=${await openSession(db, clock, 'citizen', personNo)}`
}

/** For tests: the `cookie` header of a new member of staff who is logged in; the account has no password. */
export async function signInStaff(
  db: Database,
  clock: Clock,
  staff: { roles: StaffRole[]; name?: string; pool?: string; institution?: string; employer?: string },
): Promise<string> {
  const userId = randomUUID()
  const row = {
    roles: staff.roles as string[],
    pool: staff.pool ?? null,
    institution: staff.institution ?? null,
    employer: staff.employer ?? null,
  }
  // A name that is there already signs in again: sessions end when a test's clock moves on.
  const { user_id } = await db.kysely
    .insertInto('staff_user')
    .values({
      user_id: userId,
      name: staff.name ?? `test-${userId}`,
      password_hash: '',
      created_at: clock.now(),
      ...row,
    })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .returning('user_id')
    .executeTakeFirstOrThrow()
  return `${cookieName(false)}=${await openSession(db, clock, 'staff', user_id)}`
}

type ByRole<Said> = Partial<Record<StaffRole, Said>>
/** How a route of the staff keeps to the pool of whoever calls it. */
export type Bound =
  /** The thing asked for lies in the pool: staff of another are refused with this code, with this body. */
  | { refused: string; body?: object; withoutKey?: true; of?: Record<string, string> }
  /** A list: this word stands in it for staff of the pool, and for nobody else. */
  | { shows: string; to?: ByRole<string>; body?: object; bodyTo?: ByRole<object>; of?: Record<string, string> }
  /** Reaches only what the account itself stands for: nothing in the request names a pool, person or account. */
  | 'self'
  /** A number that staff of another pool cannot have: the test that shows it. */
  | { shownBy: string }
  /** Concerns no pool's matters. */
  | { whole: string }

/** For tests: what a role sends; all of them the same, unless said. */
export const askedBy = (bound: Extract<Bound, { shows: string } | { refused: string }>, role: StaffRole) => {
  const body = 'bodyTo' in bound ? bound.bodyTo?.[role] : undefined
  return body === undefined ? bound : { ...bound, body }
}

type Shows = Extract<Bound, { shows: string }>

/** For tests: whether an answer shows what it should to a role. */
export const shows = (bound: Shows, role: StaffRole, { text }: { text: string }): boolean =>
  text.includes(bound.to?.[role] ?? bound.shows)
