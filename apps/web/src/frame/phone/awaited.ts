import type { UseQueryResult } from '@tanstack/react-query'

/**
 * True until the server has answered, or has failed to a first time. What stands below the place of an answer is drawn only
 * then: drawn before, it would jump when the answer arrives.
 */
export const isAwaited = (query: Pick<UseQueryResult, 'isLoading' | 'failureCount'>): boolean =>
  query.isLoading && query.failureCount === 0
