/**
 * Reads the table of places, every file of `places/`: the divisions of today (`provinces`), codes that were (`former`), codes
 * that are no division (`codes`), what is `abroad`, and the `bigCities` of article 37 (policy facts, section 1).
 */
import { NO_DAY, parseDay } from '../days.ts'
import type { City, Division, Places, Province } from '../places.ts'
import { FaultList } from './faults.ts'
import type { At } from './faults.ts'
import { PolicyReader } from './read.ts'
import { readYaml } from './yaml.ts'
import type { MapNode, YamlNode } from './yaml.ts'

function readPlaces(reader: PolicyReader, files: readonly (YamlNode | undefined)[]): Places {
  const table = new PlacesTable(reader)
  const maps = files.map((file) =>
    file === undefined
      ? undefined
      : reader.map(file, ['provinces', 'former', 'codes', 'abroad', 'bigCities'], '区划代码表'),
  )
  // What refers to divisions of today comes after them, in whichever file they stand.
  for (const map of maps) table.readProvinces(map)
  for (const map of maps) table.readGroups(map, 'former')
  for (const map of maps) table.readGroups(map, 'codes')
  for (const map of maps) table.readBigCities(map)
  for (const map of maps) table.readAbroad(map)
  return table.places()
}

/** The table that was read last without a fault, so that the same texts are not read again with every release. */
let last: { files: ReadonlyMap<string, string>; places: Places } | undefined

/** The table of these files (path → text); what cannot be read is left out of it (faults say why). */
export function loadPlaces(files: ReadonlyMap<string, string>, faults = new FaultList()): Places {
  if (last?.files.size === files.size && [...files].every(([path, text]) => last?.files.get(path) === text))
    return last.places
  const before = faults.faults.length
  const nodes = [...files].map(([path, text]) => readYaml(path, text, faults))
  const places = readPlaces(new PolicyReader(faults), nodes)
  if (faults.faults.length === before) last = { files, places }
  return places
}

const ENTRY = /^(\d{6})(?:–(\d{6}))? ?([^→]*)→(\d{6})$/

class PlacesTable {
  private readonly reader: PolicyReader
  private readonly divisions = new Map<string, Division>()
  private readonly cities: City[] = []
  private readonly counties = new Map<string, Division[]>()
  private readonly parts = new Map<string, string[]>()
  private readonly abroad = new Map<string, string>()

  constructor(reader: PolicyReader) {
    this.reader = reader
  }

  places(): Places {
    const { divisions, counties, parts, abroad } = this
    const cities = [...this.cities].sort((a, b) => (a.code < b.code ? -1 : 1))
    return { divisions, cities, counties, parts, abroad }
  }

  readProvinces(map: MapNode | undefined): void {
    const { reader } = this
    for (const [code, entry] of this.entries(map, 'provinces')) {
      const fields = reader.map(entry.value, ['name', 'short', 'city', 'cities', 'parts'], '省')
      const name = fields && reader.text(reader.need(fields, 'name', '省'), '省名')
      if (!fields || name === undefined) continue
      const province = { code, name, short: reader.text(reader.optional(fields, 'short'), '简称') ?? name }
      this.add(entry.keyAt, { code, name, province, city: undefined })
      for (const { at, text } of this.lines(reader.need(fields, 'cities', '省'))) this.readCity(at, text, province)
      for (const [city, line] of this.entries(fields, 'parts'))
        this.parts.set(city, (reader.text(line.value, '地名') ?? '').split('、'))
      const only = reader.optional(fields, 'city')
      if (only === undefined) continue
      const target = this.target(only.at, reader.text(only, '直辖市') ?? '')
      if (target) this.divisions.get(code)!.city = target.city
    }
  }

  /** `330100 杭州市：330102 上城区、330105 拱墅区`. */
  private readCity(at: At, line: string, province: Province): void {
    const [own = '', counties = ''] = line.split('：')
    const [code, name] = [own.slice(0, 6), own.slice(7)]
    const city: City = { code, name, province, big: false }
    this.cities.push(city)
    this.add(at, { code, name, province, city })
    const texts = counties === '' ? [] : counties.split('、')
    const divisions = texts.map((text) => ({ code: text.slice(0, 6), name: text.slice(7), province, city }))
    for (const division of divisions) this.add(at, division)
    this.counties.set(code, divisions)
  }

