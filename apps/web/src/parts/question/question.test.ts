import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('the question names its answers, and an answer leads the keyboard to the next question', async () => {
  const page = await openExample('question', '一题接一题')
  const first = page.getByRole('group', { name: '第 1 题 您去那里是为了什么？' })
  assert.equal(await first.getByRole('button').count(), 2)
  await first.getByRole('button', { name: '长期居住、工作或者投靠家人' }).press('Enter')
  await page.getByRole('group', { name: '第 2 题 打算住多久？' }).waitFor()
  assert.equal(await page.evaluate('document.activeElement.textContent'), '打算住多久？')
  await page.keyboard.press('Tab')
  assert.match(String(await page.evaluate('document.activeElement.textContent')), /不到六个月/)
})

test('a single question has no number', async () => {
  const page = await openExample('question', '只有一题')
  assert.equal(await page.getByText('第 1 题').count(), 0)
  await page.getByRole('heading', { name: '打算住多久？' }).waitFor()
})
