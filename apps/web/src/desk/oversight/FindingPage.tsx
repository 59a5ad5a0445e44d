/** One finding: what the rule saw and by which article, the settlements side by side, and dismissing it with a reason. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { FindingMessage } from '@yidi/contracts'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { dismissFinding, findingQuery } from '../../api/findings.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, momentText, stretchText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { groupYuan } from '../../texts/yuan.ts'
import { FactRows, Facts } from '../case/Facts.tsx'
import { Words } from '../case/Words.tsx'
import { ActionForm } from '../forms/ActionForm.tsx'
import { Rows } from '../forms/Rows.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { toneOf } from './tone.ts'

const words = t.oversightFindings.one

export function FindingPage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <DeskPage title={words.title}>
      <Loaded query={useQuery(findingQuery(id))}>{(finding) => <Shown finding={finding} />}</Loaded>
    </DeskPage>
  )
}

function Shown({ finding }: { finding: FindingMessage }) {
  const { person, dismissed, basis } = finding
  const status = basis.says === null ? undefined : words.statuses[basis.says]
  return (
    <Stack>
      <Facts
        title={finding.title}
        state={{ tone: toneOf[finding.state], title: finding.stateTitle }}
        rows={[
          [words.subject, finding.subjectTitle],
          [words.person, person === null ? null : `${person.name} ${person.idNumber}`],
          [words.institution, finding.subjectKind === 'institution' ? null : finding.institutionName],
          [words.day, dayText(finding.day)],
          [words.score, t.oversightFindings.points(finding.score)],
          [words.case, finding.caseId],
          [words.found, momentText(finding.foundAt)],
          [words.version, finding.ruleVersion],
          [words.number, finding.id],
        ]}
      >
        <p>{finding.sentence}。</p>
        <div>
          <BasisChip basis={basis} />
        </div>
        {status === undefined ? null : <p className={look.aside}>{status}</p>}
      </Facts>
      <Card title={words.facts}>
        <FactRows rows={finding.facts.map(({ name, value }) => [name, value] as const)} />
      </Card>
      <Settlements finding={finding} />
      {dismissed === null ? null : (
        <Notice tone="plain">
          {words.dismissed}：{dismissed.reason}（{words.dismissedBy(dismissed.by, momentText(dismissed.at))}）
        </Notice>
      )}
      {finding.mayDismiss ? <ToCase finding={finding} /> : null}
      {finding.mayDismiss ? <Dismiss id={finding.id} /> : null}
    </Stack>
  )
}

function Settlements({ finding: { settlements, settlementCount } }: { finding: FindingMessage }) {
  return (
    <Card title={words.settlements(settlements.length, settlementCount)}>
      {settlements.length === 0 ? (
        <p className={look.quiet}>{words.noSettlements}</p>
      ) : (
        <Rows
          label={words.settlements(settlements.length, settlementCount)}
          heads={words.heads}
          rows={settlements.map((one) => ({ key: one.settlementId, superseded: one.undone, cells: cellsOf(one) }))}
        />
      )}
    </Card>
  )
}

const cellsOf = (one: FindingMessage['settlements'][number]) => [
  <>
    <Link to="/visits/$id" params={{ id: one.visitId }}>
      {words.kinds[one.kind] ?? one.kind} {one.from === one.to ? dayText(one.from) : stretchText(one.from, one.to)}
    </Link>
    {one.undone ? <Tag tone="plain">{words.undone}</Tag> : null}
  </>,
  one.personNo,
  `${one.institutionName} · ${one.placeName}`,
  momentText(one.settledAt),
  groupYuan(one.total),
  groupYuan(one.fund),
  groupYuan(one.account),
  groupYuan(one.cash),
]

/** Opening a case of it, filled in with whom it is about. */
function ToCase({ finding: { id, subjectKind: kind, subject, institution } }: { finding: FindingMessage }) {
  const search = { kind, subject, findings: id, ...(institution === null ? {} : { institution }) }
  return (
    <div>
      <Link to="/cases" search={search as never}>
        {t.oversightCases.open}
      </Link>
    </div>
  )
}

function Dismiss({ id }: { id: string }) {
  const queries = useQueryClient()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const command = useCommand(dismissFinding, async () => {
    await queries.invalidateQueries({ queryKey: ['desk', 'findings'] })
    await queries.invalidateQueries({ queryKey: findingQuery(id).queryKey })
  })
  const send = () => {
    setTried(true)
    if (reason.trim() !== '') command.mutate({ id, reason: reason.trim() })
  }
  if (!open)
    return (
      <div>
        <Button onClick={() => setOpen(true)}>{words.dismiss}</Button>
      </div>
    )
  return (
    <ActionForm
      title={words.dismiss}
      submit={words.dismiss}
      error={command.error}
      busy={command.isPending}
      onClose={() => setOpen(false)}
      onSubmit={send}
    >
      <Words
        label={words.reason}
        most={500}
        value={reason}
        fault={tried && reason.trim() === '' ? words.missing : undefined}
        onText={setReason}
      />
    </ActionForm>
  )
}
