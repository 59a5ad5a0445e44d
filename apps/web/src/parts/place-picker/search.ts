/** Finding a city by what a person types: its name, a county in it, its pinyin or the initials of its pinyin. */

export interface PlacesData {
  /** Code, name, pinyin, initials, province. */
  cities: [string, string, string, string, string][]
  /** Code of the city, name of the county. */
  counties: [string, string][]
}

interface PlaceFound {
  code: string
  name: string
  province: string
  /** The county whose name was typed, when that is how the city was found. */
  county?: string
}

/** At most `limit` cities for the typed text, names that begin with it first; all cities for an empty text. */
export function searchPlaces(data: PlacesData, typed: string, limit = 30): PlaceFound[] {
  const text = typed.trim().toLowerCase().replaceAll(/[\s·]/g, '')
  const found = new Map<string, PlaceFound>()
  const take = (city: PlacesData['cities'][number], county?: string) => {
    if (found.size >= limit || found.has(city[0])) return
    found.set(city[0], { code: city[0], name: city[1], province: city[4], ...(county === undefined ? {} : { county }) })
  }
  if (text === '') {
    for (const city of data.cities) take(city)
    return [...found.values()]
  }
  for (const city of data.cities) if (city[0] === text || city[1].startsWith(text)) take(city)
  if (/^[a-z]+$/.test(text))
    for (const city of data.cities) if (city[2].startsWith(text) || city[3].startsWith(text)) take(city)
  for (const city of data.cities) if (city[4].startsWith(text) || city[1].includes(text)) take(city)
  const byCode = new Map(data.cities.map((city) => [city[0], city]))
  for (const [cityCode, name] of data.counties) {
    const city = name.startsWith(text) ? byCode.get(cityCode) : undefined
    if (city) take(city, name)
  }
  return [...found.values()]
}

/** The name of a city's code; the code itself while the names are not there or for a code that is not listed. */
export function placeName(data: PlacesData | undefined, code: string): string {
  return data?.cities.find((city) => city[0] === code)?.[1] ?? code
}
