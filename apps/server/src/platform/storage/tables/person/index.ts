/**
 * Every table of a person's side, declared once: columns, sealed places, and how each is committed. A new table is a
 * declaration in the file of its field and a migration; the tests say what does not fit (ADR 0024).
 */
import type { Selectable } from 'kysely'
import type { ChangesOf, TableOf } from '../declare.ts'
import { accountTables } from './accounts.ts'
import { claimTables } from './claims.ts'
import { contributionYearTables } from './contribution-years.ts'
import { contributionTables } from './contributions.ts'
import { filingTables } from './filings.ts'
import { journalTables } from './journal.ts'
import { ledgerTables } from './ledger.ts'
import { peopleTables } from './people.ts'
import { visitTables } from './visits.ts'

export { yearSumColumns } from './ledger.ts'

export const personTables = {
  ...peopleTables,
  ...filingTables,
  ...claimTables,
  ...visitTables,
  ...contributionTables,
  ...accountTables,
  ...contributionYearTables,
  ...ledgerTables,
  ...journalTables,
}

type PersonTableName = keyof typeof personTables
export type PersonTables = { [Name in PersonTableName]: TableOf<(typeof personTables)[Name]> }

/** What the commit itself adds to every plan, so that no plan can leave it out. */
type Added = 'journal' | 'year_sums'
type AllChanges = ChangesOf<typeof personTables>
/** What a plan may say, by the keys of the declared tables. */
export type PersonChanges = Omit<AllChanges, Added>

/** A row that a plan writes under one of its keys. */
export type NewRow<Key extends keyof AllChanges> =
  NonNullable<AllChanges[Key]> extends (infer Row)[] ? Row : NonNullable<AllChanges[Key]>

/** A row of a declared table as it is read. */
export type PersonRow<Name extends PersonTableName> = Selectable<PersonTables[Name]>

export type { Act, JournalEvent } from './journal.ts'
export type { ActorKind } from './people.ts'
