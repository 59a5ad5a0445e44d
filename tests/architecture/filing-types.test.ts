/** A filing type is one record: no other file of the product goes through the types by name. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FILING_TYPE_NAMES } from '@yidi/rules'
import { isTest, typescriptFiles, type SourceFile } from './sources.ts'

/** More of them than one can name for its own sake, as keys or as words. */
const some = 4

function listFindings(files: readonly SourceFile[]): string[] {
  return files.flatMap(({ path, text }) => {
    const named = FILING_TYPE_NAMES.filter((type) => new RegExp(`'${type}'|(?<![\\w.-])${type}:`).test(text))
    return named.length < some ? [] : [`${path} spells out ${String(named.length)} filing types`]
  })
}

test('only the records spell the filing types out', () => {
  // What they are called in another language stands with its words.
  const files = typescriptFiles().filter(
    ({ path }) => /^(packages|apps)\//.test(path) && !isTest(path) && !path.startsWith('apps/web/src/texts/en/'),
  )
  assert.deepEqual(listFindings(files), ['packages/rules/src/filing/filing-types.ts spells out 8 filing types'])
  const text = `const titles = { student: '学生', temporary: '临时', 'new-employee': '就业', referral: '转诊' }`
  assert.deepEqual(listFindings([{ path: 'a.ts', text }]), ['a.ts spells out 4 filing types'])
})
