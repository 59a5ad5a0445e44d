/** Finding institutions: by place, level, kind, ownership, service, and by any part of the name however it is typed. */
import { institutionServices, problem } from '@yidi/contracts'
import type { InstitutionFound, InstitutionList, InstitutionSearch } from '@yidi/contracts'
import { cityOn, divisionOf, placeProblem, recognisedBy } from '@yidi/rules'
import type { Places, Release } from '@yidi/rules'
import type { Database } from '../../platform/storage/index.ts'
import { indexName, readSearch } from './names.ts'
import type { SearchPart } from './names.ts'

const usualLimit = 20

/**
 * One page of what fits, the higher grade first and then by code; `next` leads to the page after. `day` decides which
 * agreements and services count. Throws `institution-page-not-valid`.
 */
export async function searchInstitutions(
  db: Pick<Database, 'pool'>,
  search: InstitutionSearch,
  day: string,
  release: Release,
): Promise<InstitutionList> {
  const limit = search.limit ?? usualLimit
  const { text, values } = searchStatement(search, day, release, limit + 1)
  const { rows } = await db.pool.query<FoundRow>(text, values)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    institutions: shown.map(foundOf),
    next: rows.length > limit && last !== undefined ? `${String(last.levelRank)}.${last.code}` : null,
  }
}

/** One institution as the search shows it, or undefined. */
export async function readFound(
  db: Pick<Database, 'pool'>,
  code: string,
  day: string,
  release: Release,
): Promise<InstitutionFound | undefined> {
  const values = [day, recognisedAt(release), code]
  const { rows } = await db.pool.query<FoundRow>(`${selectFound} where i.code = $3`, values)
  return rows[0] === undefined ? undefined : foundOf(rows[0])
}

/** 统一社会信用代码 of institutions by their code; those without one on record are left out. */
export async function creditCodesOf(
  db: Pick<Database, 'pool'>,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.pool.query<{ code: string; credit_code: string }>(
    'select code, credit_code from institution where code = any ($1) and credit_code is not null',
    [codes],
  )
  return new Map(rows.map((row) => [row.code, row.credit_code]))
}

type FoundRow = Omit<InstitutionFound, 'settles'> & { levelRank: number }

function foundOf(row: FoundRow): InstitutionFound {
  const services = (Object.keys(institutionServices) as (keyof typeof institutionServices)[]).filter((service) =>
    row.services.includes(service),
  )
  return { ...row, services, settles: row.designated && services.length > 0 }
}

/**
 * $1 is the day, $2 what `recognisedAt` gives. The question of `agreementFor` for people from elsewhere, over many institutions:
 * the agreement with the agency of the place decides; where it has none, one in force with a pool that it recognises.
 */
const agreementHolds = `coalesce((select a.status from institution_agreement a
   where a.institution = i.code and a.known_to is null and a.from_day <= $1::date
     and (a.to_day is null or a.to_day >= $1::date)
     and (a.region = i.place or $2::jsonb -> i.place ? a.region)
   order by a.region = i.place desc, (a.status = 'in-force') = (a.region <> i.place) desc,
     a.from_day desc, a.agreement_no desc limit 1), '') = 'in-force'`

/** City → the pools that its own agency recognises, of those that do not bear its code; as JSON. */
function recognisedAt(release: Release): string {
  const homes = new Set([...release.pools.values()].flatMap(({ pool }) => [...pool.homes]))
  return JSON.stringify(
    Object.fromEntries([...homes].map((city) => [city, recognisedBy(release, city).map(({ pool }) => pool)])),
  )
}

const serviceOpen = `from institution_service s where s.institution = i.code and s.from_day <= $1::date
   and (s.to_day is null or s.to_day >= $1::date)`

const selectFound = `select i.code, i.name, i.place, i.level, i.settlement_level as "settlementLevel", i.ownership,
       i.address, i.telephone, i.level_rank as "levelRank", ${agreementHolds} as designated,
       coalesce((select jsonb_agg(s.service) ${serviceOpen}), '[]') as services
  from institution i`

