/** What a claims.yaml may not be: each slip is a fault with its line, and leaves its pool out. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPolicyFolder } from '@yidi/policy-folder'
import { loadPolicies } from '@yidi/rules'
import { policyFolder, poolsWith } from '../policy-folder.ts'
import { release } from './claim.ts'

const hangzhou = 'pools/330100-hangzhou/claims.yaml'

function loadWith(path: string, change: (text: string) => string): ReturnType<typeof loadPolicies> {
  const files = readPolicyFolder(policyFolder)
  const before = files.get(path)
  assert.ok(before !== undefined, path)
  const after = change(before)
  assert.notEqual(after, before, 'the change must change something')
  return loadPolicies(files.set(path, after))
}

const slips: [string, string, (text: string) => string][] = [
  ['an unknown section', 'unknown-key', (text) => text.replace('taken:', 'token:')],
  ['an unknown situation', 'unknown-key', (text) => text.replace('  injury:', '  injuries:')],
  ['treatment abroad, which stands in pool.yaml', 'unknown-key', (text) => text.replace('  injury:', '  abroad:')],
  ['an unknown material', 'wrong-value', (text) => text.replace('[injury-proof]', '[injury-picture]')],
  [
    'one of two alternatives unknown',
    'wrong-value',
    (text) => text.replace('|social-security-card', '|driving-licence'),
  ],
  ['an unknown document', 'unknown-document', (text) => text.replace('hz-portal', 'hz-portl')],
  ['an unknown article', 'unknown-article', (text) => text.replace('职工报销材料', '职工的材料')],
  ['neither yes nor no', 'wrong-value', (text) => text.replace('value: yes', 'value: maybe')],
  ['a day that is none', 'wrong-value', (text) => text.replace('2024-01-01', '2024-13-01')],
  ['open and given all the same', 'conflict', (text) => text.replace('value: yes', 'value: yes\n        status: open')],
  [
    'a weak text as stated',
    'conflict',
    (text) => text.replace(/hz-portal, article: 职工报销材料/, 'hz-benefit-2020, article: 居民住院'),
  ],
  ['broken YAML', 'yaml', (text) => `${text}\n  : [`],
]

for (const [what, code, change] of slips) {
  test(`${what} is refused with its line, and Hangzhou is left out`, () => {
    const { faults, release: rest } = loadWith(hangzhou, change)
    const fault = faults.find((one) => one.code === code)
    assert.ok(fault, JSON.stringify(faults))
    assert.equal(fault.file, hangzhou)
    assert.ok(fault.line > 0 && /[一-鿿]/.test(fault.message) && fault.remedy.length > 0)
    assert.ok(!rest.claims.laws.has('330100') && !rest.pools.has('330100'))
    assert.ok(rest.claims.laws.has('331000'), 'the others go on')
  })
}

test('what nobody decides is a fault of every pool that inherits it', () => {
  const { faults } = loadWith('national/claims.yaml', (text) => text.replace(/applicants:[^]*?(?=\nwindow)/, ''))
  const told = faults.filter(({ code, value }) => code === 'undecided' && value === 'applicants')
  assert.deepEqual(
    told.map(({ file }) => file).sort(),
    [...release.claims.laws.keys()].map((code) => `${release.pools.get(code)!.pool.folder}/claims.yaml`).sort(),
  )
})

test('a pool that has no residents need not say what they hand in', () => {
  assert.ok(!release.claims.laws.get('339900')!.rules.has('materials.resident'))
  assert.ok(release.claims.laws.get('330100')!.rules.has('materials.resident'))
})

test('every pool that has a claims.yaml has a law of claims', () => {
  assert.deepEqual([...release.claims.laws.keys()].sort(), poolsWith(release, 'claims.yaml'))
})
