import { problem } from '@yidi/contracts'
import { sql } from 'kysely'
import type { Transaction } from 'kysely'
import { shanghaiDay } from '../clock/index.ts'
import type { Clock } from '../clock/index.ts'
import { openOfficeReply, sealOfficeReply } from '../storage/index.ts'
import type { CommandKey, Database, Tables } from '../storage/index.ts'

/** What an office command changed, and which commands take that back, with what is said of them (`停用了账号`). */
interface OfficeEffect<Reply> {
  subjectOf: (reply: Reply) => string
  undoneBy: Readonly<Record<string, string>>
}

/**
 * Runs a command that concerns no single person (a catalogue, a user, a month's declaration) once: the key is claimed,
 * the work done and the reply kept in one transaction. The same command again gets the same reply without the work;
 * the same key with other input throws `idempotency-key-reused`, a repeat of what another command took back since
 * `command-undone`. Without `effect` nothing takes it back. Commands of one person go through `commitForPerson`.
 */
export async function runOfficeCommand<Reply>(
  database: Database,
  clock: Clock,
  command: CommandKey,
  work: (transaction: Transaction<Tables>) => Promise<Reply>,
  effect?: OfficeEffect<Reply>,
): Promise<Reply> {
  const { source: owner, key, name } = command
  const hash = Buffer.from(command.inputHash)
  return database.kysely.transaction().execute(async (transaction) => {
    // A second request with the same key waits here until the first has ended, and then sees its reply.
    const claimed = await transaction
      .insertInto('idempotency_key')
      .values({ owner, key, name, input_hash: hash, status: 200, reply: null, recorded_at: clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .returning('key')
      .executeTakeFirst()
    if (claimed === undefined) {
      const before = await transaction
        .selectFrom('idempotency_key')
        .select(['name', 'input_hash', 'reply', 'subject_id', 'place'])
        .where('owner', '=', owner)
        .where('key', '=', key)
        .executeTakeFirstOrThrow()
      if (before.name !== name || !before.input_hash.equals(hash)) throw problem('idempotency-key-reused')
      if (effect !== undefined) await refuseUndone(transaction, before, effect.undoneBy)
      return JSON.parse(before.reply ? openOfficeReply(database.ciphers, command, before.reply) : 'null') as Reply
    }
    const reply = await work(transaction)
    await transaction
      .updateTable('idempotency_key')
      .set({
        reply: sealOfficeReply(database.ciphers, command, JSON.stringify(reply ?? null)),
        ...(effect && { subject_id: effect.subjectOf(reply), place: sql<number>`nextval('idempotency_key_place')` }),
      })
      .where('owner', '=', owner)
      .where('key', '=', key)
      .execute()
    return reply
  })
}

/** Refuses where what was said last of the subject since is not what this command said. */
async function refuseUndone(
  transaction: Transaction<Tables>,
  done: { name: string; input_hash: Buffer; subject_id: string | null; place: number | null },
  undoneBy: Readonly<Record<string, string>>,
): Promise<void> {
  const last = await transaction
    .selectFrom('idempotency_key')
    .select(['name', 'input_hash', 'recorded_at'])
    .where('subject_id', '=', done.subject_id)
    .where('name', 'in', [done.name, ...Object.keys(undoneBy)])
    .where('place', '>', done.place)
    .orderBy('place', 'desc')
    .limit(1)
    .executeTakeFirst()
  const what = last === undefined || last.input_hash.equals(done.input_hash) ? undefined : undoneBy[last.name]
  if (what !== undefined) throw problem('command-undone', { what, day: shanghaiDay(last!.recorded_at) })
}
