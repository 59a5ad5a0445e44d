/** A generated population: people of the pools asked for, each with the bills of one year. The same seed gives the same people. */
import { addMonths, dayOf } from '../days.ts'
import type { CompiledPool } from '../engine/segment.ts'
import { FILING_TYPES, FILING_TYPE_NAMES, isLongTerm } from '../filing/filing-types.ts'
import type { FilingType } from '../filing/filing-types.ts'
import type { City, Division, Places } from '../places.ts'
import { WORDS } from '../policy/keys.ts'
import type { Release } from '../policy/release.ts'
import type { Category, Insurance, InstitutionLevel } from '../quote/words.ts'
import type { Lived, LivedFiling, LivedVisit } from './lived.ts'
import {
  BALANCES,
  CATEGORY_MIX,
  FILED,
  INSTITUTIONS,
  INSURANCES,
  KINDS,
  LEFT_OUT,
  LONG_TERM,
  MOST_BILL_FEN,
  PERSON,
  PLACES,
  TAIL,
  VISITS,
} from './mix.ts'
import { Chance } from './random.ts'

/** Who can be drawn in a pool, and where they may go. */
interface Ground {
  compiled: CompiledPool
  insurances: { insurance: Insurance; hasAccount: boolean; categories: Category[]; shares: number[] }[]
  insuranceShares: number[]
  assistance: readonly string[]
  home: readonly City[]
  inProvince: readonly City[]
  beyond: readonly City[]
  /** Big cities draw more people. */
  beyondShares: readonly City[]
}

const BIG_CITY_WEIGHT = 12
const KIND_SHARES = KINDS.map(({ share }) => share)
const LEVELS = KINDS.map(({ levels }) => ({
  names: Object.keys(levels) as InstitutionLevel[],
  shares: Object.values(levels),
}))
const PLACE_SHARES = [PLACES.home, PLACES.inProvince, PLACES.beyond]
const longTerm = FILING_TYPE_NAMES.filter(isLongTerm)
/** Long-term types by category: those meant for it before those meant for anybody. */
const LONG_TERM_TYPES = Object.fromEntries(
  WORDS.category.map((category) => [
    category,
    longTerm.filter((type) => FILING_TYPES[type].meantFor?.categories.includes(category) ?? true),
  ]),
) as Readonly<Record<Category, FilingType[]>>

function groundOf(compiled: CompiledPool, places: Places): Ground {
  const { insurances, words, homes, province } = compiled.pool
  const known = [...insurances].map(([number, policy]) => {
    const categories = policy.categories.map((category) => WORDS.category[category]!)
    return {
      insurance: WORDS.insurance[number]!,
      hasAccount: policy.hasAccount,
      categories,
      shares: categories.map((category) => CATEGORY_MIX[category].share),
    }
  })
  const home = places.cities.filter(({ code }) => homes.has(code))
  const away = places.cities.filter(({ code }) => !homes.has(code))
  const beyond = away.filter((city) => city.province.code !== province)
  const inProvince = away.filter((city) => city.province.code === province)
  return {
    compiled,
    insurances: known,
    insuranceShares: known.map(({ insurance }) => INSURANCES[insurance]),
    assistance: words.assistance.slice(1),
    home,
    inProvince: inProvince.length > 0 ? inProvince : home,
    beyond,
    beyondShares: beyond.flatMap((city) => (city.big ? Array<City>(BIG_CITY_WEIGHT).fill(city) : [city])),
  }
}

/** What a population is made from. */
interface PopulationPlan {
  release: Release
  /** Pools of the release; people are drawn from each alike. */
  pools: readonly string[]
  /** How many people. */
  people: number
  /** A whole number from 0 to 2^53 − 1. */
  seed: number
  year: number
}

/** Makes the people one after another, in an order that does not change. */
export class Population {
  readonly size: number
  private readonly grounds: readonly Ground[]
  private readonly plan: PopulationPlan
  private readonly chance = new Chance()
  private readonly firstDay: number
  private readonly lastDay: number

  constructor(plan: PopulationPlan) {
    this.plan = plan
    this.size = plan.people
    this.grounds = plan.pools.map((code) => groundOf(plan.release.pools.get(code)!, plan.release.places))
    this.firstDay = dayOf(plan.year, 1, 1)
    this.lastDay = dayOf(plan.year, 12, 31)
  }

  /** The person of a number, from 1 on. */
  person(number: number): Lived {
    const { chance } = this
    chance.begin(this.plan.seed, number)
    const ground = chance.pick(this.grounds)
    const among = ground.insurances[chance.weighed(ground.insuranceShares)]!
    const category = among.categories[chance.weighed(among.shares)]!
    const [least, most, leaning] = CATEGORY_MIX[category].age
    const age = least + (most - least) * Math.exp(leaning * Math.log(1 - chance.next()))
    const { hasAccount } = among
    const lived: Lived = {
      number,
      pool: ground.compiled.pool.code,
      insurance: among.insurance,
      category,
      tier: chance.happens(PERSON.secondTier) && among.insurance === 'resident' ? 2 : 1,
      contracted: chance.happens(PERSON.contracted),
      assistance:
        ground.assistance.length > 0 && chance.happens(PERSON.assistance) ? chance.pick(ground.assistance) : undefined,
      birthDay: this.firstDay - Math.floor(age * 365.25) - 1,
      hasAccount,
      currentYearFen: hasAccount ? Math.floor(chance.lognormal(BALANCES.currentFen, BALANCES.spread)) : 0,
      pastYearFen: hasAccount ? Math.floor(chance.lognormal(BALANCES.pastFen, BALANCES.spread)) : 0,
      visits: [],
    }
    this.live(lived, ground, age)
    return lived
  }

