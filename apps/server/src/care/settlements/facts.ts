import { agreementFor, cityOf, formatYuan, parseDay, groupInLaw, suspendedReason, suspensionOf } from '@yidi/rules'
import type { HeldAgreement, OtherPayer, Release, VisitKind, YearToDate, Route } from '@yidi/rules'
import { asInForce } from '../../filing/record/index.ts'
import type { RegisteredDisease } from '../../person/entitlements/index.ts'
import { benefitOn, covers, filingsOn, yearOf } from '../../person/file/index.ts'
import type {
  BillLine,
  FilingRecord,
  FilingStep,
  InstitutionRow,
  OtherVisit,
  PartsOf,
  SettlingFile,
  VisitRow,
  YearOfPerson,
} from '../../person/file/index.ts'
import { measuresOn } from '../../person/measures/index.ts'
import { medicineAbroadOn, specialCategoryOn } from '../../person/registers/index.ts'
import { refusal } from '../refusals/index.ts'
import type { Refusal } from '../refusals/index.ts'
import { enrolmentFor, sumOf } from '../visits/index.ts'
import { claimOf } from './claimed.ts'
import { refusalOfDisease } from './diseases.ts'
import { overlapsOf } from './overlaps.ts'
import type { Overlap } from './overlaps.ts'
import { refusalOfPayer, refusalOfResult } from './refusals.ts'
import { reckon, restsOnFiling } from './reckoning.ts'
import type { Facts, Reckoning } from './reckoning.ts'
import { usableShares } from './shared.ts'

/** The service that an institution must have opened for a kind of visit of people from elsewhere. */
const serviceOfKind = {
  inpatient: 'inpatient',
  outpatient: 'outpatient',
  'designated-disease': 'chronic',
  pharmacy: 'pharmacy',
} as const satisfies Record<VisitKind, string>

/** What of a person's file a reckoning asks. */
type ReckonedFile = Omit<SettlingFile, 'visit' | 'lines' | 'preSettled' | 'shares'> &
  Partial<Pick<SettlingFile, 'lines' | 'shares'>>

interface SettleOptions {
  /** Settled with the institution, or claimed by the person who has paid. */
  route: Route
  /** Last day of the visit: of the discharge, of what is settled in the middle of a stay, or of a pre-settlement. */
  to: string
  /** The day on which it is settled: a measure of the agency stands in the way while it holds, whenever the visit was. */
  on: string
  /** 中途结算: the stay goes on after this, and is settled again. */
  midStay?: boolean
  useAccounts: boolean
  /** Whether what members of the family shared pays after the person's own account; only where the account pays, and directly. */
  useShares?: boolean
  /** Number of the invoice that goes with it; empty or left out: nobody said. */
  invoice?: string
  /** Who has to pay instead of the funds, as the institution says; undefined: nobody. */
  payer: 'third-party' | OtherPayer | undefined
  lines: readonly BillLine[]
  /** The designated diseases (规定病种) that are registered on the first day. */
  diseases: readonly RegisteredDisease[]
  /** Amounts to reckon with instead of the lines: for a look ahead at registration. */
  assumeTotalFen?: number
}

export interface Reckoned extends Reckoning {
  facts: Facts
  /** Why it cannot be settled on this route; undefined when it can. */
  refusal: Refusal | undefined
  /** Visits at the same time that are allowed beside it, to be looked at. */
  beside: OtherVisit[]
  /** The filing for one visit that this settlement uses up; undefined where it rests on none. */
  usesUp: FilingRecord<FilingStep> | undefined
  /** Kept with the visit, so that a claim for the same invoice is seen; empty: nobody said. */
  invoice: string
}

/** The sums of a settlement year as the contract writes them. */
export function yearToDateOf(row: YearOfPerson): YearToDate {
  const counters = Object.entries(row.counters).map(([name, fen]) => [name, formatYuan(fen)])
  return {
    inpatientEligible: formatYuan(row.inpatient_eligible_fen),
    inpatientDeductible: formatYuan(row.inpatient_deductible_fen),
    outpatientDeductible: formatYuan(row.outpatient_deductible_fen),
    criticalCompliant: formatYuan(row.critical_compliant_fen),
    criticalPaid: formatYuan(row.critical_paid_fen),
    inpatientStays: row.inpatient_stays,
    ...(counters.length === 0 ? {} : { counters: Object.fromEntries(counters) as Record<string, string> }),
  }
}

/** Whether a place is away from home for a pool on a day (policy facts, section 1). A pool that is not here has no home here. */
export function isAway(release: Release, poolCode: string, place: string, day: string): boolean {
  const city = cityOf(release.places, place, parseDay(day))
  return city === undefined || release.pools.get(poolCode)?.pool.homes.has(city.code) !== true
}

