/** Finding the lines of a bill in the catalogue of the insured place: by code, by name, or with the nearest to choose from. */
import { itemsLike, itemsNamed, nameKey, readCatalogue } from '../../care/catalogue/index.ts'
import type { NamedItem } from '../../care/catalogue/index.ts'
import type { LineMatch } from '@yidi/contracts'
import type { Database } from '../../platform/storage/index.ts'
import type { ClaimLine } from './line.ts'

/** An item of the catalogue as people choose it. */
export type CatalogueChoice = Pick<NamedItem, 'code' | 'name' | 'class' | 'ownSharePpm'>

export interface MatchedLine<Line> {
  line: Line
  match: LineMatch
  /** The item that it is; undefined where somebody has to choose, or nothing was found. */
  item: CatalogueChoice | undefined
  /** The nearest first; empty where it is decided which item it is. */
  candidates: CatalogueChoice[]
}

const mostCandidates = 5
/** Names of a list whose nearest items are looked for; those of any more are found by whoever types them. */
const mostLookedUp = 300

/**
 * Finds each line in the catalogue of a place on the line's day. A code that the catalogue knows decides; else a name that exactly
 * one item has. Several of one name, or none, are for a person to choose: nothing is guessed.
 */
export async function matchLines<Line extends Pick<ClaimLine, 'code' | 'name' | 'day'>>(
  database: Pick<Database, 'pool'>,
  place: string,
  lines: readonly Line[],
): Promise<MatchedLine<Line>[]> {
  const catalogue = await readCatalogue(
    database,
    place,
    lines.flatMap(({ code }) => code ?? []),
  )
  const byCode = lines.map(({ code, day }) => (code === null ? undefined : catalogue.find(code, day)))
  const unknown = lines.filter((_, index) => byCode[index] === undefined)
  const named = await itemsNamed(
    database,
    place,
    unknown.map(({ name }) => name),
  )
  const matched = lines.map((line, index): MatchedLine<Line> => {
    const item = byCode[index]
    if (item !== undefined) return { line, match: 'code', item, candidates: [] }
    const found = (named.get(nameKey(line.name)) ?? []).filter((one) => holdsOn(one, line.day))
    if (found.length === 1) return { line, match: 'name', item: found[0], candidates: [] }
    return { line, match: found.length === 0 ? 'none' : 'candidates', item: undefined, candidates: found }
  })
  await addNearest(database, place, matched)
  return matched
}

const holdsOn = ({ from, to }: NamedItem, day: string): boolean => from <= day && (to === null || day <= to)

/** Gives those of which nothing was found the nearest items of the catalogue; each name of a day is looked up once. */
async function addNearest(
  database: Pick<Database, 'pool'>,
  place: string,
  matched: MatchedLine<Pick<ClaimLine, 'name' | 'day'>>[],
): Promise<void> {
  const lost = matched.filter(({ match }) => match === 'none')
  const groups = [...Map.groupBy(lost, ({ line }) => `${line.day}\n${nameKey(line.name)}`).values()].slice(
    0,
    mostLookedUp,
  )
  const wanted = groups.map(([first]) => first!.line)
  const found = await itemsLike(database, place, wanted, mostCandidates)
  for (const [index, group] of groups.entries()) {
    const nearest = found[index]!
    if (nearest.length > 0) for (const one of group) Object.assign(one, { match: 'candidates', candidates: nearest })
  }
}
