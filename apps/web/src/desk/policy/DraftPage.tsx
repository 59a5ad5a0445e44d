/** 草案试算: figures or files of a draft, checked, and one case by the law in force and by the draft. Nothing of it is kept. */
import { useMutation, useQuery } from '@tanstack/react-query'
import type { PoolSummary, SavedDraftWhole } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { draftQuery, draftsQuery } from '../../api/evaluation.ts'
import { policyTableQuery, quoteDraft } from '../../api/policy-desk.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { Choice } from '../../parts/field/Choice.tsx'
import { Form } from '../../parts/form/Form.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import formsStyle from '../forms/forms.module.css'
import { DeskPage } from '../frame/DeskPage.tsx'
import { caseOf, exampleOf } from './draft-case.ts'
import { DraftAnswer } from './DraftAnswer.tsx'
import { DraftCaseForm } from './DraftCaseForm.tsx'
import { DraftChanges, DraftFiles } from './DraftChanges.tsx'
import type { Change, DraftFile } from './draft-form.ts'
import { PolicyRooms, useLookedAt, useReadsKept } from './PolicyRooms.tsx'
import { SaveDraft } from './SaveDraft.tsx'

const words = t.policyRoom.draft

interface At {
  pools: readonly PoolSummary[]
  pool: PoolSummary
  on: string
}

export function DraftPage() {
  const at = useLookedAt()
  const { draft } = useSearch({ strict: false }) as { draft?: string }
  return (
    <DeskPage title={t.deskRooms.policy}>
      <Stack>
        <PolicyRooms now="draft" />
        <p className={look.quiet}>{words.lead}</p>
        {at === undefined ? (
          <p className={look.quiet}>{t.loading}</p>
        ) : draft === undefined ? (
          <Draft key={at.pool.code} {...at} />
        ) : (
          <OfSaved key={draft} draft={draft} {...at} />
        )}
      </Stack>
    </DeskPage>
  )
}

/** A draft that was kept, to be tried on a case or worked on. */
function OfSaved({ draft, ...at }: At & { draft: string }) {
  return <Loaded query={useQuery(draftQuery(draft))}>{(saved) => <Draft {...at} saved={saved} />}</Loaded>
}

/** What the JSON says; undefined where it is none. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json) as unknown
  } catch {
    return undefined
  }
}

function Draft({ pools, pool, on, saved }: At & { saved?: SavedDraftWhole }) {
  const navigate = useNavigate()
  const [changes, setChanges] = useState<Change[]>([])
  const [files, setFiles] = useState<DraftFile[]>(saved?.files ?? [])
  const [form, setForm] = useState(() => exampleOf('home', pool, on))
  const [json, setJson] = useState<string>()
  const [tried, setTried] = useState(false)
  const [saving, setSaving] = useState(false)
  const maySave = useQuery({ ...draftsQuery, enabled: useReadsKept() }).data?.maySave ?? false
  const asking = useMutation({ mutationFn: quoteDraft })
  const value = json === undefined ? caseOf(pool.code, form) : parsed(json)
  const empty = changes.length + files.length === 0
  const asked = {
    ...{ pool: pool.code, case: value, files },
    changes: changes.map(({ figure, value: to, from }) => ({ figure, value: to, from })),
  }
  // What was answered is shown as long as it is the answer to what the page says.
  const answer = JSON.stringify(asking.variables) === JSON.stringify(asked) ? asking.data : undefined
  // Only what was checked without a fault, and as it was checked, can be kept.
  const keeps = maySave && answer?.faults.length === 0
  const send = () => {
    setTried(true)
    if (!empty && value !== undefined) asking.mutate(asked)
  }
  return (
    <Stack>
      {saved === undefined ? null : <p className={look.quiet}>{t.evaluation.drafts.loaded(saved.title)}</p>}
      <Form onSend={send}>
        <Choice
          label={t.policyRoom.pool}
          value={pool.code}
          options={pools.map(({ code, short }) => [code, short] as const)}
          onChoose={(code) => void navigate({ to: '/policy/draft', search: { pool: code } })}
        />
        <Parts {...{ pool, on, changes, files, setChanges, setFiles }} />
        <Card title={words.case}>
          <DraftCaseForm
            pool={pool}
            form={form}
            json={json}
            fault={tried && value === undefined ? words.jsonFault : undefined}
            onForm={setForm}
            onJson={setJson}
          />
        </Card>
        {tried && empty ? (
          <Notice tone="refusal" live>
            <p>{words.nothing}</p>
          </Notice>
        ) : null}
        {asking.error ? <Fault error={asking.error} /> : null}
        <div className={formsStyle.formButtons}>
          <Button type="primary" htmlType="submit" loading={asking.isPending}>
            {words.send}
          </Button>
          {keeps && !saving ? <Button onClick={() => setSaving(true)}>{t.evaluation.drafts.save}</Button> : null}
        </div>
      </Form>
      {keeps && saving ? (
        <SaveDraft
          draft={{ pool: asked.pool, changes: asked.changes, files: asked.files }}
          onClose={() => setSaving(false)}
        />
      ) : null}
      {answer === undefined ? null : <DraftAnswer answer={answer} />}
    </Stack>
  )
}

interface PartsProps extends Pick<At, 'pool' | 'on'> {
  changes: readonly Change[]
  files: readonly DraftFile[]
  setChanges: (changes: Change[]) => void
  setFiles: (files: DraftFile[]) => void
}

/** What the draft changes: figures, and whole files. */
function Parts({ pool, on, changes, files, setChanges, setFiles }: PartsProps) {
  const folders = useQuery(policyTableQuery(pool.code, on)).data?.folders
  return (
    <>
      <Card title={words.changes}>
        <DraftChanges pool={pool} on={on} changes={changes} onChanges={setChanges} />
      </Card>
      <Card title={words.files}>
        {folders === undefined ? (
          <p className={look.quiet}>{t.loading}</p>
        ) : (
          <DraftFiles folder={folders[0] ?? ''} files={files} onFiles={setFiles} />
        )}
      </Card>
    </>
  )
}
