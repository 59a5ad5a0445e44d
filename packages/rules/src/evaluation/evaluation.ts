/** What a year comes to under the policy as it is and under a draft: person after person, nothing kept but sums. */
import { UNDETERMINED } from '../engine/compute.ts'
import { formatYuan } from '../money.ts'
import type { Release } from '../policy/release.ts'
import { quote } from '../quote/quote.ts'
import type { QuoteCase, QuoteResult } from '../quote/types.ts'
import { CATEGORIES, INSTITUTION_LEVELS, VISIT_KINDS } from '../quote/words.ts'
import { AGE_GROUPS, ageGroupOf } from './age.ts'
import type { PersonBills } from './bills.ts'
import { YearPath } from './path.ts'
import { Spread } from './spread.ts'
import type { SpreadOfPeople } from './spread.ts'
import { Sums, SumsBy } from './sums.ts'
import type { EvaluationResult } from './sums.ts'

/** One bill with what both policies make of it. */
export interface EvaluatedCase {
  /** With the sums and balances of the person's year under the policy as it is. */
  case: QuoteCase
  /** The same bill with those under the draft; absent where they are the same. */
  caseAfter?: QuoteCase
  before: QuoteResult
  after: QuoteResult
}

/** Sums of the people added so far, under the policy as it is and, where there is one, under a draft. */
export class Evaluation {
  private readonly before: YearPath
  /** Undefined without a draft: after is as before. */
  private readonly after: YearPath | undefined
  private readonly whole = new Sums()
  private readonly pools = new SumsBy()
  private readonly categories = new SumsBy()
  private readonly ages = new SumsBy()
  private readonly levels = new SumsBy()
  private readonly kinds = new SumsBy()
  private readonly places = new SumsBy()
  private readonly amounts = new Float64Array(9)
  private people = 0
  private undetermined = 0
  private readonly changes = new Spread()

  constructor(before: Release, after?: Release) {
    this.before = new YearPath(before)
    this.after = after && new YearPath(after)
  }

  /** How many bills were reckoned. */
  get cases(): number {
    return this.whole.values[0]!
  }

  /** Adds a person's year. `onCase` is told each bill with its results in words, which costs many times the reckoning. */
  add(bills: PersonBills, onCase?: (evaluated: EvaluatedCase) => void): void {
    const { before, after } = this
    this.people++
    before.begin()
    after?.begin()
    let changeFen = 0
    for (let index = 0; index < bills.count; index++) {
      before.reckon(bills, index)
      after?.reckon(bills, index)
      changeFen += this.count(bills, index)
      if (onCase) onCase(this.inWords(bills, index))
    }
    this.changes.add(changeFen)
  }

  /** Counts the bill that was reckoned last; gives by how much its cash grows. */
  private count(bills: PersonBills, index: number): number {
    const { before, after = before, amounts } = this
    const known = before.ending !== UNDETERMINED && after.ending !== UNDETERMINED
    amounts.fill(0)
    amounts[0] = 1
    if (known) {
      putAmounts(before, amounts, 1)
      putAmounts(after, amounts, 5)
    } else this.undetermined++
    const { pool, category, age, level, kind, place } = bills.keys(index)
    this.whole.add(amounts)
    this.pools.add(pool, amounts)
    this.categories.add(category, amounts)
    this.ages.add(ageGroupOf(age), amounts)
    this.levels.add(level, amounts)
    this.kinds.add(kind, amounts)
    this.places.add(place, amounts)
    return amounts[8]! - amounts[4]!
  }

  private inWords(bills: PersonBills, index: number): EvaluatedCase {
    const { before, after } = this
    const id = `p${this.people}-${index + 1}`
    const now = before.text(bills, index, id)
    const result = quote(before.release, now)
    if (!after) return { case: now, before: result, after: result }
    const then = after.text(bills, index, id)
    const same = JSON.stringify(then) === JSON.stringify(now)
    return { case: now, ...(same ? {} : { caseAfter: then }), before: result, after: quote(after.release, then) }
  }

  /** Everything added so far. */
  result(): EvaluationResult {
    return {
      ...this.whole.group(),
      byPool: this.pools.groups([]),
      byCategory: this.categories.groups(CATEGORIES),
      byAge: this.ages.groups(AGE_GROUPS),
      byLevel: this.levels.groups(INSTITUTION_LEVELS),
      byKind: this.kinds.groups(VISIT_KINDS),
      byPlace: this.places.groups([]),
      winners: this.changes.winners,
      losers: this.changes.losers,
      largestLoss: formatYuan(this.changes.largestLossFen),
      undetermined: this.undetermined,
    }
  }

  /** How the cash of a year changes from person to person: how many people by how much. */
  spread(): SpreadOfPeople {
    return this.changes.told()
  }
}

/** The four sums of a bill: what the pool's fund pays, every layer, both accounts, and cash. */
function putAmounts({ bill }: YearPath, into: Float64Array, from: number): void {
  into[from] = bill.fundPool
  into[from + 1] = bill.fundLayers
  into[from + 2] = bill.accountCurrent + bill.accountPast
  into[from + 3] = bill.cash
}
