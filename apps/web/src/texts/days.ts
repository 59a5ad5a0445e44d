/** Plain dates (`YYYY-MM-DD`, Asia/Shanghai) as people read them, in the language of the pages. */
import { dayText } from './zh/day-words.ts'

export { dayText, monthText, sentence, spanText, stretchText } from './zh/day-words.ts'

/** Today in Asia/Shanghai, as the device knows it. */
export function today(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(now)
}

/** The day and `14:05` for a moment (ISO 8601), in Asia/Shanghai. */
export function momentText(moment: string): string {
  const at = new Date(moment)
  if (Number.isNaN(at.getTime())) return moment
  const time = new Intl.DateTimeFormat('zh-CN', {
    timeZone: 'Asia/Shanghai',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  })
  return `${dayText(today(at))} ${time.format(at)}`
}
