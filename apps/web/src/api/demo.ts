/** The accounts of the demonstration, when it is loaded; none of them is a real person. Empty anywhere else. */
import { queryOptions } from '@tanstack/react-query'
import { get } from './client.ts'

interface DemoAccounts {
  citizens: { idNumber: string; name: string; pool: string }[]
  staff: { name: string; roles: string[] }[]
}

export const demoQuery = queryOptions({
  queryKey: ['demo-accounts'],
  queryFn: ({ signal }) => get<DemoAccounts>('/api/session/demonstration', signal),
  staleTime: Number.POSITIVE_INFINITY,
})