function searchStatement(
  search: InstitutionSearch,
  day: string,
  release: Release,
  limit: number,
): { text: string; values: unknown[] } {
  const values: unknown[] = [day, recognisedAt(release)]
  const conditions: string[] = []
  const value = (given: unknown): string => `$${String(values.push(given))}`

  if (search.place !== undefined) conditions.push(placeCondition(search.place, release.places, value))
  if (search.level !== undefined) conditions.push(`i.level_rank = ${value(levelRanks[search.level])}`)
  if (search.kind === 'pharmacy') conditions.push(`i.level_rank = ${String(levelRanks.pharmacy)}`)
  if (search.kind === 'hospital') conditions.push(`i.level_rank < ${String(levelRanks.pharmacy)}`)
  if (search.ownership !== undefined) conditions.push(`i.ownership = ${value(search.ownership)}`)
  // The exact part stands before its pieces: where the planner walks the list in order, it is the cheaper test.
  for (const part of readSearch(search.q ?? '')) conditions.push(partCondition(part, value))
  if (search.service !== undefined) {
    conditions.push(`exists (select ${serviceOpen} and s.service = ${value(search.service)})`)
  }
  if (search.settles === true) conditions.push(`exists (select ${serviceOpen})`, agreementHolds)
  if (search.after !== undefined) {
    const [, rank, code] = /^([1-6])\.([A-Z0-9]{1,40})$/.exec(search.after) ?? []
    if (rank === undefined || code === undefined) throw problem('institution-page-not-valid', { after: search.after })
    conditions.push(`(i.level_rank, i.code) > (${value(Number(rank))}, ${value(code)})`)
  }
  const where = conditions.length === 0 ? '' : ` where ${conditions.join('\n   and ')}`
  return { text: `${selectFound}${where}\n order by i.level_rank, i.code limit ${value(limit)}`, values }
}

/** As the generated column of the migration counts them. */
const levelRanks = { tier3: 1, tier2: 2, tier1: 3, community: 4, other: 5, pharmacy: 6 } as const

function placeCondition(place: string, places: Places, value: (given: unknown) => string): string {
  const division = divisionOf(places, place)
  if (division === undefined)
    throw problem('place-not-valid', { problem: placeProblem(places, place, 'province-too') ?? '' })
  const city = cityOn(division)
  if (city !== undefined) return `i.place = ${value(city.code)}`
  const inside = places.cities.filter(({ province }) => province === division.province)
  return `i.place = any(${value(inside.map(({ code }) => code))}::text[])`
}

function partCondition(part: SearchPart, value: (given: unknown) => string): string {
  const within = (column: string, { text, tokens }: { text: string; tokens: string[] }): string =>
    `(strpos(i.${column}, ${value(text)}) > 0${tokens.length > 0 ? ` and i.search_tokens @> ${value(tokens)}::text[]` : ''})`
  if (part.kind === 'name') return within('search_name', part)
  const ways = [within('initials', part.initials)]
  if (part.pinyin !== null) ways.push(within('pinyin', part.pinyin))
  if (part.code !== null) ways.push(`i.code like ${value(`${part.code}%`)}`)
  return `(${ways.join('\n     or ')})`
}

/**
 * Writes the words that entries are found by, for those whose name was written without them. Gives how many were
 * mended; cheap when nothing is to do.
 */
export async function indexInstitutionNames(db: Pick<Database, 'pool'>): Promise<number> {
  let mended = 0
  for (;;) {
    const { rows } = await db.pool.query<{ code: string; name: string }>(
      'select code, name from institution where indexed_name is distinct from name order by code limit 2000',
    )
    if (rows.length === 0) return mended
    await db.pool.query(
      `update institution i set indexed_name = e.name, search_name = e.search_name, pinyin = e.pinyin,
              initials = e.initials, search_tokens = e.tokens
         from jsonb_to_recordset($1::jsonb)
           as e (code text, name text, search_name text, pinyin text, initials text, tokens text[])
        where i.code = e.code and i.name = e.name`,
      [
        JSON.stringify(
          rows.map(({ code, name }) => {
            const index = indexName(name)
            return {
              code,
              name,
              search_name: index.searchName,
              pinyin: index.pinyin,
              initials: index.initials,
              tokens: index.tokens,
            }
          }),
        ),
      ],
    )
    mended += rows.length
  }
}
