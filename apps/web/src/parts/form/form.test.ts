/** A form is answered on its page. */
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('Enter sends it, and the page stays', async () => {
  const page = await openExample('form', '填了就交')
  await page.getByLabel('姓名').fill('演示职工乙')
  await page.keyboard.press('Enter')
  await page.getByText('交了：演示职工乙').waitFor()
})
