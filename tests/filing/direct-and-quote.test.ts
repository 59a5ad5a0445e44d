import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicyFolder } from '@yidi/policy-folder'
import { quote, settlesDirectly } from '@yidi/rules'
import type { FiledFiling, InstitutionLevel, Insurance, QuoteCase, VisitKind } from '@yidi/rules'

const { release } = loadPolicyFolder()
/** Reasons that the engine knows; the guidance knows more (benefits stopped, a service that is not open). */
const shared = ['not-designated', 'not-networked', 'not-filed', 'no-account']
const outcomes = { settled: 'yes', refused: 'no', undetermined: 'open' } as const

const filings: (FiledFiling | null)[] = [
  null,
  { type: 'long-term-resident', destination: '310000', from: '2021-01-01', to: null },
  { type: 'stationed-worker', destination: '110100', from: '2021-01-01', to: null },
  { type: 'temporary', destination: '310100', from: '2022-12-01', to: '2026-06-30' },
  { type: 'temporary', destination: '110100', from: '2022-12-01', to: '2026-06-30' },
  { type: 'referral', destination: '310100', from: '2025-01-01', to: '2025-12-31' },
  { type: 'referral', destination: '310100', from: '2026-04-01', to: '2027-03-31' },
  { type: 'temporary', destination: '330200', from: '2026-01-01', to: '2026-06-30' },
]
const people: [Insurance, QuoteCase['person']['category']][] = [
  ['employee', 'active'],
  ['employee', 'retired'],
  ['resident', 'resident'],
]
const levels: InstitutionLevel[] = ['tier3', 'tier2', 'tier1', 'community', 'other']
const truths = [true, false]
/** The pools with days on both sides of each change that decides whether something settles. */
const walks: Record<string, { places: string[]; days: string[]; reaches: string[] }> = {
  '339900': { places: ['310100', '330100', '330200', '310115'], days: ['2026-03-10'], reaches: ['settled', 'refused'] },
  '330100': { places: ['310100', '330100', '330200', '310115'], days: ['2026-03-10'], reaches: ['settled', 'refused'] },
  '331000': {
    places: ['310100', '331000', '330200'],
    days: ['2026-03-10'],
    reaches: ['settled', 'refused', 'undetermined'],
  },
  '130500': {
    places: ['130500', '130522', '130100', '110100', '120105', '310100'],
    days: ['2021-12-31', '2022-12-31', '2023-02-09', '2023-02-10', '2026-03-10'],
    reaches: ['settled', 'refused', 'undetermined'],
  },
}

/** Every situation of a pool: person × kind × level × place × day × urgency × agreement × network × filing. */
function* situations(pool: string): Generator<QuoteCase> {
  const { places, days } = walks[pool]!
  for (const [insurance, category] of people)
    for (const kind of ['inpatient', 'outpatient', 'designated-disease', 'pharmacy'] as VisitKind[])
      for (const level of kind === 'pharmacy' ? (['pharmacy'] as const) : levels)
        for (const place of places)
          for (const day of days)
            for (const emergency of truths)
              for (const [designated, networked] of [...truths.map((one) => [true, one]), [false, true]] as const)
                for (const filing of filings)
                  yield {
                    pool,
                    insurance,
                    person: { category },
                    visit: {
                      kind,
                      place,
                      from: day,
                      to: day,
                      emergency,
                      institution: { level, designated, networked },
                    },
                    filing,
                    route: 'direct',
                    fees: { total: '20000.00' },
                  }
}

for (const pool of Object.keys(walks)) {
  test(`${pool}: the guidance answers as the engine does: yes, no, or open`, () => {
    const law = release.filing.laws.get(pool)
    assert.ok(law)
    const seen = new Map<string, number>()
    for (const one of situations(pool)) {
      const result = quote(release, one)
      if (result.outcome === 'invalid') continue
      const { person, visit, filing, insurance } = one
      const answer = settlesDirectly(release, law, {
        person: { insurance, category: person.category },
        institution: { place: visit.place, ...visit.institution },
        visit: { kind: visit.kind, day: visit.from, emergency: visit.emergency ?? false },
        filings: filing ? [filing as FiledFiling] : [],
      })
      const found = answer.reasons.map((reason) => reason.code)
      const what = () => JSON.stringify({ one, result, answer })
      seen.set(result.outcome, (seen.get(result.outcome) ?? 0) + 1)
      assert.equal(answer.direct, outcomes[result.outcome], what())
      assert.equal(found.includes('open-figure'), result.outcome === 'undetermined', what())
      if (result.outcome === 'settled') assert.deepEqual(found, [], what())
      for (const reason of result.outcome === 'refused' ? (result.reasons ?? []) : [])
        if (shared.includes(reason.code)) assert.ok(found.includes(reason.code), what())
    }
    assert.deepEqual([...seen.keys()].sort(), walks[pool]!.reaches.toSorted())
  })
}

test('a person with a channel of their own is told so, whatever else would settle', () => {
  const answer = settlesDirectly(release, release.filing.laws.get('339900')!, {
    person: { insurance: 'employee', specialCategory: '离休人员' },
    institution: { place: '330100', level: 'tier3' },
    visit: { kind: 'inpatient', day: '2026-03-10' },
    filings: [],
  })
  assert.equal(answer.direct, 'no')
  assert.deepEqual(
    answer.reasons.map((reason) => reason.code),
    ['special-category'],
  )
})

test('a county lies where it lay on the day: Gongzhuling came to Changchun in June 2020', () => {
  const law = release.filing.laws.get('331000')!
  const answer = (day: string) =>
    settlesDirectly(release, law, {
      person: { insurance: 'employee' },
      institution: { place: '220381', level: 'tier3' },
      visit: { kind: 'inpatient', day },
      filings: [{ type: 'long-term-resident', destination: '220100', from: '2019-06-01', to: null }],
    })
  assert.deepEqual(
    ['2020-05-01', '2020-07-01'].map((day) => answer(day).filing?.destination),
    [undefined, '220100'],
  )
  assert.deepEqual(
    ['2020-05-01', '2020-07-01'].map((day) => answer(day).direct),
    ['no', 'yes'],
  )
})
