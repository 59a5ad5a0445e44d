/**
 * Moments as serialisers write them, each as the interface's own `yyyy-MM-dd HH:mm:ss` of Asia/Shanghai, which has had
 * no summer time since 1991. What names an offset is moved; what names none is already local.
 */

/**
 * What stands for "no day" out of .NET (0001-01-01, and 9999-12-31 for an end that is open), of MySQL (0000-00-00), of
 * OLE automation (1899-12-30) and of SQL Server, which makes 1900-01-01 of an empty text. No visit, charge or paper has
 * such a moment.
 */
const noMoment = /^(?:000[01]-|9999-12-31|1899-12-30 00:00:00$|1900-01-01 00:00:00$)/

const shanghaiOffsetMinutes = 8 * 60

/** With separators: day alone, or with a time, a fraction, an offset. Months, days and hours may lack their zero. */
const separated =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*(Z|[+-]\d{2}:?(?:\d{2})?)?)?$/i
/** A day whose parts are named (2026年11月20日), and one without marks before a time (20261120T080910, 20261120 08:09:10). */
const namedDay = /^(\d{4})年(\d{1,2})月(\d{1,2})日\s*/
const bareDay = /^(\d{4})(\d{2})(\d{2})[ T](\d{2}):?(\d{2})(?::?(\d{2}))?/i
/** Digits only: a day, with minutes, with seconds, with milliseconds. */
const digitsOnly = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(?:(\d{2})(?:\d{3})?)?)?$/
/** Milliseconds since 1970: .NET's /Date(…)/, whose offset only says where it was written, and the bare number of Java. */
const milliseconds = /^(?:\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\/|(\d{13}))$/

const two = (part: string | undefined) => (part ?? '0').padStart(2, '0')

/**
 * Reads a moment from a text, or from a number written with these digits. Gives it in the interface's form, an empty text
 * where the value stands for "none", undefined when it is no moment of the calendar between 1900 and 2200.
 */
export function readMoment(value: string): string | undefined {
  const written = value.trim()
  const instant = milliseconds.exec(written)
  if (instant) return checked(ofInstant(Number(instant[1] ?? instant[2])))
  const digits = digitsOnly.exec(written)
  if (digits) {
    const [, year, month, day, hour, minute, second] = digits
    return checked(`${year!}-${month!}-${day!} ${two(hour)}:${two(minute)}:${two(second)}`)
  }
  const parts = separated.exec(withSeparators(written))
  if (!parts) return undefined
  const [, year, , month, day, hour, minute, second, offset] = parts
  const local = `${year!}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
  const found = checked(local)
  if (found === undefined || found === '' || offset === undefined) return found
  return checked(ofInstant(Date.parse(`${local.replace(' ', 'T')}Z`) - offsetMinutes(offset) * 60_000))
}

/** The forms that mark the parts of the day otherwise, as `separated` has them. */
function withSeparators(written: string): string {
  return written
    .replace(namedDay, '$1-$2-$3 ')
    .replace(bareDay, (_, year, month, day, hour, minute, second = '00') =>
      [`${year}-${month}-${day}`, `${hour}:${minute}:${second}`].join(' '),
    )
    .trimEnd()
}

/** Minutes that an offset is ahead of UTC. */
function offsetMinutes(offset: string): number {
  if (/^z$/i.test(offset)) return 0
  const [sign, hours, minutes] = [offset[0] === '-' ? -1 : 1, offset.slice(1, 3), offset.slice(3).replace(':', '')]
  return sign * (Number(hours) * 60 + Number(minutes))
}

function ofInstant(ms: number): string {
  const shanghai = new Date(ms + shanghaiOffsetMinutes * 60_000)
  if (Number.isNaN(shanghai.getTime())) return 'beyond any calendar'
  return shanghai.toISOString().slice(0, 19).replace('T', ' ')
}

/** The moment when the calendar has it, an empty text when it stands for none, undefined when it is neither. */
function checked(moment: string): string | undefined {
  if (noMoment.test(moment)) return ''
  const date = new Date(`${moment.replace(' ', 'T')}Z`)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 19).replace('T', ' ') !== moment) return undefined
  const year = date.getUTCFullYear()
  return year < 1900 || year > 2200 ? undefined : moment
}
