import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { formatJump, jumpsIn } from '@yidi/rules'
import { repository } from '../architecture/sources.ts'
import { applyBlock, type Block } from './page.ts'
import { baseOf, checkCase, filesOf, folder, readRecipe, realPolicies, releaseOf } from './run.ts'

const blocks = readRecipe('change-a-rate.md').flatMap((section) => section.blocks)
const cases = blocks.filter((block) => block.verb === 'case')
const ofFund = blocks.filter((block) => block.verb !== 'case' && !block.text.includes('states: person'))
const ofPerson = blocks.filter((block) => block.text.includes('states: person'))

/** The policy files with the made-up city and these blocks of the page. */
function filesWith(changes: readonly Block[]): Map<string, string> {
  const start = filesOf(readRecipe('add-a-pool.md'), realPolicies())
  return changes.reduce((files, block) => applyBlock(files, folder, block), start)
}

test('a rate changes on its day, and nothing else does, whichever share the table states', () => {
  assert.equal(cases.length, 3)
  assert.equal(ofPerson.length, 1)
  for (const changes of [ofFund, [...ofFund, ...ofPerson]]) {
    const files = filesWith(changes)
    const release = releaseOf(files)
    for (const block of cases) checkCase(release, baseOf(files), block)
    assert.deepEqual(jumpsIn(release), [])
  }
})

test("the fund's share among the person's is reminded of, in the words of the page", () => {
  const slipped = ofPerson.map((block) => ({ ...block, text: block.text.replace('active: 18', 'active: 82') }))
  const jumps = jumpsIn(releaseOf(filesWith([...ofFund, ...slipped])))
  assert.equal(jumps.length, 1)
  const page = readFileSync(join(repository, 'docs', 'recipes', 'change-a-rate.md'), 'utf8')
  const [, quoted] = /```text\n(提醒：.*)\n```/.exec(page)!
  assert.ok(formatJump(jumps[0]!).includes(quoted!), formatJump(jumps[0]!))
})
