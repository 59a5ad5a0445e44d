import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Filing } from '../../api/filings.ts'
import * as t from '../../texts/index.ts'
import { timelineOf } from './moments.ts'

const filing: Filing = {
  id: 'B1',
  type: 'temporary',
  typeTitle: '临时外出就医人员',
  pool: '330100',
  destination: '310100',
  destinationName: '上海市',
  from: '2026-03-10',
  to: '2026-09-09',
  state: 'delivered',
  stateTitle: '已办好',
  tone: 'good',
  actions: [
    { action: 'apply', title: '提交申请', at: '2026-03-01T02:00:00.000Z', day: '2026-03-01', by: '本人' },
    { action: 'approve', title: '批准', at: '2026-03-01T02:00:01.000Z', day: '2026-03-01', by: '系统' },
  ],
  inForce: true,
  visits: 'many',
  filedOn: '2026-03-01',
  channelTitle: '网上',
  applicant: 'self',
  corrections: [],
  allowed: ['cancel'],
}

const kinds = (today: string, change: Partial<Filing> = {}) =>
  timelineOf({ ...filing, ...change }, today, t.filings.timeline).map((moment) => `${moment.kind} ${moment.title}`)

test('before it begins, the first and the last day lie ahead of today', () => {
  assert.deepEqual(kinds('2026-03-05'), [
    'done 提交申请（本人）',
    'done 批准（系统）',
    'today 今天：已经办好，还没开始',
    'ahead 开始有效',
    'ahead 有效期最后一天',
  ])
})

test('while it holds, today says so and stands between beginning and end', () => {
  assert.deepEqual(kinds('2026-05-01'), [
    'done 提交申请（本人）',
    'done 批准（系统）',
    'done 开始有效',
    'today 今天：有效',
    'ahead 有效期最后一天',
  ])
})

test('without an end the timeline says that there is none', () => {
  assert.equal(kinds('2026-05-01', { to: null }).at(-1), 'ahead 长期有效，没有截止日期')
  assert.equal(kinds('2026-05-01', { to: null, visits: 'one' }).at(-1), 'ahead 用过一次就结束')
})

test('what was refused or cancelled promises no days', () => {
  for (const [state, today] of [
    ['refusal-delivered', '没有备上案，有变化可以重新申请'],
    ['cancelled', '已经失效，再去要重新备案'],
  ] as const)
    assert.deepEqual(kinds('2026-03-05', { state }), [
      'done 提交申请（本人）',
      'done 批准（系统）',
      `today 今天：${today}`,
    ])
})

test('what waits shows what is still to come, and whose turn it is', () => {
  const waiting = kinds('2026-03-05', { state: 'applied', tone: 'waiting' })
  assert.deepEqual(waiting.slice(-3), [
    'today 今天：等经办人员审核',
    'ahead 经办人员审核，告诉您结果',
    'ahead 通过以后有效',
  ])
  assert.deepEqual(kinds('2026-03-05', { state: 'corrections-asked', tone: 'waiting' }).slice(-4, -2), [
    'today 今天：等您补正',
    'ahead 您补正后再提交',
  ])
})

test('the last day of the limit stands with the step it limits', () => {
  const waiting = timelineOf({ ...filing, state: 'accepted', decideBy: '2026-03-09' }, '2026-03-05', t.filings.timeline)
  assert.equal(waiting.at(-2)?.note, '最晚2026年3月9日')
  const late = timelineOf({ ...filing, state: 'applied', decideBy: '2026-03-04' }, '2026-03-05', t.filings.timeline)
  assert.match(late.at(-2)?.note ?? '', /已经超期/)
})

test('what is over keeps the days on which it held', () => {
  assert.deepEqual(kinds('2026-10-01', { state: 'expired', tone: 'plain' }).slice(-3), [
    'done 开始有效',
    'done 有效期最后一天',
    'today 今天：已经失效，再去要重新备案',
  ])
  assert.deepEqual(kinds('2026-04-01', { state: 'used', tone: 'plain' }).slice(-2), [
    'done 开始有效',
    'today 今天：这一次用过了，再去要重新备案',
  ])
})

test('what was approved after its first day counts from it, once it is approved', () => {
  const actions = [
    filing.actions[0]!,
    { action: 'deliver' as const, title: '送达', at: '2026-03-12T02:00:00.000Z', day: '2026-03-12', by: '经办机构' },
  ]
  assert.deepEqual(kinds('2026-05-01', { actions }).slice(1, 3), ['done 送达（经办机构）', 'done 开始有效'])
})

test('what one hand did on one day is one moment', () => {
  const step = (title: string, by: string) => ({
    action: 'apply' as const,
    title,
    by,
    at: '2026-03-01T02:00:00.000Z',
    day: '2026-03-01',
  })
  const actions = [step('提交申请', '本人'), step('受理', '系统'), step('审核', '系统'), step('送达', '系统')]
  assert.deepEqual(kinds('2026-03-05', { actions }).slice(0, 3), [
    'done 提交申请（本人）',
    'done 受理、审核、送达（系统）',
    'today 今天：已经办好，还没开始',
  ])
})
