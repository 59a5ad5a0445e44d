/** From–to as people read it, the same on page, paper, message and at the desk. */
import { formatDayChinese, parseDay } from '../days.ts'

/**
 * `2026年3月1日起，长期有效` or `2026年3月1日至2026年8月31日`; what holds for one visit (`visits` is `one`) is never called
 * valid for long: `2026年3月1日起，只管一次就医`. Days are `YYYY-MM-DD`, `to` null has no end.
 */
export function spanText(from: string, to: string | null, visits: 'many' | 'one' = 'many'): string {
  const begins = formatDayChinese(parseDay(from))
  const once = visits === 'one' ? '只管一次就医' : undefined
  if (to === null) return `${begins}起，${once ?? '长期有效'}`
  const days = `${begins}至${formatDayChinese(parseDay(to))}`
  return once === undefined ? days : `${days}，${once}`
}
