/** Who can answer: the enquiry lines that a pool's guide names, else the telephone of the pool. */
import { useQuery } from '@tanstack/react-query'
import { guideQuery } from '../../api/guidance.ts'
import { poolsQuery } from '../../api/policy.ts'

interface Phone {
  who: string
  number: string
}

const national: Phone = { who: '全国医保服务热线', number: '12393' }

/** The lines to ask about a pool; the national one while nothing else is known. */
export function usePhones(pool: string): readonly Phone[] {
  const guide = useQuery(guideQuery(pool)).data
  const own = useQuery(poolsQuery).data?.find((one) => one.code === pool)
  const lines = (guide?.lines ?? [])
    .filter((line) => line.kind === 'enquiry' && /^[\d-]+$/.test(line.contact))
    .map((line) => ({ who: line.title, number: line.contact }))
  if (lines.length > 0) return lines
  return own !== undefined && /^[\d-]+$/.test(own.telephone) ? [{ who: own.short, number: own.telephone }] : [national]
}
