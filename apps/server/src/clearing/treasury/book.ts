/** Which book somebody looks at. */
import { problem } from '@yidi/contracts'
import type { Staff } from '@yidi/contracts'
import { placeName } from '../../platform/places/index.ts'
import type { Database } from '../../platform/storage/index.ts'

/** The books there are: of regions where something was booked, or for which a budget was entered. */
export async function booksOf({ pool }: Pick<Database, 'pool'>): Promise<string[]> {
  const { rows } = await pool.query<{ book: string }>(
    `select book from posting union select book from office_posting
      union select region from office_record where kind = 'budget' order by book`,
  )
  return rows.map(({ book }) => book)
}

/**
 * The book that somebody looks at: that of their region; where they have none whichever they name, or the first there is. Throws
 * `treasury-other-region`, `fund-book-not-known`.
 */
export async function bookOf(
  database: Pick<Database, 'pool'>,
  { pool }: Pick<Staff, 'pool'>,
  asked: string | undefined,
): Promise<string> {
  if (pool === null) {
    const books = await booksOf(database)
    if (asked !== undefined && !books.includes(asked)) throw problem('fund-book-not-known', { book: asked })
    return asked ?? books[0] ?? ''
  }
  if (asked !== undefined && asked !== pool) throw problem('treasury-other-region', { region: asked })
  return pool
}

/** The region whose bank accounts somebody moves. Throws `treasury-no-region`. */
export function regionOf({ pool }: Pick<Staff, 'pool'>): string {
  if (pool === null) throw problem('treasury-no-region')
  return pool
}

/** The books that somebody may choose from, with their names; none where they have a region of their own. */
export const choiceOfBooks = async (
  database: Pick<Database, 'pool'>,
  { pool }: Pick<Staff, 'pool'>,
): Promise<{ book: string; title: string }[]> =>
  pool === null ? (await booksOf(database)).map((book) => ({ book, title: placeName(book) })) : []
