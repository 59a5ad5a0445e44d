/** Plain dates (`YYYY-MM-DD`, Asia/Shanghai) in words. */
import { spanText } from '@yidi/rules'

export { spanText }

/** `2026年3月1日`; what is not a date is given back as it is. */
export function dayText(day: string): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day)
  return parts ? `${parts[1]}年${Number(parts[2])}月${Number(parts[3])}日` : day
}

/** `2026年3月` for `2026-03`, `2026年` for `2026`; what is neither is given back as it is. */
export function monthText(period: string): string {
  const parts = /^(\d{4})(?:-(\d{2}))?$/.exec(period)
  if (!parts) return period
  return `${parts[1]}年${parts[2] === undefined ? '' : `${Number(parts[2])}月`}`
}

/** `2026年3月1日起` or `2026年3月1日至2026年8月31日`: of what simply has no end yet. */
export function stretchText(from: string, to: string | null): string {
  return to === null ? `${dayText(from)}起` : spanText(from, to)
}

/** The text with a full stop, where it ends without a mark of its own. */
export function sentence(text: string): string {
  return /[。！？：…」）]$/.test(text) ? text : `${text}。`
}
