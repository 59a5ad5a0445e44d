/** The letter of the claim and the signature under it; signed, it is sent. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { claimLetterQuery } from '../../../api/claims.ts'
import { sendClaim, type ClaimSent } from '../../../api/sent-forms.ts'
import { isUnanswered } from '../../../device/sent.ts'
import { useCommand } from '../../../frame/useCommand.ts'
import * as t from '../../../texts/index.ts'
import { SignPage } from '../../apply/SignPage.tsx'
import { isInjury, toClaim, type Form } from './draft.ts'
import type { StepProps } from './step.ts'
import { keptName } from './useClaimForm.ts'

export function SignStep({ of, form, put, draft }: StepProps) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const query = useQuery(claimLetterQuery(isInjury(form) && form.thirdParty !== ''))
  const name = keptName(of)
  const sendingOf = (signed: Form): ClaimSent => ({
    form: toClaim(signed),
    ...(of === undefined ? {} : { correcting: of }),
  })
  const send = useCommand(
    sendClaim,
    async (claim) => {
      draft.sent()
      await queries.invalidateQueries({ queryKey: ['claims'] })
      await navigate({ to: '/claims/$id', params: { id: claim.id }, search: { fresh: '1' }, replace: true })
    },
    name,
  )
  const byAgent = form.applicant === 'agent'
  return (
    <SignPage
      query={query}
      back="/claims/new"
      why={t.claims.why}
      signer={byAgent ? form.agentName.trim() : (query.data?.signer ?? '')}
      byAgent={byAgent}
      form={form}
      put={put}
      send={{
        label: send.isPending ? t.apply.sending : t.claimForm.send,
        busy: send.isPending,
        error: send.error,
        unanswered: !send.isPending && isUnanswered(name, sendingOf(form)),
      }}
      onSigned={(signed) => send.mutate(sendingOf({ ...form, ...signed }))}
    />
  )
}
