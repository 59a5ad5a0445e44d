import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failureText, webhookAnswered } from './failure.ts'

test('what the other side answered is told in Chinese, without an address in it', () => {
  for (const [message, text] of [
    [webhookAnswered(503), '对方回答 503'],
    ['fetch failed', '连不上对方'],
    ['connect ECONNREFUSED 127.0.0.1:25', '连不上对方'],
    ['The operation was aborted due to timeout', '等到时限，对方没有回答'],
    ['Message failed: 451 4.7.1 try again later', '邮件服务器回答：451 4.7.1 try again later'],
    ['', '没有留下回答'],
  ] as const)
    assert.equal(failureText(message), text)
  assert.doesNotMatch(failureText('Can’t send mail: 550 no demo@example.org here'), /demo@example/)
})
