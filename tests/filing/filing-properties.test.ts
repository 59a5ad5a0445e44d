import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  FILING_TYPE_NAMES,
  addMonths,
  checkApplication,
  fittingTypes,
  formatDay,
  inForceOn,
  parseDay,
  validity,
} from '@yidi/rules'
import type { FiledFiling, FilingApplication } from '@yidi/rules'
import { filingPolicies } from './policies.ts'

const policies = filingPolicies()
const laws = [...policies.laws.values()]
const law = fc.constantFrom(...laws)
const type = fc.constantFrom(...FILING_TYPE_NAMES)
const day = fc.integer({ min: parseDay('2024-06-01'), max: parseDay('2027-12-31') }).map(formatDay)
const place = fc.oneof(
  fc.constantFrom('310000', '310100', '110100', '330100', '330200', '331082', '130500'),
  fc.string(),
)
const level = fc.constantFrom('tier3', 'tier2', 'tier1', 'community', 'other')

const application = fc.record(
  {
    type,
    destination: place,
    from: fc.oneof(day, fc.string()),
    to: fc.option(fc.oneof(day, fc.string())),
    applicant: fc.constantFrom('self', 'agent', 'employer', 'hospital'),
    channel: fc.constantFrom('web', 'counter', 'hospital', 'community'),
    mobile: fc.oneof(fc.constant('13800000000'), fc.string()),
    commitmentSigned: fc.boolean(),
    commitmentInPlace: fc.boolean(),
    stayMonths: fc.nat(24),
    materials: fc.array(fc.oneof(fc.constantFrom(...policies.materials.keys()), fc.string())),
    institutions: fc.array(fc.record({ code: fc.string(), level, place })),
    referral: fc.record({ institution: fc.string(), place, level, on: fc.oneof(day, fc.string()) }),
    stay: fc.record({ admittedOn: fc.oneof(day, fc.string()), dischargedOn: fc.option(day) }),
  },
  { requiredKeys: ['type', 'destination', 'from', 'applicant', 'channel', 'mobile', 'commitmentSigned'] },
) as fc.Arbitrary<FilingApplication>

const person = fc.constantFrom(
  { insurance: 'employee', category: 'active' } as const,
  { insurance: 'employee', category: 'retired' } as const,
  { insurance: 'resident', category: 'resident' } as const,
)
const existing = fc.array(
  fc.record({ type, destination: fc.constantFrom('310000', '110100'), from: day, to: fc.option(day) }),
  { maxLength: 3 },
) as fc.Arbitrary<FiledFiling[]>

test('whatever is written into an application, the check answers in Chinese and decides one of three', () => {
  fc.assert(
    fc.property(law, application, person, existing, day, (one, written, who, others, today) => {
      const check = checkApplication(policies, one, written, { person: who, existing: others, today })
      const blocks = check.problems.some((problem) => problem.weight === 'blocks')
      const review = check.problems.some((problem) => problem.weight === 'review')
      assert.equal(check.decision, blocks ? 'correct' : review ? 'review' : 'approve')
      for (const problem of check.problems) {
        assert.match(problem.text, /[一-鿿]/)
        assert.notEqual(problem.remedy, '')
      }
    }),
    { numRuns: 500 },
  )
})

test('what is approved at once has days that hold, a signature where one is asked, and covers its own first day', () => {
  fc.assert(
    fc.property(law, application, person, day, (one, written, who, today) => {
      const check = checkApplication(policies, one, written, { person: who, existing: [], today })
      if (check.decision !== 'approve') return
      const to = check.validity.to ?? null
      assert.ok(to === null || to >= written.from)
      assert.ok(written.commitmentSigned)
      assert.ok(
        inForceOn({ type: written.type, destination: written.destination, from: written.from, to }, written.from),
      )
      assert.ok(written.from >= today || written.stay !== undefined)
    }),
    { numRuns: 500 },
  )
})

test('a referral cannot be made longer than its type allows, to the day', () => {
  const zhejiang = laws.filter((one) => one.pool.startsWith('33'))
  fc.assert(
    fc.property(fc.constantFrom(...zhejiang), day, fc.integer({ min: -400, max: 400 }), (one, from, more) => {
      const last = addMonths(parseDay(from), 12) - 1
      const written: FilingApplication = {
        type: 'referral',
        destination: '310100',
        from,
        to: formatDay(last + more),
        applicant: 'hospital',
        channel: 'hospital',
        mobile: '13800000000',
        commitmentSigned: true,
      }
      const who = { insurance: 'employee', category: 'active' } as const
      const check = checkApplication(policies, one, written, { person: who, existing: [], today: from })
      const codes = check.problems.map((problem) => problem.code)
      assert.equal(codes.includes('too-long'), more > 0)
      assert.equal(codes.includes('dates-backwards'), last + more < parseDay(from))
    }),
  )
})

test('the questions always come to an end, and only with types that the pool offers', () => {
  const today = '2026-03-10'
  for (const one of laws) {
    const walk = (answers: Record<string, string>, depth: number): number => {
      assert.ok(depth < 10, JSON.stringify(answers))
      const step = fittingTypes(one, policies.questionnaire!, answers, today)
      if (step.kind === 'ask')
        return step.question.options.reduce(
          (ends, option) => ends + walk({ ...answers, [step.question.id]: option.value }, depth + 1),
          0,
        )
      assert.equal(step.kind, 'answer')
      if (step.kind !== 'answer') return 0
      assert.ok(step.fitting.length > 0, JSON.stringify(answers))
      return 1
    }
    assert.ok(walk({}, 0) > 8)
  }
})

test('a referral holds twelve months to the day before, also from the end of a month', () => {
  const zhejiang = policies.laws.get('330100')
  assert.ok(zhejiang)
  const ends = (from: string): string | null | undefined => validity(policies, zhejiang, 'referral', from).to
  assert.equal(ends('2026-01-01'), '2026-12-31')
  assert.equal(ends('2024-02-29'), '2025-02-27')
  assert.equal(ends('2026-03-31'), '2027-03-30')
})
