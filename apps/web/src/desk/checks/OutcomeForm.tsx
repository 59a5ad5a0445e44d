/** What a check found and what follows; the words go to the person. */
import { commitmentConsequences, commitmentOutcomes } from '@yidi/contracts'
import type { CommitmentConsequence, CommitmentOutcome, CommitmentOutcomeForm } from '@yidi/contracts'
import { useState } from 'react'
import { recordOutcome, type CheckLine } from '../../api/checks.ts'
import { Choice } from '../../parts/field/Choice.tsx'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'
import look from '../../parts/look/look.module.css'

const outcomes = Object.entries(commitmentOutcomes).map(
  ([outcome, { title }]) => [outcome as CommitmentOutcome, title] as const,
)

export function OutcomeForm(props: { check: CheckLine; onDone: (words: string) => unknown; onClose: () => void }) {
  const { check, onDone, onClose } = props
  const words = t.checks.outcome
  const [outcome, setOutcome] = useState<CommitmentOutcome>()
  const [consequence, setConsequence] = useState<CommitmentConsequence>('none')
  const [said, setSaid] = useState('')
  const [tried, setTried] = useState(false)
  const record = useCommand(
    (form: CommitmentOutcomeForm, key: string) => recordOutcome(check.filingId, form, key),
    () => onDone(words.done(check.title)),
  )
  const needed = outcome !== undefined && outcome !== 'true'
  const submit = () => {
    setTried(true)
    if (outcome === undefined || (needed && said.trim() === '')) return
    record.mutate({ outcome, consequence, ...(said.trim() === '' ? {} : { words: said.trim() }) })
  }
  const ends = consequence === 'end'
  return (
    <ActionForm
      title={words.title}
      lead={words.lead}
      submit={ends ? words.sendEnd : words.send}
      danger={ends}
      error={record.error}
      busy={record.isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>
        {check.title} <span className={look.aside}>{check.filingId}</span>
      </p>
      <Choice
        label={words.outcome}
        value={outcome ?? ''}
        options={outcomes}
        empty={words.choose}
        fault={tried && outcome === undefined ? words.fault.outcome : undefined}
        onChoose={(chosen) => {
          // The empty choice comes as an empty text.
          const known = chosen in commitmentOutcomes ? chosen : undefined
          setOutcome(known)
          setConsequence(known === undefined ? 'none' : commitmentOutcomes[known].consequences[0])
        }}
      />
      {outcome === undefined || outcome === 'true' ? null : (
        <Choice
          label={words.consequence}
          value={consequence}
          options={commitmentOutcomes[outcome].consequences.map((one) => [one, commitmentConsequences[one]] as const)}
          onChoose={setConsequence}
        />
      )}
      {ends ? <Notice tone="waiting">{words.endNote}</Notice> : null}
      <Field
        label={needed ? words.words : words.wordsOptional}
        hint={needed ? words.hint[consequence] : undefined}
        maxLength={500}
        value={said}
        fault={tried && needed && said.trim() === '' ? words.fault.words : undefined}
        onText={setSaid}
      />
    </ActionForm>
  )
}
