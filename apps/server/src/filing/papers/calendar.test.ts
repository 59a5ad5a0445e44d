/** The last day of a filing as an entry of the person's own calendar. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { madeUpFiling } from '../record/testing.ts'
import { calendarFile } from './calendar.ts'
import { lastDayFile } from './last-day.ts'

const day = '2026-03-08'
type Steps = Parameters<typeof madeUpFiling>[0]
const delivered: Steps = [
  ['apply', '2026-03-07'],
  ['accept', day],
  ['review', day],
  ['approve', day],
  ['deliver', day],
]
const about = { at: new Date('2026-03-10T01:02:03Z'), remindDaysBefore: [30, 7], site: 'https://yidi.example' }
const linesOf = (file: string) => file.replaceAll('\r\n ', '').split('\r\n')

test('a whole day, the words of the page, and an alarm at nine for each reminder that is still to come', () => {
  const lines = linesOf(lastDayFile(madeUpFiling(delivered), { ...about, today: '2026-03-10' }))
  for (const line of [
    'DTSTART;VALUE=DATE:20260930',
    'DTEND;VALUE=DATE:20261001',
    'DTSTAMP:20260310T010203Z',
    'TRIGGER;RELATED=START:-P29DT15H',
    'TRIGGER;RELATED=START:-P6DT15H',
  ])
    assert.ok(lines.includes(line), line)
  assert.equal(lines.filter((line) => line === 'BEGIN:VALARM').length, 2)
  assert.match(
    lines.find((line) => line.startsWith('SUMMARY:'))!,
    /^SUMMARY:去.+的异地就医备案到期$/,
  )
  assert.match(
    lines.find((line) => line.startsWith('DESCRIPTION:'))!,
    /2026年9月30日.*\\n这一天是最后一天/,
  )
  const late = linesOf(lastDayFile(madeUpFiling(delivered), { ...about, today: '2026-09-15' }))
  assert.equal(late.filter((line) => line === 'BEGIN:VALARM').length, 1, 'what would have rung is left out')
})

test('without a last day, after it, and for what does not hold there is none, and it says so', () => {
  const none = { code: 'filing-without-last-day' }
  assert.throws(() => lastDayFile(madeUpFiling(delivered, { to_day: null }), { ...about, today: day }), none)
  assert.throws(() => lastDayFile(madeUpFiling(delivered), { ...about, today: '2026-10-01' }), none)
  assert.throws(() => lastDayFile(madeUpFiling(delivered.slice(0, 1)), { ...about, today: day }), none)
})

test('no line is longer than 75 octets or cut within a character; what means something in a text is escaped', () => {
  const title = '甲，乙;丙,丁\\戊\n己'.repeat(20)
  const file = calendarFile(
    { id: 'F@yidi', day: '2026-12-31', title, text: '', url: 'https://yidi.example/', remindDaysBefore: [0] },
    about.at,
  )
  for (const line of file.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  assert.ok(!file.includes('\uFFFD'))
  assert.ok(!/(?<!\r)\n/.test(file), 'each line ends with CR and LF')
  const written = linesOf(file).find((line) => line.startsWith('SUMMARY:'))!
  assert.equal(written, `SUMMARY:${String.raw`甲，乙\;丙\,丁\\戊\n己`.repeat(20)}`)
  assert.ok(file.includes('DTEND;VALUE=DATE:20270101'))
  assert.ok(file.includes('TRIGGER;RELATED=START:PT9H'))
})
