/** Keeps a draft of the law that has no faults, under a name; it is compared with the law and never law itself. */
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PolicyDraftSaveForm } from '@yidi/contracts'
import { useState } from 'react'
import { draftsQuery, saveDraft } from '../../api/evaluation.ts'
import { faultAt, useCommand } from '../../frame/useCommand.ts'
import { Field } from '../../parts/field/Field.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import * as t from '../../texts/index.ts'
import { ActionForm } from '../forms/ActionForm.tsx'

const words = t.evaluation.drafts

export function SaveDraft({ draft, onClose }: { draft: Omit<PolicyDraftSaveForm, 'title'>; onClose: () => void }) {
  const queries = useQueryClient()
  const [title, setTitle] = useState('')
  const [tried, setTried] = useState(false)
  const save = useCommand(saveDraft, () => queries.invalidateQueries({ queryKey: draftsQuery.queryKey }))
  const saved = save.data
  if (saved !== undefined)
    return (
      <Notice tone="good" live>
        <p>
          {words.saved}{' '}
          <Link to="/policy/drafts/$id" params={{ id: saved.draftId }}>
            {words.toSaved(saved.title)}
          </Link>
        </p>
      </Notice>
    )
  const empty = title.trim() === '' ? words.nameFault : undefined
  return (
    <ActionForm
      title={words.save}
      lead={words.saveLead}
      submit={words.save}
      error={save.error}
      busy={save.isPending}
      onClose={onClose}
      onSubmit={() => {
        setTried(true)
        if (empty === undefined) save.mutate({ ...draft, title: title.trim() })
      }}
    >
      <Field
        label={words.name}
        hint={words.nameHint}
        value={title}
        maxLength={80}
        fault={(tried ? empty : undefined) ?? faultAt(save.error, 'title')}
        onText={setTitle}
      />
    </ActionForm>
  )
}
