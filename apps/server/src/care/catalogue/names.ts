/** Items of a catalogue by their names: as bills write them, and as people type them. */
import { plainName, readSearch } from '../institutions/index.ts'
import type { CatalogueClass, Database } from '../../platform/storage/index.ts'
import { piecesOfName } from './list.ts'

/** An item as a name finds it. */
export interface NamedItem {
  code: string
  name: string
  class: CatalogueClass
  ownSharePpm: number
  /** `YYYY-MM-DD`; null: without end. */
  from: string
  to: string | null
}

/** A name that is looked for, on a day. */
interface Wanted {
  name: string
  day: string
}

const columns = `c.code, c.name, c.class, c.own_share_ppm as "ownSharePpm", to_char(c.from_day, 'YYYY-MM-DD') as from,
  to_char(c.to_day, 'YYYY-MM-DD') as to`
const inForceOn = (day: string): string =>
  `c.from_day <= ${day}::date and (c.to_day is null or c.to_day >= ${day}::date)`

/** Two names are one where only width, capitals, spaces and the shape of brackets differ. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .replaceAll(/[[{【〔〈《「『]/g, '(')
    .replaceAll(/[\]}】〕〉》」』]/g, ')')

/** For each name (by its `nameKey`) every dated item of the place that has it, in the order of codes and days. */
export async function itemsNamed(
  { pool }: Pick<Database, 'pool'>,
  place: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, NamedItem[]>> {
  const { rows } = await pool.query<NamedItem>({
    name: 'catalogue-named',
    text: `select ${columns} from catalogue c where c.place = $1 and c.search_name = any ($2) order by c.code, c.from_day`,
    values: [place, [...new Set(names.map(plainName))]],
  })
  return Map.groupBy(rows, ({ name }) => nameKey(name))
}

/** Less than this share of common pairs of letters is no likeness. */
const leastLikeness = 0.3
/** Names that are looked for in one statement. */
const namesAtOnce = 50

/** The items of the place that are nearest to each of the names on its day, the nearest first; in the order of `wanted`. */
export async function itemsLike(
  { pool }: Pick<Database, 'pool'>,
  place: string,
  wanted: readonly Wanted[],
  limit: number,
): Promise<NamedItem[][]> {
  if (wanted.length === 0) return []
  const frequencies = await pieceFrequencies({ pool })
  const asked = wanted.map(({ name, day }, no) => {
    const all = piecesOfName(plainName(name))
    return { no, day, pieces: all, seldom: seldomOf(all, frequencies) }
  })
  const found = new Map<number, NamedItem[]>()
  for (let at = 0; at < asked.length; at += namesAtOnce) {
    const { rows } = await pool.query<NamedItem & { no: number }>({
      name: 'catalogue-like',
      text: `select w.no, f.* from jsonb_to_recordset($2::jsonb) as w (no int, day date, pieces text[], seldom text[])
               cross join lateral (
                 select ${columns} from catalogue c
                  cross join lateral (
                    select 2.0 * count(*) / (cardinality(c.name_pieces) + cardinality(w.pieces)) as likeness
                      from unnest(c.name_pieces) as p where p = any (w.pieces)) l
                  where c.place = $1 and c.name_pieces && w.seldom and ${inForceOn('w.day')} and l.likeness >= $4
                  order by l.likeness desc, length(c.name), c.code limit $3) f`,
      values: [place, JSON.stringify(asked.slice(at, at + namesAtOnce)), limit, leastLikeness],
    })
    for (const [no, items] of Map.groupBy(rows, (row) => row.no)) found.set(no, items)
  }
  return wanted.map((_, no) => found.get(no) ?? [])
}

/** The share of names that have a piece, of the pieces that many have (注射): PostgreSQL keeps it for its planner. */
async function pieceFrequencies({ pool }: Pick<Database, 'pool'>): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ piece: string; frequency: number }>(
    `select e.piece, e.frequency::float8 as frequency
       from pg_stats s, unnest(s.most_common_elems::text::text[], s.most_common_elem_freqs) as e (piece, frequency)
      where s.schemaname = current_schema() and s.tablename = 'catalogue' and s.attname = 'name_pieces' and e.piece is not null`,
  )
  return new Map(rows.map(({ piece, frequency }) => [piece, frequency]))
}

/** What more names than this share have tells little of one, and leads to too many. */
const seldomBelow = 0.005
const fewest = 2

/** The pieces by which a name is looked up: those that few names have, else the two that fewest have. */
function seldomOf(all: readonly string[], frequencies: ReadonlyMap<string, number>): string[] {
  const shareOf = (piece: string): number => frequencies.get(piece) ?? 0
  const seldom = all.filter((piece) => shareOf(piece) < seldomBelow)
  return seldom.some((piece) => /\p{Script=Han}/u.test(piece))
    ? seldom
    : all.toSorted((one, other) => shareOf(one) - shareOf(other)).slice(0, seldom.length + fewest)
}

/**
 * Items of the place on a day by what somebody types: parts of the name, the first letters of its pinyin, or the beginning of a code.
 * Names that begin with it come first, then the shorter ones.
 */
export async function seekItems(
  { pool }: Pick<Database, 'pool'>,
  { place, day, typed, limit }: { place: string; day: string; typed: string; limit: number },
): Promise<NamedItem[]> {
  const code = typed.normalize('NFKC').trim()
  if (code === '') return []
  const parts = readSearch(typed).map((part) =>
    part.kind === 'name'
      ? { text: part.text, initials: null }
      : { text: part.initials.text.toLowerCase(), initials: part.initials.text },
  )
  const { rows } = await pool.query<NamedItem>({
    name: 'catalogue-seek',
    text: `select ${columns} from catalogue c
            where c.place = $1 and ${inForceOn('$2')}
              and (starts_with(lower(c.code), lower($3)) or (jsonb_array_length($4::jsonb) > 0 and not exists (
                select from jsonb_to_recordset($4::jsonb) as p (text text, initials text)
                 where strpos(c.search_name, p.text) = 0 and (p.initials is null or not starts_with(c.initials, p.initials)))))
            order by not starts_with(c.search_name, $5), length(c.name), c.code limit $6`,
    values: [place, day, code, JSON.stringify(parts), plainName(typed), limit],
  })
  return rows
}
