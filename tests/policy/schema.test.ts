/** The published schema of the policy language takes every policy file there is, and refuses what the loader refuses of shape. */
import assert from 'node:assert/strict'
import { fileURLToPath } from 'node:url'
import { test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { readPolicyFolder } from '@yidi/policy-folder'
import { MECHANISMS, policySchemas } from '@yidi/rules'
import { policyFolder } from '../policy-folder.ts'

const ajv = new Ajv2020({ allErrors: true, strict: false })
const validators = Object.fromEntries(
  Object.entries(policySchemas).map(([name, schema]) => [name, ajv.compile(schema)]),
)
const madeUp = fileURLToPath(new URL('../made-up-pools/policy', import.meta.url))

for (const folder of [policyFolder, madeUp])
  test(`every file is taken: ${folder === madeUp ? 'made-up pools' : 'the pools'}`, () => {
    for (const [path, text] of readPolicyFolder(folder)) {
      const name = path.startsWith('documents/') ? 'document' : /([^/]+)\.yaml$/.exec(path)![1]!
      const validate = validators[name]
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
    fund({ value: 0.8 }),
    fund({ value: 820 }),
    fund({ value: -80 }),
    fund({ value: '80%' }),
    fund({ value: 'none' }),
    fund({ source: undefined }),
    fund({ from: '1 January' }),
    { employee: { inpatients: {} } },
    { employee: { inpatient: { share: { along: 'month', bands: [] } } } },
  ])
    assert.ok(!benefits(JSON.parse(JSON.stringify(bad))), JSON.stringify(bad))
})

test('a figure out of its range and a unit of another place are refused by the schema as by the loader', () => {
  const values = (value: unknown): unknown[] => [{ from: '2024-01-01', source: { document: 'a', article: 'b' }, value }]
  const amount = (over: object): unknown => ({
    employee: { inpatient: { deductible: { mechanism: 'once-a-year', amount: { title: '起付', ...over } } } },
  })
  const benefits = validators['benefits']!
  assert.ok(benefits(amount({ values: values(800) })), ajv.errorsText(benefits.errors))
  for (const bad of [
    { unit: 'percent', values: values(10) },
    { states: 'person', values: values(800) },
    { values: values('none') },
    { values: values(90_000_000) },
  ])
    assert.ok(!benefits(amount(bad)), JSON.stringify(bad))
  const away = validators['away']!
  const row = (then: object): unknown => ({
    versions: [{ from: '2024-01-01', rows: [{ name: 'x', then, source: { document: 'a', article: 'b' } }] }],
  })
  assert.ok(away(row({ prepay: 10 })), ajv.errorsText(away.errors))
  for (const bad of [{ prepay: 0.1 }, { prepay: 110 }, { 'points-off': 120 }, { times: 90 }])
    assert.ok(!away(row(bad)), JSON.stringify(bad))
})

test('what the loader asks of one thing because of another, the schema asks too', () => {
  const benefits = validators['benefits']!
  const limited = (covers: unknown, value: number): unknown => ({
    employee: {
      limits: [
        {
          name: 'yearly',
          per: 'year',
          covers,
          amount: { title: '限额', values: [{ from: '2024-01-01', source: { document: 'a', article: 'b' }, value }] },
        },
      ],
    },
  })
  for (const covers of ['inpatient', ['inpatient'], ['outpatient', 'inpatient']]) {
    assert.ok(benefits(limited(covers, 200_000)), ajv.errorsText(benefits.errors))
    assert.ok(!benefits(limited(covers, 40)), JSON.stringify(covers))
  }
  for (const covers of ['outpatient', ['outpatient', 'pharmacy']])
    assert.ok(benefits(limited(covers, 40)), ajv.errorsText(benefits.errors))
  const layer = (over: object): unknown => ({
    employee: {
      layers: [
        {
          ...{
            name: 'second',
            title: '二次报销',
            covers: 'inpatient',
            along: 'bill',
            base: 'share',
            threshold: 'none',
          },
          ...{ bands: [{ pays: 'rate' }], ...over },
        },
      ],
    },
  })
  for (const good of [{ fund: 'assistance' }, { name: 'assistance' }, { title: '医疗救助' }])
    assert.ok(benefits(layer(good)), ajv.errorsText(benefits.errors))
  for (const bad of [{}, { fund: 'pool' }, { fund: 'assistence' }])
    assert.ok(!benefits(layer(bad)), JSON.stringify(bad))
  const documents = validators['documents']!
  const record = (over: object): unknown => ({ documents: [{ id: 'a', title: 'b', ...over }] })
  for (const good of [{}, { weak: 'no' }, { weak: true, trust: '报纸' }])
    assert.ok(documents(record(good)), ajv.errorsText(documents.errors))
  for (const bad of [{ weak: true }, { weak: 'yes' }]) assert.ok(!documents(record(bad)), JSON.stringify(bad))
})

test('every mechanism has an example that is YAML', () => {
  assert.equal(new Set(MECHANISMS.map((mechanism) => mechanism.EXAMPLE)).size, MECHANISMS.length)
  for (const mechanism of MECHANISMS) assert.equal(typeof parse(mechanism.EXAMPLE), 'object', mechanism.TERM)
})
