/** Every command works with the law of the folder that YIDI_POLICIES names, as the server does. */
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { afterEach, test } from 'node:test'
import { defaultPolicyFolder } from '@yidi/policy-folder'
import { commands } from './commands.ts'
import { command as institutions } from './institutions.ts'
import { command as ledger } from './ledger.ts'
import { openPolicies, policyFolder } from './policies.ts'
import { command as check } from './policy-check.ts'
import { command as show } from './policy-show.ts'

const madeUp = fileURLToPath(new URL('../../../tests/made-up-pools/policy', import.meta.url))
const thisFile = fileURLToPath(import.meta.url)

afterEach(() => {
  delete process.env['YIDI_POLICIES']
})

test('the folder is the one that is named, else the one that comes with the program', () => {
  process.env['YIDI_POLICIES'] = madeUp
  assert.deepEqual([...openPolicies().pools.keys()], ['910100', '920100'])
  process.env['YIDI_POLICIES'] = ' '
  assert.equal(policyFolder(), defaultPolicyFolder)
})

for (const [command, words] of [
  [ledger, ['verify']],
  [institutions, ['generate', '1']],
  [institutions, ['import', thisFile]],
  [check, []],
  [show, ['330100']],
] as const)
  test(`${command.usage.split(' ')[0]!} ${words[0] ?? ''} works with it, and says before anything is opened that it is not there`, async () => {
    process.env['YIDI_POLICIES'] = '/no-such-folder'
    await assert.rejects(async () => command.run([...words], commands), /读不了“\/no-such-folder”/)
  })