function agreementOn(release: Release, pool: string, { place, agreements }: InstitutionRow, day: string) {
  const onDay = agreements.filter((agreement) => covers(agreement, day))
  return agreementFor(release, { pool, place }, onDay)
}

/** What the law refuses of an institution, in the words of the suspension where that is why. */
function refusalOfInstitution(ofLaw: Refusal<'refused-by-law'>, held: HeldAgreement | undefined): Refusal {
  const suspension = suspensionOf(held)
  const { reason } = ofLaw.values
  if (suspension === undefined || reason?.code !== 'not-designated') return ofLaw
  return refusal('refused-by-law', { reason: { ...reason, ...suspendedReason(suspension) } })
}

/** The group for assistance as the law knows it: a record outlives the law, and a group that it dropped is none. */
function assistanceOf(release: Release, pool: string, group: string | null): string | null {
  const law = release.pools.get(pool)?.pool
  return law === undefined || groupInLaw(law, group) !== 'none' ? group : null
}

/** The bill that is reckoned: the sum of its lines, or an assumed one that lies in scope altogether. */
function assumedOrSummed({ lines, assumeTotalFen }: SettleOptions): Facts['bill'] {
  if (assumeTotalFen !== undefined) {
    const nothing = { outOfScopeFen: 0, overCeilingFen: 0, ownShareFen: 0, specialDrugFen: 0 }
    return { ...nothing, amountFen: assumeTotalFen, inScopeFen: assumeTotalFen }
  }
  const amounts = lines.map((line) => ({
    amountFen: line.amount_fen,
    outOfScopeFen: line.out_of_scope_fen,
    overCeilingFen: line.over_ceiling_fen,
    ownShareFen: line.own_share_fen,
    inScopeFen: line.in_scope_fen,
  }))
  return { ...sumOf(amounts), specialDrugFen: lines.reduce((sum, line) => sum + line.special_drug_fen, 0) }
}

/**
 * Reckons a person's visit from the records: the facts, what the engine makes of them, and why it cannot be settled on the
 * route that is asked for. The platform's own reasons come where the engine has none yet: benefits, a third party, and for a
 * direct settlement a service that the institution has not opened for people from elsewhere.
 */
export function reckonVisit(release: Release, file: ReckonedFile, visit: VisitRow, options: SettleOptions): Reckoned {
  const institution = file.institution!
  const enrolment = enrolmentFor(file, visit.insurance, visit.from_day)
  const services = institution.services.filter((service) => covers(service, visit.from_day))
  const inForce = filingsOn(file, visit.from_day, visit.visit_id)
  const facts: Facts = {
    route: options.route,
    pool: visit.pool,
    insurance: visit.insurance,
    category: enrolment.category,
    residentTier: enrolment.residentTier,
    contracted: enrolment.contracted,
    assistance: assistanceOf(release, visit.pool, enrolment.assistance),
    birthDay: file.identity.birthDay,
    visit: {
      kind: visit.kind,
      place: visit.place,
      from: visit.from_day,
      to: options.to,
      emergency: visit.emergency,
      continued: visit.kind === 'inpatient' && settledBefore(file.lines ?? []),
    },
    institution: {
      level: institution.level,
      settlementLevel: institution.settlement_level,
      designated: agreementOn(release, visit.pool, institution, visit.from_day)?.status === 'in-force',
      networked: services.length > 0,
    },
    filings: inForce.map(asInForce),
    bill: assumedOrSummed(options),
    yearToDate: yearToDateOf(yearOf(file, Number(options.to.slice(0, 4)), visit.pool, visit.insurance)),
    accounts: file.accounts,
    shares: sharesFor(release, file, visit, options),
    useAccounts: options.useAccounts,
  }
  const reckoning = reckon(release, facts)
  const { filing } = reckoning
  const span = spanOf(visit, options)
  const overlaps = overlapsOf(span, file.others, release.pools.get(visit.pool)?.pool.overlaps)
  const usesUp = filing?.visits === 'one' && restsOnFiling(release, facts, reckoning)
  return {
    ...reckoning,
    facts,
    refusal: refusalOf(release, file, span, options, services, facts, reckoning, overlaps),
    invoice: options.invoice ?? '',
    beside: overlaps.filter((found) => found.weight === 'warn').map(({ other }) => other),
    usesUp: usesUp ? inForce.find((found) => found.filingId === filing.id) : undefined,
  }
}

/** A claim is paid to the person in cash and uses no shared money. */
function sharesFor(release: Release, file: ReckonedFile, visit: VisitRow, options: SettleOptions): Facts['shares'] {
  const uses = options.useAccounts && options.useShares === true && options.route === 'direct'
  return uses ? usableShares(release, file.shares ?? [], visit, options.to) : []
}

