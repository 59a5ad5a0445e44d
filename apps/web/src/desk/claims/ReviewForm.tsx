/** The end of a review: settled as it was reckoned, or refused with reason and article; given to whoever approves. */
import type { ClaimReview } from '@yidi/contracts'
import { useState } from 'react'
import { Button } from '../../parts/button/Button.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Options } from '../../parts/options/Options.tsx'
import * as t from '../../texts/index.ts'
import { basisOf } from '../case/reason.ts'
import { ReasonFields } from '../case/ReasonFields.tsx'
import { Words } from '../case/Words.tsx'
import type { ClaimFormProps } from './form-props.ts'
import type { Review } from './useReview.ts'

const words = t.claimsDesk.review

/** The whole review as it is sent; undefined while something of it is not written. */
function bodyOf({ review, open, draft }: Review): ClaimReview | undefined {
  const opinion = draft.opinion.trim()
  const said = opinion === '' ? {} : { words: opinion }
  if (open.length > 0) return undefined
  if (!draft.refuses) return { ...review, ...said }
  if (draft.code === '' || draft.basis === '') return undefined
  const told = draft.refusal.trim()
  const reason = draft.code as NonNullable<ClaimReview['refuse']>['reason']
  const refuse = { reason, basis: basisOf(draft.basis), ...(told === '' ? {} : { words: told }) }
  return { ...review, ...said, refuse }
}

export function ReviewForm({ found, review, busy, onSend, onBack }: ClaimFormProps) {
  const { draft, write, open, outcome } = review
  const [tried, setTried] = useState(false)
  const send = () => {
    const body = bodyOf(review)
    setTried(body === undefined)
    if (body !== undefined) onSend(body)
  }
  return (
    <>
      <Options
        options={[
          { value: false, label: words.settle },
          { value: true, label: words.refuse },
        ]}
        chosen={draft.refuses}
        onChoose={(refuses) => write({ refuses })}
      />
      {open.length === 0 ? null : <Notice tone="refusal">{words.open(open)}</Notice>}
      {!draft.refuses && outcome.result?.outcome === 'undetermined' ? (
        <Notice tone="waiting">{words.notReckoned}</Notice>
      ) : null}
      {draft.refuses ? (
        <>
          <ReasonFields
            label={words.reason}
            value={draft}
            reasons={found.refusalReasons.map((one) => ({ ...one, bases: [] }))}
            documents={found.documents}
            tried={tried}
            onChange={write}
          />
          <Words label={words.words} most={1000} value={draft.refusal} onText={(refusal) => write({ refusal })} />
        </>
      ) : null}
      <Words label={words.opinion} most={1000} value={draft.opinion} onText={(opinion) => write({ opinion })} />
      <Button kind="primary" disabled={busy || review.busy} onClick={send}>
        {words.send}
      </Button>
      <Button disabled={busy} onClick={onBack}>
        {t.back}
      </Button>
    </>
  )
}
