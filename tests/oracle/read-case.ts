/**
 * Reading an unknown value as a case. First the shape (types, known values, money, days, six digits), then, when the
 * shape is right, what the parts must be to each other. The list follows the paragraph "Invalid" of the contract.
 */
import { Decimal } from 'decimal.js'
import { isCity, isPlace } from './places.ts'

/** What is wrong, and the paths under which an engine may rightly report it (the contract names none). */
export interface Fault {
  readonly rule: string
  readonly paths: readonly string[]
}

/** A case with every default filled in and every amount exact, in yuan. */
export interface Case {
  readonly id: string | undefined
  readonly pool: string
  readonly insurance: string
  readonly category: string
  readonly residentTier: number
  readonly contracted: boolean
  readonly kind: string
  readonly place: string
  readonly from: string
  readonly to: string
  readonly emergency: boolean
  readonly level: 'tier3' | 'tier2' | 'tier1' | 'community' | 'other' | 'pharmacy'
  readonly designated: boolean
  readonly networked: boolean
  readonly filing: null | {
    readonly type: string
    readonly destination: string
    readonly from: string
    readonly to: string | null
  }
  readonly route: string
  readonly fees: Record<'total' | 'outOfScope' | 'overCeiling' | 'ownShare' | 'specialDrugs', Decimal>
  readonly year: Record<
    'inpatientEligible' | 'inpatientDeductible' | 'outpatientDeductible' | 'criticalCompliant' | 'criticalPaid',
    Decimal
  > & { readonly inpatientStays: number; readonly counters: Readonly<Record<string, Decimal>> }
  readonly accounts: Record<'currentYear' | 'pastYear', Decimal>
}

const POOLS = ['339900', '330100', '331000', '130500']
/** Sums that a pool keeps of its own, for limits of the year; the contract leaves their names to the pool. */
const COUNTERS: Readonly<Record<string, readonly string[]>> = {
  '130500': ['limit.employee-outpatient', 'limit.resident-inpatient'],
}
const INSURANCES = ['employee', 'resident']
const CATEGORIES = ['active', 'retired', 'founding-worker', 'resident']
const KINDS = ['outpatient', 'inpatient', 'designated-disease', 'pharmacy']
const LEVELS = ['tier3', 'tier2', 'tier1', 'community', 'other', 'pharmacy'] as const
export const LONG_TERM = [
  'resettled-retiree',
  'long-term-resident',
  'stationed-worker',
  'student',
  'migrant-worker',
  'new-employee',
]
const FILING_TYPES = [...LONG_TERM, 'temporary', 'referral']
const ROUTES = ['direct', 'manual']
type Fields = Record<string, unknown>

const MOST = new Decimal('90000000.00')

/** Digits, and at most two more behind a point; no sign, no exponent, no blank. */
function readMoney(value: unknown): Decimal | undefined {
  if (typeof value !== 'string' || !/^[0-9]+(\.[0-9]{1,2})?$/.test(value)) return undefined
  const amount = new Decimal(value)
  return amount.greaterThan(MOST) ? undefined : amount
}

/** A day that the calendar knows, written YYYY-MM-DD. */
function isDay(value: unknown): value is string {
  if (typeof value !== 'string') return false
  const parts = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(value)
  if (!parts) return false
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  const length = lengths[month - 1]
  return length !== undefined && day >= 1 && day <= length
}

const isText = (value: unknown): value is string => typeof value === 'string'
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'
const isIn =
  <T extends string>(known: readonly T[]) =>
  (value: unknown): value is T =>
    (known as readonly unknown[]).includes(value)

/** Walks one unknown value and notes every path at which it is not what it should be. */
class Reader {
  readonly faults: Fault[] = []

  wrong(path: string): void {
    this.faults.push({ rule: 'shape', paths: [path] })
  }

  object(holder: Fields, key: string, path: string, required: boolean): Fields {
    const value = holder[key]
    if (value === undefined && !required) return {}
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      // One fault for the missing part is enough: its fields are not reported one by one.
      this.wrong(path)
      return MISSING
    }
    return value as Fields
  }

  required<T>(holder: Fields, key: string, path: string, is: (v: unknown) => v is T, blank: T): T {
    if (holder === MISSING) return blank
    const value = holder[key]
    if (is(value)) return value
    this.wrong(path)
    return blank
  }

  optional<T>(holder: Fields, key: string, path: string, is: (v: unknown) => v is T, blank: T): T {
    return holder[key] === undefined ? blank : this.required(holder, key, path, is, blank)
  }

  money(holder: Fields, key: string, path: string, required = false): Decimal {
    const zero = new Decimal(0)
    if (holder === MISSING || (holder[key] === undefined && !required)) return zero
    const amount = readMoney(holder[key])
    if (amount) return amount
    this.wrong(path)
    return zero
  }
}

