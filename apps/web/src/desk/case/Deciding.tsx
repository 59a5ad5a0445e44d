/** What may be decided of a case now: a button for each decision, or the form of the one that is being written. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useRef, type ComponentProps, type ReactNode } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { takeDecision } from '../../api/desk.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Card } from '../../parts/card/Card.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault } from '../../frame/Loaded.tsx'
import * as t from '../../texts/index.ts'
import { hold, tellDone, type About } from '../held/held.ts'
import { useStanding } from '../held/useStanding.ts'

interface Writing {
  busy: boolean
  onSend: (body: object) => void
  onBack: () => void
}

export interface Offer {
  /** As the server calls it. */
  decision: string
  title: string
  look?: ComponentProps<typeof Button>['kind']
  /**
   * Tells the person nothing and is sent at once. Any other is held for a moment in which it can be taken back (ADR 0034).
   */
  silent?: boolean
  /** What is written first; without it the decision is sent as it is. */
  form?: (writing: Writing) => ReactNode
}

interface DecidingProps {
  about: Omit<About, 'choice'>
  offers: readonly Offer[]
  /** Said where there is nothing to decide for whoever looks. */
  none: string
  /** Which form is open; empty for none. */
  writing: string
  onWriting: (decision: string) => void
}

export function Deciding({ about, offers, none, writing, onWriting }: DecidingProps) {
  const standing = useStanding()
  const choice: Record<string, string> = useSearch({ strict: false })
  const now = useDecideNow({ ...about, choice })
  const waits = standing.phase !== 'none' && standing.phase !== 'sent' && standing.held.id === about.id
  if (waits) return <Notice tone="waiting">{t.held.here}</Notice>
  if (offers.length === 0) return <Notice tone="plain">{none}</Notice>
  const take = ({ decision, title, silent = false }: Offer, body: object) => {
    const taken = { decision, says: title, body }
    if (silent) now.mutate(taken)
    else void hold({ ...about, choice, ...taken })
  }
  const written = offers.find(({ decision, form }) => decision === writing && form !== undefined)
  return (
    <Card as="section" aria-label={t.desk.decision} data-decision="">
      <h2>{t.desk.decision}</h2>
      {now.error ? <Fault error={now.error} /> : null}
      {written?.form?.({
        busy: now.isPending,
        onSend: (body) => take(written, body),
        onBack: () => onWriting(''),
      }) ??
        offers.map((offer) => (
          <Button
            key={offer.decision}
            kind={offer.look}
            disabled={now.isPending}
            onClick={() => (offer.form === undefined ? take(offer, {}) : onWriting(offer.decision))}
          >
            {offer.title}
          </Button>
        ))}
    </Card>
  )
}

/** A decision that opens the next step and tells the person nothing. */
function useDecideNow(about: About) {
  const queries = useQueryClient()
  const key = useRef(newCommandKey())
  return useMutation({
    mutationFn: (taken: { decision: string; says: string; body: object }) =>
      takeDecision({ ...about, ...taken }, key.current),
    onSuccess: async (_, taken) => {
      tellDone({ ...about, ...taken })
      await queries.invalidateQueries({ queryKey: ['desk'] })
    },
    onSettled: () => {
      key.current = newCommandKey()
    },
  })
}
