/**
 * Codes that do one thing once: open a log-in that is paused, or give a log-in to who has none. Eight letters and digits,
 * handed over at the counter or mailed to the address that its owner confirmed, five tries; a new one makes the old void.
 * They lie sealed until they are used.
 */
import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { problem } from '@yidi/contracts'
import type { Problem } from '@yidi/contracts'
import type { Kysely } from 'kysely'
import type { Clock } from '../clock/index.ts'
import { recordOfficeAudit, recordOfficeAuditIn } from '../audit/index.ts'
import type { Ciphers, Database, Tables } from '../storage/index.ts'
import { unmistakable } from './passwords.ts'

type CodePurpose = 'unlock' | 'activate'

/** How long an activation code is good: it goes home on paper, and gets there by some evening of the week. */
export const activationDays = 7

/** What each is for, how long it is good, and what the audit says of it. */
export const codePurposes = {
  /** Opens a paused log-in. Whoever has one still needs the password. */
  unlock: { minutes: 30, given: 'log-in.unlock-code', taken: 'log-in.unlocked', failed: 'log-in.unlock-failed' },
  /** Sets the password of the account. */
  activate: {
    minutes: activationDays * 24 * 60,
    given: 'log-in.activation-code',
    taken: 'log-in.activated',
    failed: 'log-in.activation-failed',
  },
} as const satisfies Record<CodePurpose, object>

const codeLength = 8
/** After so many tries, whatever they were, a code is void. */
export const mostTries = 5
/** Anybody may ask for a mail to the owner; the owner shall not be flooded. */
const mailLimits = { aDay: 5, pauseSeconds: 60 }

/** Where it was asked for. What staff give is the counter's, also where it goes by mail; anybody asks for the other. */
type Channel = 'counter' | 'mail'
/** Whose account it is. */
export interface CodeOwner {
  kind: 'citizen' | 'staff'
  userId: string
}
/** The part of the database that a code is made or used in, so that it can be a transaction. */
export interface Place {
  kysely: Kysely<Tables>
  ciphers: Ciphers
}

const placeOf = (purpose: CodePurpose, { kind, userId }: CodeOwner): string =>
  `one_time_code.code:${purpose}:${kind}:${userId}`

