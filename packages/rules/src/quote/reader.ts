/**
 * The string door inwards: an unknown JSON value becomes a prepared case, or a list of errors with the path and a Chinese
 * message each. Every rule of "Invalid" in the contract stands here and nowhere else.
 */
import { CaseFields, shown } from '../case-fields.ts'
import type { Fields } from '../case-fields.ts'
import { NO_DAY } from '../days.ts'
import type { PreparedCase } from '../engine/prepared.ts'
import { putStay } from '../engine/year.ts'
import { KEY_INDEX, RANGE_KEYS, WORDS } from '../policy/keys.ts'
import type { WordKey } from '../policy/keys.ts'
import { LABELS } from '../policy/labels.ts'
import type { Release } from '../policy/release.ts'
import { cityOn, covers, divisionOf, placeProblem } from '../places.ts'
import type { City } from '../places.ts'
import { putPlace } from './put-place.ts'

const NUMBERS = Object.fromEntries(
  Object.entries(WORDS).map(([key, words]) => [
    key,
    new Map<unknown, number>(words.map((word, index) => [word, index])),
  ]),
) as Record<WordKey, Map<unknown, number>>

const {
  insurance,
  category,
  tier,
  contracted,
  kind,
  level,
  designated,
  networked,
  emergency,
  filing,
  covers: coversKey,
  route,
  table,
  assistance,
  age,
  stay,
} = KEY_INDEX
const RESIDENT = WORDS.insurance.indexOf('resident')
const PHARMACY_KIND = WORDS.kind.indexOf('pharmacy')
const INPATIENT = WORDS.kind.indexOf('inpatient')
const PHARMACY_LEVEL = WORDS.level.indexOf('pharmacy')

/** Reads one case after another into the same prepared case; `errors` is undefined while everything is right. */
export class CaseReader extends CaseFields {
  readonly prepared: PreparedCase

  constructor(prepared: PreparedCase) {
    super()
    this.prepared = prepared
  }

  private word(key: WordKey, value: unknown, path: string, what: string): number {
    const number = NUMBERS[key].get(value)
    if (number !== undefined) return number
    const known = WORDS[key].map((word) => `${word}（${LABELS[key]?.[word] ?? word}）`).join('、')
    return this.error(path, `${what}${value === undefined ? '没有填写' : `不能是${shown(value)}`}，可填：${known}`)
  }

  /** Fills `prepared`; true when the case is valid. The same reader may be used again at once. */
  read(value: unknown, release: Release): boolean {
    this.errors = undefined
    const into = this.prepared
    into.id = undefined
    into.pool = undefined
    into.leftAside = undefined
    const root = this.object(value, '', '一个案例')
    if (!root) return false
    if (root['id'] !== undefined) {
      if (typeof root['id'] === 'string') into.id = root['id']
      else this.error('id', `编号应当是文字，现在是${shown(root['id'])}`)
    }
    into.pool = this.pool(root['pool'], release)
    this.readPerson(root)
    this.readVisit(root, release)
    this.readFees(root)
    this.readYear(root)
    const insured = into.situation[insurance]!
    if (root['accounts'] !== undefined) {
      const accounts = this.object(root['accounts'], 'accounts', '个人账户')
      into.currentYear = accounts
        ? this.money(accounts['currentYear'], false, 'accounts.currentYear', '当年账户余额')
        : 0
      into.pastYear = accounts ? this.money(accounts['pastYear'], false, 'accounts.pastYear', '历年账户余额') : 0
      if (insured === RESIDENT && (into.currentYear > 0 || into.pastYear > 0))
        this.error('accounts', '城乡居民医保没有个人账户，两个余额都应是 0')
    } else {
      into.currentYear = 0
      into.pastYear = 0
    }
    return this.errors === undefined
  }

