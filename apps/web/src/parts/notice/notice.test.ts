/** What is to be known here. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('what comes up by itself is read out; a state is never a colour alone', async () => {
  const page = await openExample('notice', '不行，和出路')
  await page.getByRole('status').getByText('还没有备案').waitFor()
  assert.equal(await page.getByRole('status').locator('svg').count(), 1)
  const still = await openExample('notice', '只是说明')
  assert.equal(await still.getByRole('status').count(), 0)
})
