import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { placesText } from '../../../generate-places.ts'
import { searchPlaces, type PlacesData } from './search.ts'

const text = readFileSync(new URL('./places.json', import.meta.url), 'utf8')
const places = JSON.parse(text) as PlacesData
const names = (typed: string) => searchPlaces(places, typed).map((place) => place.name)

test('the places file is what the generator writes today', () => {
  assert.equal(text, placesText(), 'run: node apps/web/generate-places.ts')
})

test('a city is found by name, code, pinyin and initials', () => {
  assert.equal(names('上海')[0], '上海市')
  assert.equal(names('310100')[0], '上海市')
  assert.equal(names('hangzhou')[0], '杭州市')
  assert.ok(names('hz').includes('杭州市'))
})

test('a county leads to the city it belongs to and says so', () => {
  const [found] = searchPlaces(places, '昆山')
  assert.deepEqual(found, { code: '320500', name: '苏州市', province: '江苏省', county: '昆山市' })
})

test('a province lists its cities; a county directly under a province stands for itself', () => {
  assert.ok(names('浙江').includes('台州市'))
  assert.equal(names('仙桃')[0], '仙桃市')
})

test('what no place is called finds nothing', () => {
  assert.deepEqual(names('亚特兰蒂斯'), [])
})
