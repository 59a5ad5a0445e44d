/** The pages of the room of the law, and whose law is looked at: the pool of the address, else one's own, else the first. */
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { PoolSummary } from '@yidi/contracts'
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
  ['articles', '/policy/documents'],
] as const

export function PolicyRooms({ now }: { now: (typeof pages)[number][0] }) {
  const { pool, on } = useSearch({ strict: false })
  const search = { ...(pool === undefined ? {} : { pool }), ...(on === undefined ? {} : { on }) }
  return (
    <Chips as="nav" aria-label={words.roomsLabel}>
      {pages.map(([name, to]) =>
        name === now ? (
          <b key={name} aria-current="page">
            {words.rooms[name]}
          </b>
        ) : (
          <Link key={name} to={to} search={name === 'articles' ? {} : search}>
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
