/** One row of a list of institutions, read and checked for itself. */
import { institutionLevels, institutionOwnerships, institutionServices, problem } from '@yidi/contracts'
import type { ImportRefusal, InstitutionOwnership, InstitutionServiceWord } from '@yidi/contracts'
import { readCity } from '@yidi/rules'
import type { InstitutionLevel, Places } from '@yidi/rules'
import { dayOfCell } from '../../../platform/sheets/index.ts'

/** A field that the file has no column for is absent and stays as it is; an empty cell is null and clears it. */
export interface DirectoryEntry {
  row: number
  code: string
  name: string
  place: string
  level: InstitutionLevel
  settlementLevel?: InstitutionLevel | null
  ownership?: InstitutionOwnership | null
  creditCode?: string | null
  address?: string | null
  telephone?: string | null
  services?: InstitutionServiceWord[]
  /** An empty cell says nothing about the agreement. */
  agreement?: 'in-force' | 'suspended' | 'terminated'
  agreementDay?: string
}

const requiredColumns = ['机构编码', '机构名称', '所在城市', '等级'] as const
const optionalColumns = [
  '结算等级',
  '所有制',
  '统一社会信用代码',
  '地址',
  '电话',
  '开通服务',
  '协议状态',
  '协议日期',
] as const
/** The columns of a list, as the first row names them; the order in a file does not matter. */
export const directoryColumns = [...requiredColumns, ...optionalColumns] as const
type DirectoryColumn = (typeof directoryColumns)[number]
/** Where each column stands. */
export type ColumnPlaces = Readonly<Partial<Record<DirectoryColumn, number>>>

const agreementWords = { 有效: 'in-force', 暂停: 'suspended', 解除: 'terminated' } as const

/** Finds the columns in the first row. Throws `import-columns-missing`; columns it does not know are left alone. */
export function readHeader(cells: readonly string[]): ColumnPlaces {
  const titles = cells.map((cell) => cell.normalize('NFKC').replaceAll(/[\s*]/g, ''))
  const missing = requiredColumns.filter((column) => !titles.includes(column))
  if (missing.length > 0) {
    const found = titles.filter((title) => title !== '')
    throw problem('import-columns-missing', {
      columns: missing.join('、'),
      found: found.length === 0 ? '（空）' : found.join('、').slice(0, 200),
    })
  }
  return Object.fromEntries(
    directoryColumns.filter((column) => titles.includes(column)).map((column) => [column, titles.indexOf(column)]),
  )
}

const longestName = 100
const longestText = 200

/**
 * Reads one row: the entry, or everything that is wrong with it. `latestDay` is the last day an agreement may begin.
 */
export function readEntry(
  cells: readonly string[],
  columns: ColumnPlaces,
  number: number,
  latestDay: string,
  places: Places,
): { entry: DirectoryEntry } | { refusals: ImportRefusal[] } {
  const row = new Row(cells, columns, number)
  const code = readCode(row)
  const name = readName(row)
  const place = readPlace(row, places)
  const level = readLevel(row, code)
  const others = { ...readParticulars(row, level), ...readAgreement(row, latestDay) }
  if (row.refusals.length > 0 || place === undefined || level === undefined) return { refusals: row.refusals }
  return { entry: { row: number, code, name, place, level, ...others } }
}

/** The cells of a row by their columns, and what was wrong with them so far. */
class Row {
  readonly refusals: ImportRefusal[] = []
  readonly #cells: readonly string[]
  readonly #columns: ColumnPlaces
  readonly #number: number

  constructor(cells: readonly string[], columns: ColumnPlaces, number: number) {
    this.#cells = cells
    this.#columns = columns
    this.#number = number
  }

