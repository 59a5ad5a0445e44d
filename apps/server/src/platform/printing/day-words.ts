/** Days and moments as papers write them. */
import { formatDayChinese, parseDay } from '@yidi/rules'
import { shanghaiDay } from '../clock/index.ts'

/** A day as people write it. */
export function dayText(day: string): string {
  return formatDayChinese(parseDay(day))
}

const time = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

/** A moment as people write it: `2026年3月1日 14:05`. */
export function momentText(at: Date): string {
  return `${dayText(shanghaiDay(at))} ${time.format(at)}`
}