  /** The year in stretches, one visit in each, so that the visits stand in order and none overlaps another. */
  private live(lived: Lived, ground: Ground, age: number): void {
    const { chance } = this
    const mean = VISITS.mean * (0.6 + VISITS.perYearOfAge * age)
    const count = Math.min(VISITS.most, 1 + Math.floor(chance.lognormal(mean, VISITS.spread)))
    const elsewhere = chance.happens(LONG_TERM.share) ? this.longTermFiling(lived, ground) : undefined
    const days = this.lastDay - this.firstDay + 1
    for (let index = 0; index < count; index++) {
      const first = this.firstDay + Math.floor((index * days) / count)
      const last = this.firstDay + Math.floor(((index + 1) * days) / count) - 1
      lived.visits.push(this.visit(ground, elsewhere, first, last))
    }
  }

  private longTermFiling({ category }: Lived, { beyondShares, inProvince }: Ground): LivedFiling & { at: City } {
    const { chance } = this
    const at = chance.happens(0.7) ? chance.pick(beyondShares) : chance.pick(inProvince)
    const code = chance.happens(LONG_TERM.wholeProvince) ? at.province.code : at.code
    const from = this.firstDay - chance.between(-200, 900)
    return {
      type: chance.pick(LONG_TERM_TYPES[category]),
      destination: this.divisionOf(code) ?? this.divisionOf(at.code)!,
      from,
      to: chance.happens(0.7) ? undefined : addMonths(from, 36),
      at,
    }
  }

  private divisionOf(code: string): Division | undefined {
    return this.plan.release.places.divisions.get(code)
  }

  private visit(
    ground: Ground,
    elsewhere: (LivedFiling & { at: City }) | undefined,
    first: number,
    last: number,
  ): LivedVisit {
    const { chance } = this
    const number = chance.weighed(KIND_SHARES)
    const mix = KINDS[number]!
    const isStay = mix.kind === 'inpatient'
    const from = chance.between(first, last)
    const to = isStay ? Math.min(last, from + Math.floor(chance.lognormal(9, 0.6))) : from
    const place = this.placeOf(ground, elsewhere)
    const { names, shares } = LEVELS[number]!
    const totalFen = this.bill(mix.meanFen, mix.spread)
    const outOfScopeFen = this.part(totalFen, LEFT_OUT.outOfScope)
    const networked = chance.happens(INSTITUTIONS.networked)
    const home = ground.home.includes(place)
    const filing = this.filingOf(elsewhere, place, home, from, isStay)
    // Who finds no way to settle on the spot mostly pays and claims.
    const claims = home || (networked && filing) ? INSTITUTIONS.claimed : INSTITUTIONS.claimedIfRefused
    return {
      kind: mix.kind,
      place,
      // A stay that begins with the year may have begun before it: the year is that of the discharge.
      from: isStay && from === this.firstDay ? from - chance.between(0, 9) : from,
      to,
      emergency: chance.happens(mix.emergency),
      level: names[chance.weighed(shares)]!,
      designated: chance.happens(INSTITUTIONS.designated),
      networked,
      filing,
      route: chance.happens(claims) ? 'manual' : 'direct',
      totalFen,
      outOfScopeFen,
      overCeilingFen: this.part(totalFen, LEFT_OUT.overCeiling),
      ownShareFen: this.part(totalFen, LEFT_OUT.ownShare),
      specialDrugsFen: isStay && chance.happens(LEFT_OUT.specialDrugs) ? this.part(outOfScopeFen, 1) : 0,
    }
  }

  private placeOf(ground: Ground, elsewhere: { at: City } | undefined): City {
    const { chance } = this
    if (elsewhere && chance.happens(LONG_TERM.there)) return elsewhere.at
    const which = chance.weighed(PLACE_SHARES)
    return chance.pick(which === 0 ? ground.home : which === 1 ? ground.inProvince : ground.beyondShares)
  }

  /** The filing in force for a visit: the long-term one, or one made for the journey, or none. */
  private filingOf(
    elsewhere: LivedFiling | undefined,
    place: City,
    home: boolean,
    from: number,
    isStay: boolean,
  ): LivedFiling | undefined {
    const { chance } = this
    const destination = this.divisionOf(place.code)
    const longTermOn =
      elsewhere && elsewhere.from <= from && (elsewhere.to === undefined || from <= elsewhere.to)
        ? elsewhere
        : undefined
    if (home || longTermOn || !destination) return longTermOn
    const begun = from - chance.between(0, 40)
    if (isStay && chance.happens(FILED.referral))
      return { type: 'referral', destination, from: begun, to: addMonths(begun, 12) }
    if (chance.happens(FILED.temporary)) return { type: 'temporary', destination, from: begun, to: addMonths(begun, 6) }
    return undefined
  }

  private bill(meanFen: number, spread: number): number {
    const { chance } = this
    const usual = chance.lognormal(meanFen, spread)
    const tail = chance.happens(TAIL.share) ? chance.pareto(TAIL.shape, TAIL.most) : 1
    return Math.max(100, Math.min(MOST_BILL_FEN, Math.floor(usual * tail)))
  }

  /** Some of an amount, at most this share of it and mostly less. */
  private part(amountFen: number, most: number): number {
    const much = this.chance.next()
    return Math.floor(amountFen * most * much * much)
  }
}
