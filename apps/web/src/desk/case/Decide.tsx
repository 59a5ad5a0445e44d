/** What may be decided now: accept or ask for corrections, then approve or refuse; each with the letter that it sends. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useRef, type ComponentType } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { decisions, takeDecision, type Decision, type DeskCase } from '../../api/desk.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { hold, tellDone } from '../held/held.ts'
import { useStanding } from '../held/useStanding.ts'
import { ApproveForm } from './ApproveForm.tsx'
import { CorrectionsForm } from './CorrectionsForm.tsx'
import { useDraft } from './draft.ts'
import type { FormProps } from './form-props.ts'
import { RefusalForm } from './RefusalForm.tsx'

type Written = Exclude<Decision, 'accept'>

/** What is told to the person is written and seen first; acceptance alone is no message. */
const forms: Readonly<Record<Written, ComponentType<FormProps>>> = {
  approve: ApproveForm,
  'ask-corrections': CorrectionsForm,
  refuse: RefusalForm,
}
const isWritten = (text: string): text is Written => text in forms

/** A review is the first half of an approval or a refusal. */
function decisionsFor(allowed: readonly string[]): Decision[] {
  const reviews = allowed.includes('review') || allowed.includes('approve')
  return decisions.filter((one) => (one === 'approve' || one === 'refuse' ? reviews : allowed.includes(one)))
}

export function Decide({ found }: { found: DeskCase }) {
  const { filing, person } = found
  const standing = useStanding()
  const drafting = useDraft(filing.id)
  const { writing } = drafting.draft
  const choice: Record<string, string> = useSearch({ strict: false })
  const about = { filingId: filing.id, title: `${person.name} · ${t.goingTo(filing.destinationName)}`, choice }
  const accept = useAccept(about)
  const may = decisionsFor(filing.allowed)
  const waits = standing.phase !== 'none' && standing.phase !== 'sent' && standing.held.filingId === filing.id
  if (waits) return <Notice tone="waiting">{t.held.here}</Notice>
  if (may.length === 0) return <Notice tone="plain">{found.reviewBar ?? t.desk.nothingToDecide}</Notice>
  const Form = isWritten(writing) && may.includes(writing) ? forms[writing] : undefined
  return (
    <Card as="section" aria-label={t.desk.decision} data-decision="">
      <h2>{t.desk.decision}</h2>
      {accept.error ? <Fault error={accept.error} /> : null}
      {Form === undefined ? (
        may.map((which) => (
          <Button
            key={which}
            kind={which === 'accept' || which === 'approve' ? 'primary' : which === 'refuse' ? 'danger' : undefined}
            disabled={accept.isPending}
            onClick={() => (which === 'accept' ? accept.mutate() : drafting.write({ writing: which }))}
          >
            {t.desk.decisions[which]}
          </Button>
        ))
      ) : (
        <Form
          found={found}
          drafting={drafting}
          busy={false}
          onSend={(body) => void hold({ ...about, decision: writing as Decision, body })}
          onBack={() => drafting.write({ writing: '' })}
        />
      )}
    </Card>
  )
}

/** Acceptance tells the person nothing and opens the next step: it is sent at once. */
function useAccept(about: { filingId: string; title: string; choice: Record<string, string> }) {
  const queries = useQueryClient()
  const key = useRef(newCommandKey())
  return useMutation({
    mutationFn: () => takeDecision(about.filingId, 'accept', {}, key.current),
    onSuccess: async () => {
      tellDone({ ...about, decision: 'accept', body: {} })
      await queries.invalidateQueries({ queryKey: ['desk'] })
    },
    onSettled: () => {
      key.current = newCommandKey()
    },
  })
}
