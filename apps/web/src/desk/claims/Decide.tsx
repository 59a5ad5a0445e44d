/** What may be decided of a claim now. What tells the person something is held for a moment; what only goes on at the desk is not. */
import type { ComponentType } from 'react'
import type { ClaimAction } from '@yidi/contracts'
import type { ClaimCase } from '../../api/claims-desk.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import * as t from '../../texts/index.ts'
import { Corrections } from '../case/Corrections.tsx'
import { Deciding, type Offer } from '../case/Deciding.tsx'
import { ApproveForm } from './ApproveForm.tsx'
import { Proposed } from './Proposed.tsx'
import { RefuseForm } from './RefuseForm.tsx'
import { BackForm, ReopenForm } from './ReasonForms.tsx'
import { RecoverForm, RepayForm } from './ReceivedForm.tsx'
import { ReviewForm } from './ReviewForm.tsx'
import type { ClaimFormProps } from './form-props.ts'
import type { Review } from './useReview.ts'

type Decision = Extract<
  ClaimAction,
  'accept' | 'ask-corrections' | 'review' | 'return' | 'approve' | 'refuse' | 'reopen' | 'repay' | 'recover'
>

interface Deciding {
  look?: Offer['look']
  silent?: true
  form?: ComponentType<ClaimFormProps>
}

/** In the order of their buttons. */
const decisions: Readonly<Record<Decision, Deciding>> = {
  accept: { look: 'primary', silent: true },
  review: { look: 'primary', silent: true, form: ReviewForm },
  approve: { look: 'primary', form: ApproveForm },
  refuse: { look: 'danger', form: RefuseForm },
  return: { silent: true, form: BackForm },
  'ask-corrections': { form: CorrectionsForm },
  // Money that has come in is booked at once.
  repay: { look: 'primary', silent: true, form: RepayForm },
  recover: { silent: true, form: RecoverForm },
  reopen: { look: 'danger', form: ReopenForm },
}

/** Of approving and refusing only the one that the review proposes. */
function offered({ claim, review }: ClaimCase): Decision[] {
  const proposed = review?.refuse === undefined ? 'refuse' : 'approve'
  return (Object.keys(decisions) as Decision[]).filter(
    (one) => claim.allowed.includes(one) && !(claim.state === 'reviewed' && one === proposed),
  )
}

export function Decide({ found, review }: { found: ClaimCase; review: Review }) {
  const { claim, person, bar } = found
  const offers = offered(found)
  return (
    <>
      <Proposed found={found} />
      {bar === undefined || offers.length === 0 ? null : <Notice tone="plain">{bar}</Notice>}
      <Deciding
        about={{ kind: 'claim', id: claim.id, title: t.claimsDesk.of(person.name, claim.institution.name) }}
        offers={offers.map((decision) => {
          const { form: Form, ...how } = decisions[decision]
          return {
            decision,
            title: t.claimsDesk.decisions[decision],
            ...how,
            ...(Form === undefined ? {} : { form: (writing) => <Form {...{ found, review }} {...writing} /> }),
          }
        })}
        none={bar ?? t.desk.nothingToDecide}
        writing={review.draft.writing}
        onWriting={(writing) => review.write({ writing })}
      />
    </>
  )
}

function CorrectionsForm({ found, review, ...form }: ClaimFormProps) {
  return (
    <Corrections
      {...form}
      problems={found.warnings}
      second={found.history.some((step) => step.action === 'ask-corrections')}
      drafting={review}
    />
  )
}
