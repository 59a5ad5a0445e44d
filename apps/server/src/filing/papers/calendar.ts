/**
 * A whole day for the calendar of a telephone (RFC 5545): what it is called, what it says, and how many days before it the
 * telephone is to ring. Written by hand: one event needs six rules of the format, and no library's time zones.
 */
import { formatDay, parseDay } from '@yidi/rules'

interface CalendarDay {
  /** The same entry under the same name again takes the place of the one before. */
  id: string
  /** A day of Asia/Shanghai, `2026-03-01`. */
  day: string
  title: string
  text: string
  /** The page that it is about. */
  url: string
  /** So many days before, at nine in the morning; none for a day that is past by then. */
  remindDaysBefore: readonly number[]
}

/** Commas, semicolons, backslashes and ends of lines mean something else in a text (3.3.11). */
const escaped = (text: string): string =>
  text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r\n|\r|\n/g, String.raw`\n`)

/** A line has at most 75 octets and goes on after a blank; no character is cut in two (3.1). */
function folded(line: string): string {
  let octets = 0
  let out = ''
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > 75) {
      out += '\r\n '
      octets = 1
    }
    out += character
    octets += size
  }
  return out
}

const dateOf = (day: string): string => day.replaceAll('-', '')

/** Rings at nine: the day begins at midnight, so one day less and nine hours. */
function alarmOf(title: string, daysBefore: number): string[] {
  const trigger = daysBefore === 0 ? 'PT9H' : `-P${String(daysBefore - 1)}DT15H`
  return [
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    `TRIGGER;RELATED=START:${trigger}`,
    'END:VALARM',
  ]
}

/** The file; `at` is the moment that it was made at. */
export function calendarFile({ id, day, title, text, url, remindDaysBefore }: CalendarDay, at: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yidi//Filings//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-TIMEZONE:Asia/Shanghai',
    'BEGIN:VEVENT',
    `UID:${id}`,
    `DTSTAMP:${at.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`,
    `DTSTART;VALUE=DATE:${dateOf(day)}`,
    // The end is the first day that is no longer of it.
    `DTEND;VALUE=DATE:${dateOf(formatDay(parseDay(day) + 1))}`,
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    `URL:${url}`,
    'TRANSP:TRANSPARENT',
    ...remindDaysBefore.flatMap((days) => alarmOf(title, days)),
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}
