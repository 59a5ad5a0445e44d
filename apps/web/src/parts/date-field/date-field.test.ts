import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'
import { boxesOf, dayOf, faultOf, typedInto, wholeDay } from './boxes.ts'

test('every spelling of a day is understood, and nothing less than a day', () => {
  for (const text of [
    ...['2026-03-01', '2026/3/1', '2026.03.1', '2026年3月1日', '2026 年 03 月 01 日', '20260301', ' 2026-03-01 '],
    ...['２０２６年３月１日', '2026-03-01T08:00:00Z', '2026年3月1日 8:05'],
  ])
    assert.equal(dayOf(wholeDay(text) ?? boxesOf('')), '2026-03-01', text)
  for (const text of ['', '2026', '2026-03', '3/1/2026', '26-3-1', '202631', '3月1日', '明天'])
    assert.equal(wholeDay(text), undefined, text)
  assert.equal(dayOf(wholeDay('2026-13-01')!), '', 'it fills the boxes, which say what is wrong')
})

test('a day there and back; what is none is none', () => {
  assert.deepEqual(boxesOf('2026-03-01'), { year: '2026', month: '3', day: '1' })
  for (const none of ['', '2026-3-1', 'x']) assert.deepEqual(boxesOf(none), { year: '', month: '', day: '' })
  assert.equal(dayOf({ year: '2024', month: '2', day: '29' }), '2024-02-29')
  assert.equal(dayOf({ year: '2026', month: '2', day: '29' }), '')
})

test('a fault names the part and what stands in it', () => {
  const of = (year: string, month: string, day: string) => faultOf({ year, month, day })
  assert.equal(of('', '', ''), undefined)
  assert.equal(of('2026', '3', '1'), undefined)
  assert.deepEqual(of('', '3', '1'), { box: 'year', text: '请填年份，例如 2026' })
  assert.deepEqual(of('26', '3', '1'), { box: 'year', text: '年份“26”不对，要四位数字，例如 2026' })
  assert.deepEqual(of('2026', '', '1'), { box: 'month', text: '请填月份，1 到 12' })
  assert.deepEqual(of('2026', '13', '1'), { box: 'month', text: '月份“13”不对，只有 1 到 12' })
  assert.deepEqual(of('2026', '2', ''), { box: 'day', text: '请填几号' })
  assert.deepEqual(of('2026', '2', '30'), { box: 'day', text: '2026年2月没有 30 日' })
  assert.deepEqual(of('2026', '2', '0'), { box: 'day', text: '请填几号，从 1 开始' })
})

test('a box moves on when it is full, can take no more, or a sign between was typed', () => {
  assert.deepEqual(typedInto('year', '202'), { text: '202', goesOn: false })
  assert.deepEqual(typedInto('year', '2026'), { text: '2026', goesOn: true })
  assert.deepEqual(typedInto('month', '1'), { text: '1', goesOn: false })
  assert.deepEqual(typedInto('month', '3'), { text: '3', goesOn: true })
  assert.deepEqual(typedInto('month', '1月'), { text: '1', goesOn: true })
  assert.deepEqual(typedInto('day', '１２'), { text: '12', goesOn: true })
  assert.deepEqual(typedInto('month', '-'), { text: '', goesOn: false })
})

test('typed in one go, taken back, pasted, and left half done', async () => {
  const page = await openExample('date-field', '空着')
  const group = page.getByRole('group', { name: '出发日期' })
  const box = (name: string) => group.getByRole('textbox', { name, exact: true })
  const value = () => page.getByRole('status', { name: '值' }).textContent()
  await box('年').click()
  await page.keyboard.type('2026312')
  assert.equal(await value(), '2026-03-12')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Backspace')
  assert.equal(await value(), '')
  await page.keyboard.press('Backspace')
  await page.keyboard.type('11')
  assert.deepEqual([await box('月').inputValue(), await box('日').inputValue()], ['11', ''])
  await page.keyboard.press('Tab')
  await group.getByText('请填几号').waitFor()
  assert.equal(await box('日').getAttribute('aria-invalid'), 'true')
  assert.equal(await box('月').getAttribute('aria-invalid'), null)
  await box('日').fill('2027年1月9日')
  assert.equal(await value(), '2027-01-09')
  assert.equal(await group.locator('[aria-invalid]').count(), 0)
})

test('a day that the page puts in fills the boxes', async () => {
  const page = await openExample('date-field', '用一个日期')
  await page.getByRole('textbox', { name: '年', exact: true }).fill('19')
  await page.getByRole('button').click()
  // The boxes follow the day in a drawing of their own.
  await page.locator('input[value="30"]').waitFor()
  const boxes = await page.getByRole('textbox').all()
  assert.deepEqual(await Promise.all(boxes.map((box) => box.inputValue())), ['2027', '6', '30'])
})
