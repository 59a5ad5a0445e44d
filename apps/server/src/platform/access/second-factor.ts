/**
 * The second factor of staff: a code of the telephone that changes every thirty seconds (TOTP, RFC 6238), and ten codes
 * on paper for the day on which the telephone is lost. The secret lies sealed; a code is taken once.
 */
import { randomInt } from 'node:crypto'
import { generateSecret, generateURI, verify } from 'otplib'
import { problem } from '@yidi/contracts'
import type { SecondFactor, SecondFactorOffer } from '@yidi/contracts'
import type { Clock } from '../clock/index.ts'
import type { Database } from '../storage/index.ts'
import { endAttempt, takeAttempt } from './attempts.ts'
import { unmistakable } from './passwords.ts'

/** A telephone's clock may be a little wrong: the code before and the one after are taken too. */
const toleranceSeconds = 30
const recoveryCodes = 10

const secretPlace = (userId: string): string => `staff_user.second_factor:${userId}`

/** Whether it is set, and how many codes on paper are left. */
export async function readSecondFactor(db: Database, userId: string, required: boolean): Promise<SecondFactor> {
  const { set } = await db.kysely
    .selectFrom('staff_user')
    .select((e) => e('second_factor_cipher', 'is not', null).as('set'))
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  const { left } = await db.kysely
    .selectFrom('staff_recovery_code')
    .select((e) => e.fn.countAll<number>().as('left'))
    .where('user_id', '=', userId)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return { set: Boolean(set), required, recoveryCodesLeft: Number(left) }
}

/** Makes a secret and shows it; it counts once a first code has proved that the telephone has it. */
export async function offerSecondFactor(db: Database, userId: string, name: string): Promise<SecondFactorOffer> {
  const secret = generateSecret()
  const changed = await db.kysely
    .updateTable('staff_user')
    .set({ second_factor_pending_cipher: db.ciphers.seal(secret, secretPlace(userId)) })
    .where('user_id', '=', userId)
    .where('second_factor_cipher', 'is', null)
    .executeTakeFirst()
  if (changed.numUpdatedRows === 0n) throw problem('second-factor-already-set')
  return { secret, uri: generateURI({ issuer: '异地就医经办', label: name, secret }) }
}

/** Takes the first code, sets the secret and gives the codes for paper, shown this once. */
export async function confirmSecondFactor(
  db: Database,
  clock: Clock,
  userId: string,
  name: string,
  code: string,
): Promise<string[]> {
  const row = await db.kysely
    .selectFrom('staff_user')
    .select(['second_factor_cipher', 'second_factor_pending_cipher'])
    .where('user_id', '=', userId)
    .executeTakeFirstOrThrow()
  if (row.second_factor_cipher !== null) throw problem('second-factor-already-set')
  if (row.second_factor_pending_cipher === null) throw problem('second-factor-not-begun')
  const secret = db.ciphers.open(row.second_factor_pending_cipher, secretPlace(userId))
  const attempt = await takeCodeAttempt(db, clock, name)
  const step = await stepOf(clock, secret, code)
  await endAttempt(db, attempt, step !== undefined)
  if (step === undefined) throw problem('second-factor-wrong')
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode)
  await db.kysely.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('staff_user')
      .set({
        second_factor_cipher: row.second_factor_pending_cipher,
        second_factor_pending_cipher: null,
        second_factor_step: step,
      })
      .where('user_id', '=', userId)
      .execute()
    await transaction.deleteFrom('staff_recovery_code').where('user_id', '=', userId).execute()
    await transaction
      .insertInto('staff_recovery_code')
      .values(codes.map((one) => ({ user_id: userId, code_hash: hashOf(db, userId, one) })))
      .execute()
  })
  return codes
}

/**
 * Takes a code at log-in, from the telephone or from paper, and says which it was. Throws `second-factor-needed`,
 * `second-factor-wrong`, `log-in-paused`.
 */
export async function takeSecondFactor(
  db: Database,
  clock: Clock,
  user: { userId: string; name: string; cipher: Buffer },
  code: string | undefined,
): Promise<'code' | 'recovery'> {
  if (code === undefined || code.trim() === '') throw problem('second-factor-needed')
  const attempt = await takeCodeAttempt(db, clock, user.name)
  const taken = (await takeStep(db, clock, user, code)) ?? (await takeRecoveryCode(db, clock, user.userId, code))
  await endAttempt(db, attempt, taken !== undefined)
  if (taken === undefined) throw problem('second-factor-wrong')
  return taken
}

/** Takes the second factor away: by its owner with a code, or by the keeper of accounts when the telephone is lost. */
export async function removeSecondFactor(db: Pick<Database, 'kysely'>, userId: string): Promise<void> {
  await db.kysely
    .updateTable('staff_user')
    .set({ second_factor_cipher: null, second_factor_pending_cipher: null, second_factor_step: null })
    .where('user_id', '=', userId)
    .execute()
  await db.kysely.deleteFrom('staff_recovery_code').where('user_id', '=', userId).execute()
}

/** Wrong codes are counted apart from wrong passwords, so that the right password does not wipe them out. */
const takeCodeAttempt = (db: Database, clock: Clock, name: string): Promise<string> =>
  takeAttempt(db, clock, { kind: 'second-factor', name })

/** The time step that a code belongs to, or undefined when it is none of now. */
async function stepOf(clock: Clock, secret: string, code: string): Promise<number | undefined> {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const epoch = Math.floor(clock.now().getTime() / 1000)
  const result = await verify({ strategy: 'totp', secret, token, epoch, epochTolerance: toleranceSeconds })
  return result.valid && 'timeStep' in result ? result.timeStep : undefined
}

/** One statement decides which of two log-ins with the same code comes first. */
async function takeStep(
  db: Database,
  clock: Clock,
  { userId, cipher }: { userId: string; cipher: Buffer },
  code: string,
): Promise<'code' | undefined> {
  const step = await stepOf(clock, db.ciphers.open(cipher, secretPlace(userId)), code)
  if (step === undefined) return undefined
  const taken = await db.kysely
    .updateTable('staff_user')
    .set({ second_factor_step: step })
    .where('user_id', '=', userId)
    .where((e) => e.or([e('second_factor_step', 'is', null), e('second_factor_step', '<', step)]))
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n ? 'code' : undefined
}

async function takeRecoveryCode(
  db: Database,
  clock: Clock,
  userId: string,
  code: string,
): Promise<'recovery' | undefined> {
  const taken = await db.kysely
    .updateTable('staff_recovery_code')
    .set({ used_at: clock.now() })
    .where('user_id', '=', userId)
    .where('code_hash', '=', hashOf(db, userId, code))
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n ? 'recovery' : undefined
}

/** About 50 bits: `k3mfa-9xqtb`. */
function newRecoveryCode(): string {
  const letters = Array.from({ length: 10 }, () => unmistakable[randomInt(unmistakable.length)]!).join('')
  return `${letters.slice(0, 5)}-${letters.slice(5)}`
}

function hashOf(db: Database, userId: string, code: string): Buffer {
  return db.ciphers.blindIndex('id-number', `recovery:${userId}:${code.replaceAll(/[\s-]/g, '').toLowerCase()}`)
}
