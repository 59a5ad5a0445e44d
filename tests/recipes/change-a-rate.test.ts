import assert from 'node:assert/strict'
import { test } from 'node:test'
import { applyBlock } from './page.ts'
import { baseOf, checkCase, filesOf, folder, readRecipe, realPolicies, releaseOf } from './run.ts'

test('a rate changes on its day, and nothing else does', () => {
  const sections = readRecipe('change-a-rate.md')
  let files = filesOf(readRecipe('add-a-pool.md'), realPolicies())
  const blocks = sections.flatMap((section) => section.blocks)
  for (const block of blocks) if (block.verb !== 'case') files = applyBlock(files, folder, block)
  const release = releaseOf(files)
  const cases = blocks.filter((block) => block.verb === 'case')
  assert.equal(cases.length, 3)
  for (const block of cases) checkCase(release, baseOf(files), block)
})
