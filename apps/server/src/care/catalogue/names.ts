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

/** The items of the place that are nearest to each of the names on its day, the nearest first; in the order of `wanted`. */
export async function itemsLike(
  { pool }: Pick<Database, 'pool'>,
  place: string,
  wanted: readonly Wanted[],
  limit: number,
): Promise<NamedItem[][]> {
  const asked = wanted.map(({ name, day }, no) => ({ no, day, pieces: piecesOfName(plainName(name)) }))
  const { rows } = await pool.query<NamedItem & { no: number }>({
    name: 'catalogue-like',
    text: `select w.no, f.* from jsonb_to_recordset($2::jsonb) as w (no int, day date, pieces text[])
             cross join lateral (
               select ${columns} from catalogue c
                cross join lateral (
                  select 2.0 * count(*) / (cardinality(c.name_pieces) + cardinality(w.pieces)) as likeness
                    from unnest(c.name_pieces) as p where p = any (w.pieces)) l
                where c.place = $1 and c.name_pieces && w.pieces and ${inForceOn('w.day')} and l.likeness >= $4
                order by l.likeness desc, length(c.name), c.code limit $3) f`,
    values: [place, JSON.stringify(asked), limit, leastLikeness],
  })
  const found = Map.groupBy(rows, ({ no }) => no)
  return wanted.map((_, no) => found.get(no) ?? [])
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
