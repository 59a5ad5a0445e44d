/** The pages of the room of the law, and whose law is looked at: the pool of the address, else one's own, else the first. */
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { PoolSummary, StaffRole } from '@yidi/contracts'
import { poolsQuery } from '../../api/policy.ts'
import { sessionQuery } from '../../api/session.ts'
import { Chips } from '../../parts/chip/Chip.tsx'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'

const words = t.policyRoom

const pages = [
  ['table', '/policy'],
  ['compare', '/policy/compare'],
  ['draft', '/policy/draft'],
  ['drafts', '/policy/drafts'],
  ['evaluation', '/policy/evaluation'],
  ['articles', '/policy/documents'],
] as const

/** Who may read what is kept: drafts and evaluations. */
const keptFor: readonly StaffRole[] = ['reviewing', 'approving', 'finance', 'audit', 'admin']
const kept: readonly string[] = ['drafts', 'evaluation']

/** Whether who works here may read the drafts and evaluations that are kept. */
export function useReadsKept(): boolean {
  const who = useQuery(sessionQuery).data?.who
  return who?.kind === 'staff' && who.roles.some((role) => keptFor.includes(role))
}

export function PolicyRooms({ now }: { now: (typeof pages)[number][0] }) {
  const { pool, on } = useSearch({ strict: false })
  const reads = useReadsKept()
  const search = { ...(pool === undefined ? {} : { pool }), ...(on === undefined ? {} : { on }) }
  return (
    <Chips as="nav" aria-label={words.roomsLabel}>
      {pages
        .filter(([name]) => reads || !kept.includes(name))
        .map(([name, to]) =>
          name === now ? (
            <b key={name} aria-current="page">
              {words.rooms[name]}
            </b>
          ) : (
            <Link key={name} to={to} search={name === 'articles' || kept.includes(name) ? {} : search}>
              {words.rooms[name]}
            </Link>
          ),
        )}
    </Chips>
  )
}

/** The pool and the day that are looked at; undefined until the pools are known. */
export function useLookedAt(): { pools: readonly PoolSummary[]; pool: PoolSummary; on: string } | undefined {
  const { pool, on } = useSearch({ strict: false })
  const pools = useQuery(poolsQuery).data
  const who = useQuery(sessionQuery).data?.who
  if (pools === undefined || who === undefined) return undefined
  const own = who?.kind === 'staff' ? who.pool : null
  const found = [pool, own].map((code) => pools.find((one) => one.code === code)).find((one) => one !== undefined)
  const chosen = found ?? pools[0]
  return chosen && { pools, pool: chosen, on: on ?? today() }
}
