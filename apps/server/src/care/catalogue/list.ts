/** The catalogue of a place as lists: whole since a version, and page by page. */
import { indexName, pieces } from '../institutions/index.ts'
import type { CatalogueClass, Database } from '../../platform/storage/index.ts'

/** The lists that a catalogue is divided into. */
export type CatalogueList = 'medicine' | 'herb' | 'preparation' | 'ethnic' | 'service' | 'material'

/** One dated row of the catalogue. */
export interface ListedItem {
  place: string
  code: string
  name: string
  kind: 'medicine' | 'service' | 'material'
  list: CatalogueList
  class: CatalogueClass
  /** 先行自付 of class B, parts per million. */
  ownSharePpm: number
  ceilingFen: number | null
  from: string
  to: string | null
  /** First letters of the pinyin of the name. */
  initials: string
  release: string
  /** When its release was loaded: what versions are told by. */
  loadedAt: Date
}

const listOf = `coalesce(c.medicine_kind, c.kind)`
const columns = `
  c.place, c.code, c.name, c.kind, ${listOf} as list, c.class, c.own_share_ppm as "ownSharePpm", c.ceiling_fen as "ceilingFen",
  to_char(c.from_day, 'YYYY-MM-DD') as from, to_char(c.to_day, 'YYYY-MM-DD') as to, coalesce(c.initials, '') as initials,
  c.release, date_trunc('milliseconds', r.loaded_at) as "loadedAt"`
const tables = 'catalogue c join catalogue_release r on r.release = c.release'

/** Everything of a list at a place that was loaded after a version; null: everything. In the order of codes and days. */
export async function itemsSince(
  { pool }: Pick<Database, 'pool'>,
  place: string,
  list: CatalogueList,
  since: Date | null,
): Promise<ListedItem[]> {
  const { rows } = await pool.query<ListedItem>({
    name: 'catalogue-since',
    text: `select ${columns} from ${tables}
            where c.place = $1 and ${listOf} = $2
              and ($3::timestamptz is null or date_trunc('milliseconds', r.loaded_at) > $3)
            order by c.code, c.from_day`,
    values: [place, list, since],
  })
  return rows
}

/** What a search asks for; whatever is left out does not narrow it. Days are `YYYY-MM-DD`. */
export interface CatalogueSearch {
  place: string
  lists?: readonly CatalogueList[]
  class?: CatalogueClass
  code?: string
  /** A part of the name. */
  name?: string
  /** What the first letters of the pinyin begin with. */
  initials?: string
  /** In force on the day. */
  on?: string
  /** In force from this day on, or a later one. */
  beginsFrom?: string
  /** Loaded on the day (Asia/Shanghai) or later. */
  loadedFrom?: string
  /** Whether it is over on the day. */
  overOn?: { day: string; over: boolean }
}

interface CataloguePage {
  items: ListedItem[]
  /** How many there are on all pages. */
  count: number
}

/** One page of what a search finds, in the order of codes and days; `page` counts from 1. */
export async function searchCatalogue(
  { pool }: Pick<Database, 'pool'>,
  search: CatalogueSearch,
  { page, size }: { page: number; size: number },
): Promise<CataloguePage> {
  const condition = `
    c.place = $1 and ($2::text[] is null or ${listOf} = any ($2)) and ($3::text is null or c.class = $3)
    and ($4::text is null or c.code = $4) and ($5::text is null or strpos(c.name, $5) > 0)
    and ($6::text is null or starts_with(coalesce(c.initials, ''), $6))
    and ($7::date is null or (c.from_day <= $7 and (c.to_day is null or c.to_day >= $7)))
    and ($8::date is null or c.from_day >= $8)
    and ($9::date is null or r.loaded_at >= $9::timestamp at time zone 'Asia/Shanghai')
    and ($10::date is null or (c.to_day is not null and c.to_day < $10) = $11::boolean)`
  const values = [
    search.place,
    search.lists ?? null,
    search.class ?? null,
    search.code ?? null,
    search.name ?? null,
    search.initials?.toUpperCase() ?? null,
    search.on ?? null,
    search.beginsFrom ?? null,
    search.loadedFrom ?? null,
    search.overOn?.day ?? null,
    search.overOn?.over ?? null,
  ]
  const counted = await pool.query<{ count: number }>({
    name: 'catalogue-count',
    text: `select count(*)::int as count from ${tables} where ${condition}`,
    values,
  })
  const { rows } = await pool.query<ListedItem>({
    name: 'catalogue-page',
    text: `select ${columns} from ${tables} where ${condition} order by c.code, c.from_day limit $12 offset $13`,
    values: [...values, size, (page - 1) * size],
  })
  return { items: rows, count: counted.rows[0]!.count }
}

const rowsAtOnce = 2000

/**
 * Writes what names are found by, for those that were written without it; runs at a start, and finds nothing the second time.
 * Gives how many.
 */
export async function indexCatalogueNames({ pool }: Pick<Database, 'pool'>): Promise<number> {
  let indexed = 0
  for (;;) {
    const { rows } = await pool.query<{ name: string }>(
      `select distinct name from catalogue where search_name is null limit ${String(rowsAtOnce)}`,
    )
    if (rows.length === 0) break
    const words = rows.map(({ name }) => {
      const { searchName, initials } = indexName(name)
      return { name, searchName, initials, pieces: piecesOfName(searchName) }
    })
    const { rowCount } = await pool.query(
      `update catalogue c set initials = e.initials, search_name = e."searchName", name_pieces = e.pieces
         from jsonb_to_recordset($1::jsonb) as e (name text, "searchName" text, initials text, pieces text[])
        where c.search_name is null and c.name = e.name`,
      [JSON.stringify(words)],
    )
    indexed += rowCount ?? 0
  }
  // PostgreSQL looks for the nearest by how many names have a piece.
  if (indexed > rowsAtOnce) {
    await pool.query(`select gin_clean_pending_list('catalogue_name_pieces')`)
    await pool.query('analyze catalogue')
  }
  return indexed
}

/** Pairs of letters, each once: by how many of them two names share they are near to each other. */
export const piecesOfName = (searchName: string): string[] => [...new Set(pieces(searchName, 2))]