  /** Marks are known values where a pool declares them; none can yet, so that every one is unknown (contract, "Pools may declare more"). */
  private readMarks(marks: unknown): void {
    if (marks === undefined) return
    if (!Array.isArray(marks)) {
      this.error('person.marks', `人员标记应当是列表，现在是${shown(marks)}`)
      return
    }
    const where = this.prepared.pool?.pool.short ?? '这个统筹区'
    for (const [index, mark] of marks.entries())
      this.error(`person.marks.${String(index)}`, `${where}没有${shown(mark)}这种人员标记`)
  }

  private readPerson(root: Fields): void {
    const { situation, pool } = this.prepared
    const insured = this.word('insurance', root['insurance'], 'insurance', '险种')
    situation[insurance] = insured
    const person = this.object(root['person'], 'person', '人员')
    situation[tier] = 0
    situation[contracted] = 0
    situation[age] = 0
    situation[assistance] = 0
    if (!person) return
    const policy = insured >= 0 ? pool?.pool.insurances.get(insured) : undefined
    const insuranceLabel = insured >= 0 ? LABELS['insurance']![WORDS.insurance[insured]!] : ''
    if (insured >= 0 && pool && !policy) this.error('insurance', `${pool.pool.short}没有${insuranceLabel}`)
    const categoryNumber = this.word('category', person['category'], 'person.category', '人员类别')
    situation[category] = categoryNumber
    if (categoryNumber >= 0 && policy && !policy.categories.includes(categoryNumber))
      this.error(
        'person.category',
        `${pool!.pool.short}的${insuranceLabel}没有“${LABELS['category']![WORDS.category[categoryNumber]!]}”这一类，可填：${policy.categories.map((one) => WORDS.category[one]).join('、')}`,
      )
    if (insured === RESIDENT && person['residentTier'] !== undefined) {
      if (person['residentTier'] === 1 || person['residentTier'] === 2) situation[tier] = person['residentTier'] - 1
      else this.error('person.residentTier', `居民缴费档次只能是 1 或 2，现在是${shown(person['residentTier'])}`)
    }
    this.readMarks(person['marks'])
    if (pool?.pool.uses.has('contracted'))
      situation[contracted] = this.flag(person['contracted'], false, 'person.contracted', '是否签约')
    if (pool?.pool.uses.has('age')) {
      const years = person['age']
      if (typeof years === 'number' && Number.isInteger(years) && years >= 0 && years <= RANGE_KEYS.age.most)
        situation[age] = years
      else
        this.error(
          'person.age',
          `${pool.pool.short}按年龄确定待遇，请填 0 到 150 的整数周岁，现在${years === undefined ? '没有填写' : `是${shown(years)}`}`,
        )
    }
    if (pool?.pool.uses.has('assistance') && person['assistance'] !== undefined) {
      const number = pool.pool.words.assistance.indexOf(person['assistance'] as string)
      if (number >= 0) situation[assistance] = number
      else
        this.error(
          'person.assistance',
          `救助对象不能是${shown(person['assistance'])}，可填：${pool.pool.words.assistance.join('、')}`,
        )
    }
  }

  private readVisit(root: Fields, release: Release): void {
    const { situation, pool } = this.prepared
    const { places } = release
    situation[table] = 0
    situation[filing] = 0
    situation[coversKey] = 0
    const routeNumber = this.word('route', root['route'], 'route', '结算方式')
    situation[route] = routeNumber
    const visit = this.object(root['visit'], 'visit', '就诊')
    if (!visit) return
    const kindNumber = this.word('kind', visit['kind'], 'visit.kind', '就诊类型')
    situation[kind] = kindNumber
    const division = divisionOf(places, visit['place'])
    if (division?.city === undefined)
      this.error('visit.place', `就医地${placeProblem(places, visit['place'], 'city-only') ?? ''}`)
    const from = this.day(visit['from'], 'visit.from', '就诊开始日')
    const to = this.day(visit['to'], 'visit.to', '就诊结束日')
    this.prepared.day = to
    if (from !== NO_DAY && to !== NO_DAY) {
      if (from > to)
        this.error('visit.from', `就诊开始日 ${String(visit['from'])} 晚于结束日 ${String(visit['to'])}，请对调或改正`)
      else if (from !== to && kindNumber >= 0 && kindNumber !== INPATIENT)
        this.error(
          'visit.to',
          `${LABELS['kind']![WORDS.kind[kindNumber]!]}只能在一天之内，开始日和结束日应当相同；跨天请分成几次`,
        )
    }
    situation[emergency] = this.flag(visit['emergency'], false, 'visit.emergency', '是否急诊')
    this.prepared.continued = this.flag(visit['continued'], false, 'visit.continued', '是否中途结算后的续住') === 1
    if (this.prepared.continued && kindNumber >= 0 && kindNumber !== INPATIENT)
      this.error('visit.continued', '只有住院（inpatient）能分次结算，其他就诊不能写 continued')
    this.readInstitution(visit, kindNumber)
    const place = division && cityOn(division, to)
    if (pool && place) putPlace(situation, pool.pool, place)
    if (root['filing'] !== undefined && root['filing'] !== null) this.readFiling(root['filing'], from, place, release)
  }

