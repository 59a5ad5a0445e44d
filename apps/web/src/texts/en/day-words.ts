/** Plain dates (`YYYY-MM-DD`, Asia/Shanghai) in words. */
import type * as zh from '../zh/day-words.ts'

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const monthName = (number: string): string => months[Number(number) - 1] ?? number

/** `1 Mar 2026`; what is not a date is given back as it is. */
export const dayText: typeof zh.dayText = (day) => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day)
  return parts ? `${String(Number(parts[3]))} ${monthName(parts[2]!)} ${parts[1]!}` : day
}

/** `Mar 2026` for `2026-03`, `2026` for `2026`; what is neither is given back as it is. */
export const monthText: typeof zh.monthText = (period) => {
  const parts = /^(\d{4})(?:-(\d{2}))?$/.exec(period)
  if (!parts) return period
  return parts[2] === undefined ? parts[1]! : `${monthName(parts[2])} ${parts[1]!}`
}

/** `from 1 Mar 2026, no end` or `1 Mar 2026 to 31 Aug 2026`, and whether it holds for one visit only. */
export const spanText: typeof zh.spanText = (from, to, visits = 'many') => {
  const once = visits === 'one' ? 'one visit only' : undefined
  if (to === null) return `from ${dayText(from)}, ${once ?? 'no end'}`
  const days = `${dayText(from)} to ${dayText(to)}`
  return once === undefined ? days : `${days}, ${once}`
}

/** `from 1 Mar 2026` or `1 Mar 2026 to 31 Aug 2026`: of what simply has no end yet. */
export const stretchText: typeof zh.stretchText = (from, to) =>
  to === null ? `from ${dayText(from)}` : spanText(from, to)

/** The text with a full stop, where it ends without a mark of its own; what the server says in Chinese ends as Chinese does. */
export const sentence: typeof zh.sentence = (text) => {
  if (/[.!?:。！？：…」）]$/.test(text)) return text
  return `${text}${/[\u4e00-\u9fff）]$/.test(text) ? '。' : '.'}`
}
