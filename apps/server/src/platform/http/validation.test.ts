import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Type } from 'typebox'
import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { describeFaults } from './validation.ts'

const faults = (schema: TSchema, value: unknown) =>
  Object.fromEntries(describeFaults(Compile(schema).Errors(value)).map(({ path, message }) => [path, message]))

test('each fault stands at its place with a Chinese sentence', () => {
  const schema = Type.Object({
    name: Type.String({ minLength: 1, maxLength: 3 }),
    day: Type.String({ format: 'date' }),
    list: Type.Array(Type.Object({ amount: Type.Integer({ minimum: 1, maximum: 9 }) }), { maxItems: 2 }),
    level: Type.Enum(['tier1', 'tier2']),
    missing: Type.Boolean(),
  })
  const value = { name: '', day: '3月1日', list: [{ amount: 1.5 }, { amount: 0 }, { amount: 10 }], level: 'x' }
  assert.deepEqual(faults(schema, value), {
    missing: '缺少这一项。',
    name: '不能为空。',
    day: '写法不对，应该是日期，例如 2026-03-01。',
    list: '最多 2 项。',
    'list[0].amount': '应该是整数。',
    'list[1].amount': '不能小于 1。',
    'list[2].amount': '不能大于 9。',
    level: '不在可选的值里。可选：tier1、tier2。',
  })
})

test('of a union told apart by a constant the alternative that was meant speaks, also deep inside', () => {
  const union = Type.Union([
    Type.Object({ kind: Type.Literal('citizen'), idNumber: Type.String() }),
    Type.Object({ kind: Type.Literal('staff'), name: Type.String() }),
  ])
  assert.deepEqual(faults(union, { kind: 'citizen' }), { idNumber: '缺少这一项。' })
  assert.deepEqual(
    faults(Type.Object({ who: union, note: Type.Union([Type.String(), Type.Null()]) }), {
      who: { kind: 'staff', name: 3 },
      note: 5,
    }),
    {
      'who.name': '应该是文字。',
      note: '不在可选的值里，或类型不对。',
    },
  )
  assert.deepEqual(faults(union, { kind: 'nobody' }), { '': '不在可选的值里，或类型不对。' })
})

test('no more than twenty faults are told', () => {
  const schema = Type.Array(Type.String())
  assert.equal(describeFaults(Compile(schema).Errors(Array.from({ length: 50 }, () => 1))).length <= 20, true)
})
