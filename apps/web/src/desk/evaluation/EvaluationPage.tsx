/** One evaluation: how far it has come, and what it came to: who pays how much, who gains, who loses, by which group. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { evaluationStates } from '@yidi/contracts'
import type { EvaluationMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import {
  draftsQuery,
  evaluationFile,
  evaluationQuery,
  evaluationsQuery,
  goesOn,
  stopEvaluation,
} from '../../api/evaluation.ts'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { Button as PlainButton, buttonLook } from '../../parts/button/Button.tsx'
import { Icon } from '../../parts/icon/Icon.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Pairs } from '../../parts/pairs/Pairs.tsx'
import { PaperLink } from '../../parts/paper-link/PaperLink.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { momentText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import formsStyle from '../forms/forms.module.css'
import { DeskPage } from '../frame/DeskPage.tsx'
import { SaveDraft } from '../policy/SaveDraft.tsx'
import { Budget, Costs } from './Costs.tsx'
import { Differs } from './Differs.tsx'
import { Groups } from './Groups.tsx'
import { People } from './People.tsx'
import { Running } from './Running.tsx'
import { sourceWords, tones } from './summary.ts'

const words = t.evaluation.one

export function EvaluationPage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <DeskPage title={words.title}>
      <Stack>
        <Link to="/policy/evaluation">
          <Icon name="back" /> {words.back}
        </Link>
        <Loaded query={useQuery(evaluationQuery(id))}>{(found) => <Evaluated found={found} />}</Loaded>
      </Stack>
    </DeskPage>
  )
}

function Evaluated({ found }: { found: EvaluationMessage }) {
  const { result } = found
  return (
    <>
      <Summary found={found} />
      <State found={found} />
      {goesOn(found) ? null : <Onwards found={found} />}
      {result === null ? null : (
        <>
          <Costs result={result} />
          <Budget lines={found.budget} />
          <People result={result} />
          <Groups groups={found.groups} />
        </>
      )}
      <Differs found={found} />
    </>
  )
}

function Summary({ found }: { found: EvaluationMessage }) {
  return (
    <Card
      title={t.evaluation.title(found.beforeTitle, found.afterTitle)}
      extra={<Tag tone={tones[found.state]}>{evaluationStates[found.state]}</Tag>}
    >
      <Stack tight>
        <Pairs>
          <dt>{words.before}</dt>
          <dd>{found.beforeTitle}</dd>
          <dt>{words.after}</dt>
          <dd>{found.afterTitle}</dd>
          <dt>{words.year}</dt>
          <dd>{t.evaluation.year(found.year)}</dd>
          <dt>{words.pools}</dt>
          <dd>{found.pools.map(({ name }) => name).join('、')}</dd>
          <dt>{words.source}</dt>
          <dd>{sourceWords(found.source)}</dd>
          <dt>{words.who}</dt>
          <dd>{t.evaluation.by(found.startedBy, momentText(found.startedAt))}</dd>
        </Pairs>
        <p className={look.aside}>{words.only}</p>
      </Stack>
    </Card>
  )
}

function State({ found }: { found: EvaluationMessage }) {
  const { state, failed, result } = found
  if (goesOn(found)) return <Going found={found} />
  if (state === 'stopped')
    return (
      <Notice tone="plain" live>
        <p>{words.stopped}</p>
      </Notice>
    )
  if (state === 'failed')
    return (
      <Notice tone="refusal" live>
        <p>{failed ?? words.failed}</p>
      </Notice>
    )
  if (result === null) return null
  return result.undetermined === 0 ? (
    <Notice tone="good">
      <p>{words.allDetermined(result.cases)}</p>
    </Notice>
  ) : (
    <Notice tone="waiting">
      <p>{words.undetermined(result.undetermined, result.cases)}</p>
    </Notice>
  )
}

function Going({ found }: { found: EvaluationMessage }) {
  const queries = useQueryClient()
  const stop = useCommand(stopEvaluation, async (message) => {
    queries.setQueryData(evaluationQuery(message.evaluationId).queryKey, message)
    await queries.invalidateQueries({ queryKey: evaluationsQuery.queryKey })
  })
  return (
    <Card>
      <Stack tight>
        <Running run={found} />
        {stop.error === null ? null : <Fault error={stop.error} />}
        {found.mayStop ? (
          <div>
            <Button danger loading={stop.isPending} onClick={() => stop.mutate({ id: found.evaluationId })}>
              {words.stop}
            </Button>
          </div>
        ) : null}
      </Stack>
    </Card>
  )
}

/** What can be done with it: taken along, asked again, and what was changed on the page kept as a draft. */
function Onwards({ found }: { found: EvaluationMessage }) {
  const [saving, setSaving] = useState(false)
  const { evaluationId: id, asked, result, pools } = found
  const { maySave = false } = useQuery(draftsQuery).data ?? {}
  const after = asked?.after
  const [pool] = pools
  const changed = after !== undefined && !('draft' in after) ? after : undefined
  return (
    <Stack>
      <div className={formsStyle.formButtons}>
        {result === null ? null : (
          <>
            <PaperLink href={evaluationFile(id, 'pdf')}>{words.pdf}</PaperLink>
            <PaperLink href={evaluationFile(id, 'csv')} ending="csv">
              {words.csv}
            </PaperLink>
          </>
        )}
        {maySave ? (
          <Link to="/policy/evaluation" search={{ again: id } as never} className={buttonLook()}>
            {words.again}
          </Link>
        ) : null}
        {!maySave || changed === undefined || saving ? null : (
          <PlainButton onClick={() => setSaving(true)}>{words.save}</PlainButton>
        )}
      </div>
      {!saving || changed === undefined || pool === undefined ? null : (
        <SaveDraft
          draft={{ pool: pool.code, ...changed, ...(asked?.before === 'law' ? {} : { over: asked?.before ?? '' }) }}
          onClose={() => setSaving(false)}
        />
      )}
    </Stack>
  )
}
