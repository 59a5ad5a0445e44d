import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { areaList } from '@vant/area-data'
import { cityOf, divisionOf, loadPolicies, parseDay, placeName, placeProblem } from '@yidi/rules'
import { loadPlacesFolder, readPolicyFolder, defaultPolicyFolder } from '@yidi/policy-folder'
import { divisionsText } from './write.ts'

const places = loadPlacesFolder()
const cities = (codes: string): (string | undefined)[] => codes.split(' ').map((code) => cityOf(places, code)?.code)

test('the divisions of today are what the script writes, and the table has no fault', () => {
  const text = readFileSync(new URL('../../../policy/places/divisions.yaml', import.meta.url), 'utf8')
  assert.equal(text, divisionsText(), 'run: node packages/policy-folder/places/write.ts')
  assert.deepEqual(loadPolicies(readPolicyFolder(defaultPolicyFolder)).faults, [])
})

test('whatever the package has or had is a place, but for what the corrections take out', () => {
  const towns = /^(4419|4420|4604|6202)(?!00)/
  const abroad = /^(71|81|82)/
  const headings = ['419000', '429000', '469000', '659000']
  const missing = [areaList.province_list, areaList.city_list, areaList.county_list]
    .flatMap((list) => Object.keys(list))
    .filter((code) => !abroad.test(code) && !headings.includes(code) && divisionOf(places, code) === undefined)
  assert.deepEqual(
    missing.filter((code) => !towns.test(code) && !/9\d$/.test(code)),
    [],
  )
})

test('a municipality is one city under two codes, with every county it has and had', () => {
  assert.deepEqual(
    new Set(cities('500000 500100 500200 500235 500112 500157 500222 500110 500383 510200 511200')),
    new Set(['500100']),
  )
  assert.deepEqual(new Set(cities('110000 110100 110200 110103 110229 110118')), new Set(['110100']))
  assert.deepEqual(new Set(cities('120000 120200 120107 120116 120225')), new Set(['120100']))
  assert.deepEqual(new Set(cities('310000 310200 310230 310151 310108 310103 310119')), new Set(['310100']))
})

test('counties under a province are places of their own; cities without counties have none', () => {
  const own = '419001 429004 429005 429021 469001 469030 659001 659012'
  assert.deepEqual(cities(own), own.split(' '))
  assert.deepEqual(cities('441900 442000 460400 620200 460300'), ['441900', '442000', '460400', '620200', '460300'])
  assert.deepEqual(cities('441901 442023 460417 620290'), [undefined, undefined, undefined, undefined])
})

test('what went stands for its successor', () => {
  assert.deepEqual(
    cities('341400 341421 341424 341422 371200 522200 522428 632100 542300 542100 542600 542200 542400 652200 652100'),
    '340100 340100 340500 340200 370100 520600 520500 630200 540200 540300 540400 540500 540600 650500 650400'.split(
      ' ',
    ),
  )
  assert.deepEqual(
    cities('330183 330185 330103 330104 330110 330122 469003 460003 512081 220381 332501 332600 412701 132330 422427'),
    '330100 330100 330100 330100 330100 330100 460400 460400 510100 220100 331100 331000 411600 130100 429004'.split(
      ' ',
    ),
  )
  assert.deepEqual(cities('532700 533500 420600 530800 341600 152300 513901 512501'), [
    ...['530800', '530900', '420600', '530800', '341600', '150500', '512000', '511500'],
  ])
})

test('the day decides where the successor is another city', () => {
  const on = (code: string, day: string) => cityOf(places, code, parseDay(day))
  assert.deepEqual(on('371202', '2018-12-31'), {
    ...on('371202', '2018-12-31'),
    code: '371200',
    name: '莱芜市',
    big: false,
  })
  assert.equal(on('371202', '2019-01-01')?.code, '370100')
  assert.equal(on('220381', '2020-05-31')?.code, '220300')
  assert.equal(on('220381', '2020-06-01')?.code, '220100')
})

test('codes that are no division stand for a place: the name under a province, recorded ones, headings, the Corps', () => {
  assert.deepEqual(cities('339900 319900 659900 130399 330101'), ['330100', '310100', '650100', '130300', '330100'])
  assert.deepEqual(cities('660100 661400'), ['660100', '661400'])
  assert.equal(divisionOf(places, '660100')?.province.code, '660000')
})

test('what never was, is abroad or is a whole province is no place of treatment, and says so', () => {
  const problem = (code: unknown) => placeProblem(places, code, 'city-only')
  for (const code of [
    '330199',
    '331300',
    '999999',
    '419000',
    '132331x',
    '33010',
    '٣٣٠١٠٠',
    330100,
    null,
    {},
    ['330100'],
  ])
    assert.match(problem(code)!, /例如 "310100"/, String(code))
  assert.match(problem('330199')!, /“330199”不在区划代码表里/)
  assert.match(problem('810000')!, /香港特别行政区.*境外/)
  assert.match(problem('420000')!, /是整个湖北省.*"420100"（武汉市）/)
  assert.equal(placeProblem(places, '420000', 'province-too'), undefined)
  assert.equal(problem('500000'), undefined)
})

test('names', () => {
  assert.deepEqual(
    ['310100', '310115', '320583', '429004', '330000', '339900', '999999'].map((code) => placeName(places, code)),
    ['上海市', '上海市浦东新区', '江苏省苏州市昆山市', '湖北省仙桃市', '浙江省', '浙江省本级', '999999'],
  )
})
