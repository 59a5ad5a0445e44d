import assert from 'node:assert/strict'
import test from 'node:test'
import { readInput } from './index.ts'
import { readMoment } from './moment.ts'
import { one, time } from './fields.ts'

const forms: [written: string, moment: string][] = [
  ['2026-11-20 08:09:10', '2026-11-20 08:09:10'],
  ['2026-11-20', '2026-11-20 00:00:00'],
  ['2026-11-20 08:09', '2026-11-20 08:09:00'],
  ['2026-11-20T08:09:10', '2026-11-20 08:09:10'],
  ['2026-11-20T08:09:10.1234567', '2026-11-20 08:09:10'],
  ['2026-11-20T08:09:10+08:00', '2026-11-20 08:09:10'],
  ['2026-11-20T08:09:10.123+0800', '2026-11-20 08:09:10'],
  ['2026-11-20T08:09:10+08', '2026-11-20 08:09:10'],
  ['2026-11-20T08:09:10-05:00', '2026-11-20 21:09:10'],
  ['2026-11-20T16:30:00Z', '2026-11-21 00:30:00'],
  ['2026-12-31T16:00:00.000z', '2027-01-01 00:00:00'],
  ['2026/11/20 08:09:10', '2026-11-20 08:09:10'],
  ['2026.11.20 08:09:10', '2026-11-20 08:09:10'],
  ['2026/1/5 8:09:10', '2026-01-05 08:09:10'],
  ['20261120', '2026-11-20 00:00:00'],
  ['202611200809', '2026-11-20 08:09:00'],
  ['20261120080910', '2026-11-20 08:09:10'],
  ['20261120080910123', '2026-11-20 08:09:10'],
  ['2026年11月20日', '2026-11-20 00:00:00'],
  ['2026年1月5日 8:09:10', '2026-01-05 08:09:10'],
  ['20261120 08:09:10', '2026-11-20 08:09:10'],
  ['20261120 08:09', '2026-11-20 08:09:00'],
  ['20261120T080910', '2026-11-20 08:09:10'],
  ['20261120T080910Z', '2026-11-20 16:09:10'],
  ['20261120T080910.123+0800', '2026-11-20 08:09:10'],
  ['/Date(1795133350000)/', '2026-11-20 08:09:10'],
  ['/Date(1795133350000+0000)/', '2026-11-20 08:09:10'],
  ['1795133350000', '2026-11-20 08:09:10'],
  ['2024-02-29', '2024-02-29 00:00:00'],
]
test('the forms that serialisers write are one moment of Shanghai', () => {
  for (const [written, moment] of forms) assert.equal(readMoment(written), moment, written)
})

test('what stands for no day is none', () => {
  for (const none of [
    '0001-01-01 00:00:00',
    '0001-01-01T00:00:00',
    '0001-01-01T00:00:00+08:00',
    '0001-01-01T00:00:00Z',
    '00010101000000',
    '/Date(-62135596800000)/',
    '0000-00-00 00:00:00',
    '1899-12-30 00:00:00',
    '1900-01-01 00:00:00',
    '1900/1/1 0:00:00',
    '9999-12-31T23:59:59.9999999',
  ])
    assert.equal(readMoment(none), '', none)
})

test('what is no moment of the calendar is not read', () => {
  for (const wrong of [
    '2026-02-29',
    '2026-13-01',
    '2026-11-20 24:00:00',
    '2026-11-20 08:60:00',
    '2026-11/20',
    '20261320',
    '2026112008',
    '1795133350',
    '1850-05-05',
    '2500-01-01',
    '/Date(999999999999999)/',
    '/Date(soon)/',
    '昨天',
    '',
  ])
    assert.equal(readMoment(wrong), undefined, wrong)
})

test('a list of the parts, as Java writes it, is a moment', () => {
  const spec = { data: one({ begntime: time('开始时间', 'must') }) }
  const read = (begntime: unknown) => readInput(spec, { data: { begntime } })
  assert.equal(read([2026, 11, 20]).value.data.begntime, '2026-11-20 00:00:00')
  assert.equal(read([2026, 1, 5, 8, 9]).value.data.begntime, '2026-01-05 08:09:00')
  assert.equal(read([2026, 11, 20, 8, 9, 10, 123000000]).value.data.begntime, '2026-11-20 08:09:10')
  for (const wrong of [[], [2026, 11], [2026, 13, 1], [2026, 11, 20.5], ['2026', '11', '20']])
    assert.equal(read(wrong).problems[0]?.fault, 'fields-unreadable', JSON.stringify(wrong))
})

test('none is nothing in an optional field, and said in words where the field is a must', () => {
  const spec = { data: one({ begntime: time('开始时间', 'must'), enddate: time('结束日期', 'may') }) }
  const read = readInput(spec, { data: { begntime: 20261120080910, enddate: '0001-01-01T00:00:00' } })
  assert.deepEqual(read.value.data, { begntime: '2026-11-20 08:09:10', enddate: '' })
  assert.deepEqual([read.problems, read.missing], [[], []])
  const [problem] = readInput(spec, { data: { begntime: '1900-01-01 00:00:00' } }).problems
  assert.equal(problem?.fault, 'fields-missing')
  assert.equal(problem.message, '开始时间（begntime）“1900-01-01 00:00:00”表示没有填写')
})
