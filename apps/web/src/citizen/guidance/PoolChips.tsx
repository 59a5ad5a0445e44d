/** Which pool's guide: the chosen one stands in the address, one's own is chosen while none is. */
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { poolsQuery } from '../../api/policy.ts'
import { sessionQuery } from '../../api/session.ts'
import * as t from '../../texts/index.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import look from '../../parts/look/look.module.css'
import { Chip, Chips } from '../../parts/chip/Chip.tsx'

/** The pool to show: of the address, else of the person, else the first of the law. */
export function usePool(): string | undefined {
  const { pool } = useSearch({ strict: false })
  const pools = useQuery(poolsQuery).data
  const session = useQuery(sessionQuery)
  const who = session.data?.who
  const own = who?.kind === 'citizen' ? who.pool : undefined
  if (pools === undefined || session.isPending) return undefined
  return [pool, own].find((code) => pools.some((one) => one.code === code)) ?? pools[0]?.code
}

/** The pools to choose from; `children`: a further chip where a page knows more than the pools. */
export function PoolChips({ chosen, children }: { chosen: string | undefined; children?: ReactNode }) {
  const pools = useQuery(poolsQuery).data ?? []
  const navigate = useNavigate()
  return (
    <Stack as="fieldset" tight>
      <legend className={look.aside}>{t.guidance.pool}</legend>
      <Chips>
        {pools.map((pool) => (
          <Chip
            key={pool.code}
            aria-pressed={pool.code === chosen}
            onClick={() => {
              const to = (search: Record<string, unknown>) => ({ ...search, pool: pool.code, insured: undefined })
              void navigate({ to: '.', search: to as never, replace: true })
            }}
          >
            {pool.short}
          </Chip>
        ))}
        {children}
      </Chips>
    </Stack>
  )
}