/** As people read it: two groups of four. */
const grouped = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`

/**
 * Makes a code, in place of the one that was open on this channel. Undefined where so many mails were asked for that
 * another must wait.
 */
export async function makeOneTimeCode(
  { kysely, ciphers }: Place,
  purpose: CodePurpose,
  owner: CodeOwner,
  channel: Channel,
  now: Date,
): Promise<{ codeId: string; code: string; until: Date } | undefined> {
  const code = Array.from({ length: codeLength }, () => unmistakable[randomInt(unmistakable.length)]!).join('')
  const row = {
    code_id: randomUUID(),
    code_cipher: ciphers.seal(code, placeOf(purpose, owner)),
    expires_at: new Date(now.getTime() + codePurposes[purpose].minutes * 60_000),
    tries: 0,
  }
  const before = await kysely
    .selectFrom('one_time_code')
    .select('asked_at')
    .where('user_kind', '=', owner.kind)
    .where('user_id', '=', owner.userId)
    .where('purpose', '=', purpose)
    .where('channel', '=', channel)
    .forUpdate()
    .executeTakeFirst()
  const asked = (before?.asked_at ?? []).filter((at) => now.getTime() - at.getTime() < 86_400_000)
  const last = asked.at(-1)
  const tooSoon = last !== undefined && now.getTime() - last.getTime() < mailLimits.pauseSeconds * 1000
  if (channel === 'mail' && (tooSoon || asked.length >= mailLimits.aDay)) return undefined
  const values = { ...row, asked_at: [...asked, now] }
  await kysely
    .insertInto('one_time_code')
    .values({ user_kind: owner.kind, user_id: owner.userId, purpose, channel, ...values })
    .onConflict((conflict) => conflict.columns(['user_kind', 'user_id', 'purpose', 'channel']).doUpdateSet(values))
    .execute()
  return { codeId: row.code_id, code: grouped(code), until: row.expires_at }
}

/** The code as a mail says it, and what it is for; undefined once it is of no use any more. */
export async function oneTimeCodeToSend(
  { kysely, ciphers }: Place,
  personNo: string,
  codeId: string,
  now: Date,
): Promise<{ purpose: CodePurpose; code: string } | undefined> {
  const row = await kysely
    .selectFrom('one_time_code')
    .select(['purpose', 'code_cipher'])
    .where('user_kind', '=', 'citizen')
    .where('user_id', '=', personNo)
    .where('code_id', '=', codeId)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  if (!row?.code_cipher) return undefined
  const { purpose, code_cipher: cipher } = row
  return { purpose, code: ciphers.open(cipher, placeOf(purpose, { kind: 'citizen', userId: personNo })) }
}

/** A citizen's activation code as the paper has it, and until when; undefined where none is open. */
export async function activationCodeToPrint(
  { kysely, ciphers }: Place,
  personNo: string,
  now: Date,
): Promise<{ code: string; until: Date } | undefined> {
  const row = await kysely
    .selectFrom('one_time_code')
    .select(['code_cipher', 'expires_at'])
    .where('user_kind', '=', 'citizen')
    .where('user_id', '=', personNo)
    .where('purpose', '=', 'activate')
    .where('expires_at', '>', now)
    .where('tries', '<', mostTries)
    .executeTakeFirst()
  if (!row?.code_cipher) return undefined
  const code = ciphers.open(row.code_cipher, placeOf('activate', { kind: 'citizen', userId: personNo }))
  return { code: grouped(code), until: row.expires_at }
}

/** The same whether a code is wrong, over, used or void, or the account unknown. */
export function wrongCode(purpose: CodePurpose): Problem {
  if (purpose === 'activate') return problem('activation-code-wrong', { days: activationDays })
  return problem('unlock-code-wrong', { minutes: codePurposes.unlock.minutes })
}

/** Somebody who tries a code; `name` is what the audit calls who does it. */
interface CodeTrying {
  purpose: CodePurpose
  owner: CodeOwner
  name: string
}

function auditOf({ owner, name }: CodeTrying, action: string) {
  return { actorKind: owner.kind === 'staff' ? 'staff' : 'person', actor: name, action, subjectId: owner.userId }
}

/** Looks whether a code is right and gives its number; throws `wrongCode`. A wrong code costs a try before it is looked at. */
export async function tryOneTimeCode(db: Database, clock: Clock, trying: CodeTrying, typed: string): Promise<string> {
  const { purpose, owner } = trying
  const tried = await db.kysely
    .updateTable('one_time_code')
    .set((e) => ({ tries: e('tries', '+', 1) }))
    .where('user_kind', '=', owner.kind)
    .where('user_id', '=', owner.userId)
    .where('purpose', '=', purpose)
    .where('code_cipher', 'is not', null)
    .where('expires_at', '>', clock.now())
    .where('tries', '<', mostTries)
    .returning(['code_id', 'code_cipher'])
    .execute()
  const code = typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toLowerCase()
  const found = tried.find(({ code_cipher }) => isSame(code, db.ciphers.open(code_cipher!, placeOf(purpose, owner))))
  if (found !== undefined) return found.code_id
  // Where no code is open nothing can be guessed, and a row for each guess would fill the table.
  if (tried.length > 0) await recordOfficeAudit(db, auditOf(trying, codePurposes[purpose].failed), clock.now())
  throw wrongCode(purpose)
}

/**
 * Uses a right code up together with what it does, in one transaction with its audit row: of two who typed it at the same
 * moment one has it, the other gets `wrongCode`.
 */
export async function spendOneTimeCode(
  { kysely, ciphers }: Database,
  clock: Clock,
  trying: CodeTrying,
  codeId: string,
  work: (place: Place) => Promise<void>,
): Promise<void> {
  await kysely.transaction().execute(async (transaction) => {
    const used = await transaction
      .updateTable('one_time_code')
      .set({ code_cipher: null })
      .where('code_id', '=', codeId)
      .where('code_cipher', 'is not', null)
      .executeTakeFirst()
    if (used.numUpdatedRows !== 1n) throw wrongCode(trying.purpose)
    await work({ kysely: transaction, ciphers })
    const entry = auditOf(trying, codePurposes[trying.purpose].taken)
    await recordOfficeAuditIn(transaction, ciphers, entry, clock.now())
  })
}

/** By bytes: eight characters of Chinese are longer than eight letters. */
function isSame(...codes: [string, string]): boolean {
  const [one, other] = codes.map((code) => Buffer.from(code))
  return one!.length === other!.length && timingSafeEqual(one!, other!)
}
