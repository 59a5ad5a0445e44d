/**
 * Writes policy/places/divisions.yaml, the divisions of today, from @vant/area-data and corrections.yaml beside this file:
 * `node packages/policy-folder/places/write.ts`. Run it again when the package is raised, and write what went away into
 * policy/places/former.yaml: the test beside this file names the codes that would otherwise be forgotten.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { areaList } from '@vant/area-data'
import { parse } from 'yaml'

interface Corrections {
  leaveOut: string[]
  headings: string[]
  municipalities: Record<string, string>
  withoutCounties: string[]
  ownNumbers: string
  add: { code: string; name: string }[]
  remove: string[]
  short: Record<string, string>
}

interface CityOfToday {
  name: string
  counties: [code: string, name: string][]
  /** Names of parts that have no code of their own, so that a city is found by them. */
  parts: string[]
}

const head = `# The divisions of today: provinces, their cities (and the counties that stand directly under a province, each a place of its
# own), and the counties of each city. Written by packages/policy-folder/places/write.ts from @vant/area-data and the corrections
# beside it; do not edit. Codes that were are in former.yaml, codes that are no division in other-codes.yaml.
`

const corrections = parse(readFileSync(new URL('./corrections.yaml', import.meta.url), 'utf8')) as Corrections

const provinceOf = (code: string): string => `${code.slice(0, 2)}0000`
const cityOf = (code: string): string => `${code.slice(0, 4)}00`

/** Development zones that every second city has say nothing about where one is. */
const telling = (name: string): boolean => !/^(经济|高新|工业|开发)/.test(name)

function citiesOf(province: string): Map<string, CityOfToday> {
  const cities = new Map<string, CityOfToday>()
  const city = (code: string, name: string) => cities.set(code, { name, counties: [], parts: [] })
  const only = corrections.municipalities[province]
  for (const [code, name] of Object.entries(areaList.city_list))
    if (provinceOf(code) === province && !corrections.headings.includes(code)) city(code, name)
  const own = Object.entries(areaList.county_list).filter(([code]) => provinceOf(code) === province)
  const added = corrections.add
    .filter(({ code }) => provinceOf(code) === province)
    .map(({ code, name }) => [code, name])
  for (const [code, name] of [...own, ...added] as [string, string][]) {
    if (name === '市辖区' || corrections.remove.includes(code)) continue
    const holder = cities.get(only ?? cityOf(code))
    if (holder === undefined) city(code, name)
    else if (
      corrections.withoutCounties.includes(cityOf(code)) ||
      new RegExp(`${corrections.ownNumbers}$`).test(code)
    ) {
      if (name !== holder.name && telling(name)) holder.parts.push(name)
    } else holder.counties.push([code, name])
  }
  return new Map([...cities].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The file's text. */
export function divisionsText(): string {
  const lines = [head, 'provinces:\n']
  for (const [province, name] of Object.entries(areaList.province_list)) {
    if (corrections.leaveOut.includes(province)) continue
    lines.push(`  '${province}':\n    name: ${name}\n    short: ${corrections.short[province]!}\n`)
    const only = corrections.municipalities[province]
    if (only !== undefined) lines.push(`    city: '${only}'\n`)
    const cities = citiesOf(province)
    lines.push('    cities: |\n')
    for (const [code, city] of cities) {
      const counties = city.counties
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([county, called]) => `${county} ${called}`)
      lines.push(`      ${code} ${[city.name, counties.join('、')].filter((part) => part !== '').join('：')}\n`)
    }
    const parts = [...cities].filter(([, city]) => city.parts.length > 0)
    if (parts.length > 0) lines.push('    parts:\n')
    for (const [code, city] of parts) lines.push(`      '${code}': ${city.parts.join('、')}\n`)
  }
  return lines.join('')
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writeFileSync(new URL('../../../policy/places/divisions.yaml', import.meta.url), divisionsText())
