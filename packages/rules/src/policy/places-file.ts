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

/** A name has none of the signs that separate names, and no digits: those belong to a code. */
const NAME = '[^\\s\\d:：,，;；、→–-]+'
const DIVISION = `\\d{6} ${NAME}`
/** `330100 杭州市`, or with its counties: `330100 杭州市：330102 上城区、330105 拱墅区`. */
const CITY_LINE = new RegExp(`^${DIVISION}(?:：${DIVISION}(?:、${DIVISION})*)?$`)
/** `371200 莱芜市→370100`, or a run of codes: `330101–330105 市辖区→330100`. */
const ENTRY = new RegExp(`^(\\d{6})(?:–(\\d{6}))? ?(${NAME})?→(\\d{6})$`)
/** More codes than a city has counties: then the end of a run is a slip. */
const LONGEST_RUN = 1_000

/** A line of a city with the signs that it ought to have: what was probably meant. */
function cityLineMeant(line: string): string {
  return line
    .replaceAll(/\s*[:：]\s*/g, '：')
    .replaceAll(/\s*[,，;；、]\s*/g, '、')
    .replaceAll(/(\d{6})\s*(?=[^\s\d：、])/g, '$1 ')
    .replace(/、$/, '')
}

class PlacesTable {
  private readonly reader: PolicyReader
  private readonly divisions = new Map<string, Division>()
  private readonly cities: City[] = []
  private readonly counties = new Map<string, Division[]>()
  private readonly parts = new Map<string, string[]>()
  private readonly abroad = new Map<string, string>()
  /** Codes of lines that could not be read: whoever refers to them need not hear it again. */
  private readonly unread = new Set<string>()

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
      for (const [city, line] of this.entries(fields, 'parts')) this.readParts(line.keyAt, city, line.value)
      const only = reader.optional(fields, 'city')
      const city = only && this.targetCity(only.at, reader.text(only, '直辖市') ?? '')
      if (city) this.divisions.get(code)!.city = city
    }
  }

  /** Names of a city's parts without codes of their own: `莞城街道、东城街道`. */
  private readParts(at: At, code: string, node: YamlNode): void {
    const city = this.targetCity(at, code)
    const text = this.reader.text(node, '地名')
    if (!city || text === undefined) return
    const names = text.split('、')
    const wrong = names.find((name) => !new RegExp(`^${NAME}$`).test(name))
    if (wrong === undefined) this.parts.set(city.code, names)
    else this.reader.fault(node.at, 'wrong-value', wrong, `“${wrong}”不是地名`, '只写名称，用顿号“、”隔开')
  }

  private readCity(at: At, text: string, province: Province): void {
    const line = CITY_LINE.test(text) ? text : this.refuseCity(at, text)
    if (line === undefined) return
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

  /** Says what is wrong with the line of a city; gives back what was probably meant, so that only the slip is told. */
  private refuseCity(at: At, line: string): string | undefined {
    const pieces = line.split(/[:：,，、]/)
    const wrong = pieces.find((piece) => !new RegExp(`^${DIVISION}$`).test(piece))
    const value = wrong ?? /[:,，]/.exec(line)?.[0] ?? line
    const meant = cityLineMeant(line)
    const guessed = CITY_LINE.test(meant) ? meant : undefined
    const shown = guessed !== undefined && guessed.length > 40 ? `${guessed.slice(0, 40)}…` : guessed
    this.reader.fault(
      at,
      'wrong-value',
      value,
      `区划代码表的这一行读不懂“${value}”`,
      `${shown === undefined ? '' : `是不是“${shown}”？`}写成“330100 杭州市：330102 上城区、330105 拱墅区”：代码和名称之间空一格，冒号和顿号用全角`,
    )
    if (guessed === undefined) for (const code of line.match(/\d{6}/g) ?? []) this.unread.add(code)
    return guessed
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
    const [, first, last = first, name, target] = ENTRY.exec(text) ?? []
    if (first === undefined || target === undefined)
      return this.reader.fault(
        at,
        'wrong-value',
        text,
        `“${text}”读不懂`,
        '写成“371200 莱芜市→370100”，几个用顿号“、”隔开，连续的写“首码–末码”',
      )
    const run = Number(last) - Number(first)
    if (run < 0 || run >= LONGEST_RUN)
      return this.reader.fault(at, 'wrong-value', text, `“${text}”的末码不对`, '末码写在首码之后，一段不超过一千个')
    const found = this.target(at, target)
    if (!found) return undefined
    const { province, city } = found
    for (let code = Number(first); code <= Number(last); code++)
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
    const codeNode = reader.need(before, 'code', 'before')
    const code = reader.text(codeNode, 'code') ?? ''
    if (codeNode) this.isCode(codeNode.at, code)
    const name = reader.text(reader.need(before, 'name', 'before'), 'name') ?? ''
    const province = this.target(node.at, reader.text(reader.need(before, 'province', 'before'), 'province') ?? '')
    return province && { until: from, city: { code, name, province: province.province, big: false } }
  }

  readBigCities(map: MapNode | undefined): void {
    for (const [code, entry] of this.entries(map, 'bigCities')) {
      this.reader.text(entry.value, '城市名')
      const city = this.targetCity(entry.keyAt, code)
      if (city) city.big = true
    }
  }

  readAbroad(map: MapNode | undefined): void {
    for (const [code, entry] of this.entries(map, 'abroad'))
      if (this.isCode(entry.keyAt, code)) this.abroad.set(code, this.reader.text(entry.value, '境外') ?? code)
  }

  /** The lines of a block of text (`key: |`), each with its place in the file. */
  private lines(node: YamlNode | undefined): { at: At; text: string }[] {
    const block = this.reader.text(node, '文字块')
    if (node === undefined || block === undefined) return []
    // A block begins on the line after its key.
    const first = node.at.line + (block.includes('\n') ? 1 : 0)
    return block
      .split('\n')
      .map((text, index) => ({ at: { ...node.at, line: first + index }, text: text.trim() }))
      .filter(({ text }) => text !== '')
  }

  private entries(map: MapNode | undefined, key: string): MapNode['entries'] | [] {
    const node = map && this.reader.optional(map, key)
    return (node && this.reader.map(node, undefined, key)?.entries) ?? []
  }

  private target(at: At, code: string): Division | undefined {
    const found = this.divisions.get(code)
    if (found || this.unread.has(code)) return found
    return this.reader.fault(at, 'wrong-value', code, `区划代码表里没有“${code}”`, '写一个现在的省、市、县代码')
  }

  /** The city of today whose own code this is: neither a whole province nor a county. */
  private targetCity(at: At, code: string): City | undefined {
    const found = this.target(at, code)
    if (!found || found.city?.code === code) return found?.city
    const inside = found.city ?? this.cities.find((city) => city.province === found.province)
    return this.reader.fault(
      at,
      'wrong-value',
      code,
      found.city ? `“${code}”（${found.name}）不是市，它在${found.city.name}` : `“${code}”是整个${found.name}，不是市`,
      `写市的代码，例如 '${inside?.code ?? ''}'（${inside?.name ?? ''}）`,
    )
  }

  private isCode(at: At, code: string): boolean {
    if (/^\d{6}$/.test(code)) return true
    this.reader.fault(at, 'wrong-value', code, `“${code}”不是六位区划代码`, "写成带引号的六位数字，例如 '330100'")
    return false
  }

  private add(at: At, division: Division): void {
    const { code } = division
    if (!this.isCode(at, code)) return
    if (this.divisions.has(code)) this.reader.fault(at, 'overlap', code, `区划代码 ${code} 写了两次`, '只留一处')
    else this.divisions.set(code, division)
  }
}
