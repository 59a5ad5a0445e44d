/** Oversight over lives drawn at random: the order of visits decides nothing, and one visit more takes no flag away. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseDay } from '@yidi/rules'
import type { VisitKind } from '@yidi/rules'
import { flagsOfPerson, loadOversight, rulesInForce } from '@yidi/rules/oversight'
import type { FactLine, FactVisit, PersonFacts } from '@yidi/rules/oversight'
import { policyRelease } from '../filing/policies.ts'

const law = loadOversight(policyRelease()).laws.get('339900')!
const first = parseDay('2024-03-01')
// What never fits anywhere is taken back by one visit that does: that is what the rule means.
const rules = rulesInForce(law, first).filter(({ rule }) => rule.id !== 'filing-never-fits')

const line: fc.Arbitrary<FactLine> = fc
  .record({
    code: fc.constantFrom('M1', 'M2'),
    days: fc.integer({ min: 1, max: 120 }),
    price: fc.integer({ min: 1, max: 300 }),
  })
  .map(({ code, days, price }) => ({
    ...{ code, name: code === 'M1' ? '小儿颗粒' : '片剂', medicine: true, amountFen: price * 100, quantity: 10_000 },
    ...{
      priceMicro: price * 1_000_000,
      ceilingFen: 20_000,
      day: first,
      daysSupply: days,
      discharge: false,
      doctor: null,
    },
  }))

/** Few days, places and numbers, so that much of it collides. */
const visit = fc
  .record({
    kind: fc.constantFrom<VisitKind>('outpatient', 'inpatient', 'pharmacy', 'designated-disease'),
    institution: fc.constantFrom('h1', 'h2', 'h3'),
    place: fc.constantFrom('330100', '310000', '331000'),
    day: fc.integer({ min: 0, max: 20 }),
    stay: fc.integer({ min: 1, max: 10 }),
    minute: fc.integer({ min: 500, max: 700 }),
    invoice: fc.constantFrom('', '1', '2'),
    manual: fc.boolean(),
    lines: fc.array(line, { maxLength: 3 }),
  })
  .map(({ kind, day, stay, minute, manual, lines, ...rest }): Omit<FactVisit, 'settlementId' | 'visitId'> => {
    const from = first + day
    const to = kind === 'inpatient' ? from + stay : from
    return {
      ...{ ...rest, kind, from, to, personNo: 'p', pool: '339900', level: 'tier3', settledMinute: to * 1440 + minute },
      ...{ route: manual ? 'manual' : 'direct', emergency: false, diseases: ['I10'], doctor: null, filing: null },
      ...{ totalFen: 10_000, inScopeFen: 10_000, fundFen: 6_000, accountFen: 0, cashFen: 4_000, deductibleFen: 0 },
      lines: lines.map((one) => ({ ...one, day: to, discharge: kind === 'inpatient' })),
    }
  })
const lives = fc.array(visit, { minLength: 1, maxLength: 12 }).map((visits) =>
  visits.map((one, index): FactVisit => ({
    ...one,
    settlementId: `s${String(index)}`,
    visitId: `s${String(index)}`,
  })),
)

const facts = (visits: readonly FactVisit[]): PersonFacts => ({
  ...{ personNo: 'p', pool: '339900', birthDay: parseDay('1960-01-01'), sex: 'male', deathDay: first + 15 },
  ...{ visits, filings: [], abroad: [] },
})
const marks = (visits: readonly FactVisit[]): string[] =>
  flagsOfPerson(law, rules, facts(visits))
    .map(({ rule, key, subject }) => [rule, subject.id, key].join(' '))
    .sort()

test('the order of visits does not matter', () => {
  fc.assert(
    fc.property(lives, fc.infiniteStream(fc.nat()), (visits, chance) => {
      const shuffled = visits
        .map((one) => ({ one, at: chance.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one)
      const whole = (list: readonly FactVisit[]) =>
        JSON.stringify(
          flagsOfPerson(law, rules, facts(list))
            .map((flag) => JSON.stringify(flag))
            .sort(),
        )
      assert.equal(whole(shuffled), whole(visits))
    }),
    { numRuns: 300 },
  )
})

test('one visit more never takes a flag away', () => {
  fc.assert(
    fc.property(lives, (visits) => {
      const all = new Set(marks(visits))
      for (const mark of marks(visits.slice(0, -1))) assert.ok(all.has(mark), mark)
    }),
    { numRuns: 300 },
  )
})

test('what is flagged names itself once, and scores between 1 and 1000', () => {
  fc.assert(
    fc.property(lives, (visits) => {
      const found = marks(visits)
      assert.equal(new Set(found).size, found.length)
      for (const { score, sentence } of flagsOfPerson(law, rules, facts(visits))) {
        assert.ok(Number.isInteger(score) && score >= 1 && score <= 1000)
        assert.doesNotMatch(sentence, /[{}]|undefined|NaN/)
      }
    }),
    { numRuns: 300 },
  )
})
