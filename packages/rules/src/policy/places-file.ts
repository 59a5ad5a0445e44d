/** Reads policy/places.yaml: provinces, municipalities and big cities (policy-facts section 1). */
import { parsePlace } from '../places.ts'
import type { Places } from '../places.ts'
import type { PolicyReader } from './read.ts'
import type { YamlNode } from './yaml.ts'

/** The places; empty sets where the file cannot be used (faults say why). */
export function readPlaces(reader: PolicyReader, node: YamlNode | undefined): Places {
  const municipalities = new Set<number>()
  const bigCities = new Set<number>()
  const provinces = new Map<number, string>()
  const map = node && reader.map(node, ['provinces', 'municipalities', 'bigCities', 'source', 'note'], 'places.yaml')
  if (!map) return { municipalities, bigCities, provinces }
  const provincesNode = reader.need(map, 'provinces', 'places.yaml')
  for (const [code, entry] of (provincesNode && reader.map(provincesNode, undefined, 'provinces')?.entries) ?? [])
    provinces.set(Number(code), reader.text(entry.value, '省名') ?? code)
  const municipalitiesNode = reader.need(map, 'municipalities', 'places.yaml')
  for (const item of (municipalitiesNode && reader.list(municipalitiesNode, 'municipalities')?.items) ?? []) {
    const text = reader.text(item, '直辖市') ?? ''
    if (/^\d\d$/.test(text)) municipalities.add(Number(text))
    else reader.fault(item.at, 'wrong-value', text, `直辖市“${text}”应当是两位省级代码`, "写成 '31'")
  }
  const bigNode = reader.need(map, 'bigCities', 'places.yaml')
  for (const [text, entry] of (bigNode && reader.map(bigNode, undefined, 'bigCities')?.entries) ?? []) {
    const code = parsePlace(text)
    if (code > 0) bigCities.add(code)
    else reader.fault(entry.keyAt, 'wrong-value', text, `大城市“${text}”不是六位区划代码`, "写成 '320100': 南京")
  }
  return { municipalities, bigCities, provinces }
}