  refuse(field: DirectoryColumn, message: string, remedy: string): undefined {
    this.refusals.push({ row: this.#number, field, value: this.text(field).slice(0, 60), message, remedy })
    return undefined
  }

  has(field: DirectoryColumn): boolean {
    return this.#columns[field] !== undefined
  }

  /** As it was written, without the spaces around it. */
  written(field: DirectoryColumn): string {
    return (this.#cells[this.#columns[field] ?? -1] ?? '').trim()
  }

  /** With letters and digits of full width made plain. */
  text(field: DirectoryColumn): string {
    return this.written(field).normalize('NFKC').trim()
  }

  /** One of a table's words, by the Chinese or the English. */
  word<Word extends string>(field: DirectoryColumn, table: Readonly<Record<Word, string>>): Word | undefined {
    const given = this.text(field)
    const found = (Object.keys(table) as Word[]).find((key) => key === given || table[key] === given)
    return found ?? this.refuse(field, `没有“${given}”这一种`, `请填：${Object.values(table).join('、')}。`)
  }

  optionalWord<Word extends string>(
    field: DirectoryColumn,
    table: Readonly<Record<Word, string>>,
  ): Word | null | undefined {
    return this.text(field) === '' ? null : this.word(field, table)
  }

  optionalText(field: DirectoryColumn): string | null {
    const given = this.text(field)
    if (given.length > longestText) this.refuse(field, `超过 ${String(longestText)} 个字`, '请写短一些。')
    return given === '' ? null : given
  }
}

function readCode(row: Row): string {
  const code = row.text('机构编码').toUpperCase()
  if (!/^[HP]\d{11}$/.test(code)) {
    row.refuse('机构编码', '编码写法不对', '请填 12 位编码：医疗机构以 H 开头，药店以 P 开头，后面 11 位数字。')
  }
  return code
}

function readName(row: Row): string {
  const name = row.written('机构名称')
  if (name.length < 2 || name.length > longestName) {
    const message = name === '' ? '没有填名称' : '名称太短或太长'
    row.refuse('机构名称', message, `请填全称，2 到 ${String(longestName)} 个字。`)
  } else if (!/[\p{Script=Han}A-Za-z]/u.test(name)) row.refuse('机构名称', '名称里没有文字', '请填机构的全称。')
  return name
}

function readPlace(row: Row, places: Places): string | undefined {
  const city = readCity(places, row.text('所在城市'))
  if (!('problem' in city)) return city.code
  return row.refuse('所在城市', city.problem, '请填市的名称（例如“台州市”）或六位代码（例如 331000）。')
}

/** Its code says whether it is a pharmacy, and the level must not say otherwise. */
function readLevel(row: Row, code: string): InstitutionLevel | undefined {
  const level = row.word('等级', institutionLevels)
  if (level !== undefined && /^[HP]/.test(code) && (level === 'pharmacy') !== code.startsWith('P')) {
    row.refuse('等级', '等级和编码不符', '编码 P 开头的等级填“药店”，H 开头的填医院等级。')
  }
  return level
}

function readParticulars(row: Row, level: InstitutionLevel | undefined): Partial<DirectoryEntry> {
  const found: Partial<DirectoryEntry> = {}
  if (row.has('结算等级')) setDefined(found, 'settlementLevel', row.optionalWord('结算等级', institutionLevels))
  if (row.has('所有制')) setDefined(found, 'ownership', row.optionalWord('所有制', institutionOwnerships))
  if (row.has('统一社会信用代码')) {
    const given = row.optionalText('统一社会信用代码')
    if (given !== null && !/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(given)) {
      row.refuse('统一社会信用代码', '信用代码写法不对', '请照营业执照填 18 位，没有就空着。')
    }
    found.creditCode = given
  }
  if (row.has('地址')) found.address = row.optionalText('地址')
  if (row.has('电话')) found.telephone = row.optionalText('电话')
  if (row.has('开通服务')) setDefined(found, 'services', readServices(row, level))
  return found
}

/** The agreement and since when; a column that is missing or empty says nothing about it. */
function readAgreement(row: Row, latestDay: string): Partial<DirectoryEntry> {
  const found: Partial<DirectoryEntry> = {}
  const state = row.text('协议状态')
  if (state !== '') {
    const known = Object.entries(agreementWords).find(([title, word]) => title === state || word === state)
    const words = Object.keys(agreementWords).join('、')
    if (known === undefined) row.refuse('协议状态', `没有“${state}”这一种`, `请填：${words}；不改协议就空着。`)
    else found.agreement = known[1]
  }
  const dayText = row.text('协议日期')
  if (dayText === '') return found
  const day = dayOfCell(dayText)
  if (day === undefined) row.refuse('协议日期', '日期写法不对', '请写成 2026-03-01。')
  else if (day > latestDay) row.refuse('协议日期', `晚于 ${latestDay}`, '请核对年份。')
  else if (found.agreement === undefined)
    row.refuse('协议日期', '有日期却没有协议状态', '请一并填协议状态，或把日期空着。')
  else found.agreementDay = day
  return found
}

function setDefined<Key extends keyof DirectoryEntry>(
  entry: Partial<DirectoryEntry>,
  key: Key,
  value: DirectoryEntry[Key] | undefined,
): void {
  if (value !== undefined) entry[key] = value
}

function readServices(row: Row, level: InstitutionLevel | undefined): InstitutionServiceWord[] | undefined {
  const words = row
    .text('开通服务')
    .split(/[、,;/\s]+/)
    .filter((part) => part !== '' && part !== '无')
  const services: InstitutionServiceWord[] = []
  const all = Object.keys(institutionServices) as InstitutionServiceWord[]
  const fitting = all.filter((service) => (service === 'pharmacy') === (level === 'pharmacy'))
  for (const part of words) {
    const found = all.find((service) => service === part || institutionServices[service] === part)
    const titles = fitting.map((service) => institutionServices[service]).join('、')
    if (found === undefined)
      return row.refuse(
        '开通服务',
        `没有“${part.slice(0, 20)}”这项服务`,
        `可填：${titles}，用顿号隔开；都没开通填“无”。`,
      )
    if (level !== undefined && !fitting.includes(found)) {
      return row.refuse(
        '开通服务',
        `${institutionLevels[level]}不能开通“${institutionServices[found]}”`,
        `可填：${titles}。`,
      )
    }
    if (!services.includes(found)) services.push(found)
  }
  return all.filter((service) => services.includes(service))
}
