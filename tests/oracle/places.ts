/**
 * Places as section 1 of the facts reads them: a code of six digits, its province, its city, and what a filing covers.
 */

/** `310115` → `31`. */
export function provinceOf(code: string): string {
  return code.slice(0, 2)
}

/**
 * The city that a code stands for. A county stands for its city; the name "directly under the province" (xx99…) is
 * another name of the capital, whose code is xx0100 in every province.
 */
export function cityOf(code: string): string {
  const city = `${code.slice(0, 4)}00`
  return city.slice(2) === '9900' ? `${provinceOf(code)}0100` : city
}

const MUNICIPALITIES = ['11', '12', '31', '50']
/** Provinces and autonomous regions other than Zhejiang; the capital of each has the code xx0100. */
const MAINLAND_PROVINCES = '13 14 15 21 22 23 32 34 35 36 37 41 42 43 44 45 46 51 52 53 54 61 62 63 64 65'.split(' ')
const PLANNED_CITIES = ['210200', '370200', '350200', '440300']

/** A big city in the sense of article 37, seen from Zhejiang: municipalities, the capitals of other provinces, four named cities. */
export function isBigCity(place: string): boolean {
  if (MUNICIPALITIES.includes(provinceOf(place))) return true
  const city = cityOf(place)
  if (PLANNED_CITIES.includes(city)) return true
  return MAINLAND_PROVINCES.includes(provinceOf(place)) && city.endsWith('0100')
}

/** The city in which a pool is at home. The provincial pool and Hangzhou share theirs. */
export function homeOf(pool: string): string {
  return pool === '339900' ? '330100' : pool
}

/** Does a filing to `destination` open `place`? A code ending in 0000 means the whole province. */
export function destinationCovers(destination: string, place: string): boolean {
  if (destination.endsWith('0000')) return provinceOf(destination) === provinceOf(place)
  return cityOf(destination) === cityOf(place)
}
