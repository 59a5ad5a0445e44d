import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readPolicyFolder } from '@yidi/policy-folder'
import { loadPolicies } from '@yidi/rules'
import { policyFolder, poolsWith } from '../policy-folder.ts'
import { policyRelease } from './policies.ts'

const hangzhou = 'pools/330100-hangzhou/filing.yaml'

/** The faults of the policies with one file changed. */
function faultsWith(
  path: string,
  change: (text: string) => string,
): { file: string; line: number; code: string; message: string; remedy: string }[] {
  const files = readPolicyFolder(policyFolder)
  const before = files.get(path)
  assert.ok(before !== undefined, path)
  const after = change(before)
  assert.notEqual(after, before, 'the change must change something')
  files.set(path, after)
  return loadPolicies(files).faults
}

const faults: [string, string, string, (text: string) => string][] = [
  ['an unknown key', 'unknown-key', hangzhou, (text) => text.replace('needed:', 'neded:')],
  ['an unknown figure', 'unknown-key', hangzhou, (text) => text.replace('inProvince:', 'inTown:')],
  ['a figure nobody decides', 'undecided', hangzhou, (text) => text.replace(/longTerm:[^]*?(?=\n\w)/, '')],
  ['an unknown document', 'unknown-document', hangzhou, (text) => text.replace('hz-portal', 'hz-portl')],
  ['an unknown article', 'unknown-article', hangzhou, (text) => text.replace('备案条件', '备案的条件')],
  ['a word that is none', 'wrong-value', hangzhou, (text) => text.replace('[tier3]', '[tier9]')],
  ['a number that is none', 'wrong-value', hangzhou, (text) => text.replace('value: 3', 'value: 三')],
  ['a day that is none', 'wrong-value', hangzhou, (text) => text.replace('2024-01-01', '2024-13-01')],
  ['two values at once', 'overlap', hangzhou, (text) => text.replace('2024-01-01', '2023-01-01')],
  ['a missing value', 'missing-key', hangzhou, (text) => text.replace(/\n\s+value: no\b/, '')],
  ['an unknown material', 'wrong-value', hangzhou, (text) => text.replace('referral-form', 'referral-fax')],
  ['broken YAML', 'yaml', hangzhou, (text) => `${text}\n  : [`],
  [
    'a question that leads nowhere',
    'wrong-value',
    'national/questions.yaml',
    (text) => text.replace('next: reason', 'next: weather'),
  ],
  [
    'an answer without a way on',
    'missing-key',
    'national/questions.yaml',
    (text) => text.replace('next: reason', 'candidate: student'),
  ],
  [
    'an office without hours',
    'missing-key',
    'pools/331000-taizhou/guide.yaml',
    (text) => text.replace(/periods: \[8:30-12:00, 14:30-17:30\]/, ''),
  ],
]

for (const [what, code, path, change] of faults) {
  test(`the loader refuses ${what} with file, line and remedy`, () => {
    const found = faultsWith(path, change)
    const fault = found.find((one) => one.code === code)
    assert.ok(fault, `expected ${code}, found ${JSON.stringify(found)}`)
    assert.equal(fault.file.endsWith('.yaml'), true)
    assert.ok(fault.line > 0 && /[一-鿿]/.test(fault.message) && fault.remedy.length > 0)
  })
}

test('the pools of this repository have no fault', () => {
  const release = policyRelease()
  assert.deepEqual([...release.filing.laws.keys()].sort(), poolsWith(release, 'filing.yaml'))
  assert.deepEqual([...release.filing.guides.keys()].sort(), poolsWith(release, 'guide.yaml'))
})
