import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { defaultPolicyFolder, readPolicyFolder } from '@yidi/policy-folder'
import { claimPapers, claimSituations, claimWindow, loadPolicies, policySchemas, windowText } from '@yidi/rules'

const recipe = readFileSync(new URL('../../docs/recipes/write-the-claims-law.md', import.meta.url), 'utf8')
const example = /```yaml\n([^]*?)```/.exec(recipe)?.[1] ?? ''
const files = readPolicyFolder(defaultPolicyFolder)
const folder = 'pools/330700-test'
for (const name of ['pool', 'away', 'benefits']) {
  const text = files.get(`pools/330100-hangzhou/${name}.yaml`)
  if (text !== undefined) files.set(`${folder}/${name}.yaml`, text.replaceAll("'330100'", "'330700'"))
}
files.set(`${folder}/claims.yaml`, example)

test('the recipe: a made-up pool takes claims by what its YAML says, and inherits the rest', () => {
  const { release, faults } = loadPolicies(files)
  assert.deepEqual(faults, [])
  const today = '2026-03-10'
  const injury = claimSituations(release, '330700', today).find(({ situation }) => situation === 'injury')
  assert.ok(injury && !injury.open.includes('这种情形能不能报销，参保地没有写明，由经办机构决定'))
  const papers = claimPapers(release, '330700', today, {
    ...{ situation: 'injury', insurance: 'employee', kind: 'inpatient', where: 'home' },
    ...{ channel: 'web', applicant: 'self', levelKnown: true },
  })
  const handedIn = papers.filter(({ elsewhere }) => elsewhere === undefined).map(({ material }) => material)
  assert.deepEqual(handedIn, ['medical-receipt', 'medical-record', 'injury-proof'])
  const window = claimWindow(release, '330700', today)
  assert.equal(windowText(window, '2025-08-01'), '就医那一年结束后3个月内，最晚2026年3月31日')
})

test('the published schema takes every claims.yaml there is, and names a rule that is none', () => {
  const fits = new Ajv2020({ strict: false }).compile(policySchemas.claims)
  const laws = [...files].filter(([path]) => path.endsWith('/claims.yaml'))
  assert.ok(laws.length >= 7)
  for (const [path, text] of laws) assert.ok(fits(parse(text)), `${path}: ${JSON.stringify(fits.errors)}`)
  assert.equal(fits(parse(example.replace('countedFrom', 'countFrom'))), false)
  assert.equal(fits(parse(example.replace('end-of-year', 'end-of-month'))), false)
  assert.equal(fits(parse(example.replace('taken:\n  injury', 'taken:\n  abroad'))), false)
})
