import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicyFolder } from '@yidi/policy-folder'
import { quote, settlesDirectly } from '@yidi/rules'
import type { FiledFiling, Insurance, QuoteCase, VisitKind } from '@yidi/rules'

const { release } = loadPolicyFolder()
const day = '2026-03-10'
/** Reasons that the engine knows; the guidance knows more (benefits stopped, a service that is not open). */
const shared = ['not-designated', 'not-networked', 'not-filed', 'no-account']

const filings: (FiledFiling | null)[] = [
  null,
  { type: 'long-term-resident', destination: '310000', from: '2025-01-01', to: null },
  { type: 'stationed-worker', destination: '110100', from: '2025-01-01', to: null },
  { type: 'temporary', destination: '310100', from: '2026-01-01', to: '2026-06-30' },
  { type: 'temporary', destination: '110100', from: '2026-01-01', to: '2026-06-30' },
  { type: 'referral', destination: '310100', from: '2025-01-01', to: '2025-12-31' },
  { type: 'referral', destination: '310100', from: '2026-04-01', to: '2027-03-31' },
  { type: 'temporary', destination: '330200', from: '2026-01-01', to: '2026-06-30' },
]
const people: [Insurance, QuoteCase['person']['category']][] = [
  ['employee', 'active'],
  ['resident', 'resident'],
]
const truths = [true, false]

for (const pool of ['339900', '330100', '331000']) {
  test(`${pool}: the guidance says "settles directly" exactly where the engine does not refuse`, () => {
    const law = release.filing.laws.get(pool)
    assert.ok(law)
    let compared = 0
    for (const [insurance, category] of people)
      for (const kind of ['inpatient', 'outpatient', 'pharmacy'] as VisitKind[])
        for (const place of ['310100', '330100', '330200', '331000', '310115', '339900'])
          for (const emergency of truths)
            for (const designated of truths)
              for (const networked of truths)
                for (const filing of filings) {
                  const institution = {
                    level: kind === 'pharmacy' ? ('pharmacy' as const) : ('tier3' as const),
                    designated,
                    networked,
                  }
                  const one: QuoteCase = {
                    pool,
                    insurance,
                    person: { category },
                    visit: { kind, place, from: day, to: day, emergency, institution },
                    filing,
                    route: 'direct',
                    fees: { total: '1000.00' },
                  }
                  const result = quote(release, one)
                  if (result.outcome === 'invalid') continue
                  const answer = settlesDirectly(
                    law,
                    {
                      person: { insurance },
                      institution: { place, ...institution },
                      visit: { kind, day, emergency },
                      filings: filing ? [filing] : [],
                    },
                    release.places,
                  )
                  const found = answer.reasons.map((reason) => reason.code)
                  const what = JSON.stringify({ one, result, found })
                  compared += 1
                  if (result.outcome === 'refused') {
                    assert.equal(answer.direct, 'no', what)
                    for (const reason of result.reasons ?? [])
                      if (shared.includes(reason.code)) assert.ok(found.includes(reason.code), what)
                  } else assert.equal(answer.direct, 'yes', what)
                }
    assert.ok(compared > 500)
  })
}

test('a person with a channel of their own is told so, whatever else would settle', () => {
  const answer = settlesDirectly(
    release.filing.laws.get('339900')!,
    {
      person: { insurance: 'employee', specialCategory: '离休人员' },
      institution: { place: '330100', level: 'tier3' },
      visit: { kind: 'inpatient', day },
      filings: [],
    },
    release.places,
  )
  assert.equal(answer.direct, 'no')
  assert.deepEqual(
    answer.reasons.map((reason) => reason.code),
    ['special-category'],
  )
})
