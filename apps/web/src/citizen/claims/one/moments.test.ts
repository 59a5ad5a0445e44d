import assert from 'node:assert/strict'
import { test } from 'node:test'
import { claimMachine, type ClaimState } from '@yidi/contracts'
import type { Claim } from '../../../api/claims.ts'
import * as t from '../../../texts/index.ts'
import { timelineOf } from './moments.ts'

const step = (action: Claim['actions'][number]['action'], title: string, by: string, note?: string) => ({
  action,
  title,
  at: '2026-03-11T02:00:00.000Z',
  day: '2026-03-11',
  by,
  ...(note === undefined ? {} : { note }),
})
const told = (state: ClaimState, more: Partial<Claim> = {}) =>
  timelineOf({ state, actions: [step('send', '提交申请', '本人')], ...more } as Claim, '2026-03-20', t.claims.timeline)

test('sent: what was done, today, the decision with its last day, and the payment to come', () => {
  assert.deepEqual(told('sent', { decideBy: '2026-04-10' }), [
    { kind: 'done', day: '2026-03-11', title: '提交申请（本人）' },
    { kind: 'today', day: '2026-03-20', title: '今天：等经办人员受理' },
    { kind: 'ahead', day: '', title: '经办人员审核，告诉您结果', note: '最晚2026年4月10日' },
    { kind: 'ahead', day: '', title: '付款到您的账户' },
  ])
  assert.match(told('sent', { decideBy: '2026-03-19' })[2]?.note ?? '', /已经超期/)
})

test('sent back: the words of whoever asks stand at the step, which waits, and the person is next', () => {
  const actions = [step('send', '提交申请', '本人'), step('ask-corrections', '一次告知补正', '经办人员', '缺病历')]
  const moments = told('corrections-asked', { actions })
  assert.deepEqual([moments[1]?.tone, moments[1]?.note], ['waiting', '缺病历'])
  assert.equal(moments[3]?.title, '您补正后再提交')
})

test('money that came back waits for another account; what is over has nothing ahead', () => {
  assert.deepEqual(
    told('payment-returned')
      .slice(-2)
      .map(({ title }) => title),
    ['您提供新的账号', '付款到您的账户'],
  )
  for (const state of ['paid', 'closed', 'refused', 'withdrawn'] as const)
    assert.equal(told(state).at(-1)?.kind, 'today', state)
})

test('every state that a claim can be in says what it is today', () => {
  for (const state of Object.keys(claimMachine).filter((name) => name !== 'none') as ClaimState[])
    assert.match(t.claims.timeline.today[state], /^今天：/)
})
