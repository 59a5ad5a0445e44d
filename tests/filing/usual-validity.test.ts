/** Who files a temporary absence for two weeks is told that half a year is usual; it is a reference and stops nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { checkApplication } from '@yidi/rules'
import type { ApplicationCheck, FilingApplication } from '@yidi/rules'
import { filingPolicies } from './policies.ts'

const policies = filingPolicies()

function check(pool: string, to: string, over: Partial<FilingApplication> = {}): ApplicationCheck {
  const application: FilingApplication = {
    type: 'temporary',
    destination: '310100',
    from: '2026-03-10',
    to,
    applicant: 'self',
    channel: 'web',
    mobile: '13800000000',
    commitmentSigned: true,
    ...over,
  }
  const person = { insurance: 'employee', category: 'active' } as const
  return checkApplication(policies, policies.laws.get(pool)!, application, {
    person,
    existing: [],
    today: '2026-03-10',
  })
}

for (const pool of ['339900', '330100', '331000']) {
  test(`${pool}: two weeks are told to be short, and approved all the same`, () => {
    const { problems, decision } = check(pool, '2026-03-24')
    assert.deepEqual(
      problems.map(({ code, path, weight, basis }) => [code, path, weight, basis]),
      [['shorter-than-usual', 'to', 'notice', { document: 'national-reference', article: '备案有效期' }]],
    )
    assert.match(problems[0]!.text, /一般不少于6个月（参考），您只填到2026年3月24日/)
    assert.match(problems[0]!.remedy, /填到2026年9月9日/)
    assert.equal(decision, 'approve')
  })

  test(`${pool}: half a year to the day is not short, a day less is`, () => {
    assert.deepEqual(check(pool, '2026-09-09').problems, [])
    assert.equal(check(pool, '2026-09-08').problems.length, 1)
  })
}

test('Xingtai’s temporary filing is for one visit: no length is usual there', () => {
  assert.ok(!check('130500', '2026-03-24').problems.some(({ code }) => code === 'shorter-than-usual'))
})
