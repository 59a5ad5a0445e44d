/** Reads policy/calendar.yaml: days off and weekends worked, year by year. */
import { dateOf, formatDay } from '../days.ts'
import type { CalendarYear, WorkingCalendar } from '../working-days.ts'
import type { PolicyReader } from './read.ts'
import type { MapNode, YamlNode } from './yaml.ts'

const YEAR_KEYS = ['source', 'holidays', 'makeUpDays']

/** The calendar; empty where the folder has none: then every year is unknown and no limit is computed. */
export function readCalendar(reader: PolicyReader, node: YamlNode | undefined): WorkingCalendar {
  const calendar = new Map<number, CalendarYear>()
  const top = node && reader.map(node, ['years'], 'calendar.yaml')
  const yearsNode = top && reader.need(top, 'years', 'calendar.yaml')
  const years = yearsNode && reader.map(yearsNode, undefined, 'years')
  for (const [name, entry] of years?.entries ?? []) {
    if (!/^(19|20|21)\d\d$/.test(name)) {
      reader.fault(entry.keyAt, 'wrong-value', name, `“${name}”不是年份`, '写成四位数，例如 2026')
      continue
    }
    const map = reader.map(entry.value, YEAR_KEYS, `${name}年`)
    if (map) calendar.set(Number(name), readYear(reader, map, Number(name)))
  }
  return calendar
}

function readYear(reader: PolicyReader, map: MapNode, year: number): CalendarYear {
  const holidays = new Set<number>()
  const makeUpDays = new Set<number>()
  const add = (set: Set<number>, day: number, at: YamlNode): void => {
    const text = formatDay(day)
    if (dateOf(day).year !== year)
      reader.fault(at.at, 'wrong-value', text, `${text} 不在${year}年里`, '移到它自己的那一年')
    else if (holidays.has(day) || makeUpDays.has(day))
      reader.fault(at.at, 'overlap', text, `${text} 写了两次`, '一天只能写一次：放假或者上班')
    else set.add(day)
  }
  const list = (key: string): readonly YamlNode[] => {
    const at = reader.need(map, key, `${year}年`)
    return (at && reader.list(at, key)?.items) ?? []
  }
  for (const item of list('holidays')) {
    const span = reader.map(item, ['name', 'from', 'to'], '一次放假')
    if (!span) continue
    reader.text(reader.need(span, 'name', '一次放假'), '节日名称')
    const from = reader.day(reader.need(span, 'from', '一次放假'), '第一天')
    const to = reader.day(reader.need(span, 'to', '一次放假'), '最后一天')
    if (from === undefined || to === undefined) continue
    if (to < from || to - from > 31)
      reader.fault(item.at, 'wrong-value', formatDay(to), '放假的最后一天不对', '写成第一天之后、一个月以内的日子')
    else for (let day = from; day <= to; day++) add(holidays, day, item)
  }
  for (const item of list('makeUpDays')) {
    const day = reader.day(item, '调休上班的日子')
    if (day !== undefined) add(makeUpDays, day, item)
  }
  const source = reader.text(reader.need(map, 'source', `${year}年`), '来源') ?? ''
  return { holidays, makeUpDays, source }
}
