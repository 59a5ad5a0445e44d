import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseDay } from '../days.ts'
import type { WorkingCalendar } from '../working-days.ts'
import { filingDeadline } from './deadline.ts'
import type { DeadlineStep } from '../limit.ts'
import type { FigureName } from './figures.ts'
import type { FilingFigure, FilingLaw } from './law.ts'

const calendar: WorkingCalendar = new Map([[2026, { holidays: new Set(), makeUpDays: new Set(), source: '演示' }]])

function lawWith(workingDays: number | undefined): FilingLaw {
  const figure = (name: FigureName, value: unknown): [FigureName, FilingFigure[]] => [
    name,
    [
      {
        name,
        title: name,
        ...(value === undefined ? {} : { value }),
        status: value === undefined ? 'open' : 'stated',
        from: parseDay('2020-01-01'),
        source: { document: 'd', article: '十六' },
        at: { file: 'filing.yaml', line: 1, column: 1 },
      },
    ],
  ]
  const figures = new Map([figure('limits.statutoryWorkingDays', workingDays), figure('limits.promise', 'instant')])
  return { pool: '331000', homes: ['331000'], province: '330000', title: '演示', figures }
}

const applied = (day: string): DeadlineStep => ({ what: 'applied', day })
const asked = (day: string): DeadlineStep => ({ what: 'corrections-asked', day })
const corrected = (day: string): DeadlineStep => ({ what: 'corrected', day })
const due = (...steps: DeadlineStep[]) => filingDeadline(lawWith(5), calendar, steps)

// 2026-03-02 is a Monday.
test('five working days after the day of the application, with the article that says so', () => {
  const limit = due(applied('2026-03-02'))
  assert.deepEqual(limit, {
    instant: true,
    workingDays: 5,
    basis: { document: 'd', article: '十六' },
    dueDay: '2026-03-09',
  })
})

test('the clock stands still while corrections are asked, and goes on with what was left', () => {
  assert.equal(due(applied('2026-03-02'), asked('2026-03-04')).missing, 'stands-still')
  // Two days were used, three are left.
  assert.equal(due(applied('2026-03-02'), asked('2026-03-04'), corrected('2026-04-01')).dueDay, '2026-04-06')
  const twice = due(
    applied('2026-03-02'),
    asked('2026-03-02'),
    corrected('2026-03-03'),
    asked('2026-03-05'),
    corrected('2026-03-09'),
  )
  assert.equal(twice.dueDay, '2026-03-12')
})

test('a limit that was over before corrections were asked stays over', () => {
  assert.equal(due(applied('2026-03-02'), asked('2026-03-20'), corrected('2026-04-01')).dueDay, '2026-03-09')
})

test('an open limit has no last day; a limit that reaches into an unknown year neither', () => {
  assert.deepEqual(filingDeadline(lawWith(undefined), calendar, [applied('2026-03-02')]), {
    instant: true,
    missing: 'open',
  })
  const late = due(applied('2026-12-30'))
  assert.deepEqual([late.missing, late.unknownYear, late.dueDay], ['calendar', 2027, undefined])
})
