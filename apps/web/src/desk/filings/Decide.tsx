/** What may be decided of a filing: accept or ask for corrections, then approve or refuse; each with the letter that it sends. */
import type { ComponentType } from 'react'
import { decisions, type Decision, type DeskCase } from '../../api/desk.ts'
import * as t from '../../texts/index.ts'
import { Deciding } from '../case/Deciding.tsx'
import { ApproveForm } from './ApproveForm.tsx'
import { CorrectionsForm } from './CorrectionsForm.tsx'
import { useFilingDraft } from './draft.ts'
import type { FormProps } from './form-props.ts'
import { RefusalForm } from './RefusalForm.tsx'

/** What is told to the person is written and seen first; acceptance alone is no message. */
const forms: Readonly<Partial<Record<Decision, ComponentType<FormProps>>>> = {
  approve: ApproveForm,
  'ask-corrections': CorrectionsForm,
  refuse: RefusalForm,
}
const looks = { accept: 'primary', approve: 'primary', refuse: 'danger', 'ask-corrections': undefined } as const

/** A review is the first half of an approval or a refusal. */
function decisionsFor(allowed: readonly string[]): Decision[] {
  const reviews = allowed.includes('review') || allowed.includes('approve')
  return decisions.filter((one) => (one === 'approve' || one === 'refuse' ? reviews : allowed.includes(one)))
}

export function Decide({ found }: { found: DeskCase }) {
  const { filing, person } = found
  const drafting = useFilingDraft(filing.id)
  return (
    <Deciding
      about={{ kind: 'filing', id: filing.id, title: `${person.name} · ${t.goingTo(filing.destinationName)}` }}
      offers={decisionsFor(filing.allowed).map((decision) => {
        const Form = forms[decision]
        return {
          decision,
          title: t.desk.decisions[decision],
          look: looks[decision],
          silent: decision === 'accept',
          ...(Form === undefined ? {} : { form: (writing) => <Form {...{ found, drafting }} {...writing} /> }),
        }
      })}
      none={found.reviewBar ?? t.desk.nothingToDecide}
      writing={drafting.draft.writing}
      onWriting={(writing) => drafting.write({ writing })}
    />
  )
}
