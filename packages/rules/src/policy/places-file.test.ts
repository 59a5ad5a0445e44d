/** The table of places: each line is read whole, or refused with its line, its value and what would be right. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FaultList } from './faults.ts'
import { loadPlaces } from './places-file.ts'

const TABLE = `provinces:
  '910000':
    name: 示例省
    cities: |
      910100 示例市：910102 甲区、910103 乙区

      910200 示例二市
      910300 示例三市
    parts:
      '910300': 东街、西街
  '310000':
    name: 上海市
    city: '310100'
    cities: |
      310100 上海市：310115 浦东新区
former:
  - since: '2020'
    list: |
      910104 旧区→910102、910111–910113 市辖区→910100
bigCities:
  '310100': 上海
abroad:
  '820000': 澳门
`

function read(text: string): { places: ReturnType<typeof loadPlaces>; faults: FaultList['faults'] } {
  const list = new FaultList()
  return { places: loadPlaces(new Map([['places/places.yaml', text]]), list), faults: list.faults }
}

test('cities with their counties, parts, what was, what is big', () => {
  const { places, faults } = read(TABLE)
  assert.deepEqual(faults, [])
  assert.deepEqual(
    places.cities.map(({ code, name, big }) => [code, name, big]),
    [
      ['310100', '上海市', true],
      ['910100', '示例市', false],
      ['910200', '示例二市', false],
      ['910300', '示例三市', false],
    ],
  )
  assert.deepEqual(
    places.counties.get('910100')!.map(({ code, name }) => `${code} ${name}`),
    ['910102 甲区', '910103 乙区'],
  )
  assert.deepEqual(places.parts.get('910300'), ['东街', '西街'])
  assert.deepEqual(
    ['910104', '910111', '910113', '910114'].map((code) => places.divisions.get(code)?.city?.code),
    ['910100', '910100', '910100', undefined],
  )
})

/** A slip: what is written for what, the line that is pointed at, the value named, and what would be right. */
const SLIPS: readonly [what: string, from: string, to: string, line: RegExp, value: string, right: RegExp][] = [
  ['an ASCII colon', '示例市：', '示例市:', /910100/, ':', /是不是“910100 示例市：910102 甲区、910103 乙区”？/],
  ['an ASCII comma', '甲区、', '甲区,', /910100/, ',', /是不是“910100 示例市：910102 甲区、910103 乙区”？/],
  ['a wide comma', '甲区、', '甲区，', /910100/, '，', /甲区、910103 乙区”？/],
  ['a comma at the end', '乙区', '乙区、', /910100/, '', /是不是“910100 示例市：910102 甲区、910103 乙区”？/],
  ['a space too few', '910200 示例', '910200示例', /910200/, '910200示例二市', /是不是“910200 示例二市”？/],
  ['a space too few before a county', '910103 乙', '910103乙', /910100/, '910103乙区', /910103 乙区”？/],
  ['a name left out', '910200 示例二市', '910200', /910200/, '910200', /^写成“330100 杭州市/],
  ['a county without its name', '910103 乙区', '910103', /910100/, '910103', /^写成“330100 杭州市/],
  ['a code of five digits', '910200 示例', '91020 示例', /91020 /, '91020 示例二市', /^写成“330100 杭州市/],
  ['parts of a city that is none', "'910300': 东", "'910900': 东", /910900/, '910900', /现在的省、市、县代码/],
  ['parts of a county', "'910300': 东", "'910102': 东", /910102/, '910102', /例如 '910100'（示例市）/],
  ['parts with commas', '东街、西街', '东街，西街', /东街，西街/, '东街，西街', /顿号/],
  ['a whole province as a big city', "'310100': 上海", "'910000': 示例", /910000/, '910000', /例如 '910100'（示例市）/],
  ['a county as a big city', "'310100': 上海", "'910103': 乙", /910103/, '910103', /例如 '910100'（示例市）/],
  ['a big city that is not', "'310100': 上海", "'310900': 上海", /310900/, '310900', /现在的省、市、县代码/],
  ['a municipality that is a province', "city: '310100'", "city: '310000'", /310000/, '310000', /'310100'（上海市）/],
  ['an ASCII dash', '910111–', '910111-', /910111/, '910111-910113 市辖区→910100', /首码–末码/],
  ['a run that goes back', '–910113', '–910110', /910111/, '910111–910110 市辖区→910100', /首码之后/],
  ['what went with a comma', '910102、910111', '910102，910111', /910104/, '', /顿号/],
  ['a successor that is none', '→910102', '→910109', /910104/, '910109', /现在的省、市、县代码/],
  ['a code abroad of five digits', "'820000'", "'82000'", /82000/, '82000', /六位数字/],
]

for (const [what, from, to, line, value, right] of SLIPS)
  test(`${what} is told once, where it stands and what would be right`, () => {
    const text = TABLE.replace(from, to)
    assert.notEqual(text, TABLE)
    const { faults } = read(text)
    assert.equal(faults.length, 1, JSON.stringify(faults, null, 1))
    const [fault] = faults
    assert.match(text.split('\n')[fault!.line - 1]!, line)
    assert.match(fault!.remedy, right)
    assert.equal(value === '' || fault!.value === value, true, fault!.value)
    assert.match(fault!.message, /[一-鿿]/)
  })

test('a line that was understood all the same is read as it was meant', () => {
  const { places } = read(TABLE.replace('示例市：', '示例市: '))
  assert.deepEqual(
    places.counties.get('910100')!.map(({ name }) => name),
    ['甲区', '乙区'],
  )
})