  private readInstitution(visit: Fields, kindNumber: number): void {
    const { situation, pool } = this.prepared
    const institution = this.object(visit['institution'], 'visit.institution', '医药机构')
    if (!institution) return
    const grade = this.word('level', institution['level'], 'visit.institution.level', '机构等级')
    const settles =
      institution['settlementLevel'] === undefined
        ? grade
        : this.word('level', institution['settlementLevel'], 'visit.institution.settlementLevel', '医保结算等级')
    situation[level] = pool?.pool.settleOn === 'grade' ? grade : settles
    situation[designated] = this.flag(institution['designated'], true, 'visit.institution.designated', '是否定点')
    situation[networked] = this.flag(institution['networked'], true, 'visit.institution.networked', '是否联网')
    if (kindNumber < 0 || grade < 0 || settles < 0) return
    for (const [number, path] of [
      [grade, 'level'],
      [settles, 'settlementLevel'],
    ] as const) {
      if (kindNumber === PHARMACY_KIND && number !== PHARMACY_LEVEL)
        this.error(`visit.institution.${path}`, '药店购药的机构等级只能是 pharmacy（药店）')
      else if (kindNumber !== PHARMACY_KIND && number === PHARMACY_LEVEL)
        this.error(
          `visit.institution.${path}`,
          `药店只能用于药店购药（pharmacy），不能用于${LABELS['kind']![WORDS.kind[kindNumber]!]}`,
        )
      else continue
      break
    }
  }

  private readFiling(value: unknown, visitFrom: number, place: City | undefined, release: Release): void {
    const { situation } = this.prepared
    const fields = this.object(value, 'filing', '备案')
    if (!fields) return
    const type = NUMBERS.filing.get(fields['type']) ?? 0
    if (type === 0) {
      const known = WORDS.filing.slice(1).map((word) => `${word}（${LABELS['filing']![word]}）`)
      this.error(
        'filing.type',
        `备案类型${fields['type'] === undefined ? '没有填写' : `不能是${shown(fields['type'])}`}，可填：${known.join('、')}`,
      )
    }
    const destination = divisionOf(release.places, fields['destination'])
    if (!destination) {
      const problem = placeProblem(release.places, fields['destination'], 'province-too') ?? ''
      this.error('filing.destination', `备案就医地${problem}`)
    }
    const from = this.day(fields['from'], 'filing.from', '备案开始日')
    const endless = fields['to'] === undefined || fields['to'] === null
    const to = endless ? NO_DAY : this.day(fields['to'], 'filing.to', '备案结束日')
    if (!endless && from !== NO_DAY && to !== NO_DAY && from > to)
      this.error('filing.from', `备案开始日 ${String(fields['from'])} 晚于结束日 ${String(fields['to'])}，请对调或改正`)
    // A stay that begins inside the validity counts to its discharge (浙江异地就医指南 二（二）).
    if (this.errors || !destination || !place || visitFrom < from || (!endless && visitFrom > to)) return
    situation[filing] = type
    situation[coversKey] = covers(destination, place, this.prepared.day) ? 1 : 0
  }

