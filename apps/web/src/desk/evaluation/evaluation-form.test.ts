import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EvaluationMessage, EvaluationsMessage } from '@yidi/contracts'
import { ApiProblem } from '../../api/client.ts'
import { begunWith, faultsOf, law, messageOf, refusedAt, typedAgain } from './evaluation-form.ts'

const found: EvaluationsMessage = {
  ...{ runs: [], mayStart: true, years: [2024, 2025, 9999], mostPeople: 1000 },
  pools: [
    { code: '330100', name: '杭州' },
    { code: '331000', name: '台州' },
  ],
}
const begun = begunWith(found, undefined)

test('the form begins with the last year that has law, one pool, and changes on the page; with a draft where one was come from', () => {
  assert.deepEqual([begun.year, begun.pools, begun.after, begun.before], ['2025', ['330100'], 'changes', law])
  assert.deepEqual(begunWith({ ...found, years: [9998, 9999] }, 'D1').year, '9999')
  assert.deepEqual([begunWith(found, 'D1').after, begunWith(found, 'D1').draft], ['draft', 'D1'])
})

test('each field that is wrong is told with its value', () => {
  const faults = faultsOf({ ...begun, people: '0', seed: '一', pools: [] }, 1000)
  assert.match(faults.people ?? '', /“0”.*1 到 1000/)
  assert.match(faults.seed ?? '', /“一”/)
  assert.deepEqual([faults.pools !== undefined, faults.changes !== undefined, faults.year], [true, true, undefined])
  assert.match(faultsOf({ ...begun, people: '1001' }, 1000).people ?? '', /1001/)
  assert.match(faultsOf({ ...begun, seed: '1.5' }, 1000).seed ?? '', /1\.5/)
  assert.notEqual(faultsOf({ ...begun, after: 'draft' }, 1000).draft, undefined)
  assert.notEqual(faultsOf({ ...begun, after: 'draft', before: 'D1', draft: 'D1' }, 1000).draft, undefined)
  const records = faultsOf({ ...begun, source: 'records', people: '0', seed: 'x' }, 1000)
  assert.deepEqual(Object.keys(records), ['changes'], 'nobody is generated')
})

const change = { figure: 'a.b', value: '8', from: '2025-01-01', title: '比例' }

test('a form without faults is its message, without the titles that the page tells its changes by', () => {
  const typed = { ...begun, changes: [change] }
  assert.deepEqual(faultsOf(typed, 20_000), {})
  assert.deepEqual(messageOf(typed), {
    ...{ before: 'law', year: 2025, pools: ['330100'], source: { kind: 'people', people: 10_000, seed: 1 } },
    after: { changes: [{ figure: 'a.b', value: '8', from: '2025-01-01' }], files: [] },
  })
  assert.deepEqual(messageOf({ ...typed, after: 'draft', draft: 'D1', source: 'records' }), {
    ...{ before: 'law', after: { draft: 'D1' }, year: 2025, pools: ['330100'], source: { kind: 'records' } },
  })
})

test('what was asked before is asked again, with the titles of its figures', () => {
  const { title, ...plain } = change
  const message = {
    ...{ year: 2024, pools: found.pools, source: { kind: 'people', people: 300, seed: 3 } },
    asked: { before: law, after: { changes: [plain], files: [] } },
    differs: [{ pool: '330100', name: 'a.b', title }],
  } as unknown as EvaluationMessage
  const again = typedAgain(begun, message)
  assert.deepEqual(again.changes, [change])
  assert.deepEqual([again.year, again.people, again.seed, again.pools], ['2024', '300', '3', ['330100', '331000']])
  const ofDraft = typedAgain(begun, { ...message, asked: { before: 'D1', after: { draft: 'D2' } } })
  assert.deepEqual([ofDraft.before, ofDraft.after, ofDraft.draft], ['D1', 'draft', 'D2'])
})

test('what the server refuses of one field is told at that field', () => {
  const body = { code: 'evaluation-seed-not-valid', detail: '种子填的是“x”。', remedy: '请填整数。' }
  assert.deepEqual(refusedAt(new ApiProblem(422, body)), { seed: '种子填的是“x”。请填整数。' })
  assert.deepEqual(refusedAt(new ApiProblem(422, { code: 'evaluation-same' })), {})
  assert.deepEqual(refusedAt(null), {})
})