const MISSING: Fields = {}

/** The case, or everything that is wrong with it. */
export function readCase(raw: unknown): { case: Case } | { faults: Fault[] } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return { faults: [{ rule: 'shape', paths: [''] }] }
  }
  const root = raw as Fields
  const r = new Reader()
  const pool = r.required(root, 'pool', 'pool', isIn(POOLS), '339900')
  const insurance = r.required(root, 'insurance', 'insurance', isIn(INSURANCES), 'employee')
  const read: Case = {
    id: r.optional<string | undefined>(root, 'id', 'id', isText, undefined),
    pool,
    insurance,
    ...readPerson(r, root, pool, insurance),
    ...readVisit(r, root),
    filing: readFiling(r, root),
    route: r.required(root, 'route', 'route', isIn(ROUTES), 'direct'),
    fees: readFees(r, root),
    year: readYear(r, root, COUNTERS[pool] ?? []),
    accounts: readAccounts(r, root),
  }
  // Beside a wrong shape, what the readable parts are to each other may be reported too, but need not be.
  const faults = [...r.faults, ...relations(read)]
  return faults.length > 0 ? { faults } : { case: read }
}

/** Tier and contract are looked at only where they mean something; elsewhere the contract ignores them. */
function readPerson(
  r: Reader,
  root: Fields,
  pool: string,
  insurance: string,
): Pick<Case, 'category' | 'residentTier' | 'contracted'> {
  const person = r.object(root, 'person', 'person', true)
  const isTier = (v: unknown): v is number => v === 1 || v === 2
  return {
    category: r.required(person, 'category', 'person.category', isIn(CATEGORIES), 'active'),
    residentTier: insurance === 'resident' ? r.optional(person, 'residentTier', 'person.residentTier', isTier, 1) : 1,
    contracted: pool === '330100' ? r.optional(person, 'contracted', 'person.contracted', isFlag, false) : false,
  }
}

type VisitField = 'kind' | 'place' | 'from' | 'to' | 'emergency' | 'level' | 'designated' | 'networked'

function readVisit(r: Reader, root: Fields): Pick<Case, VisitField> {
  const visit = r.object(root, 'visit', 'visit', true)
  const institution = visit === MISSING ? MISSING : r.object(visit, 'institution', 'visit.institution', true)
  return {
    kind: r.required(visit, 'kind', 'visit.kind', isIn(KINDS), 'inpatient'),
    place: r.required(visit, 'place', 'visit.place', isCity, '330100'),
    from: r.required(visit, 'from', 'visit.from', isDay, '2024-01-01'),
    to: r.required(visit, 'to', 'visit.to', isDay, '2024-01-01'),
    emergency: r.optional(visit, 'emergency', 'visit.emergency', isFlag, false),
    level: r.required(institution, 'level', 'visit.institution.level', isIn(LEVELS), 'tier3'),
    designated: r.optional(institution, 'designated', 'visit.institution.designated', isFlag, true),
    networked: r.optional(institution, 'networked', 'visit.institution.networked', isFlag, true),
  }
}

function readFiling(r: Reader, root: Fields): Case['filing'] {
  if (root['filing'] === undefined || root['filing'] === null) return null
  const paper = r.object(root, 'filing', 'filing', true)
  const isEnd = (v: unknown): v is string | null => v === null || isDay(v)
  return {
    type: r.required(paper, 'type', 'filing.type', isIn(FILING_TYPES), 'temporary'),
    destination: r.required(paper, 'destination', 'filing.destination', isPlace, '310000'),
    from: r.required(paper, 'from', 'filing.from', isDay, '2024-01-01'),
    to: r.optional(paper, 'to', 'filing.to', isEnd, null),
  }
}