  private readFees(root: Fields): void {
    const into = this.prepared
    const fees = this.object(root['fees'], 'fees', '费用')
    if (!fees) return
    const before = this.errors?.length ?? 0
    into.total = this.money(fees['total'], true, 'fees.total', '总费用')
    into.outOfScope = this.money(fees['outOfScope'], false, 'fees.outOfScope', '自费')
    into.overCeiling = this.money(fees['overCeiling'], false, 'fees.overCeiling', '超限价')
    into.ownShare = this.money(fees['ownShare'], false, 'fees.ownShare', '乙类先行自付')
    into.specialDrugs = this.money(fees['specialDrugs'], false, 'fees.specialDrugs', '大病特殊药品')
    if ((this.errors?.length ?? 0) > before) return
    if (into.outOfScope + into.overCeiling + into.ownShare > into.total)
      this.error('fees', `自费、超限价、乙类先行自付加起来超过了总费用 ${String(fees['total'])} 元，请核对`)
    if (into.specialDrugs > into.outOfScope)
      this.error(
        'fees.specialDrugs',
        `大病特殊药品是自费的一部分，不能超过自费 ${String(fees['outOfScope'] ?? '0.00')} 元`,
      )
  }

  private readYear(root: Fields): void {
    const into = this.prepared
    const value = root['yearToDate']
    const counters = into.pool?.counters ?? []
    if (into.counters.length !== counters.length) into.counters = new Array<number>(counters.length).fill(0)
    else if (counters.length > 0) into.counters.fill(0)
    into.situation[stay] = 1
    if (value === undefined) {
      into.inpatientEligible = into.inpatientDeductible = into.outpatientDeductible = 0
      into.criticalCompliant = into.criticalPaid = into.inpatientStays = 0
      return
    }
    const year = this.object(value, 'yearToDate', '年度累计')
    if (!year) return
    into.inpatientEligible = this.money(
      year['inpatientEligible'],
      false,
      'yearToDate.inpatientEligible',
      '年内住院合规费用',
    )
    into.inpatientDeductible = this.money(
      year['inpatientDeductible'],
      false,
      'yearToDate.inpatientDeductible',
      '年内已付住院起付标准',
    )
    into.outpatientDeductible = this.money(
      year['outpatientDeductible'],
      false,
      'yearToDate.outpatientDeductible',
      '年内已付门诊起付标准',
    )
    into.criticalCompliant = this.money(
      year['criticalCompliant'],
      false,
      'yearToDate.criticalCompliant',
      '年内大病合规费用',
    )
    into.criticalPaid = this.money(year['criticalPaid'], false, 'yearToDate.criticalPaid', '年内大病已付')
    const stays = year['inpatientStays']
    into.inpatientStays = 0
    if (stays !== undefined) {
      if (typeof stays === 'number' && Number.isSafeInteger(stays) && stays >= 0) into.inpatientStays = stays
      else this.error('yearToDate.inpatientStays', `年内住院次数应当是不小于 0 的整数，现在是${shown(stays)}`)
    }
    putStay(into)
    if (year['counters'] !== undefined) this.readCounters(year['counters'], counters)
  }

  /**
   * The sums that the pool keeps of its own. A stored one whose limit or layer the law has dropped or renamed counts for
   * nothing; it is left aside like every key that is not known, and named, so that a slip of the pen shows.
   */
  private readCounters(value: unknown, known: readonly string[]): void {
    const into = this.prepared
    const given = this.object(value, 'yearToDate.counters', '其他累计')
    for (const [name, amount] of Object.entries(given ?? {})) {
      const path = `yearToDate.counters.${name}`
      const fen = this.money(amount, true, path, `累计“${name}”`)
      const index = known.indexOf(name)
      if (index >= 0) into.counters[index] = fen
      else (into.leftAside ??= []).push(path)
    }
  }
}
