/** A button. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('a button sends no form unless it is asked to, and one that is off cannot be pressed', async () => {
  const page = await openExample('button', '三种和一个不能按的')
  assert.deepEqual(
    await page.evaluate("[...document.querySelectorAll('button')].map((one) => one.type)"),
    Array.from({ length: 5 }, () => 'button'),
  )
  assert.equal(await page.getByRole('button', { name: '正在提交…' }).isDisabled(), true)
})

test('the primary one is as wide as what it stands in, and tall enough for a thumb', async () => {
  for (const size of ['normal', 'elder'] as const) {
    const page = await openExample('button', '三种和一个不能按的', { size })
    const box = (await page.getByRole('button', { name: '提交备案' }).boundingBox())!
    assert.ok(box.width > 300, String(box.width))
    assert.ok(box.height >= (size === 'elder' ? 60 : 48), String(box.height))
  }
})
