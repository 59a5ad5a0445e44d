import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createLog } from './logging.ts'

test('nothing personal reaches the log: by field, by shape of the number, inside errors', () => {
  const lines: string[] = []
  const log = createLog('info', { write: (line: string) => void lines.push(line) })
  log.info({ person: { name: '演示职工乙', psn_cert_no: '330100198811020127' } }, 'looked up')
  log.info('ID 330100198811020127, card 6222021234567890123, phone 13800138000')
  log.error({ err: new Error('no person 330100198811020127') }, 'failed for 330100198811020127')
  const text = lines.join('')
  for (const secret of ['演示职工乙', '330100198811020127', '6222021234567890123', '13800138000']) {
    assert.ok(!text.includes(secret), secret)
  }
  assert.equal(lines.length, 3)
})
