import { problem } from '@yidi/contracts'
import type { Transaction } from 'kysely'
import type { Clock } from '../clock.ts'
import { openOfficeReply, sealOfficeReply } from '../storage/index.ts'
import type { CommandKey, Database, Tables } from '../storage/index.ts'

/**
 * Runs a command that concerns no single person (a catalogue, a user, a month's declaration) once: the key is claimed,
 * the work done and the reply kept in one transaction. The same command again gets the same reply without the work;
 * the same key with other input throws `idempotency-key-reused`. Commands of one person go through `commitForPerson`.
 */
export async function runOfficeCommand<Reply>(
  database: Database,
  clock: Clock,
  command: CommandKey,
  work: (transaction: Transaction<Tables>) => Promise<Reply>,
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
        .select(['name', 'input_hash', 'reply'])
        .where('owner', '=', owner)
        .where('key', '=', key)
        .executeTakeFirstOrThrow()
      if (before.name !== name || !before.input_hash.equals(hash)) throw problem('idempotency-key-reused')
      return JSON.parse(before.reply ? openOfficeReply(database.ciphers, command, before.reply) : 'null') as Reply
    }
    const reply = await work(transaction)
    await transaction
      .updateTable('idempotency_key')
      .set({ reply: sealOfficeReply(database.ciphers, command, JSON.stringify(reply ?? null)) })
      .where('owner', '=', owner)
      .where('key', '=', key)
      .execute()
    return reply
  })
}