  /** Groups of lines of `CODE NAME→CODE`, or runs `FIRST–LAST NAME→CODE`; the division of today decides, also for a code that was. */
  readGroups(map: MapNode | undefined, section: 'former' | 'codes'): void {
    const { reader } = this
    const node = map && reader.optional(map, section)
    for (const item of (node && reader.list(node, section)?.items) ?? []) {
      const group = reader.map(item, ['since', 'before', 'list'], section)
      if (!group) continue
      const earlier = this.readEarlier(group)
      for (const { at, text } of this.lines(reader.need(group, 'list', section)))
        for (const entry of text.split('、')) this.readEntry(at, entry, earlier)
    }
  }

  private readEntry(at: At, text: string, earlier: Division['earlier']): void {
    const [, first, last, name, target] = ENTRY.exec(text) ?? []
    const found = target === undefined ? undefined : this.target(at, target)
    if (first === undefined || !found) {
      if (first === undefined)
        this.reader.fault(at, 'wrong-value', text, `“${text}”读不懂`, '写成“371200 莱芜市→370100”，连续的写“首码–末码”')
      return
    }
    const { province, city } = found
    for (let code = Number(first); code <= Number(last ?? first); code++)
      this.add(at, { code: String(code), name: name || found.name, province, city, ...(earlier ? { earlier } : {}) })
  }

  /** The city that a group stood for before `since`, which need not be one of today. */
  private readEarlier(group: MapNode): Division['earlier'] {
    const { reader } = this
    const since = reader.optional(group, 'since')
    const written = (since && reader.text(since, 'since')) ?? ''
    const from = parseDay(`${written}-01-01`.slice(0, 'YYYY-MM-DD'.length))
    if (since && from === NO_DAY)
      reader.fault(since.at, 'wrong-value', written, `since“${written}”不是年、月或日`, "写成 '2019-01'")
    const node = reader.optional(group, 'before')
    const before = node && reader.map(node, ['code', 'name', 'province'], 'before')
    if (!node || !before || from === NO_DAY) return undefined
    const code = reader.text(reader.need(before, 'code', 'before'), 'code') ?? ''
    const name = reader.text(reader.need(before, 'name', 'before'), 'name') ?? ''
    const province = this.target(node.at, reader.text(reader.need(before, 'province', 'before'), 'province') ?? '')
    return province && { until: from, city: { code, name, province: province.province, big: false } }
  }

  readBigCities(map: MapNode | undefined): void {
    for (const [code, entry] of this.entries(map, 'bigCities')) {
      const city = this.target(entry.keyAt, code)?.city
      if (city) city.big = true
    }
  }

  readAbroad(map: MapNode | undefined): void {
    for (const [code, entry] of this.entries(map, 'abroad'))
      this.abroad.set(code, this.reader.text(entry.value, '境外') ?? code)
  }

  /** The lines of a block of text (`key: |`), each with its place in the file. */
  private lines(node: YamlNode | undefined): { at: At; text: string }[] {
    const block = this.reader.text(node, '文字块')
    if (node === undefined || block === undefined) return []
    const lines = block.trim().split('\n')
    return lines.map((text, index) => ({ at: { ...node.at, line: node.at.line + 1 + index }, text: text.trim() }))
  }

  private entries(map: MapNode | undefined, key: string): MapNode['entries'] | [] {
    const node = map && this.reader.optional(map, key)
    return (node && this.reader.map(node, undefined, key)?.entries) ?? []
  }

  private target(at: At, code: string): Division | undefined {
    const found = this.divisions.get(code)
    if (found) return found
    return this.reader.fault(at, 'wrong-value', code, `区划代码表里没有“${code}”`, '写一个现在的省、市、县代码')
  }

  private add(at: At, division: Division): void {
    const { code } = division
    if (!/^\d{6}$/.test(code))
      this.reader.fault(at, 'wrong-value', code, `“${code}”不是六位区划代码`, "写成带引号的六位数字，例如 '330100'")
    else if (this.divisions.has(code)) this.reader.fault(at, 'overlap', code, `区划代码 ${code} 写了两次`, '只留一处')
    else this.divisions.set(code, division)
  }
}
