import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { defaultPolicyFolder, readPolicyFolder } from '@yidi/policy-folder'
import {
  calculateContribution,
  contributionRulesOn,
  loadPolicies,
  parseDay,
  policySchemas,
  runContributionCases,
} from '@yidi/rules'

const recipe = readFileSync(new URL('../../docs/recipes/write-the-contributions-law.md', import.meta.url), 'utf8')
const [example = '', cases = ''] = [...recipe.matchAll(/```yaml\n([^]*?)```/g)].map(([, text]) => text)
const files = readPolicyFolder(defaultPolicyFolder)
const folder = 'pools/339999-test'
for (const name of ['pool', 'away', 'benefits'])
  files.set(
    `${folder}/${name}.yaml`,
    files.get(`pools/330100-hangzhou/${name}.yaml`)!.replace("code: '330100'", "code: '339999'"),
  )
files.set(`${folder}/contributions.yaml`, example)

test('the recipe: a made-up pool reckons by what its YAML says, and inherits the rest as open', () => {
  const { release, faults } = loadPolicies(files)
  assert.deepEqual(faults, [])
  const rules = contributionRulesOn(release.pools.get('339999')!, parseDay('2024-03-01'))
  const told = (name: string) => rules.find((rule) => rule.name === name)
  assert.deepEqual([told('rates.employer')?.value, told('rates.employer')?.from], ['9.5%', '2024-01-01'])
  assert.deepEqual([told('retirement.years')?.value, told('retirement.years')?.status], ['待定', 'open'])
  const retired = { id: '1', pool: '339999', kind: 'retirement', actualMonths: 1, deemedMonths: 0, base: '1' }
  assert.deepEqual(calculateContribution(release, retired), {
    id: '1',
    outcome: 'undetermined',
    provisional: [],
    reasons: [{ code: 'open-figure', open: ['retirement-years'] }],
  })
  const report = runContributionCases(new Map([[`${folder}/cases-contributions/open.yaml`, cases]]), release)
  assert.deepEqual([report.count, report.faults], [1, []])
})

test('the published schema takes every contributions.yaml there is, and names a rule that is none', () => {
  const fits = new Ajv2020({ strict: false }).compile(policySchemas.contributions)
  const laws = [...files].filter(([path]) => path.endsWith('/contributions.yaml'))
  assert.ok(laws.length >= 6)
  for (const [path, text] of laws) assert.ok(fits(parse(text)), `${path}: ${JSON.stringify(fits.errors)}`)
  assert.equal(fits(parse(example.replace('employer:', 'boss:'))), false)
  assert.equal(fits(parse(example.replace('value: 9.5', 'value: 0.095'))), false)
  assert.equal(fits(parse(example.replace('value: 9.5', 'value: open'))), true)
})
