/** The disk that the embedded database lies on. */
import { statfs } from 'node:fs/promises'
import { StorageRefusal } from './refusal.ts'

/** A segment of PostgreSQL's log of changes; with less than this left, the next one cannot be written. */
export const leastFreeBytes = 16 * 1024 * 1024

/** How much room is left for one who is not root; without end where that cannot be told. */
export async function freeBytes(folder: string): Promise<number> {
  const disk = await statfs(folder).catch(() => undefined)
  return disk === undefined ? Infinity : disk.bavail * disk.bsize
}

/** The refusal to start on a full disk; `reason` without a full stop. */
export function diskFull(reason: string, cause?: unknown): StorageRefusal {
  return new StorageRefusal(
    'disk-full',
    `磁盘已满，数据库写不下去（${reason}）。处理办法：腾出空间后再启动；已确认的数据不受影响。`,
    cause,
  )
}
