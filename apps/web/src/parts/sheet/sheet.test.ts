/** A sheet is the browser’s own dialog: what it keeps in, and where it leaves one. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

const active = 'document.activeElement.innerText'

test('the focus stays in while it is open and goes back to what opened it', async () => {
  const page = await openExample('sheet', '关着')
  const opener = page.getByRole('button', { name: '看依据' })
  await opener.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: '依据' }).waitFor()
  for (let step = 0; step < 4; step++) {
    await page.keyboard.press('Tab')
    assert.equal(
      await page.evaluate(
        "document.activeElement.closest('dialog') !== null || document.activeElement === document.body",
      ),
      true,
    )
  }
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  assert.equal(await page.evaluate(active), '看依据')
})

test('the cross and a tap beside it close it, a tap in it does not', async () => {
  const page = await openExample('sheet', '打开的样子')
  const dialog = page.getByRole('dialog')
  await page.getByText('备案有效期内入院').click()
  assert.equal(await dialog.count(), 1)
  await page.mouse.click(10, 10)
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('button', { name: '看依据' }).click()
  await page.getByRole('button', { name: '关闭' }).click()
  await dialog.waitFor({ state: 'detached' })
  assert.equal(await page.evaluate(active), '看依据')
})
