/** Answers to tap. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openExample } from '../testing.ts'

test('the one that was chosen is told, and what is beneath an answer belongs to it', async () => {
  const page = await openExample('options', '选了一个')
  const pressed = page.getByRole('button', { pressed: true })
  assert.equal(await pressed.count(), 1)
  assert.match(await pressed.innerText(), /普通门诊\s+急诊也算在这里/)
})