/** The visit with the days that it takes: one that is settled in the middle goes on, and its end is not known. */
const spanOf = (visit: VisitRow, options: SettleOptions): VisitRow => ({
  ...visit,
  to_day: options.midStay ? null : options.to,
})

/** What the person's registers keep from being settled by the ordinary rules. */
function refusalOfRegisters(file: ReckonedFile, day: string): Refusal | undefined {
  const records = file.registers
  // 浙人社发〔2016〕113号 第四十五条: their costs go their own way, whatever else is on record.
  const special = specialCategoryOn(records, day)
  if (special !== undefined) return refusal('special-category', { category: special.title })
  // 第四十条: domestic benefits rest while the medicine is taken abroad.
  const abroad = medicineAbroadOn(records, day)
  return abroad && refusal('paused-abroad', { from: abroad.from, to: abroad.to })
}

/** A decision that keeps the person from settling directly (浙人社发〔2016〕113号 第四十二条); claims stay open. */
export function refusalOfMeasures(file: PartsOf<'measures'>, day: string): Refusal | undefined {
  const [measure] = measuresOn(file, day)
  if (measure === undefined) return undefined
  const { caseId, from, to } = measure
  const name = measure.kind === 'suspended' ? 'settlement-suspended' : 'settlement-by-claim-only'
  return refusal(name, { case: caseId, from, to })
}

/** Whether a part of the visit is settled already. */
const settledBefore = (lines: readonly { settlement_id: string | null }[]): boolean =>
  lines.some((line) => line.settlement_id !== null)

/**
 * A stay is settled in the middle only where the law says what the rest of it will come to: else its patient could never
 * settle that. The engine is asked as it will be asked then.
 */
function refusalOfRest(release: Release, facts: Facts, { result }: Reckoning): Refusal | undefined {
  if (result.outcome !== 'settled') return undefined
  const visit = { ...facts.visit, continued: true }
  const rest = reckon(release, { ...facts, visit, yearToDate: result.yearToDate })
  return rest.result.outcome === 'undetermined'
    ? refusal('mid-stay-open', { reason: rest.result.reasons[0] })
    : undefined
}

/** What the law refuses of an institution altogether, before any service of it counts. */
const ofInstitution: ReadonlySet<string | undefined> = new Set(['not-designated', 'not-networked'])

function refusalOf(
  release: Release,
  file: ReckonedFile,
  visit: VisitRow,
  options: SettleOptions,
  services: readonly { service: string }[],
  facts: Facts,
  reckoning: Reckoning,
  overlaps: readonly Overlap[],
): Refusal | undefined {
  const day = visit.from_day
  const ofRegisters = refusalOfRegisters(file, day)
  if (ofRegisters !== undefined) return ofRegisters
  const ofMeasures = options.route === 'direct' ? refusalOfMeasures(file, options.on) : undefined
  if (ofMeasures !== undefined) return ofMeasures
  const benefit = benefitOn(file, visit.insurance, day)
  if (benefit.status === 'stopped') return refusal('benefits-stopped', { day, reason: benefit.reason })
  // That arrears paid later count back is stated nowhere: the agency decides on such a visit, not the hospital's door.
  if (benefit.paidLate === true && options.route === 'direct') {
    return refusal('paid-late', { day, reason: benefit.reason })
  }
  const ofPayer = options.payer && refusalOfPayer(release, visit.pool, options.payer)
  if (ofPayer !== undefined) return ofPayer
  const claimed = claimOf(visit, file.claims, options.invoice ?? '')
  if (claimed !== undefined) return refusal('in-claim', { claim: claimed.claimId })
  const inTheWay = overlaps.find((found) => found.weight === 'refuse')
  if (inTheWay !== undefined) return refusal('visits-overlap', { visit, other: inTheWay.other })
  const ofEngine =
    refusalOfResult(reckoning.result) ?? (options.midStay ? refusalOfRest(release, facts, reckoning) : undefined)
  // Where a figure is open, whatever else could be mended would not help (policy facts, section 3).
  if (reckoning.result.outcome === 'undetermined') return ofEngine
  if (ofEngine?.name === 'refused-by-law' && ofInstitution.has(ofEngine.values.reason?.code))
    return refusalOfInstitution(ofEngine, agreementOn(release, visit.pool, file.institution!, day))
  const needed = serviceOfKind[visit.kind]
  const away = options.route === 'direct' && isAway(release, visit.pool, visit.place, options.to)
  if (away && !services.some((open) => open.service === needed))
    return refusal('service-not-open', { kind: visit.kind })
  // What the law leaves open is open for every disease.
  if (ofEngine?.name === 'figure-open') return ofEngine
  return refusalOfDisease(release, visit, options.diseases) ?? ofEngine
}
