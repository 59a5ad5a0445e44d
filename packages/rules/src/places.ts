/**
 * Places are six-digit codes of GB/T 2260. A county code stands for its city, a 省本级 code (xx9900) for the capital,
 * a municipality's own code (xx0000) for the city it is. Which codes are big cities is data: policy/places.yaml.
 */

/** What the program has to know about places, read from policy/places.yaml. */
export interface Places {
  /** First two digits of the four municipalities. */
  municipalities: ReadonlySet<number>
  /** City codes that P37 treats as big cities beside the municipalities. */
  bigCities: ReadonlySet<number>
  /** First two digits → name of the province, for sentences. */
  provinces: ReadonlyMap<number, string>
}

/** Reads a six-digit code into a number, or -1. */
export function parsePlace(text: unknown): number {
  if (typeof text !== 'string' || text.length !== 6) return -1
  let value = 0
  for (let index = 0; index < 6; index++) {
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return -1
    value = value * 10 + digit
  }
  return value < 110_000 ? -1 : value
}

/** First two digits: the province. */
export function provinceOf(code: number): number {
  return Math.floor(code / 10_000)
}

/** True for a code that names a whole province (ending in 0000). */
export function isProvince(code: number): boolean {
  return code % 10_000 === 0
}

/** The city a code stands for: county → its city, xx9900 → xx0100, a municipality's xx0000 → xx0100. */
export function cityOf(code: number, places: Places): number {
  const city = code - (code % 100)
  if (city % 10_000 === 9_900) return city - 9_800
  if (city % 10_000 === 0 && places.municipalities.has(city / 10_000)) return city + 100
  return city
}

/** Whether a filing's destination covers a city: a province code covers its province, every other code its city. */
export function covers(destination: number, city: number, places: Places): boolean {
  if (isProvince(destination)) return provinceOf(destination) === provinceOf(city)
  return cityOf(destination, places) === city
}

/** Whether a city is one of the big cities for a pool of the province `homeProvince` (P37: capitals of *other* provinces). */
export function isBigCity(city: number, homeProvince: number, places: Places): boolean {
  if (provinceOf(city) === homeProvince) return false
  return places.municipalities.has(provinceOf(city)) || places.bigCities.has(city)
}
