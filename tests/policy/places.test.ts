/** Places in a quote: the irregular ones, what went, and what never was (contract, section Places). */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadPolicyFolder } from '@yidi/policy-folder'
import { quote } from '@yidi/rules'

const { release } = loadPolicyFolder()

interface Asked {
  pool?: string
  type?: string
  route?: string
  day?: string
}

/** Ten thousand yuan, ten days in a tier-3 hospital, filed to `destination` and treated in `place`. */
function asked(destination: string | undefined, place: unknown, { pool, type, route, day = '2024-05-16' }: Asked = {}) {
  const result = quote(release, {
    pool: pool ?? '330100',
    insurance: 'employee',
    person: { category: 'active' },
    visit: { kind: 'inpatient', place, from: day, to: day, institution: { level: 'tier3' } },
    route: route ?? 'direct',
    ...(destination === undefined
      ? {}
      : { filing: { type: type ?? 'long-term-resident', destination, from: '2017-01-01', to: null } }),
    fees: { total: '10000.00' },
  })
  if (result.outcome === 'invalid') return result.errors.map((error) => `${error.path} ${error.message}`).join('; ')
  return result.outcome === 'settled' ? result.prepaymentRate : result.outcome
}

/** [filed to, treated in]: pairs that are one place, and pairs that are not. */
const one = [
  ...[
    ['500100', '500235'],
    ['500235', '500103'],
    ['500000', '500229'],
    ['500200', '500112'],
    ['500383', '500100'],
  ],
  ...[
    ['110200', '110118'],
    ['310230', '310101'],
    ['120225', '120116'],
    ['429004', '429004'],
    ['420000', '429005'],
  ],
  ...[
    ['371200', '370116'],
    ['370100', '371202'],
    ['341400', '340181'],
    ['522428', '520527'],
    ['469003', '460400'],
  ],
  ...[
    ['510185', '512081'],
    ['220100', '220381'],
    ['441900', '441900'],
    ['650000', '659001'],
    ['660000', '660800'],
  ],
] as const
const two = [
  ...[
    ['429004', '429005'],
    ['469005', '469006'],
    ['659001', '659002'],
    ['419001', '410800'],
    ['420100', '429004'],
  ],
  ...[
    ['341400', '340500'],
    ['220300', '220381'],
    ['512000', '512081'],
    ['650000', '660100'],
    ['500100', '510100'],
  ],
] as const

for (const [destination, place] of one)
  test(`a filing to ${destination} covers ${place}`, () => {
    assert.equal(asked(destination, place), '0.00')
  })

for (const [destination, place] of two)
  test(`a filing to ${destination} does not cover ${place}`, () => {
    assert.equal(asked(destination, place), '0.20')
  })

test('home is home under every name it has or had; a big city too', () => {
  for (const place of ['330100', '339900', '330183', '330184', '330110', '330104', '330101'])
    assert.equal(asked(undefined, place), '0.00', place)
  const manual = (place: string, day?: string) =>
    asked(place, place, { pool: '339900', type: 'temporary', route: 'manual', ...(day === undefined ? {} : { day }) })
  assert.deepEqual(
    ['370100', '500235', '371202', '370600', '429004', '330200'].map((place) => manual(place)),
    [...['0.20', '0.20', '0.20', '0.10', '0.10', '0.10']],
  )
  assert.deepEqual([manual('371202', '2018-06-01'), manual('371202', '2019-06-01')], ['0.10', '0.20'])
})

test('in the province is asked of the table', () => {
  assert.equal(asked(undefined, '332501', { route: 'manual' }), '0.10')
  assert.equal(asked(undefined, '332501'), '0.00')
  assert.equal(asked(undefined, '320500'), 'refused')
})

test('what is no place is invalid, with its path, what is wrong and an example', () => {
  for (const code of ['330199', '331300', '999999', '419000', '000000'])
    assert.equal(asked('310100', code), `visit.place 就医地“${code}”不在区划代码表里，从来没有这个地方，例如 "310100"`)
  assert.equal(asked('310100', '420000'), 'visit.place 就医地“420000”是整个湖北省，请写到市，例如 "420100"（武汉市）')
  assert.equal(asked('310100', '820000'), 'visit.place 就医地“820000”（澳门特别行政区）属于境外，不能备案，也不能结算')
  assert.equal(asked('310100', 330100), 'visit.place 就医地不是六位区划代码“330100”，例如 "310100"')
  assert.equal(asked('310100', undefined), 'visit.place 就医地没有填写，例如 "310100"')
  assert.match(asked('330199', '310100'), /^filing\.destination 备案就医地“330199”不在区划代码表里/)
})
