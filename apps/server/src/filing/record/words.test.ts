/** The words in which a person and the desk read a filing: its state, its steps, and what they are told of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filingActions, filingStates } from '@yidi/contracts'
import { messageOf } from './message.ts'
import { filingNotices } from './notices.ts'
import { madeUpFiling } from './testing.ts'

type Steps = Parameters<typeof madeUpFiling>[0]

const day = '2026-03-08'
const reviewed: Steps = [
  ['apply', day],
  ['accept', day],
  ['review', day],
]
const approved: Steps = [...reviewed, ['approve', day]]
const delivered: Steps = [...approved, ['deliver', day]]
const refused: Steps = [...reviewed, ['refuse', day]]
const used: Steps = [...delivered, ['use', '2026-04-01']]

test('a filing reads in every state as people call it, in its tone', () => {
  const read: Record<string, [steps: Steps, title: string, tone: string]> = {
    applied: [reviewed.slice(0, 1), '已提交', 'waiting'],
    'corrections-asked': [[reviewed[0]!, ['ask-corrections', day]], '待补正', 'waiting'],
    accepted: [reviewed.slice(0, 2), '已受理', 'waiting'],
    reviewed: [reviewed, '已审核', 'waiting'],
    approved: [approved, '已准予', 'good'],
    refused: [refused, '不予备案', 'refusal'],
    delivered: [delivered, '已备案', 'good'],
    'refusal-delivered': [[...refused, ['deliver', day]], '不予备案（已送达）', 'refusal'],
    cancelled: [[...delivered, ['cancel', day]], '已取消', 'plain'],
    ended: [[...delivered, ['end', day]], '已提前结束', 'plain'],
    used: [used, '已使用', 'plain'],
    expired: [[...delivered, ['expire', day]], '已到期', 'plain'],
  }
  assert.deepEqual(Object.keys(read), Object.keys(filingStates))
  for (const [state, [steps, title, tone]] of Object.entries(read)) {
    const message = messageOf(madeUpFiling(steps), 'citizen', '2026-04-02')
    assert.deepEqual([message.state, message.stateTitle, message.tone], [state, title, tone])
  }
})

test('a filing whose days are to come or over says so, whatever its last step', () => {
  const on = (today: string) => messageOf(madeUpFiling(delivered), 'citizen', today)
  const told = ['2026-03-09', '2026-03-10', '2026-09-30', '2026-10-01'].map((today) => {
    const { stateTitle, inForce, tone, allowed } = on(today)
    return [stateTitle, inForce, tone, allowed]
  })
  assert.deepEqual(told, [
    ['已备案，还没开始', false, 'good', ['cancel', 'end']],
    ['已备案', true, 'good', ['cancel', 'end']],
    ['已备案', true, 'good', ['cancel', 'end']],
    ['已到期', false, 'plain', []],
  ])
})

test('every step has its word in the history, with who took it and what was said', () => {
  const history = (steps: Steps) =>
    messageOf(madeUpFiling(steps), 'citizen', '2026-04-02').actions.map(({ action, title }) => [action, title])
  const told = Object.fromEntries(
    [
      [reviewed[0]!, ['ask-corrections', day], ['correct', day]] satisfies Steps,
      [...refused, ['deliver', day], ['reopen', day]] satisfies Steps,
      [...used, ['release', day], ['check', day], ['expire', day]] satisfies Steps,
      [...delivered, ['cancel', day]] satisfies Steps,
      [...delivered, ['end', day]] satisfies Steps,
    ].flatMap(history),
  ) as Record<string, string>
  assert.deepEqual(told, {
    apply: '提交申请',
    'ask-corrections': '一次告知补正',
    correct: '补正后重新提交',
    accept: '受理',
    review: '审核',
    refuse: '不予备案',
    deliver: '送达',
    reopen: '复议后重新审核',
    approve: '准予备案',
    use: '用于一次就医',
    release: '结算撤销后恢复',
    check: '承诺核查',
    expire: '到期',
    cancel: '取消',
    end: '提前结束',
  })
  assert.deepEqual(Object.keys(told).sort(), Object.keys(filingActions).sort())

  const by = (['person', 'agent', 'employer', 'institution', 'staff', 'system'] as const).map(
    (actor_kind) => messageOf(madeUpFiling(delivered, { actor_kind }), 'citizen', day).actions[0]?.by,
  )
  assert.deepEqual(by, ['本人', '代办人', '用人单位', '医院', '经办机构', '系统'])
  const channels = ['web', 'counter', 'hospital', 'community'].map(
    (channel) => messageOf(madeUpFiling(delivered, { channel }), 'citizen', day).channelTitle,
  )
  assert.deepEqual(channels, ['网上', '窗口', '医院', '社区'])
  const noted = messageOf(
    madeUpFiling([reviewed[0]!, ['ask-corrections', day, { reason: '缺证明', again: '上次没写清' }]]),
    'citizen',
    day,
  )
  assert.equal(noted.actions[1]?.note, '缺证明。为什么再次告知：上次没写清')
  assert.equal(noted.actions[0]?.note, undefined)
})

test('each notice of a filing says which filing, what happened and what to do', () => {
  const data = {
    destination: '110100',
    type: 'temporary',
    from: '2026-03-10',
    to: '2026-09-30',
    visits: 'many',
    first: '缺居住证',
    days: 7,
    day: '2026-03-20',
  } as const
  const filing = '去北京市的“临时外出就医人员”备案'
  const told = Object.fromEntries(
    Object.entries(filingNotices).map(([kind, { tone, opens, words }]) => [kind, [tone, opens, words(data)]]),
  )
  assert.deepEqual(told, {
    'filing-applied': [
      'waiting',
      'filing',
      {
        title: '备案已提交，等经办机构办理',
        text: `${filing}已经交给经办机构。`,
        todo: '办好了会在这里告诉您，不用再交一次。',
      },
    ],
    'filing-corrections': [
      'waiting',
      'filing',
      { title: '备案要补正', text: `${filing}还不能办：缺居住证。`, todo: '请点开备案，照着改好，再交一次。' },
    ],
    'filing-approved': [
      'good',
      'filing',
      {
        title: '备案办好了',
        text: `${filing}从2026年3月10日起有效，到2026年9月30日为止。`,
        todo: '就医时带上社保卡或医保电子凭证；去之前，先在“去看病”里看这家医院行不行。',
      },
    ],
    'filing-refused': [
      'refusal',
      'filing',
      { title: '备案没有通过', text: `${filing}没有通过。`, todo: '点开备案看理由和您的权利。' },
    ],
    'filing-proof-asked': [
      'waiting',
      'filing',
      {
        title: '请补交备案的证明',
        text: `${filing}是凭承诺书办的，这次抽到核查。`,
        todo: '请按说明补交证明。在有结论之前，备案仍然有效。',
      },
    ],
    'filing-cancelled': [
      'plain',
      'filing',
      { title: '备案已取消', text: `${filing}已经取消。`, todo: '要再去，请重新备案。' },
    ],
    'filing-ended': [
      'plain',
      'filing',
      {
        title: '备案已提前结束',
        text: `${filing}到2026年9月30日为止。`,
        todo: '在这之前住进医院的，出院时仍按备案结算。',
      },
    ],
    'filing-used': [
      'plain',
      'filing',
      {
        title: '备案已经用过',
        text: `${filing}只管一次就医，这次已经用了。`,
        todo: '下次去外地就医前，请重新备案。',
      },
    ],
    'filing-expiring': [
      'waiting',
      'filing',
      {
        title: '备案还有7天到期',
        text: `${filing}到2026年9月30日为止。`,
        todo: '到期后还要在那里就医，请在到期前重新备案；到期前住进医院的，出院时仍按备案结算。',
      },
    ],
    'filing-expired': [
      'plain',
      'filing',
      {
        title: '备案到期了',
        text: `${filing}到2026年9月30日为止，已经到期。`,
        todo: '还要在那里就医，请重新备案。',
      },
    ],
    'filing-movable': [
      'plain',
      'filing',
      {
        title: '现在可以变更备案地了',
        text: `${filing}承诺的不变更期限已经满了，从2026年3月20日起可以变更。`,
        todo: '没有换地方，就不用办。',
      },
    ],
  })
})

test('the notice says what is special: without end, for one visit, the points, the reason, the days left', () => {
  const data = { destination: '310100', from: '2026-03-10', to: null, visits: 'many' } as const
  const text = (kind: keyof typeof filingNotices, more: object) => filingNotices[kind].words({ ...data, ...more }).text
  assert.equal(text('filing-approved', {}), '去上海市的备案从2026年3月10日起有效，长期有效。')
  assert.equal(
    text('filing-approved', { visits: 'one' }),
    '去上海市的备案从2026年3月10日起有效。这条备案只管一次就医。',
  )
  assert.equal(text('filing-corrections', { first: '缺居住证', count: 1 }), '去上海市的备案还不能办：缺居住证。')
  assert.equal(
    text('filing-corrections', { first: '缺居住证', count: 2 }),
    '去上海市的备案还不能办：缺居住证。一共有2处。',
  )
  assert.equal(text('filing-corrections', { reason: '看不清！' }), '去上海市的备案还不能办：看不清！')
  assert.equal(text('filing-refused', { reason: '没有盖章' }), '去上海市的备案没有通过。没有盖章。')
  assert.equal(
    text('filing-proof-asked', { reason: '请交租房合同。' }),
    '去上海市的备案是凭承诺书办的，这次抽到核查。请交租房合同。',
  )
  assert.equal(
    text('filing-ended', { to: '2026-05-02', reason: '本人申请' }),
    '去上海市的备案到2026年5月2日为止。本人申请。',
  )
  const title = (days: number) => filingNotices['filing-expiring'].words({ ...data, days }).title
  assert.deepEqual([title(0), title(1), title(30)], ['备案今天到期', '备案还有1天到期', '备案还有30天到期'])
})
