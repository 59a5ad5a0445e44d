/** What a migration needs that only the program can do, because it takes a key: in the migration's own transaction. */
import type pg from 'pg'
import { closeUnkeyedAudit } from './audit-turn.ts'
import { sealBirths } from './birth.ts'
import { renewReplies } from './journal-replies.ts'
import type { Ciphers } from './ciphers.ts'

type MigrationStep = (client: pg.PoolClient, ciphers: Ciphers) => Promise<void>

/** By the name of the migration; each runs once, right after its SQL. */
export const migrationSteps: Readonly<Record<string, MigrationStep>> = {
  '202611261300-number-audit-rows.sql': closeUnkeyedAudit,
  '202611261310-seal-birthdays.sql': sealBirths,
  '202611270100-create-journal.sql': renewReplies,
}
