import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { loadPolicyFolder } from '@yidi/policy-folder'
import { isLongTerm, loadPolicies, parseYuan, quote } from '@yidi/rules'
import type { QuoteCase, QuoteResult, Release, YearToDate } from '@yidi/rules'
import { Evaluation, LivedBills, Population, StoredBills } from '@yidi/rules/evaluation'
import type { EvaluatedCase, EvaluationResult } from '@yidi/rules/evaluation'
import { addUp } from './adding-up.ts'

const { release } = loadPolicyFolder()
const madeUp = loadPolicyFolder(fileURLToPath(new URL('../made-up-pools/policy', import.meta.url))).release
const hangzhou = 'pools/330100-hangzhou/benefits.yaml'

/** The law of today with words of a file replaced. */
function drafted(law: Release, file: string, ...changes: [from: string, to: string][]): Release {
  const text = changes.reduce((before, [from, to]) => {
    assert.ok(before.includes(from), from)
    return before.replace(from, to)
  }, law.files.get(file)!)
  const { release: draft, faults } = loadPolicies(new Map([...law.files, [file, text]]))
  assert.deepEqual(faults, [])
  return draft
}

interface Asked {
  people: number
  seed?: number
  year?: number
  pools?: readonly string[]
}

function evaluated(
  law: Release,
  draft: Release | undefined,
  { people, seed = 7, year = 2024, pools = [...law.pools.keys()] }: Asked,
): { result: EvaluationResult; lines: EvaluatedCase[] } {
  const population = new Population({ release: law, pools, people, seed, year })
  const evaluation = new Evaluation(law, draft)
  const lines: EvaluatedCase[] = []
  for (let number = 1; number <= people; number++)
    evaluation.add(new LivedBills(population.person(number)), (line) => lines.push(line))
  return { result: evaluation.result(), lines }
}

/** A deductible and a rate of Hangzhou otherwise: the year goes another way from the first stay on. */
const otherwise = drafted(
  release,
  hangzhou,
  [
    "table: {tier3: 800, 'tier2, tier1, other': 500, community: 300}",
    "table: {tier3: 1500, 'tier2, tier1, other': 200, community: 0}",
  ],
  ['tier3: {any: {active: 24, retired: 18}}', 'tier3: {any: {active: 30, retired: 10}}'],
)

test('the sums are those of the lines, added up by something else, under the law as it is and under a draft', () => {
  const { result, lines } = evaluated(release, otherwise, { people: 300 })
  assert.deepEqual(result, addUp(lines))
  assert.equal(result.cases, lines.length)
  assert.ok(result.winners > 0 && result.losers > 0 && result.undetermined > 0)
  assert.ok(parseYuan(result.largestLoss) > 0)
  assert.notEqual(result.before.fundPool, result.after.fundPool)
  assert.deepEqual(result.byPool['339900']?.before, result.byPool['339900']?.after)
  assert.ok(lines.some(({ caseAfter }) => caseAfter !== undefined))
})

test('pools with ages, assistance, several layers and counters of their own add up as well', () => {
  const { result, lines } = evaluated(madeUp, undefined, { people: 300, year: 2025 })
  assert.deepEqual(result, addUp(lines))
  assert.ok(parseYuan(result.before.fundCritical) > 0)
  assert.ok(lines.some(({ before }) => 'yearToDate' in before && before.yearToDate.counters !== undefined))
  assert.ok(lines.every(({ before }) => before.outcome !== 'invalid'))
})

test('every bill is the quote of its own line, and begins where the person’s last one ended', () => {
  const { lines } = evaluated(release, otherwise, { people: 150 })
  const years = new Map<string, { now: YearToDate; then: YearToDate; accounts: [number, number] }>()
  for (const { case: now, caseAfter: then = now, before, after } of lines) {
    assert.deepEqual(before, quote(release, now))
    assert.deepEqual(after, quote(otherwise, then))
    assert.notEqual(before.outcome, 'invalid')
    const who = now.id!.split('-')[0]!
    const known = years.get(who)
    if (known) {
      assert.deepEqual(now.yearToDate, known.now)
      assert.deepEqual(then.yearToDate, known.then)
      assert.deepEqual(balances(now), known.accounts)
    }
    years.set(who, {
      now: yearAfter(now, before),
      then: yearAfter(then, after),
      accounts: balancesAfter(now, before),
    })
  }
})

const yearAfter = (one: QuoteCase, result: QuoteResult): YearToDate =>
  'yearToDate' in result ? result.yearToDate : (one.yearToDate as YearToDate)

const balances = ({ accounts }: QuoteCase): [number, number] => [
  parseYuan(accounts?.currentYear ?? '0'),
  parseYuan(accounts?.pastYear ?? '0'),
]

