import type { Database } from '../../platform/storage/index.ts'

/** What the catalogue of the place of treatment says of a code on the day. */
export interface CatalogueEntry {
  class: 'A' | 'B' | 'C'
  ownSharePpm: number
  /** Highest price of one unit that the scope covers; null: none. */
  ceilingFen: number | null
}

interface CatalogueRow extends CatalogueEntry {
  code: string
  name: string
  kind: 'medicine' | 'service' | 'material'
  fromDay: string
  toDay: string | null
  specialDrug: boolean
  /** 限制使用: covered only where the institution approved it (`hosp_appr_flag` 1). */
  restricted: boolean
  release: string
}

/** The catalogue's rows for some codes at one place; direct settlement uses the place of treatment's own catalogue. */
export async function readCatalogue(
  db: Pick<Database, 'pool'>,
  place: string,
  codes: readonly string[],
): Promise<Catalogue> {
  const found = await db.pool.query<CatalogueRow>({
    name: 'catalogue-rows',
    text: `select code, name, kind, class, from_day as "fromDay", to_day as "toDay", own_share_ppm as "ownSharePpm",
                  ceiling_fen as "ceilingFen", special_drug as "specialDrug", restricted, release
             from catalogue where place = $1 and code = any ($2) order by code, from_day`,
    values: [place, [...new Set(codes)]],
  })
  return new Catalogue(found.rows)
}

/** Catalogue rows by code and day. */
export class Catalogue {
  readonly #rows: readonly CatalogueRow[]

  constructor(rows: readonly CatalogueRow[]) {
    this.#rows = rows
  }

  /** The row in force on a day; undefined when the catalogue does not know the code then. */
  find(code: string, day: string): CatalogueRow | undefined {
    return this.#rows.findLast(
      (row) => row.code === code && row.fromDay <= day && (row.toDay === null || day <= row.toDay),
    )
  }
}
