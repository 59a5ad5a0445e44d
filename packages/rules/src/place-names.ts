/** Places as people write them in a list: by code, or by the name of a city or a county. */
import { cityOf, placeProblem } from './places.ts'
import type { City, Places } from './places.ts'

type Index = ReadonlyMap<string, ReadonlySet<City>>

const indexes = new WeakMap<Places, Index>()

/** Suffixes that people leave out: 杭州 for 杭州市, 大兴安岭 for 大兴安岭地区. */
const SUFFIX = /(?:市|地区|盟)$/

/** Every name of the table → the cities that are meant; a city's own name goes before a county that has the same. */
function indexOf(places: Places): Index {
  const known = indexes.get(places)
  if (known) return known
  const cities = new Map<string, Set<City>>()
  const counties = new Map<string, Set<City>>()
  const add = (index: Map<string, Set<City>>, name: string, city: City): unknown =>
    (index.get(name) ?? index.set(name, new Set()).get(name)!).add(city)
  for (const city of places.cities) {
    const { province, name } = city
    for (const written of [name, name.replace(SUFFIX, '')])
      for (const before of ['', province.name, province.short]) add(cities, `${before}${written}`, city)
    for (const county of places.counties.get(city.code) ?? [])
      for (const before of ['', name, province.name, `${province.name}${name}`])
        add(counties, `${before}${county.name}`, city)
  }
  const index = new Map([...counties, ...cities])
  indexes.set(places, index)
  return index
}

/** The city that a code or a name means, or what is wrong with it, in Chinese after its title (所在城市…). */
export function readCity(places: Places, text: string): City | { problem: string } {
  if (text === '' || /^\d+$/.test(text))
    return cityOf(places, text) ?? { problem: placeProblem(places, text, 'city-only') ?? '' }
  const found = [...(indexOf(places).get(text) ?? [])]
  if (found.length === 1) return found[0]!
  if (found.length === 0)
    return { problem: `没有叫“${text.slice(0, 20)}”的市或县，请写全称或六位代码，例如 上海市、仙桃市` }
  const where = found.map(({ name, province }) => (name === province.name ? name : `${province.name}${name}`))
  return { problem: `“${text}”有${String(found.length)}处（${where.slice(0, 4).join('、')}），请写明是哪个市的` }
}
