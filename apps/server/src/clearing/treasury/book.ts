/** Which book somebody looks at. */
import { problem } from '@yidi/contracts'
import type { Staff } from '@yidi/contracts'
import type { Database } from '../../platform/storage/index.ts'

/** The books there are. */
export async function booksOf({ pool }: Pick<Database, 'pool'>): Promise<string[]> {
  const { rows } = await pool.query<{ book: string }>(
    'select book from posting union select book from office_posting order by book',
  )
  return rows.map(({ book }) => book)
}

/**
 * The book that somebody looks at: that of their region; where they have none whichever they name, or the first there is. Throws
 * `treasury-other-region`.
 */
export async function bookOf(
  database: Pick<Database, 'pool'>,
  { pool }: Pick<Staff, 'pool'>,
  asked: string | undefined,
): Promise<string> {
  if (pool === null) return asked ?? (await booksOf(database))[0] ?? ''
  if (asked !== undefined && asked !== pool) throw problem('treasury-other-region', { region: asked })
  return pool
}

/** The region whose bank accounts somebody moves. Throws `treasury-no-region`. */
export function regionOf({ pool }: Pick<Staff, 'pool'>): string {
  if (pool === null) throw problem('treasury-no-region')
  return pool
}
