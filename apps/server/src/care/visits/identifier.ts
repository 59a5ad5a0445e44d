import { randomInt } from 'node:crypto'

/**
 * A new identifier of a visit or a settlement: the moment in Asia/Shanghai (14 digits) and ten random digits. Digits
 * only, because some clients keep it as a number's text; the day in front, so that partitions by month can come later.
 */
export function newIdentifier(now: Date): string {
  const moment = new Date(now.getTime() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)
  return moment + String(randomInt(1e10)).padStart(10, '0')
}
