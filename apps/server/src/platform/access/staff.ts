/**
 * Accounts of staff, kept by the security administrator, by one of a pool within that pool: nobody can lock out the last one, or
 * themselves.
 */
import { randomUUID } from 'node:crypto'
import { isBoundBy, problem, whyApart } from '@yidi/contracts'
import type { FieldError, NewStaffForm, StaffAccount, StaffChange, StaffRole } from '@yidi/contracts'
import { cityOf, whyNoPool } from '@yidi/rules'
import type { Release } from '@yidi/rules'
import type { Kysely } from 'kysely'
import type { Tables } from '../storage/index.ts'
import { closeSessionsOf } from '../guard/index.ts'
import { beyondPool } from './staff-bounds.ts'
import type { Reach } from './staff-bounds.ts'

/** Who keeps accounts: what they may keep follows from their pool. */
interface Keeper {
  userId: string
  /** Null: all accounts. */
  pool: string | null
}

/** What accounts are read and written with. */
export interface StaffContext {
  db: Kysely<Tables>
  release: Release
  keeper: Keeper
}

const accountsOf = (db: Kysely<Tables>) =>
  db
    .selectFrom('staff_user as u')
    .leftJoin('institution as i', 'i.code', 'u.institution')
    .leftJoin('employer as e', 'e.code', 'u.employer')
    .select(['u.user_id', 'u.name', 'u.roles', 'u.pool', 'u.institution', 'u.employer'])
    .select(['u.second_factor_cipher', 'u.disabled_at', 'u.created_at', 'u.person_no'])
    .select(['i.place as institutionPlace', 'e.pool as employerPool'])
type AccountRow = Awaited<ReturnType<ReturnType<typeof accountsOf>['execute']>>[number]

/** All accounts that the keeper keeps, those in use first. */
export async function listStaff({ db, release, keeper }: StaffContext): Promise<StaffAccount[]> {
  const rows = await accountsOf(db).orderBy('u.name').execute()
  const kept = rows.filter((row) => beyondPool(release, keeper.pool, row).length === 0)
  const accounts = kept.map((row) => accountOf(row, keeper.userId))
  return [...accounts.filter((one) => !one.disabled), ...accounts.filter((one) => one.disabled)]
}

/** One account. Throws `staff-not-found`, and `staff-other-pool` where it reaches beyond the keeper's pool. */
export async function readStaff({ db, release, keeper }: StaffContext, userId: string): Promise<StaffAccount> {
  const row = await accountsOf(db).where('u.user_id', '=', userId).executeTakeFirst()
  if (row === undefined) throw problem('staff-not-found')
  if (beyondPool(release, keeper.pool, row).length > 0) throw problem('staff-other-pool', { pool: keeper.pool ?? '' })
  return accountOf(row, keeper.userId)
}

function accountOf(row: AccountRow, self: string): StaffAccount {
  return {
    userId: row.user_id,
    name: row.name,
    roles: row.roles as StaffRole[],
    pool: row.pool,
    institution: row.institution,
    employer: row.employer,
    secondFactor: row.second_factor_cipher !== null,
    ...(row.person_no === null ? {} : { personKnown: true }),
    disabled: row.disabled_at !== null,
    createdAt: row.created_at.toISOString(),
    self: row.user_id === self,
  }
}

/** Enters an account. Throws `staff-not-valid`, `staff-name-taken`. */
export async function insertStaff(
  context: StaffContext,
  form: NewStaffForm,
  passwordHash: string,
  at: Date,
): Promise<string> {
  const name = form.name.trim()
  const named = /^[A-Za-z0-9][\w-]{1,39}$/.test(name)
  await requireValid(context, form, named ? [] : [{ path: 'name', message: '登录名用字母、数字和横线，2 到 40 个。' }])
  const userId = randomUUID()
  const written = await context.db
    .insertInto('staff_user')
    .values({ user_id: userId, name, password_hash: passwordHash, created_at: at, ...particularsOf(form) })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows !== 1n) throw problem('staff-name-taken', { name })
  return userId
}

/** Changes roles and whom the account acts for. Throws `staff-not-valid`, `staff-self`, `staff-last-keeper`. */
export async function changeStaff(context: StaffContext, account: StaffAccount, form: StaffChange): Promise<void> {
  await requireValid(context, form, [])
  const particulars = particularsOf(form)
  // A keeper of all who becomes one of a pool is lost to the other pools.
  const narrower = account.pool !== particulars.pool && particulars.pool !== null
  if (!form.roles.includes('security') || narrower) await keepLastKeeper(context.db, account)
  await context.db.updateTable('staff_user').set(particulars).where('user_id', '=', account.userId).execute()
}

