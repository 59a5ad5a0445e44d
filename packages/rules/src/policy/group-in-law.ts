import type { PoolPolicy } from './pool.ts'

/**
 * The group for assistance (救助对象) of somebody's record as the pool's law knows it: 'none' where nobody entered one, and where
 * the law names it no longer. A caller who writes an unknown group is told so (reader.ts); a record outlives the law.
 */
export function groupInLaw({ words }: Pick<PoolPolicy, 'words'>, group: string | null): string {
  return group !== null && words.assistance.includes(group) ? group : 'none'
}
