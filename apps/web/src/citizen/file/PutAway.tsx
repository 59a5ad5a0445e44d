/** Put away for another day, also where nothing was typed yet: the way to here is worth keeping. */
import { useNavigate } from '@tanstack/react-router'
import { Later } from '../apply/Later.tsx'
import type { StepProps } from './step.ts'

export function PutAway({ put, draft }: Pick<StepProps, 'put' | 'draft'>) {
  const navigate = useNavigate()
  const keep = () => {
    put({})
    return draft.save()
  }
  return <Later onKeep={keep} onKept={() => navigate({ to: '/filings' })} />
}
