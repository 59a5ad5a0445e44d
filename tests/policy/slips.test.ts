/** Every slip of the pen is told: where, what, what would be right; and one slip is not told many times. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatFault, loadPolicies } from '@yidi/rules'
import { filesOf, folder, readRecipe, realPolicies } from '../recipes/run.ts'
import type { Slip } from './slip.ts'
import { FIGURES } from './slips-of-figures.ts'
import { PAYERS } from './slips-of-funds.ts'
import { GROUNDS } from './slips-of-grounds.ts'
import { CONTRADICTIONS, DAYS, SHAPES } from './slips.ts'

const law = filesOf(readRecipe('add-a-pool.md'), realPolicies())
const pools = [...loadPolicies(law).release.pools.keys()]

function faultsWith({ file, change }: Slip): { faults: ReturnType<typeof loadPolicies>['faults']; left: string[] } {
  const path = law.has(file) ? file : `${folder}/${file}`
  const text = change(law.get(path)!)
  assert.notEqual(text, law.get(path), 'the slip changes something')
  const { release, faults } = loadPolicies(new Map([...law, [path, text]]))
  return { faults, left: [...release.pools.keys()] }
}

for (const [kind, slips] of Object.entries({ FIGURES, PAYERS, DAYS, SHAPES, CONTRADICTIONS, GROUNDS }))
  for (const slip of slips)
    test(`${kind.toLowerCase()}: ${slip.what}`, () => {
      const { faults, left } = faultsWith(slip)
      const said = faults.map(formatFault).join('\n')
      const fault = faults.find(({ message }) => slip.says.test(message))
      assert.ok(fault, said)
      assert.match(fault.remedy, slip.remedy)
      assert.ok(faults.length <= (slip.most ?? 1), said)
      assert.ok(fault.file.startsWith(folder) && fault.line > 0)
      const text = slip.change(law.get(fault.file)!).split('\n')[fault.line - 1]!
      if (slip.line) assert.match(text, slip.line)
      for (const { message, remedy } of faults) {
        assert.match(message, /[一-鿿]/)
        assert.doesNotMatch(`${message}${remedy}`, /“”|undefined|NaN|\[object/)
      }
      assert.deepEqual(
        left,
        pools.filter((code) => code !== '990300'),
        'that pool is left out, and no other',
      )
    })
