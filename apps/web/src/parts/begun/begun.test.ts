import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('on another phone what was begun goes on or is thrown away; it says when and of what', async () => {
  const page = await openExample('begun', '换了手机')
  const offer = page.getByRole('region', { name: '您上次填到一半' })
  await offer.getByText('上次填到 2026年3月1日 14:05').waitFor()
  await offer.getByText('去上海市 · 异地长期居住').waitFor()
  await offer.getByRole('button', { name: '不要了' }).click()
  assert.equal(await page.getByRole('status', { name: '选了' }).textContent(), '这一份')
  await offer.getByRole('button', { name: '接着填' }).click()
  assert.equal(await page.getByRole('status', { name: '选了' }).textContent(), '那一份')
})

test('beside another window one chooses between two contents', async () => {
  const page = await openExample('begun', '两个窗口')
  const offer = page.getByRole('region', { name: '您在另一个窗口也填了这张表' })
  assert.deepEqual(await offer.getByRole('button').allTextContents(), ['换成那一份', '用这里的'])
})
