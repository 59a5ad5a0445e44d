/** One's own visits whose costs lie here already, to take one and go on. */
import { useQuery } from '@tanstack/react-query'
import { uploadedVisitsQuery } from '../../../api/billed-visits.ts'
import { BilledVisits } from '../../apply/BilledVisits.tsx'
import { takenVisit } from './lead.ts'
import type { StepProps } from './step.ts'

export function UploadedVisits({ form, next }: Pick<StepProps, 'form' | 'next'>) {
  const visits = useQuery(uploadedVisitsQuery).data?.visits ?? []
  return <BilledVisits visits={visits} taken={form.visitId} onTake={(visit) => next(takenVisit(visit))} />
}
