import assert from 'node:assert/strict'
import { test } from 'node:test'
import { amountsOf, exampleCase, examplePool, readExample } from './example-pool.ts'
import { EXAMPLE } from './extra-points.ts'

test('every extra whose condition fits takes its points', () => {
  const release = examplePool({ extras: readExample(EXAMPLE)['extras'] as unknown[] })
  const away = { place: '310115' }
  assert.equal(amountsOf(release, exampleCase({ visit: away })).fundPool, '7000.00')
  assert.equal(amountsOf(release, exampleCase({ visit: away, route: 'manual' })).fundPool, '6500.00')
  assert.equal(
    amountsOf(release, exampleCase({ visit: { ...away, emergency: true }, route: 'manual' })).fundPool,
    '7500.00',
  )
})
