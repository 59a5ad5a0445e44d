/** What of the audit somebody of the audit should look at. No rule guesses: each says what records carry, or what the agency has set. */
import type { StaffRule } from '@yidi/contracts'
import type { Decision, Look, StaffAccount } from './read.ts'

/** What is set of a pool; undefined: not set, and then the rule does not run. */
export interface StaffLimits {
  looksAnHour: number | undefined
  /** Hours, 0 to 23: decisions from the one to before the other are at odd hours. */
  nightFrom: number | undefined
  nightTo: number | undefined
  pairCount: number | undefined
  /** Parts per million of what the approver has decided. */
  pairShare: number | undefined
}

export interface Found {
  rule: StaffRule
  staff: string
  personNo: string | null
  day: string
  facts: Record<string, string | number>
}

interface Known {
  accounts: ReadonlyMap<string, StaffAccount>
  /** Persons with something at a desk around these days. */
  withMatter: ReadonlySet<string>
  areFamily: (one: string, other: string) => Promise<boolean>
  limitsOf: (pool: string | null) => Promise<StaffLimits>
}

/** Each look by what records carry: oneself, the family, nobody's business. Looks of a day at one person are one. */
export async function lookedAt(looks: readonly Look[], known: Known): Promise<Found[]> {
  const found = new Map<string, Found>()
  for (const { staff, personNo, day, times } of looks) {
    const account = known.accounts.get(staff)
    if (account === undefined) continue
    const rule = await ruleOf(account, personNo, known)
    if (rule === undefined) continue
    const key = [rule, staff, personNo, day].join(' ')
    const before = Number(found.get(key)?.facts['times'] ?? 0)
    found.set(key, { rule, staff, personNo, day, facts: { times: before + times } })
  }
  return [...found.values()]
}

async function ruleOf(
  { personNo: own }: StaffAccount,
  personNo: string,
  { areFamily, withMatter }: Known,
): Promise<StaffRule | undefined> {
  if (own === personNo) return 'own-record'
  if (own !== null && (await areFamily(own, personNo))) return 'family-record'
  return withMatter.has(personNo) ? undefined : 'no-task'
}

/** More persons in an hour than the agency has set. */
export async function manyLooks(looks: readonly Look[], { accounts, limitsOf }: Known): Promise<Found[]> {
  const hours = new Map<string, { look: Look; people: Set<string> }>()
  for (const look of looks) {
    const key = `${look.staff} ${look.day} ${String(look.hour)}`
    const hour = hours.get(key) ?? { look, people: new Set<string>() }
    hour.people.add(look.personNo)
    hours.set(key, hour)
  }
  const found: Found[] = []
  for (const { look, people } of hours.values()) {
    const { looksAnHour } = await limitsOf(accounts.get(look.staff)?.pool ?? null)
    if (looksAnHour === undefined || people.size <= looksAnHour) continue
    const facts = { hour: look.hour, people: people.size, set: looksAnHour }
    found.push({ rule: 'many-looks', staff: look.staff, personNo: null, day: look.day, facts })
  }
  return found
}

/** Decisions in the hours that the agency has set, one for each day and hour. */
export async function oddHours(decisions: readonly Decision[], { accounts, limitsOf }: Known): Promise<Found[]> {
  const found = new Map<string, Found>()
  for (const { staff, day, hour } of decisions) {
    const { nightFrom, nightTo } = await limitsOf(accounts.get(staff)?.pool ?? null)
    if (nightFrom === undefined || nightTo === undefined || !isNight(hour, nightFrom, nightTo)) continue
    const key = `${staff} ${day} ${String(hour)}`
    const before = Number(found.get(key)?.facts['decisions'] ?? 0)
    found.set(key, { rule: 'odd-hours', staff, personNo: null, day, facts: { hour, decisions: before + 1 } })
  }
  return [...found.values()]
}

const isNight = (hour: number, from: number, to: number): boolean =>
  from <= to ? hour >= from && hour < to : hour >= from || hour < to

/** The same two of one record after another, more often and with a greater share than the agency has set; `day` is the last of the days looked at. */
export async function samePair(
  decisions: readonly Decision[],
  day: string,
  { accounts, limitsOf }: Known,
): Promise<Found[]> {
  const approved = new Map<string, Map<string, number>>()
  for (const [first, last] of pairsOf(decisions)) {
    const others = approved.get(last) ?? new Map<string, number>()
    others.set(first, (others.get(first) ?? 0) + 1)
    approved.set(last, others)
  }
  const found: Found[] = []
  for (const [staff, others] of approved) {
    const { pairCount, pairShare } = await limitsOf(accounts.get(staff)?.pool ?? null)
    if (pairCount === undefined || pairShare === undefined) continue
    const all = [...others.values()].reduce((sum, count) => sum + count, 0)
    for (const [other, count] of others) {
      if (count < pairCount || count * 1_000_000 < pairShare * all) continue
      found.push({ rule: 'same-pair', staff, personNo: null, day, facts: { other, count, all } })
    }
  }
  return found
}

/** Of each record the last who decided, and whoever other did before. */
function pairsOf(decisions: readonly Decision[]): [string, string][] {
  const records = new Map<string, string[]>()
  for (const { record, staff } of decisions) records.set(record, [...(records.get(record) ?? []), staff])
  return [...records.values()].flatMap((staff): [string, string][] => {
    const last = staff.at(-1)!
    const first = staff.findLast((one) => one !== last)
    return first === undefined ? [] : [[first, last]]
  })
}
