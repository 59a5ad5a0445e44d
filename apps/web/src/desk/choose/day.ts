/** Days as people type them at the desk, and as they are kept: YYYY-MM-DD. */
import dayjs, { type Dayjs } from 'dayjs'
import customParseFormat from 'dayjs/plugin/customParseFormat.js'
import 'dayjs/locale/zh-cn.js'

dayjs.extend(customParseFormat)
dayjs.locale('zh-cn')

/** How a day is shown, and the other ways in which it may be typed. */
export const dayForms = ['YYYY年M月D日', 'YYYY-MM-DD', 'YYYY-M-D', 'YYYY/M/D', 'YYYY.M.D', 'YYYYMMDD']

/** A kept day for the calendar; null where there is none. */
export function asDay(text: string): Dayjs | null {
  const day = dayjs(text, 'YYYY-MM-DD', true)
  return day.isValid() ? day : null
}

/** The day as it is kept; empty where there is none. */
export const asText = (day: Dayjs | null): string => (day === null ? '' : day.format('YYYY-MM-DD'))
