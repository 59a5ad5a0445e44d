import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatDay, isWorkingDay, parseDay } from '../index.ts'
import { FaultList } from './faults.ts'
import { PolicyReader } from './read.ts'
import { readCalendar } from './calendar-file.ts'
import { readYaml } from './yaml.ts'

function read(text: string) {
  const list = new FaultList()
  const calendar = readCalendar(new PolicyReader(list), readYaml('calendar.yaml', text, list))
  return { calendar, faults: list.faults.map((fault) => [fault.code, fault.value]) }
}

test('spans of days off and single days worked', () => {
  const { calendar, faults } = read(`years:
  2026:
    source: 演示
    holidays: [{ name: 元旦, from: 2026-01-01, to: 2026-01-03 }]
    makeUpDays: [2026-01-04]`)
  assert.deepEqual(faults, [])
  const year = calendar.get(2026)!
  assert.deepEqual([...year.holidays].map(formatDay), ['2026-01-01', '2026-01-02', '2026-01-03'])
  assert.equal(isWorkingDay(calendar, parseDay('2026-01-04')), true)
})

test('what is malformed is a fault with its place', () => {
  const { faults } = read(`years:
  26: {}
  2026:
    holidays:
      - { name: 元旦, from: 2026-01-01, to: 2025-01-01 }
      - { name: 春节, from: 2027-02-15, to: 2027-02-15 }
      - { name: 清明, from: 2026-04-04, to: 2026-04-05 }
    makeUpDays: [2026-04-05, soon]
    extra: 1`)
  assert.deepEqual(faults, [
    ['wrong-value', '26'],
    ['unknown-key', 'extra'],
    ['wrong-value', '2025-01-01'],
    ['wrong-value', '2027-02-15'],
    ['overlap', '2026-04-05'],
    ['wrong-value', 'soon'],
    ['missing-key', 'source'],
  ])
})

test('a folder without a calendar knows no year', () => {
  const list = new FaultList()
  assert.equal(readCalendar(new PolicyReader(list), undefined).size, 0)
  assert.deepEqual(list.faults, [])
})
