/** The words in which a person reads a record of the registers. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { registerActions, registerKinds, registerStates } from '@yidi/contracts'
import type { RegisterAction, RegisterKind } from '@yidi/contracts'
import { foldRegisters } from '../file/index.ts'
import type { RecordActionRow, WholeRegister } from '../file/index.ts'
import { messageOf } from './words.ts'

const day = '2026-03-08'

/** A record from 10 March to 30 September 2026 after these steps. */
function register(actions: readonly RegisterAction[], changes: Partial<RecordActionRow> = {}): WholeRegister {
  const rows = actions.map((action, index): RecordActionRow => ({
    person_no: '33010000000000000099',
    record_id: 'M330100-1',
    action_no: index + 1,
    kind: 'designated-disease',
    action,
    pool: '330100',
    from_day: '2026-03-10',
    to_day: '2026-09-30',
    channel: 'web',
    actor_kind: 'person',
    actor: '33010000000000000099',
    effective_day: day,
    recorded_at: new Date(`${day}T10:00:00+08:00`),
    detail: {},
    private_cipher: null,
    version: index + 1,
    ...changes,
  }))
  return foldRegisters(rows)[0] as WholeRegister
}

const read = (record: WholeRegister, today: string) => messageOf(record, [], 'citizen', today)

test('a record reads in every state as people call it, with what may still be done', () => {
  const told = (
    [['apply'], ['apply', 'approve'], ['apply', 'refuse'], ['apply', 'withdraw'], ['apply', 'approve', 'end']] as const
  ).map((actions) => {
    const { state, stateTitle, tone, allowed } = read(register(actions), '2026-03-10')
    return [state, stateTitle, tone, allowed]
  })
  assert.deepEqual(told, [
    ['applied', '已提交', 'waiting', ['withdraw']],
    ['approved', '有效', 'good', ['end']],
    ['refused', '未通过', 'refusal', []],
    ['withdrawn', '已撤回', 'plain', []],
    ['ended', '已结束', 'plain', []],
  ])
  assert.deepEqual(
    told.map(([state]) => state),
    Object.keys(registerStates),
  )
})

test('one that was approved says on each day whether it has begun or is over', () => {
  const approved = register(['apply', 'approve'])
  const told = ['2026-03-09', '2026-03-10', '2026-09-30', '2026-10-01'].map((today) => {
    const { stateTitle, tone, inForce, allowed } = read(approved, today)
    return [stateTitle, tone, inForce, allowed]
  })
  assert.deepEqual(told, [
    ['已通过，还没开始', 'good', false, ['end']],
    ['有效', 'good', true, ['end']],
    ['有效', 'good', true, ['end']],
    ['已到期', 'plain', false, []],
  ])
  const endless = register(['apply', 'approve'], { to_day: null })
  assert.deepEqual(read(endless, '2036-01-01').stateTitle, '有效')
})

test('every step and every register has its word, and who took the step', () => {
  const steps = (
    [
      ['apply', 'withdraw'],
      ['apply', 'refuse', 'reopen'],
      ['apply', 'approve', 'end'],
    ] as const
  ).flatMap((actions) => {
    const titles = read(register(actions), day).steps.map(({ title }) => title)
    return actions.map((action, index) => [action, titles[index]!] as const)
  })
  assert.deepEqual(Object.fromEntries(steps), {
    apply: '提交',
    withdraw: '撤回',
    refuse: '不予通过',
    approve: '通过',
    end: '结束',
    reopen: '复议后重新审核',
  })
  assert.deepEqual([...new Set(steps.map(([action]) => action))].sort(), Object.keys(registerActions).sort())
  const titles = (Object.keys(registerKinds) as RegisterKind[]).map((kind) => [
    kind,
    read(register(['apply'], { kind }), day).title,
  ])
  assert.deepEqual(titles, [
    ['designated-disease', '规定病种登记'],
    ['medicine-abroad', '出国带药备案'],
    ['authorisation', '亲情账户授权'],
    ['special-category', '特殊人员登记'],
    ['accident', '意外伤害备案'],
  ])
  const by = (['person', 'agent', 'employer', 'institution', 'staff', 'system'] as const).map(
    (actor_kind) => read(register(['apply'], { actor_kind }), day).steps[0]?.by,
  )
  assert.deepEqual(by, ['本人', '代办人', '用人单位', '医院', '经办机构', '系统'])
  assert.deepEqual(read(register(['apply'], { detail: { reason: '窗口代录' } }), day).steps, [
    { title: '提交', day, by: '本人', note: '窗口代录' },
  ])
})
