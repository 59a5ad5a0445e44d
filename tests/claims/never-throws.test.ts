/** Whatever people write into a claim is answered, never thrown, and every answer is Chinese with a way out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkClaim, claimFacts, claimLead, claimPapers } from '@yidi/rules'
import type { ClaimContext, EarlierBill, StatedClaim } from '@yidi/rules'
import { claim, context, release } from './claim.ts'

const odd = [
  '',
  ' ',
  '0',
  '-1',
  '2026-02-30',
  '9999-12-31',
  '0001-01-01',
  '٣',
  '💊',
  '<b>',
  "'; --",
  '330100',
  'x'.repeat(500),
]
const amounts = [0, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_SAFE_INTEGER, 2 ** 60]

/** The claim with one field after another written in every odd way. */
function* spoilt(value: unknown, put: (changed: unknown) => StatedClaim): Generator<StatedClaim> {
  if (typeof value === 'string') for (const text of odd) yield put(text)
  else if (typeof value === 'number') for (const amount of amounts) yield put(amount)
  else if (typeof value === 'boolean') yield put(!value)
  else if (Array.isArray(value)) {
    yield put([])
    yield put([...value, ...value])
    for (const [index, item] of value.entries())
      yield* spoilt(item, (changed) => put(value.map((one: unknown, at) => (at === index ? changed : one))))
  } else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      if (['situation', 'kind', 'level', 'applicant', 'channel', 'holder'].includes(key)) continue
      yield* spoilt(item, (changed) => put({ ...value, [key]: changed }))
    }
}

/** A stay that goes on, of an institution and an invoice that nobody named. */
const nameless: EarlierBill = {
  ...{ id: 'S1', what: 'settlement', kind: 'inpatient', institution: { name: '' } },
  ...{ from: '2026-03-02', to: null, invoices: [{ number: '' }], state: '已结算' },
}

test('every field in every odd way, in every pool', () => {
  let tried = 0
  const around: ClaimContext = { ...context, others: [nameless] }
  for (const pool of release.claims.laws.keys())
    for (const one of spoilt({ ...claim, thirdParty: undefined }, (changed) => changed as StatedClaim)) {
      tried += 1
      for (const { text, remedy, code } of checkClaim({ ...around, pool }, one)) {
        assert.match(text, /[一-鿿]/, code)
        assert.match(remedy, /[一-鿿]/, code)
        assert.doesNotMatch(text, /undefined|NaN年|null/, `${code}: ${text}`)
      }
      claimPapers(release, pool, context.today, claimFacts(one, { ...around, pool }))
    }
  assert.ok(tried > 500, String(tried))
})

test('the word before a claim, of days that are none', () => {
  for (const from of odd)
    for (const to of [null, ...odd])
      claimLead(release, {
        ...{ pool: '339900', today: context.today, person: { insurance: 'employee' }, filings: [] },
        institution: { place: '310100', level: 'tier3' },
        visit: { kind: 'inpatient', from, to, emergency: false },
      })
})
