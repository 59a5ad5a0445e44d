/** Cities as people write them in a list: by code, a county's code, or the name. */
import { areaList } from '@vant/area-data'

const names = new Map(Object.entries(areaList.city_list).filter(([, name]) => name !== '县'))
const codes = new Map([...names].map(([code, name]) => [name, code]))

/** The six-digit code of the city, or undefined for what is none. A municipality and a county give their city. */
export function readCity(text: string): string | undefined {
  if (!/^\d{6}$/.test(text)) return codes.get(text) ?? codes.get(`${text}市`)
  const county = areaList.county_list[text] !== undefined
  const code = text.endsWith('0000') && codes.has(areaList.province_list[text] ?? '') ? `${text.slice(0, 2)}0100` : text
  if (names.has(code)) return code
  // The counties of a municipality stand under a second number of their own, which is no city.
  const city = `${code.slice(0, 4)}00`
  if (!county) return undefined
  return names.has(city) ? city : `${code.slice(0, 2)}0100`
}

/** Every city of the provinces with these first two digits: code and name. */
export function citiesOf(provinces: readonly string[]): { code: string; name: string }[] {
  return [...names].filter(([code]) => provinces.includes(code.slice(0, 2))).map(([code, name]) => ({ code, name }))
}
