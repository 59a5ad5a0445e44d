/** The published schema of the policy language takes every policy file there is, and refuses what the loader refuses of shape. */
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { defaultPolicyFolder, readPolicyFolder } from '@yidi/policy-folder'
import { MECHANISMS, policySchemas } from '@yidi/rules'

const ajv = new Ajv2020({ allErrors: true, strict: false })
const validators = Object.fromEntries(
  Object.entries(policySchemas).map(([name, schema]) => [name, ajv.compile(schema)]),
)
const madeUp = fileURLToPath(new URL('../made-up-pools/policy', import.meta.url))

for (const folder of [defaultPolicyFolder, madeUp])
  test(`every file is taken: ${folder === madeUp ? 'made-up pools' : 'the pools'}`, () => {
    for (const [path, text] of readPolicyFolder(folder)) {
      const validate = validators[/([^/]+)\.yaml$/.exec(path)![1]!]
      if (!validate) continue
      assert.ok(validate(parse(text)), `${path}: ${ajv.errorsText(validate.errors)}`)
    }
  })

test('unknown keys, wrong words and figures without a source are refused', () => {
  const fund = (over: object): unknown => ({
    employee: {
      inpatient: {
        share: {
          along: 'year',
          bands: [
            {
              fund: {
                title: '比例',
                values: [{ from: '2024-01-01', source: { document: 'a', article: 'b' }, value: 80, ...over }],
              },
            },
          ],
        },
      },
    },
  })
  const benefits = validators['benefits']!
  assert.ok(benefits(fund({})), ajv.errorsText(benefits.errors))
  for (const bad of [
    fund({ valu: 80 }),
    fund({ source: undefined }),
    fund({ from: '1 January' }),
    { employee: { inpatients: {} } },
    { employee: { inpatient: { share: { along: 'month', bands: [] } } } },
  ])
    assert.ok(!benefits(JSON.parse(JSON.stringify(bad))), JSON.stringify(bad))
})

test('every mechanism has an example that is YAML', () => {
  assert.equal(new Set(MECHANISMS.map((mechanism) => mechanism.EXAMPLE)).size, MECHANISMS.length)
  for (const mechanism of MECHANISMS) assert.equal(typeof parse(mechanism.EXAMPLE), 'object', mechanism.TERM)
})
