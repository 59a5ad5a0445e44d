/** `yidi hospital` against a server: what a newcomer tries first. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import test from 'node:test'
import { openPlatform } from './hospital.ts'

const main = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url))

interface Ran {
  code?: number
  stdout: string
  stderr: string
}
const yidi = (...words: string[]): Promise<Ran> =>
  promisify(execFile)(process.execPath, [main, 'hospital', ...words]).catch((error: unknown) => error as Ran)

test('a stay of a person with a filing is settled and undone; one without is told what to do', async (context) => {
  const { app } = await openPlatform()
  // Also when an assertion fails: a server that listens would keep the whole run waiting.
  context.after(() => app.close())
  const server = await app.listen({ host: '127.0.0.1', port: 0 })
  const settled = await yidi('330100195003070114', '--server', server, '--day', '2026-06-20', '--undo')
  assert.match(settled.stdout, /2304 结算：成功\n/)
  assert.match(settled.stdout, /基金支付 7912\.00 元\n {2}个人账户 0\.00 元\n {2}自己付 {3}2088\.00 元/)
  assert.match(settled.stdout, /2305 撤销结算：成功\n$/)

  const refused = await yidi('330100198811020127', '--server', server, '--day', '2026-06-20')
  assert.equal(refused.code, 1)
  assert.match(refused.stdout, /2401 入院登记：成功（提醒：.*备案/)
  assert.match(refused.stdout, /2303 预结算：失败：.*备案.*处理办法/)
  const again = await yidi('330100198811020127', '--server', server, '--day', '2026-06-20')
  assert.match(
    again.stdout,
    /2303 预结算：失败：.*备案/,
    'it comes as far again, for a filing may have been made meanwhile',
  )

  await app.close()
  const nobody = await yidi('330100195003070114', '--server', server)
  assert.equal(nobody.code, 2)
  assert.match(nobody.stderr, /没有回答。请先运行 npm start/)
})
