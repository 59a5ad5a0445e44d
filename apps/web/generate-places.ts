/**
 * Writes src/places/places.json from the table of policy/places: every city with its province and its pinyin, and every
 * county (and town of a city without counties) with the city it belongs to, so that the page finds 昆山 under 苏州市. Run it again
 * when the table changes: `node apps/web/generate-places.ts`. A test compares the file with what this would write.
 *
 * Counties that stand directly under a province (济源, 仙桃 …) are cities of their own there, as in the table.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { loadPlacesFolder } from '@yidi/policy-folder'
import { pinyin } from 'pinyin-pro'

function initials(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase()
}

function spelled(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array' }).join('').toLowerCase().replaceAll('ü', 'v')
}

/** The file's text: cities as [code, name, pinyin, initials, province], counties as [city code, name]. */
export function placesText(): string {
  const places = loadPlacesFolder()
  const cities = places.cities.map(({ code, name, province }) => [
    code,
    name,
    spelled(name),
    initials(name),
    province.name,
  ])
  const counties = places.cities.flatMap(({ code, name }) =>
    [...(places.counties.get(code) ?? []).map((county) => county.name), ...(places.parts.get(code) ?? [])]
      .filter((county) => county !== name)
      .map((county) => [code, county]),
  )
  return `${JSON.stringify({ cities, counties })}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('./src/parts/place-picker/places.json', import.meta.url), placesText())
}
