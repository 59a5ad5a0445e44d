/** 评估: the evaluations that were made, and the form that starts one. Nothing of it touches a settlement. */
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { evaluationStates } from '@yidi/contracts'
import type { EvaluationsMessage, EvaluationSummary } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { draftsQuery, evaluationQuery, evaluationsQuery, goesOn } from '../../api/evaluation.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { PolicyRooms } from '../policy/PolicyRooms.tsx'
import { begunWith, typedAgain } from './evaluation-form.ts'
import { Running } from './Running.tsx'
import { Start } from './Start.tsx'
import { sourceWords, tones } from './summary.ts'

const words = t.evaluation

export function EvaluationsPage() {
  return (
    <DeskPage title={t.deskRooms.policy}>
      <Stack>
        <PolicyRooms now="evaluation" />
        <p className={look.quiet}>{words.lead}</p>
        <Loaded query={useQuery(evaluationsQuery)}>{(found) => <Evaluations found={found} />}</Loaded>
      </Stack>
    </DeskPage>
  )
}

function Evaluations({ found }: { found: EvaluationsMessage }) {
  const { draft, again } = useSearch({ strict: false }) as { draft?: string; again?: string }
  const [open, setOpen] = useState(found.runs.length === 0 || draft !== undefined || again !== undefined)
  return (
    <>
      {!found.mayStart ? null : open ? (
        <StartOf key={`${draft ?? ''} ${again ?? ''}`} found={found} draft={draft} again={again} />
      ) : (
        <div>
          <Button type="primary" onClick={() => setOpen(true)}>
            {words.start.title}
          </Button>
        </div>
      )}
      <Card title={words.runs}>
        {found.runs.length === 0 ? <p className={look.quiet}>{words.none}</p> : <Runs runs={found.runs} />}
      </Card>
    </>
  )
}

/** The form with what it begins with: nothing, a draft, or what another evaluation was asked. */
function StartOf(props: { found: EvaluationsMessage; draft: string | undefined; again: string | undefined }) {
  const { found, draft, again } = props
  const drafts = useQuery(draftsQuery)
  const before = useQuery({ ...evaluationQuery(again ?? ''), enabled: again !== undefined })
  return (
    <Loaded query={drafts}>
      {({ drafts: all }) => {
        const begun = begunWith(found, draft)
        if (again === undefined) return <Start found={found} drafts={all} begun={begun} />
        return (
          <Loaded query={before}>
            {(message) => <Start found={found} drafts={all} begun={typedAgain(begun, message)} />}
          </Loaded>
        )
      }}
    </Loaded>
  )
}

function Runs({ runs }: { runs: readonly EvaluationSummary[] }) {
  return (
    <Rows
      label={words.runs}
      heads={words.runHeads}
      rows={runs.map((run) => ({
        key: run.evaluationId,
        cells: [
          <Link key="one" to="/policy/evaluation/$id" params={{ id: run.evaluationId }}>
            {words.title(run.beforeTitle, run.afterTitle)}
          </Link>,
          <>
            {words.year(run.year)}，{run.pools.map(({ name }) => name).join('、')}
            <div className={look.aside}>{sourceWords(run.source)}</div>
          </>,
          goesOn(run) ? (
            <Running key="state" run={run} />
          ) : (
            <Tag key="state" tone={tones[run.state]}>
              {evaluationStates[run.state]}
            </Tag>
          ),
          words.by(run.startedBy, momentText(run.startedAt)),
        ],
      }))}
    />
  )
}
