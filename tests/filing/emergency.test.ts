/** An emergency is never told to file first: the heading of a place and the questions say the pool's rule for emergencies. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filingNeeded, fittingTypes } from '@yidi/rules'
import { filingPolicies } from './policies.ts'

const policies = filingPolicies()
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

test('where the rule for emergencies is open, nobody is told to file first, nor that it is filed', () => {
  const law = policies.laws.get('331000')!
  const figures = new Map(law.figures)
  const rule = law.figures.get('emergency.rule')!
  figures.set(
    'emergency.rule',
    rule.map((figure) => ({ ...figure, value: undefined, status: 'open' as const })),
  )
  assert.equal(filingNeeded({ ...law, figures }, '440100', day, policies.places, true)?.needed, 'open')
})
