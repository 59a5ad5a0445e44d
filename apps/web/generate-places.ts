/**
 * Writes src/places/places.json: every city of the mainland with its province and its pinyin, and every county with
 * the city it belongs to, so that the page finds 昆山 under 苏州市. Run it again when @vant/area-data is raised:
 * `node apps/web/generate-places.ts`. A test compares the file with what this would write.
 *
 * Codes are GB/T 2260. Counties that stand directly under a province (济源, 仙桃 …) are listed as cities of their own.
 * Hong Kong, Macao and Taiwan are left out: their institutions do not take part in the national settlement.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { areaList } from '@vant/area-data'
import { pinyin } from 'pinyin-pro'

const outside = new Set(['71', '81', '82'])

function initials(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join('').toLowerCase()
}

function spelled(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array' }).join('').toLowerCase().replaceAll('ü', 'v')
}

/** The file's text: provinces by two digits, cities as [code, name, pinyin, initials], counties as [city code, name]. */
export function placesText(): string {
  const provinces: Record<string, string> = {}
  for (const [code, name] of Object.entries(areaList.province_list)) {
    if (!outside.has(code.slice(0, 2))) provinces[code.slice(0, 2)] = name
  }
  const cities: [string, string, string, string][] = []
  const counties: [string, string][] = []
  for (const [code, name] of Object.entries(areaList.city_list)) {
    // 500200 is the heading under which the counties of Chongqing are listed; they belong to the one city 500100.
    if (outside.has(code.slice(0, 2)) || name.includes('直辖县') || name === '县') continue
    cities.push([code, name, spelled(name), initials(name)])
  }
  for (const [code, name] of Object.entries(areaList.county_list)) {
    if (outside.has(code.slice(0, 2))) continue
    const cityCode = code.startsWith('5002') ? '500100' : `${code.slice(0, 4)}00`
    const cityName = areaList.city_list[cityCode]
    if (cityName === undefined || cityName.includes('直辖县')) cities.push([code, name, spelled(name), initials(name)])
    else if (name !== cityName) counties.push([cityCode, name])
  }
  cities.sort((a, b) => a[0].localeCompare(b[0]))
  return `${JSON.stringify({ provinces, cities, counties })}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('./src/places/places.json', import.meta.url), placesText())
}
