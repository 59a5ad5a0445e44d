/** One case: what was applied for, what the rules found, what has happened, and the decision. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Card, Descriptions, Input } from 'antd'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { caseQuery, decide, type Decision, type DeskCase } from '../../api/desk.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Timeline } from '../../citizen/filings/Timeline.tsx'
import { Note, Tag } from '../../parts/Note.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { sentence, spanText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import '../../bill/bill.css'

export function CasePage() {
  const { id } = useParams({ strict: false })
  return (
    <DeskPage title={t.desk.case}>
      <Case id={id ?? ''} />
    </DeskPage>
  )
}

function Case({ id }: { id: string }) {
  return (
    <Loaded query={useQuery(caseQuery(id))}>
      {(found) => (
        <div className="desk-split">
          <div className="stack">
            <Card
              title={`${found.person.name} · ${t.filings.to(found.destinationName)}`}
              extra={<Tag tone={found.tone}>{found.stateTitle}</Tag>}
            >
              <Descriptions
                column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }}
                items={[
                  { key: 'id', label: t.login.name, children: found.person.idNumber },
                  { key: 'category', label: t.desk.category, children: found.person.categoryTitle },
                  { key: 'type', label: t.filings.type, children: found.typeTitle },
                  { key: 'days', label: t.filings.days, children: spanText(found.from, found.to) },
                  { key: 'mobile', label: t.file.mobile, children: found.mobile ?? '' },
                  { key: 'address', label: t.file.address, children: found.address ?? '' },
                  { key: 'papers', label: t.desk.papers, children: found.materials.join('、') || t.desk.noPapers },
                ]}
              />
            </Card>
            <Points found={found} />
            <Card title={t.filings.progress}>
              <Timeline filing={found} />
            </Card>
          </div>
          <Decide found={found} />
        </div>
      )}
    </Loaded>
  )
}

function Points({ found }: { found: DeskCase }) {
  if (found.problems.length === 0) return <Note tone="good">{t.desk.noPoints}</Note>
  return (
    <Note tone="waiting">
      <h2>{t.desk.points}</h2>
      {found.problems.map((problem) => (
        <div key={problem.code + problem.path} className="stack tight">
          <p>
            {sentence(problem.text)}
            {sentence(problem.remedy)}
          </p>
          {problem.basis ? <BasisChip basis={problem.basis} /> : null}
        </div>
      ))}
    </Note>
  )
}

function Decide({ found }: { found: DeskCase }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState(false)
  const key = useRef(newCommandKey())
  const decision = useMutation({
    mutationFn: (which: Decision) => decide(found.id, which, reason.trim(), key.current),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['desk'] })
      await navigate({ to: '/' })
    },
  })
  const take = (which: Decision) => {
    const needsReason = which === 'refuse' || which === 'ask-corrections'
    setFault(needsReason && reason.trim() === '')
    if (needsReason && reason.trim() === '') return
    decision.mutate(which)
  }
  const may = (which: Decision) => found.allowed.includes(which)
  if (!(['accept', 'approve', 'refuse', 'ask-corrections'] as const).some(may)) {
    return <Note tone="plain">{t.desk.nothingToDecide}</Note>
  }
  return (
    <Card title={t.desk.decision} className="desk-decision">
      <div className="stack">
        {decision.error ? <Fault error={decision.error} /> : null}
        <div className="field">
          <label htmlFor="reason">{t.desk.reason}</label>
          <Input.TextArea
            id="reason"
            rows={4}
            maxLength={500}
            value={reason}
            status={fault ? 'error' : ''}
            aria-invalid={fault || undefined}
            onChange={(event) => {
              setReason(event.target.value)
              key.current = newCommandKey()
            }}
          />
          {fault ? (
            <span className="fault" role="alert">
              {t.desk.reasonFault}
            </span>
          ) : null}
        </div>
        {(['accept', 'approve'] as const).filter(may).map((which) => (
          <Button key={which} type="primary" block loading={decision.isPending} onClick={() => take(which)}>
            {t.desk.decisions[which]}
          </Button>
        ))}
        {may('ask-corrections') ? (
          <Button block disabled={decision.isPending} onClick={() => take('ask-corrections')}>
            {t.desk.decisions['ask-corrections']}
          </Button>
        ) : null}
        {may('refuse') ? (
          <Button block danger disabled={decision.isPending} onClick={() => take('refuse')}>
            {t.desk.decisions.refuse}
          </Button>
        ) : null}
      </div>
    </Card>
  )
}
