/** Whatever the server writes into the audit trail has a name that an auditor reads: none is shown as code. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { auditTitle } from '@yidi/contracts'
import { recordKinds } from '../../apps/server/src/kinds.ts'
import { stepTitlesOf } from '../../apps/server/src/platform/records/index.ts'
import { typescriptFiles } from './sources.ts'

const steps = stepTitlesOf(recordKinds)
const isNameless = (action: string) => auditTitle(action, steps) === action

/** The actions that stand in the server's code as they are written; those of a machine are put together from its table. */
const written = typescriptFiles()
  .filter(({ path }) => path.startsWith('apps/server/src/') && !path.endsWith('.test.ts'))
  .flatMap(({ text }) => [
    ...text.matchAll(
      /\b(?:(?:action|given|taken|failed)(?:: | = )(?:.*\? )?|note\(working, )'([a-z-]+\.[a-z-]+)'(?: : '([a-z-]+\.[a-z-]+)')?/g,
    ),
  ])
  .flatMap(([, one, other]) => [one, other])
  .filter((action) => action !== undefined)

test('every action of the audit trail has a Chinese name', () => {
  assert.ok(written.length > 25, `only ${String(written.length)} found: has the way of writing them changed?`)
  const nameless = [...new Set(written)].filter(isNameless)
  assert.deepEqual(nameless, [])
})

test('so has every step of every kind of record, of people and of the office', () => {
  for (const { name, actions } of recordKinds)
    assert.deepEqual(
      Object.keys(actions)
        .map((action) => `${name}.${action}`)
        .filter(isNameless),
      [],
    )
  assert.equal(auditTitle('monthly-application.approve', steps), '月度申报：复核')
  assert.equal(auditTitle('region-clearing.pay-prepaid', steps), '区域清算：从预付金付')
  assert.equal(auditTitle('institution-account.confirm', steps), '确认机构的收款账户')
})

/** What hospitals' transactions do, as each plan of theirs writes it. */
const byHospitals = typescriptFiles()
  .filter(({ path }) => path.startsWith('apps/server/src/gateway/') && !path.endsWith('.test.ts'))
  .flatMap(({ text }) => [...text.matchAll(/^ +action: '([a-z-]+)',$/gm)].map(([, action]) => action!))

test('so has every action of a hospital', () => {
  assert.ok(byHospitals.length > 12, `only ${String(byHospitals.length)} found: has the way of writing them changed?`)
  assert.deepEqual([...new Set(byHospitals)].filter(isNameless), [])
})
