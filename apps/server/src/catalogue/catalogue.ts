/**
 * The catalogue of a place on a day: direct settlement pays by that of the place of treatment, a manual claim by that
 * of the insured place (policy facts, section 6, shape 7).
 */
import type { CatalogueClass, Database } from '../storage/index.ts'

interface CatalogueItem {
  place: string
  code: string
  /** First day of this row; with place and code its key. */
  from: string
  name: string
  kind: 'medicine' | 'service' | 'material'
  class: CatalogueClass
  /** Own share of class B, borne before anything is shared; parts per million. */
  ownSharePpm: number
  /** Price ceiling of one unit in fen; null: none. */
  ceilingFen: number | null
  /** On the list of special medicines of the critical-illness cover. */
  specialDrug: boolean
  release: string
}

/** The rows in force on a day, by code; a code that the place does not know is missing from the map: out of scope. */
export async function readCatalogue(
  db: Pick<Database, 'pool'>,
  place: string,
  codes: readonly string[],
  day: string,
): Promise<Map<string, CatalogueItem>> {
  const { rows } = await db.pool.query<CatalogueItem>({
    name: 'read_catalogue',
    text: `select distinct on (c.code) c.place, c.code, c.from_day as "from", c.name, c.kind, c.class,
                  c.own_share_ppm as "ownSharePpm", c.ceiling_fen as "ceilingFen",
                  c.special_drug as "specialDrug", c.release
             from catalogue c
            where c.place = $1 and c.code = any ($2) and c.from_day <= $3::date
              and (c.to_day is null or c.to_day >= $3::date)
            order by c.code, c.from_day desc`,
    values: [place, [...new Set(codes)], day],
  })
  return new Map(rows.map((row) => [row.code, row]))
}