function balancesAfter(one: QuoteCase, result: QuoteResult): [number, number] {
  const [current, past] = balances(one)
  if (!('amounts' in result)) return [current, past]
  return [current - parseYuan(result.amounts.accountCurrentYear), past - parseYuan(result.amounts.accountPastYear)]
}

test('the same seed gives the same people, also among more; another gives others', () => {
  const few = evaluated(release, undefined, { people: 50 }).lines
  const many = evaluated(release, undefined, { people: 80 }).lines
  assert.deepEqual(many.slice(0, few.length), few)
  assert.notDeepEqual(evaluated(release, undefined, { people: 50, seed: 8 }).lines, few)
  assert.notDeepEqual(evaluated(release, undefined, { people: 50, seed: 7 + 2 ** 32 }).lines, few)
})

test('a population has the mix of 2024, all ages and categories, places at home and away, filings, and long tails', () => {
  const population = new Population({ release, pools: [...release.pools.keys()], people: 8_000, seed: 1, year: 2024 })
  const kinds = new Map<string, number[]>()
  const filings = new Set<string>()
  const categories = new Set<string>()
  let [visits, home, filed] = [0, 0, 0]
  for (let number = 1; number <= population.size; number++) {
    const person = population.person(number)
    categories.add(person.category)
    let free = Number.MIN_SAFE_INTEGER
    for (const visit of person.visits) {
      assert.ok(visit.from > free && visit.to >= visit.from, 'visits stand in order and none overlaps another')
      free = visit.to
      assert.ok(visit.outOfScopeFen + visit.overCeilingFen + visit.ownShareFen <= visit.totalFen)
      const bills = kinds.get(visit.kind) ?? []
      kinds.set(visit.kind, bills)
      bills.push(visit.totalFen)
      visits++
      if (release.pools.get(person.pool)!.pool.homes.has(visit.place.code)) home++
      if (visit.filing) filed++
      if (visit.filing) filings.add(isLongTerm(visit.filing.type) ? 'long-term' : visit.filing.type)
    }
  }
  for (const [kind, share] of [
    ['inpatient', 0.06],
    ['outpatient', 0.653],
    ['designated-disease', 0.038],
    ['pharmacy', 0.249],
  ] as const)
    assert.ok(Math.abs(kinds.get(kind)!.length / visits - share) < 0.008, kind)
  assert.deepEqual([...filings].sort(), ['long-term', 'referral', 'temporary'])
  assert.deepEqual([...categories].sort(), ['active', 'founding-worker', 'resident', 'retired'])
  assert.ok(home > visits / 4 && home < visits / 1.5 && filed > visits / 8 && filed < visits / 1.5)
  for (const bills of kinds.values()) {
    const sorted = bills.toSorted((a, b) => a - b)
    assert.ok(
      sorted.at(-1)! > 15 * sorted[Math.floor(sorted.length / 2)]!,
      'the largest bill is far from the middle one',
    )
  }
})

test('a case of the records begins with its own sums, and what an account holds follows what the path has spent', () => {
  const [one] = evaluated(release, undefined, { people: 60, pools: ['339900'] }).lines.filter(
    ({ before }) => 'amounts' in before && before.amounts.accountCurrentYear !== '0.00',
  )
  const first = { ...one!.case }
  delete first.id
  const stored = { ...first, yearToDate: { ...first.yearToDate, outpatientDeductible: '123.45' } }
  const paid = quote(release, stored)
  assert.ok('amounts' in paid)
  const currentFen = parseYuan(paid.amounts.accountCurrentYear)
  const [hadCurrent, hadPast] = balances(stored)
  const left = String((hadCurrent - currentFen + 5_000) / 100)
  const next = {
    ...stored,
    yearToDate: paid.yearToDate,
    accounts: { currentYear: left, pastYear: String(hadPast / 100) },
  }
  const lines: EvaluatedCase[] = []
  const evaluation = new Evaluation(release)
  const bills = [
    { case: stored, currentFen, pastFen: 0 },
    { case: next, currentFen: 0, pastFen: 0 },
  ]
  evaluation.add(new StoredBills(bills, release), (line) => lines.push(line))
  assert.equal(lines[0]!.case.yearToDate?.outpatientDeductible, '123.45')
  assert.deepEqual(lines[0]!.before, { ...paid, id: 'p1-1' })
  assert.equal(parseYuan(lines[1]!.case.accounts!.currentYear), hadCurrent - currentFen + 5_000)
  assert.deepEqual(lines[1]!.case.yearToDate, paid.yearToDate)
  assert.deepEqual(evaluation.result(), addUp(lines))
})
