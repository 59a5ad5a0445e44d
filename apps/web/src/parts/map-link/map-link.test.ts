import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mapAddress } from './map-link.ts'

test('the map is asked for the institution by its address and name, and told nothing else', () => {
  const address = new URL(mapAddress('演示上海三级医院', '上海市演示路 1 号'))
  assert.equal(address.origin, 'https://uri.amap.com')
  assert.deepEqual(
    [...address.searchParams],
    [
      ['keyword', '上海市演示路 1 号 演示上海三级医院'],
      ['view', 'map'],
    ],
  )
  assert.equal(new URL(mapAddress('演示药店 & 分店', null)).searchParams.get('keyword'), '演示药店 & 分店')
})
