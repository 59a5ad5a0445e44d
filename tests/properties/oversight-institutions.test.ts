/** Oversight over months of institutions: the order of bills and of peers decides nothing, and a sentence names everybody as its reader does. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '@yidi/rules'
import {
  FACT_NAMES,
  factText,
  flagSentence,
  flagsOfMonth,
  flagsOfPeers,
  flagsOfPerson,
  linesKeyOf,
  loadOversight,
  peerMonthOf,
  rulesInForce,
} from '@yidi/rules/oversight'
import type {
  DoctorMonth,
  FactAbroad,
  FactFiling,
  InstitutionMonthFacts,
  ItemMonth,
  MonthVisit,
  NameOf,
  PeerFacts,
  PeerMonth,
  RuleChoice,
  RuleInForce,
} from '@yidi/rules/oversight'
import { policyRelease } from '../filing/policies.ts'

const law = loadOversight(policyRelease()).laws.get('339900')!
const day = parseDay('2024-03-01')
const choices = new Map<string, RuleChoice>([['same-lines', { settings: { persons: 3, lines: 2 } }]])
const rules: RuleInForce[] = rulesInForce(law, day, choices)

const key = linesKeyOf([
  { code: 'B', quantity: 10_000 },
  { code: 'A', quantity: 20_000 },
])
const bill = (nth: number): MonthVisit => ({
  ...{ settlementId: `s${String(nth)}`, personNo: `p${String(nth)}`, day, minute: day * 1440 + 600 + nth },
  ...{ kind: 'outpatient', totalFen: 10_000, fundFen: 5_000, accountFen: 0, linesKey: key, lineCount: 2, doctor: null },
})
const doctors: DoctorMonth[] = [{ doctor: 'd1', visits: 40, totalFen: 400_000 }]
const items: ItemMonth[] = [{ code: 'X1', name: '导管', visits: 40, quantity: 400_000, amountFen: 0 }]
const month = (bills: readonly MonthVisit[]): InstitutionMonthFacts => ({
  ...{ institution: 'h1', level: 'tier3', pool: '339900', month: '2024-03', visits: bills, doctors, items },
})

test('bills with the same lines are found in whatever order lines and bills come', () => {
  assert.equal(key, 'A*20000 B*10000')
  const bills = [0, 1, 2, 3].map(bill)
  const flags = flagsOfMonth(law, rules, month(bills))
  assert.deepEqual(flags, flagsOfMonth(law, rules, month([...bills].reverse())))
  assert.deepEqual(
    flags.map(({ rule, version, settlements }) => [rule, version, settlements.length]),
    [['same-lines', 'same-lines@2024-01-01 weight=400 persons=3 lines=2', 4]],
  )
  assert.deepEqual(flagsOfMonth(law, rules, month(bills.slice(0, 2))), [])
})

test('peers are compared by their sums, in whatever order they come', () => {
  const sums: PeerMonth = peerMonthOf(month(Array.from({ length: 30 }, (_, nth) => bill(nth))))
  assert.deepEqual([sums.visits, sums.totalFen, sums.fundFen], [30, 300_000, 150_000])
  const institutions = Array.from({ length: 10 }, (_, nth) => ({
    ...{ ...sums, institution: `h${String(nth)}`, totalFen: (nth === 4 ? 9 : 1) * sums.totalFen + nth * 900 },
    ...{ doctors: [], items: [] },
  }))
  const peers = (list: readonly PeerMonth[]): PeerFacts => ({
    ...{ level: 'tier3', pool: '339900', month: '2024-03', institutions: list },
  })
  const flags = flagsOfPeers(law, rules, peers(institutions))
  assert.deepEqual(flags, flagsOfPeers(law, rules, peers([...institutions].reverse())))
  assert.deepEqual(
    flags.map(({ subject }) => subject),
    [{ kind: 'institution', id: 'h4' }],
  )
})

test('a sentence calls institutions as its reader does, and every fact of every sentence is known', () => {
  const [flag] = flagsOfMonth(law, rules, month([0, 1, 2].map(bill)))
  const nameOf: NameOf = (unit, code) => `${unit === 'institution' ? '医院' : '地点'}${code}`
  assert.match(flag!.sentence, /在h1有 3 个人/)
  assert.match(flagSentence(law, flag!, nameOf), /在医院h1有 3 个人/)
  assert.equal(factText('amount', 123_450), '1,234.50 元')
  for (const { mechanism } of law.rules)
    for (const [, name] of Object.values(mechanism.sentences).flatMap((text) => [...text.matchAll(/\{(\w+)\}/g)]))
      assert.ok(Object.hasOwn(FACT_NAMES, name!), `${mechanism.name}: ${name!}`)
})

test('somebody without a bill is flagged for nothing, whatever was filed', () => {
  const filings: FactFiling[] = [{ id: 'f', type: 'student', places: ['310000'], from: day, to: null }]
  const abroad: FactAbroad[] = [{ from: day, to: null }]
  const nobody = { personNo: 'p', pool: '339900', birthDay: day - 9000, sex: 'male', deathDay: day } as const
  assert.deepEqual(flagsOfPerson(law, rules, { ...nobody, visits: [], filings, abroad }), [])
})
