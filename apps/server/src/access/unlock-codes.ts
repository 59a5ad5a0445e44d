/**
 * Codes that open an account whose log-in is paused: eight letters and digits, given at the counter or mailed to the
 * address that its owner confirmed, for half an hour, five tries, once. Whoever has one still needs the password.
 */
import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { problem } from '@yidi/contracts'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock.ts'
import { recordOfficeAudit } from '../oversight/index.ts'
import type { Ciphers, Database, Tables } from '../storage/index.ts'
import { findCitizenLogin, findStaffLogin } from './accounts.ts'
import { forgetFailures } from './attempts.ts'
import { unmistakable } from './passwords.ts'

export const unlockMinutes = 30
const codeLength = 8
const mostTries = 5
/** Anybody may ask for a mail to the owner; the owner shall not be flooded. */
const mailLimits = { aDay: 5, pauseSeconds: 60 }

type Channel = 'counter' | 'mail'
/** Whose account it is. */
interface Owner {
  kind: 'citizen' | 'staff'
  userId: string
}
/** The part of the database that a code is made in, so that it can be a transaction. */
interface Place {
  kysely: Kysely<Tables>
  ciphers: Ciphers
}

const placeOf = ({ kind, userId }: Owner): string => `unlock_code.code:${kind}:${userId}`

/**
 * Makes a code, in place of the one that was open on this channel. Undefined where so many mails were asked for that
 * another must wait.
 */
export async function makeUnlockCode(
  { kysely, ciphers }: Place,
  owner: Owner,
  channel: Channel,
  now: Date,
): Promise<{ codeId: string; code: string } | undefined> {
  const code = Array.from({ length: codeLength }, () => unmistakable[randomInt(unmistakable.length)]!).join('')
  const row = {
    code_id: randomUUID(),
    code_cipher: ciphers.seal(code, placeOf(owner)),
    expires_at: new Date(now.getTime() + unlockMinutes * 60_000),
    tries: 0,
  }
  const before = await kysely
    .selectFrom('unlock_code')
    .select('asked_at')
    .where('user_kind', '=', owner.kind)
    .where('user_id', '=', owner.userId)
    .where('channel', '=', channel)
    .forUpdate()
    .executeTakeFirst()
  const asked = (before?.asked_at ?? []).filter((at) => now.getTime() - at.getTime() < 86_400_000)
  const last = asked.at(-1)
  const tooSoon = last !== undefined && now.getTime() - last.getTime() < mailLimits.pauseSeconds * 1000
  if (channel === 'mail' && (tooSoon || asked.length >= mailLimits.aDay)) return undefined
  const values = { ...row, asked_at: [...asked, now] }
  await kysely
    .insertInto('unlock_code')
    .values({ user_kind: owner.kind, user_id: owner.userId, channel, ...values })
    .onConflict((conflict) => conflict.columns(['user_kind', 'user_id', 'channel']).doUpdateSet(values))
    .execute()
  return { codeId: row.code_id, code: `${code.slice(0, 4)}-${code.slice(4)}` }
}

/** What a mail with a code says; undefined once the code is of no use any more. */
export async function unlockCodeToSend(
  { kysely, ciphers }: Place,
  personNo: string,
  codeId: string,
  now: Date,
): Promise<string | undefined> {
  const row = await kysely
    .selectFrom('unlock_code')
    .select('code_cipher')
    .where('user_kind', '=', 'citizen')
    .where('user_id', '=', personNo)
    .where('code_id', '=', codeId)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row?.code_cipher ? ciphers.open(row.code_cipher, placeOf({ kind: 'citizen', userId: personNo })) : undefined
}

/**
 * Opens an account by a code: its failed log-ins no longer count. Throws `unlock-code-wrong`, the same whether the code is
 * wrong, over or used, or the account unknown. A wrong code costs a try before it is looked at.
 */
export async function openAccount(
  db: Database,
  clock: Clock,
  { kind, name, code }: { kind: Owner['kind']; name: string; code: string },
): Promise<void> {
  const login = kind === 'staff' ? await findStaffLogin(db, name) : await findCitizenLogin(db, name)
  if (login === undefined) throw problem('unlock-code-wrong', { minutes: unlockMinutes })
  const { userId } = login
  const audit = (action: 'log-in.unlocked' | 'log-in.unlock-failed'): Promise<void> => {
    const actor = kind === 'staff' ? { actorKind: 'staff', actor: name } : { actorKind: 'person', actor: userId }
    return recordOfficeAudit(db, { ...actor, action, subjectId: userId }, clock.now())
  }
  const taken = await takeCode(db, clock.now(), { kind, userId }, code)
  if (taken !== 'taken') {
    // Where no code is open nothing can be guessed, and a row for each guess would fill the table.
    if (taken === 'wrong') await audit('log-in.unlock-failed')
    throw problem('unlock-code-wrong', { minutes: unlockMinutes })
  }
  await forgetFailures(db, clock, kind, name)
  await audit('log-in.unlocked')
}

/** Takes the code where one is open and it is right, once: of two who type it at the same moment one has it. */
async function takeCode(db: Database, now: Date, owner: Owner, typed: string): Promise<'taken' | 'wrong' | 'none'> {
  const tried = await db.kysely
    .updateTable('unlock_code')
    .set((e) => ({ tries: e('tries', '+', 1) }))
    .where('user_kind', '=', owner.kind)
    .where('user_id', '=', owner.userId)
    .where('code_cipher', 'is not', null)
    .where('expires_at', '>', now)
    .where('tries', '<', mostTries)
    .returning(['code_id', 'code_cipher'])
    .execute()
  if (tried.length === 0) return 'none'
  const code = typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toLowerCase()
  const found = tried.find(({ code_cipher }) => isSame(code, db.ciphers.open(code_cipher!, placeOf(owner))))
  if (found === undefined) return 'wrong'
  const taken = await db.kysely
    .updateTable('unlock_code')
    .set({ code_cipher: null })
    .where('code_id', '=', found.code_id)
    .where('code_cipher', 'is not', null)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n ? 'taken' : 'none'
}

const isSame = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
