/** Students are exempt from the least stay of long-term filings, and everything that speaks of a least stay says so. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fittingTypes, formRules, serviceGuide, typeGuidance } from '@yidi/rules'
import { policyRelease } from './policies.ts'

const release = policyRelease()
const policies = release.filing
const day = '2026-03-10'
const months = { '339900': 1, '330100': 3, '331000': 3 }

for (const [pool, least] of Object.entries(months)) {
  const law = policies.laws.get(pool)!
  test(`${pool}: what is told of a type is no least stay for students and the pool's months for others`, () => {
    assert.equal(typeGuidance(policies, law, 'student', day).minimumStayMonths, 0)
    assert.equal(typeGuidance(policies, law, 'long-term-resident', day).minimumStayMonths, least)
    assert.equal(typeGuidance(policies, law, 'temporary', day).minimumStayMonths, undefined)
  })

  test(`${pool}: the questions cite the article of the students, not the months of others`, () => {
    const step = fittingTypes(law, policies.questionnaire!, { emergency: 'no', reason: 'study', stay: '0' }, day)
    assert.equal(step.kind, 'answer')
    assert.deepEqual(step.kind === 'answer' && step.fitting.map(({ why, basis }) => [why, basis]), [
      ['您是在外地的大学生，不要求住满多久', { document: 'zj-yrd-guide', article: '一（二）4' }],
    ])
  })

  test(`${pool}: the service guide names who is exempt beside the months`, () => {
    const { documents } = release
    const sources = { policies, documents, law, guide: policies.guides.get(pool)!, telephone: '12393' }
    const guide = serviceGuide(sources, day)
    const items = guide.sections.find((section) => section.id === 'conditions')!.items
    assert.equal(items.find((item) => item.label === '不要求住满多久的长期备案')?.text, '异地大学生')
    assert.equal(items.find((item) => item.label === '长期备案至少在外多久')?.text, `${String(least)}个月`)
  })
}

test('before the guide of the province nobody was exempt', () => {
  const law = policies.laws.get('339900')!
  assert.equal(typeGuidance(policies, law, 'student', '2022-12-31').minimumStayMonths, 1)
})

test('where the least stay is open it stays open for whoever is not exempt', () => {
  const law = policies.laws.get('331000')!
  const figures = new Map(law.figures)
  const least = law.figures.get('longTerm.minimumStay')!
  figures.set(
    'longTerm.minimumStay',
    least.map((figure) => ({ ...figure, value: undefined, status: 'open' as const })),
  )
  const opened = { ...law, figures }
  const openOf = (type: 'student' | 'long-term-resident'): string[] =>
    formRules(opened, type, day).open.map(({ title }) => title)
  assert.ok(openOf('long-term-resident').includes('长期备案至少在外多久'))
  assert.ok(!openOf('student').includes('长期备案至少在外多久'))
})
