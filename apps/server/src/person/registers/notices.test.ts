/** The words in which a person is told of a record of the registers. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registerNotices } from './notices.ts'

test('each notice of a register says which one, what happened and what to do', () => {
  const told = (data: Parameters<(typeof registerNotices)['register-applied']['words']>[0]) =>
    Object.fromEntries(Object.entries(registerNotices).map(([kind, { tone, words }]) => [kind, [tone, words(data)]]))
  const disease = { register: 'designated-disease', title: '高血压', reason: '缺病历' } as const
  assert.deepEqual(told(disease), {
    'register-applied': [
      'waiting',
      { title: '登记已提交，等经办机构办理', text: '高血压已经提交。', todo: '办好了会在这里告诉您。' },
    ],
    'register-approved': ['good', { title: '登记办好了', text: '高血压已经生效。' }],
    'register-refused': [
      'refusal',
      { title: '登记没有通过', text: '高血压没有通过。缺病历。', todo: '不清楚的，请打参保地经办电话问。' },
    ],
    'register-withdrawn': ['plain', { title: '登记已撤回', text: '高血压已经撤回。' }],
    'register-ended': ['plain', { title: '登记结束了', text: '高血压已经结束。' }],
  })
  const family = told({ register: 'authorisation' })
  assert.deepEqual(family['register-approved'], [
    'good',
    {
      title: '亲情账户授权生效了',
      text: '亲情账户授权已经生效。',
      todo: '不是您本人授权的，请马上到“我的”里取消。',
    },
  ])
  assert.deepEqual(family['register-ended'], ['plain', { title: '亲情账户授权取消了', text: '亲情账户授权已经结束。' }])
  assert.deepEqual(told({ register: 'medicine-abroad' })['register-refused'], [
    'refusal',
    { title: '登记没有通过', text: '出国带药备案没有通过。', todo: '不清楚的，请打参保地经办电话问。' },
  ])
})
