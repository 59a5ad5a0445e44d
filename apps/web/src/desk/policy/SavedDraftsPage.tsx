/** 存好的草案: drafts of the law that were checked and kept, what each differs in, and which are outdated or dropped. */
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { SavedDraft } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { draftsQuery } from '../../api/evaluation.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { PolicyRooms } from './PolicyRooms.tsx'

const words = t.evaluation.drafts

/** As many differences as the list shows of one draft. */
const mostShown = 3

export function SavedDraftsPage() {
  const navigate = useNavigate()
  return (
    <DeskPage title={t.deskRooms.policy}>
      <Stack>
        <PolicyRooms now="drafts" />
        <p className={look.quiet}>{words.lead}</p>
        <Loaded query={useQuery(draftsQuery)}>
          {({ drafts, maySave }) => (
            <>
              {maySave ? (
                <div>
                  <Button type="primary" onClick={() => void navigate({ to: '/policy/draft' })}>
                    {words.new}
                  </Button>
                </div>
              ) : null}
              <Card title={words.title}>
                {drafts.length === 0 ? <p className={look.quiet}>{words.none}</p> : <Drafts drafts={drafts} />}
              </Card>
            </>
          )}
        </Loaded>
      </Stack>
    </DeskPage>
  )
}

function Drafts({ drafts }: { drafts: readonly SavedDraft[] }) {
  return (
    <Rows
      label={words.title}
      heads={words.heads}
      rows={drafts.map((draft) => ({
        key: draft.draftId,
        cells: [
          <>
            <Link to="/policy/drafts/$id" params={{ id: draft.draftId }}>
              {draft.title}
            </Link>
            <div className={look.aside}>{draft.poolName}</div>
          </>,
          <Changes key="differs" draft={draft} />,
          t.evaluation.by(draft.savedBy, momentText(draft.savedAt)),
          <DraftMark key="state" draft={draft} />,
        ],
      }))}
    />
  )
}

function Changes({ draft: { differs } }: { draft: SavedDraft }) {
  const missing = t.policyRoom.compare.missing
  return (
    <Stack tight>
      {differs.slice(0, mostShown).map(({ name, title, before = missing, after = missing }) => (
        <div key={name}>{words.change(title, before, after)}</div>
      ))}
      {differs.length > mostShown ? <span className={look.aside}>{words.more(differs.length - mostShown)}</span> : null}
    </Stack>
  )
}

/** How a draft stands, in a word with its icon. */
export function DraftMark({ draft: { dropped, outdated } }: { draft: SavedDraft }) {
  if (dropped !== null) return <Tag tone="plain">{words.dropped}</Tag>
  return outdated ? <Tag tone="waiting">{words.outdated}</Tag> : <Tag tone="good">{words.current}</Tag>
}
