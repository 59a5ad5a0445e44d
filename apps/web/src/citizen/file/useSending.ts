/** Sends what was read over and signed, once; what went out unanswered is known again after a reload. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { sendFiling, type FilingSent } from '../../api/sent-forms.ts'
import { isUnanswered } from '../../device/sent.ts'
import { useCommand } from '../../frame/useCommand.ts'
import type { SignedForm } from '../apply/signed.ts'
import { toApplication, type Form } from './draft.ts'
import type { StepProps } from './step.ts'
import { keptName } from './useForm.ts'

export function useSending({ way, form, draft }: StepProps) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const name = keptName(way)
  const correcting = way.mode === 'correct' ? way.of : undefined
  const sendingOf = (signed: Form): FilingSent => ({
    application: toApplication(way, signed),
    ...(correcting === undefined ? {} : { correcting }),
  })
  const send = useCommand(
    sendFiling,
    async (filing) => {
      draft.sent()
      await queries.invalidateQueries({ queryKey: ['filings'] })
      await navigate({ to: '/filings/$id', params: { id: filing.id }, search: { fresh: '1' }, replace: true })
    },
    name,
  )
  return {
    send,
    unanswered: !send.isPending && isUnanswered(name, sendingOf(form)),
    sendSigned: (signed: SignedForm) => send.mutate(sendingOf({ ...form, ...signed })),
  }
}
