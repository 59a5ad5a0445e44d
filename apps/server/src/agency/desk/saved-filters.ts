/** Filters that an account keeps for a list of the desk, under names of its own. */
import type { Transaction } from 'kysely'
import { mostSavedFilters, problem } from '@yidi/contracts'
import type { SavedFilterForm, SavedFiltersMessage } from '@yidi/contracts'
import type { Database, Tables } from '../../platform/storage/index.ts'

/** The filters of an account for a list, in the order in which they were saved. */
export async function savedFilters(
  db: Pick<Database, 'kysely'>,
  userId: string,
  list: string,
): Promise<SavedFiltersMessage> {
  const filters = await db.kysely
    .selectFrom('desk_saved_filter')
    .select(['name', 'choice'])
    .where('user_id', '=', userId)
    .where('list', '=', list)
    .orderBy('saved_at')
    .orderBy('name')
    .execute()
  return { filters }
}

/** Saves a filter. Throws `desk-filter-name-taken` and `desk-filters-too-many`. */
export async function saveFilter(
  transaction: Transaction<Tables>,
  userId: string,
  { list, name, choice }: SavedFilterForm,
  at: Date,
): Promise<void> {
  const { count } = await transaction
    .selectFrom('desk_saved_filter')
    .select((expression) => expression.fn.countAll<string>().as('count'))
    .where('user_id', '=', userId)
    .where('list', '=', list)
    .executeTakeFirstOrThrow()
  if (Number(count) >= mostSavedFilters) throw problem('desk-filters-too-many', { most: mostSavedFilters })
  const { numInsertedOrUpdatedRows } = await transaction
    .insertInto('desk_saved_filter')
    .values({ user_id: userId, list, name: name.trim(), choice: JSON.stringify(choice), saved_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) throw problem('desk-filter-name-taken', { name })
}

/** Removes a filter. Throws `desk-filter-unknown`. */
export async function removeFilter(
  transaction: Transaction<Tables>,
  userId: string,
  list: string,
  name: string,
): Promise<void> {
  const { numDeletedRows } = await transaction
    .deleteFrom('desk_saved_filter')
    .where('user_id', '=', userId)
    .where('list', '=', list)
    .where('name', '=', name)
    .executeTakeFirst()
  if (numDeletedRows === 0n) throw problem('desk-filter-unknown', { name })
}
