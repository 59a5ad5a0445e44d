import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { defaultPolicyFolder, readPolicyFolder } from '@yidi/policy-folder'
import { checkApplication, figureOn, loadPolicies, parseDay, policySchemas, validity } from '@yidi/rules'

const recipe = readFileSync(new URL('../../docs/recipes/write-the-filing-law.md', import.meta.url), 'utf8')
const example = /```yaml\n([^]*?)```/.exec(recipe)?.[1] ?? ''
const files = readPolicyFolder(defaultPolicyFolder)
const folder = 'pools/330700-test'
for (const name of ['pool', 'away', 'benefits']) {
  const text = files.get(`pools/330100-hangzhou/${name}.yaml`)
  if (text !== undefined) files.set(`${folder}/${name}.yaml`, text.replaceAll("'330100'", "'330700'"))
}
files.set(`${folder}/filing.yaml`, example)

test('the recipe: a made-up pool files by what its YAML says, and inherits the rest', () => {
  const { release, faults } = loadPolicies(files)
  assert.deepEqual(faults, [])
  const law = release.filing.laws.get('330700')
  assert.ok(law)
  assert.equal(figureOn(law, 'longTerm.minimumStay', parseDay('2025-06-01'))?.value, 3)
  assert.equal(figureOn(law, 'longTerm.minimumStay', parseDay('2026-06-01'))?.value, 6)
  assert.equal(validity(release.filing, law, 'referral', '2026-03-10').visits, 'one')
  assert.equal(figureOn(law, 'supplementary.days', parseDay('2026-03-10'))?.status, 'open')
  const check = checkApplication(
    release.filing,
    law,
    {
      type: 'long-term-resident',
      destination: '330100',
      from: '2026-03-10',
      to: '2026-07-01',
      applicant: 'self',
      channel: 'web',
      mobile: '13800000000',
      commitmentSigned: true,
      commitmentInPlace: true,
    },
    { person: { insurance: 'employee', category: 'retired' }, existing: [], today: '2026-03-10' },
  )
  assert.deepEqual(
    check.problems.map((problem) => problem.code),
    ['below-minimum-stay'],
  )
})

test('the published schema takes every filing.yaml there is, and names a figure that is none', () => {
  const fits = new Ajv2020({ strict: false }).compile(policySchemas.filing)
  const laws = [...files].filter(([path]) => path.endsWith('/filing.yaml'))
  assert.ok(laws.length >= 6)
  for (const [path, text] of laws) assert.ok(fits(parse(text)), `${path}: ${JSON.stringify(fits.errors)}`)
  assert.equal(fits(parse(example.replace('minimumStay', 'minimumStays'))), false)
  assert.equal(fits(parse(example.replace('one-visit', 'two-visits'))), false)
})