function readFees(r: Reader, root: Fields): Case['fees'] {
  const paid = r.object(root, 'fees', 'fees', true)
  return {
    total: r.money(paid, 'total', 'fees.total', true),
    outOfScope: r.money(paid, 'outOfScope', 'fees.outOfScope'),
    overCeiling: r.money(paid, 'overCeiling', 'fees.overCeiling'),
    ownShare: r.money(paid, 'ownShare', 'fees.ownShare'),
    specialDrugs: r.money(paid, 'specialDrugs', 'fees.specialDrugs'),
  }
}

function readYear(r: Reader, root: Fields, counters: readonly string[]): Case['year'] {
  const before = r.object(root, 'yearToDate', 'yearToDate', false)
  const isCount = (v: unknown): v is number => typeof v === 'number' && Number.isSafeInteger(v) && v >= 0
  return {
    inpatientEligible: r.money(before, 'inpatientEligible', 'yearToDate.inpatientEligible'),
    inpatientDeductible: r.money(before, 'inpatientDeductible', 'yearToDate.inpatientDeductible'),
    outpatientDeductible: r.money(before, 'outpatientDeductible', 'yearToDate.outpatientDeductible'),
    criticalCompliant: r.money(before, 'criticalCompliant', 'yearToDate.criticalCompliant'),
    criticalPaid: r.money(before, 'criticalPaid', 'yearToDate.criticalPaid'),
    inpatientStays: r.optional(before, 'inpatientStays', 'yearToDate.inpatientStays', isCount, 0),
    counters: readCounters(r, before, counters),
  }
}

function readAccounts(r: Reader, root: Fields): Case['accounts'] {
  const purse = r.object(root, 'accounts', 'accounts', false)
  return {
    currentYear: r.money(purse, 'currentYear', 'accounts.currentYear'),
    pastYear: r.money(purse, 'pastYear', 'accounts.pastYear'),
  }
}

function readCounters(r: Reader, before: Fields, names: readonly string[]): Record<string, Decimal> {
  const given = r.object(before, 'counters', 'yearToDate.counters', false)
  // A sum that the pool does not keep is money all the same, and then counts for nothing.
  const read = [...new Set([...names, ...Object.keys(given)])].map(
    (name) => [name, r.money(given, name, `yearToDate.counters.${name}`)] as const,
  )
  return Object.fromEntries(read.filter(([name]) => names.includes(name)))
}

/** The sentences of "Invalid, besides wrong types and unknown values", one by one. */
function relations(c: Case): Fault[] {
  const faults: Fault[] = []
  const fault = (rule: string, ...paths: string[]) => faults.push({ rule, paths })

  if (c.pool === '339900' && c.insurance === 'resident') {
    fault('no residents in the provincial pool', 'insurance', 'pool', 'person.category')
  }
  if ((c.category === 'resident') !== (c.insurance === 'resident')) {
    fault('category is not of the insurance', 'person.category', 'insurance')
  }
  if (c.category === 'founding-worker' && c.pool !== '339900') {
    fault('category is not of the pool', 'person.category', 'pool')
  }
  if ((c.level === 'pharmacy') !== (c.kind === 'pharmacy')) {
    fault('pharmacy as level and as kind go together', 'visit.institution.level', 'visit.kind')
  }
  // Days are written so that the order of the text is the order of time.
  if (c.from > c.to) fault('visit ends before it begins', 'visit.from', 'visit.to')
  if (c.kind !== 'inpatient' && c.from !== c.to) fault('longer than a day', 'visit.to', 'visit.from', 'visit.kind')
  if (c.filing !== null && c.filing.to !== null && c.filing.from > c.filing.to) {
    fault('filing ends before it begins', 'filing.from', 'filing.to')
  }
  const parts = c.fees.outOfScope.plus(c.fees.overCeiling).plus(c.fees.ownShare)
  if (parts.greaterThan(c.fees.total)) {
    fault('parts exceed the bill', 'fees', 'fees.total', 'fees.outOfScope', 'fees.overCeiling', 'fees.ownShare')
  }
  if (c.fees.specialDrugs.greaterThan(c.fees.outOfScope)) {
    fault('special medicines exceed what is out of scope', 'fees.specialDrugs', 'fees.outOfScope')
  }
  if (c.insurance === 'resident' && c.accounts.currentYear.plus(c.accounts.pastYear).greaterThan(0)) {
    fault('residents have no account', 'accounts', 'accounts.currentYear', 'accounts.pastYear', 'insurance')
  }
  return faults
}
