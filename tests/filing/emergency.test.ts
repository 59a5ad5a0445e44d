/** An emergency is never told to file first: the heading of a place and the questions say the pool's rule for emergencies. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filingNeeded, fittingTypes, settlesDirectly } from '@yidi/rules'
import type { FilingLaw } from '@yidi/rules'
import { policyRelease } from './policies.ts'

const release = policyRelease()
const policies = release.filing
const day = '2026-03-10'
const expected = { '339900': 'no', '330100': 'no', '331000': 'no', '130500': 'afterwards' } as const

for (const [pool, needed] of Object.entries(expected)) {
  const law = policies.laws.get(pool)!
  test(`${pool}: an emergency beyond the province is ${needed}, anything else has to be filed first`, () => {
    const plain = filingNeeded(law, '440100', day, policies.places)
    const emergency = filingNeeded(law, '440100', day, policies.places, true)
    assert.equal(plain?.needed, 'yes')
    assert.equal(emergency?.needed, needed)
    const step = fittingTypes(law, policies.questionnaire!, { emergency: 'yes' }, day)
    assert.equal(step.kind === 'answer' && step.fitting[0]?.why, emergency?.why)
    assert.deepEqual(step.kind === 'answer' && step.fitting[0]?.basis, emergency?.basis)
  })

  test(`${pool}: at home an emergency changes nothing`, () => {
    const home = law.homes[0]!
    assert.deepEqual(filingNeeded(law, home, day, policies.places, true), filingNeeded(law, home, day, policies.places))
  })
}

/** The law of Taizhou with the rule for emergencies open. */
function withoutRule(): FilingLaw {
  const law = policies.laws.get('331000')!
  const open = law.figures
    .get('emergency.rule')!
    .map((figure) => ({ ...figure, value: undefined, status: 'open' as const }))
  return { ...law, figures: new Map([...law.figures, ['emergency.rule', open]]) }
}

test('where the rule for emergencies is open, nobody is told to file first, nor that it is filed', () => {
  assert.equal(filingNeeded(withoutRule(), '440100', day, policies.places, true)?.needed, 'open')
})

/** What “will it settle” says of a stay in Guangzhou that nobody filed for. */
function told(law: FilingLaw): { code: string; text: string; hint?: string }[] {
  const { reasons, notes } = settlesDirectly(release, law, {
    person: { insurance: 'employee' },
    institution: { place: '440100', level: 'tier3' },
    visit: { kind: 'inpatient', day, emergency: true },
    filings: [],
  })
  return [...reasons, ...notes].filter(({ code }) => ['emergency', 'not-filed', 'open-figure'].includes(code))
}

test('“will it settle” tells the same rule as the heading of a place, also where it is open', () => {
  const why = (law: FilingLaw): string | undefined => filingNeeded(law, '440100', day, policies.places, true)?.why
  const taizhou = policies.laws.get('331000')!
  assert.deepEqual(
    told(taizhou).map(({ code, text }) => [code, text]),
    [['emergency', why(taizhou)]],
  )
  const open = told(withoutRule())
  assert.deepEqual(
    open.map(({ code, text }) => [code, text]),
    [['open-figure', why(withoutRule())]],
  )
  const xingtai = policies.laws.get('130500')!
  const [afterwards] = told(xingtai).filter(({ code }) => code === 'not-filed')
  assert.equal(afterwards?.hint, why(xingtai))
})
