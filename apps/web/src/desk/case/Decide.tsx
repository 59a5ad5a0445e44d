/** What may be decided now: accept or ask for corrections, then approve or refuse. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button, Card } from 'antd'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { decisions, takeDecision, type Decision, type DecisionBody, type DeskCase } from '../../api/desk.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault } from '../../shell/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { ApproveForm } from './ApproveForm.tsx'
import { CorrectionsForm } from './CorrectionsForm.tsx'
import { unseen } from './Papers.tsx'
import { RefusalForm } from './RefusalForm.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'

/** A review is the first half of an approval or a refusal. */
function decisionsFor(allowed: readonly string[]): Decision[] {
  const reviews = allowed.includes('review') || allowed.includes('approve')
  return decisions.filter((one) => (one === 'approve' || one === 'refuse' ? reviews : allowed.includes(one)))
}

export function Decide({ found }: { found: DeskCase }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [writing, setWriting] = useState<'approve' | 'ask-corrections' | 'refuse'>()
  const key = useRef(newCommandKey())
  const decision = useMutation({
    mutationFn: ({ which, body }: { which: Decision; body: DecisionBody }) =>
      takeDecision(found.filing.id, which, body, key.current),
    onSuccess: async (filing) => {
      key.current = newCommandKey()
      await queries.invalidateQueries({ queryKey: ['desk'] })
      // Whoever may do the next step stays; else the queue has the next case.
      if (decisionsFor(filing.allowed).length === 0) await navigate({ to: '/' })
    },
    onError: () => {
      key.current = newCommandKey()
    },
  })
  const open = decisionsFor(found.filing.allowed)
  if (open.length === 0) return <Notice tone="plain">{found.reviewBar ?? t.desk.nothingToDecide}</Notice>
  const may = (which: Decision) => open.includes(which)
  const send = (which: Decision) => (body: DecisionBody) => decision.mutate({ which, body })
  const busy = decision.isPending
  const missing = unseen(found.check.papers)
  const take = (which: 'accept' | 'approve') =>
    which === 'approve' && missing.length > 0 ? setWriting('approve') : send(which)({})
  return (
    <Card title={t.desk.decision}>
      <Stack>
        {decision.error ? <Fault error={decision.error} /> : null}
        {writing === 'ask-corrections' ? (
          <CorrectionsForm
            found={found}
            busy={busy}
            onSend={send('ask-corrections')}
            onBack={() => setWriting(undefined)}
          />
        ) : writing === 'approve' ? (
          <ApproveForm papers={missing} busy={busy} onSend={send('approve')} onBack={() => setWriting(undefined)} />
        ) : writing === 'refuse' ? (
          <RefusalForm found={found} busy={busy} onSend={send('refuse')} onBack={() => setWriting(undefined)} />
        ) : (
          <>
            {(['accept', 'approve'] as const).filter(may).map((which) => (
              <Button key={which} type="primary" block loading={busy} onClick={() => take(which)}>
                {t.desk.decisions[which]}
              </Button>
            ))}
            {may('ask-corrections') ? (
              <Button block disabled={busy} onClick={() => setWriting('ask-corrections')}>
                {t.desk.decisions['ask-corrections']}
              </Button>
            ) : null}
            {may('refuse') ? (
              <Button block danger disabled={busy} onClick={() => setWriting('refuse')}>
                {t.desk.decisions.refuse}
              </Button>
            ) : null}
          </>
        )}
      </Stack>
    </Card>
  )
}
