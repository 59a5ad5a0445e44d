/** One saved draft: what it changes, its files, and what can be done with it. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { SavedDraftWhole } from '@yidi/contracts'
import { Button, Card } from 'antd'
import clsx from 'clsx'
import { draftFiles, draftQuery, draftsQuery, dropDraft } from '../../api/evaluation.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Icon } from '../../parts/icon/Icon.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { PaperLink } from '../../parts/paper-link/PaperLink.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { ActionForm, Actions } from '../forms/ActionForm.tsx'
import formsStyle from '../forms/forms.module.css'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { DraftMark } from './SavedDraftsPage.tsx'
import style from './policy.module.css'

const words = t.evaluation.drafts

export function SavedDraftPage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <DeskPage title={words.one}>
      <Stack>
        <Link to="/policy/drafts">
          <Icon name="back" /> {words.back}
        </Link>
        <Loaded query={useQuery(draftQuery(id))}>{(draft) => <Saved draft={draft} />}</Loaded>
      </Stack>
    </DeskPage>
  )
}

function Saved({ draft }: { draft: SavedDraftWhole }) {
  const { maySave = false } = useQuery(draftsQuery).data ?? {}
  return (
    <>
      <About draft={draft} />
      <Differs draft={draft} />
      <Files draft={draft} />
      {maySave && draft.dropped === null ? (
        <Actions
          title={words.more2}
          actions={[
            {
              name: 'drop',
              label: words.drop,
              danger: true,
              form: (close) => <Drop draft={draft} close={close} />,
            },
          ]}
        />
      ) : null}
    </>
  )
}

function About({ draft }: { draft: SavedDraftWhole }) {
  const navigate = useNavigate()
  const { draftId, title, pool, poolName, savedBy, savedAt, dropped, outdated } = draft
  return (
    <Card title={title} extra={<DraftMark draft={draft} />}>
      <Stack>
        {dropped !== null ? (
          <Notice tone="plain">
            <p>{words.droppedBy(dropped.by, momentText(dropped.at))}</p>
          </Notice>
        ) : outdated ? (
          <Notice tone="waiting">
            <p>{words.outdatedLead}</p>
          </Notice>
        ) : null}
        <Pairs>
          <dt>{words.pool}</dt>
          <dd>{poolName}</dd>
          <dt>{words.savedBy}</dt>
          <dd>{t.evaluation.by(savedBy, momentText(savedAt))}</dd>
        </Pairs>
        <div className={formsStyle.formButtons}>
          {dropped === null ? (
            <Button
              type="primary"
              onClick={() => void navigate({ to: '/policy/evaluation', search: { draft: draftId } as never })}
            >
              {words.evaluate}
            </Button>
          ) : null}
          <Button onClick={() => void navigate({ to: '/policy/draft', search: { pool, draft: draftId } as never })}>
            {words.try}
          </Button>
          <PaperLink href={draftFiles(draftId)} ending="zip">
            {words.zip}
          </PaperLink>
        </div>
        <p className={look.aside}>{words.zipLead}</p>
      </Stack>
    </Card>
  )
}

function Differs({ draft: { differs } }: { draft: SavedDraftWhole }) {
  const missing = t.policyRoom.compare.missing
  return (
    <Card title={words.differs}>
      <Rows
        label={words.differs}
        heads={words.differHeads}
        rows={differs.map(({ name, title, before = missing, after = missing }) => ({
          key: name,
          cells: [title, before, after],
        }))}
      />
    </Card>
  )
}

function Files({ draft: { files } }: { draft: SavedDraftWhole }) {
  return (
    <Card title={words.files}>
      <Stack>
        {files.map(({ path, text }) => (
          <details key={path}>
            <summary className={style.title}>{path}</summary>
            <pre className={clsx(style.code, style.long)} tabIndex={0} role="region" aria-label={path}>
              {text}
            </pre>
          </details>
        ))}
      </Stack>
    </Card>
  )
}

function Drop({ draft: { draftId }, close }: { draft: SavedDraftWhole; close: () => void }) {
  const queries = useQueryClient()
  const drop = useCommand(dropDraft, async () => {
    await queries.invalidateQueries({ queryKey: draftQuery(draftId).queryKey })
    await queries.invalidateQueries({ queryKey: draftsQuery.queryKey })
    close()
  })
  return (
    <ActionForm
      title={words.drop}
      lead={words.dropLead}
      submit={words.drop}
      danger
      error={drop.error}
      busy={drop.isPending}
      onClose={close}
      onSubmit={() => drop.mutate({ id: draftId })}
    >
      {null}
    </ActionForm>
  )
}