/** Disables an account, which ends its sessions, or lets it in again. Throws `staff-self`, `staff-last-keeper`. */
export async function setDisabled(db: Kysely<Tables>, account: StaffAccount, at: Date | null): Promise<void> {
  if (at !== null) await keepLastKeeper(db, account)
  await db.updateTable('staff_user').set({ disabled_at: at }).where('user_id', '=', account.userId).execute()
  await closeSessionsOf(db, 'staff', account.userId)
}

/** Whoever had the former password is out. */
export async function setStaffPassword(db: Kysely<Tables>, userId: string, passwordHash: string): Promise<void> {
  await db.updateTable('staff_user').set({ password_hash: passwordHash }).where('user_id', '=', userId).execute()
  await closeSessionsOf(db, 'staff', userId)
}

/**
 * Refuses what would take the last keeper of accounts away. Two keepers who disable each other at the same moment wait
 * here for one another: the rows of all of them are locked.
 */
async function keepLastKeeper(db: Kysely<Tables>, account: StaffAccount): Promise<void> {
  if (!account.roles.includes('security')) {
    if (account.self) throw problem('staff-self')
    return
  }
  const rows = await db
    .selectFrom('staff_user')
    .select(['user_id', 'pool'])
    .where('disabled_at', 'is', null)
    .where((e) => e('roles', '@>', e.val(['security'])))
    .orderBy('user_id')
    .forUpdate()
    .execute()
  const left = rows.filter((row) => row.user_id !== account.userId)
  // One of another pool alone cannot stand in.
  if (!left.some((row) => row.pool === null || row.pool === account.pool))
    throw problem('staff-last-keeper', { name: account.name })
  if (account.self) throw problem('staff-self')
}

function particularsOf({ roles, pool, institution, employer }: StaffChange) {
  const text = (value: string | null) => (value === null || value.trim() === '' ? null : value.trim())
  return { roles: roles as string[], pool: text(pool), institution: text(institution), employer: text(employer) }
}

async function requireValid(
  { db, release, keeper }: StaffContext,
  form: StaffChange,
  faults: FieldError[],
): Promise<void> {
  const { roles, pool, institution, employer } = particularsOf(form)
  const fault = (path: string, message: string) => void faults.push({ path, message })
  if (roles.length === 0) fault('roles', '至少选一个角色。')
  const apart = whyApart(form.roles)
  if (apart !== undefined) fault('roles', `${apart}。`)
  if (pool !== null && !isRegion(release, pool)) fault('pool', `${whyNoPool(release, pool)}。`)
  if (pool === null && isBoundBy(form.roles, 'pool')) fault('pool', '经办、财务和社区的账号要写明统筹区。')
  const reach = await reachOf(db, { roles, pool, institution, employer })
  if (isBoundBy(form.roles, 'employer')) {
    if (employer === null) fault('employer', '用人单位的账号要写明单位。')
  } else if (employer !== null) fault('employer', '只有用人单位的账号才写单位，请清空。')
  if (isBoundBy(form.roles, 'institution')) {
    if (institution === null) fault('institution', '医药机构的账号要写明机构编码。')
    else if (reach.institutionPlace === null) fault('institution', `名录里没有编码为“${institution}”的机构。`)
  } else if (institution !== null) fault('institution', '只有医药机构的账号才写机构编码，请清空。')
  const told = new Set(faults.map(({ path }) => path))
  faults.push(...beyondPool(release, keeper.pool, reach).filter(({ path }) => !told.has(path)))
  if (faults.length > 0) {
    throw problem('staff-not-valid', { count: faults.length, first: faults[0]!.message }, faults)
  }
}

/** A pool of this platform, or a region that is none, which treats alone: a city of its own. */
const isRegion = (release: Release, code: string): boolean =>
  release.pools.has(code) || (!release.leftOut.has(code) && cityOf(release.places, code)?.code === code)

async function reachOf(
  db: Kysely<Tables>,
  { roles, pool, institution, employer }: Pick<Reach, 'roles' | 'pool' | 'institution' | 'employer'>,
): Promise<Reach> {
  const place = db.selectFrom('institution').select('place').where('code', '=', institution)
  const ofEmployer = db.selectFrom('employer').select('pool').where('code', '=', employer)
  const at = institution === null ? undefined : await place.executeTakeFirst()
  const of = employer === null ? undefined : await ofEmployer.executeTakeFirst()
  return { roles, pool, institution, institutionPlace: at?.place ?? null, employer, employerPool: of?.pool ?? null }
}
