/** The accounts of the demonstration, when it is loaded; none of them is a real person. */
import { queryOptions } from '@tanstack/react-query'
import { ApiProblem, get } from './client.ts'

export interface DemoAccount {
  kind: 'citizen' | 'staff'
  name: string
  title: string
}

export const demoQuery = queryOptions({
  queryKey: ['demo-accounts'],
  queryFn: async ({ signal }): Promise<{ accounts: DemoAccount[] }> => {
    try {
      return await get('/api/demo/accounts', signal)
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 404) return { accounts: [] }
      throw error
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
})
