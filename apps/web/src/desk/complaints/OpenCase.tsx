/** 立案 of a tip-off, for 稽核 alone: filled in from what was written, without who wrote it; once opened, the case itself. */
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { oversightSubjects, type OversightSubject } from '@yidi/contracts'
import { Button } from 'antd'
import { useState } from 'react'
import { casesKey } from '../../api/cases.ts'
import { openCaseOf, type ComplaintCase } from '../../api/complaints-desk.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import * as t from '../../texts/index.ts'
import { Words } from '../case/Words.tsx'
import { Choose } from '../choose/Choose.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'
import formsStyle from '../forms/forms.module.css'

const words = t.oversightCases
// A case about one of the staff is the audit's to open.
const subjects = (Object.entries(oversightSubjects) as [OversightSubject, string][]).filter(
  ([kind]) => kind !== 'staff',
)

export function OpenCase({ found }: { found: ComplaintCase }) {
  const [open, setOpen] = useState(false)
  const { tipOff } = found
  if (tipOff === null) return null
  if (tipOff.caseId !== null)
    return (
      <Notice tone="plain">
        <Link to="/cases/$id" params={{ id: tipOff.caseId }}>
          {t.complaintsDesk.caseOpened(tipOff.caseId)}
        </Link>
      </Notice>
    )
  if (open) return <Write found={found} matter={tipOff.matter} onClose={() => setOpen(false)} />
  return (
    <div className={formsStyle.formButtons}>
      <Button onClick={() => setOpen(true)}>{words.open}</Button>
    </div>
  )
}

function Write({ found, matter, onClose }: { found: ComplaintCase; matter: string; onClose: () => void }) {
  const named = found.institution?.code ?? ''
  const [kind, setKind] = useState<OversightSubject>(named === '' ? 'person' : 'institution')
  const [said, setSaid] = useState({ subject: named, institution: named, matter })
  const change = (part: Partial<typeof said>) => setSaid((before) => ({ ...before, ...part }))
  const queries = useQueryClient()
  const command = useCommand(
    (form: Parameters<typeof openCaseOf>[1], key: string) => openCaseOf(found.id, form, key),
    async () => {
      await queries.invalidateQueries({ queryKey: casesKey })
      await queries.invalidateQueries({ queryKey: ['desk'] })
    },
  )
  const isPlaced = kind === 'doctor' || kind === 'item'
  const institution = isPlaced ? said.institution.trim() : ''
  return (
    <ActionForm
      title={words.open}
      lead={t.complaintsDesk.caseLead}
      submit={words.open}
      error={command.error}
      busy={command.isPending}
      onClose={onClose}
      onSubmit={() =>
        command.mutate({
          ...{ subjectKind: kind, subject: said.subject.trim(), matter: said.matter.trim() },
          ...(institution === '' ? {} : { institution }),
        })
      }
    >
      <Choose label={words.about} value={kind} options={subjects} onChoose={setKind} />
      <Field
        label={words.subject}
        hint={words.subjectHint}
        value={said.subject}
        maxLength={60}
        onText={(text) => change({ subject: text })}
      />
      {isPlaced ? (
        <Field
          label={words.institution}
          value={said.institution}
          maxLength={40}
          onText={(text) => change({ institution: text })}
        />
      ) : null}
      <Words label={words.matter} most={2000} value={said.matter} onText={(text) => change({ matter: text })} />
    </ActionForm>
  )
}
