/** The commitment letter of a filing, as the pool words it, and the signature under it. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { letterQuery } from '../../api/filings.ts'
import * as t from '../../texts/index.ts'
import { SignPage } from '../apply/SignPage.tsx'
import type { StepProps } from './step.ts'

export function CommitmentStep({ way, form, put, go }: StepProps) {
  const query = useQuery({ ...letterQuery(way.type!, form.inPlace), select: ({ letter }) => letter })
  const letter = query.data
  const byAgent = form.applicant === 'agent'
  // Where the pool has no letter for this type there is nothing to stop at.
  useEffect(() => {
    if (letter === null) go({ step: 'check' })
  }, [letter])
  return (
    <SignPage
      query={query}
      back="/file"
      why={t.file.why}
      signer={byAgent ? form.agentName.trim() : (letter?.signer ?? '')}
      byAgent={byAgent}
      form={form}
      put={put}
      onSigned={() => go({ step: 'check' })}
    />
  )
}
