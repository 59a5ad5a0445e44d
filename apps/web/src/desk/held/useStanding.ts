import { useSyncExternalStore } from 'react'
import { onStanding, standingNow, type Standing } from './held.ts'

/** Where the last decision of this page stands. */
export const useStanding = (): Standing => useSyncExternalStore(onStanding, standingNow)
