/** A page of the postings that a figure is the sum of. */
import type { Database } from '../../platform/storage/index.ts'

interface ListedPosting {
  day: string
  source: string
  no: string
  personNo: string | null
  about: string | null
  debit: string
  credit: string
  purpose: string
  fen: number
}

/** How many there are and what they come to, and a page of them, the latest first. */
export interface ListedPostings {
  total: number
  sumFen: number
  postings: ListedPosting[]
}

export interface Page {
  limit: number
  offset: number
}

/** `from`: a relation of postings with `signed`, the fen of each with its sign. */
export async function listPostings(
  db: Pick<Database, 'pool'>,
  from: string,
  values: readonly (string | null)[],
  { limit, offset }: Page,
): Promise<ListedPostings> {
  const summed = await db.pool.query<{ total: number; sumFen: number }>(
    `select count(*)::int as total, coalesce(sum(signed), 0)::bigint as "sumFen" from ${from} as f`,
    [...values],
  )
  const { rows } = await db.pool.query<ListedPosting>(
    `select to_char(booked_day, 'YYYY-MM-DD') as day, source_id as source, posting_no::text as no, person_no as "personNo",
            nullif(about, '') as about, debit, credit, purpose, signed::bigint as fen
       from ${from} as f
      order by booked_day desc, source_id desc, posting_no limit ${String(limit)} offset ${String(offset)}`,
    [...values],
  )
  return { ...summed.rows[0]!, postings: rows }
}
