/** One case: what was applied for, what the rules found, what has happened, and the decision. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Button, Card, Descriptions, Input } from 'antd'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { caseQuery, decide, decisions, type Decision, type DeskCase } from '../../api/desk.ts'
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Timeline } from '../../citizen/filings/Timeline.tsx'
import { Note, Tag } from '../../parts/Note.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { dayText, sentence, spanText } from '../../texts/days.ts'
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
            <Summary found={found} />
            <Points found={found} />
            <Card title={t.filings.progress}>
              <Timeline filing={found.filing} />
            </Card>
            {found.others.length === 0 ? null : (
              <Card title={t.desk.others}>
                <ul className="stack tight">
                  {found.others.map((other) => (
                    <li key={other.id} className="filing-head">
                      <span>
                        {t.filings.to(other.destinationName)} · {other.typeTitle} · {spanText(other.from, other.to)}
                      </span>
                      <Tag tone={other.tone}>{other.stateTitle}</Tag>
                    </li>
                  ))}
                </ul>
              </Card>
            )}
          </div>
          <Decide found={found} />
        </div>
      )}
    </Loaded>
  )
}

function Summary({ found: { filing, person, form } }: { found: DeskCase }) {
  const rows: [string, string | null | undefined][] = [
    [t.login.name, person.idNumber],
    [t.desk.category, categoryText(person)],
    [t.filings.type, filing.typeTitle],
    [t.filings.days, spanText(filing.from, filing.to)],
    [t.file.mobile, form.mobile],
    [t.file.address, form.address],
    [t.desk.papers, form.materials.join('、') || t.desk.noPapers],
    [t.file.commitmentTitle, form.commitmentSigned ? t.file.signed : t.file.unsigned],
    [t.file.referral, form.referral?.institution],
    [t.desk.admitted, form.stay ? dayText(form.stay.admittedOn) : undefined],
    [t.desk.reasonGiven, form.reason],
  ]
  return (
    <Card
      title={`${person.name} · ${t.filings.to(filing.destinationName)}`}
      extra={<Tag tone={filing.tone}>{filing.stateTitle}</Tag>}
    >
      <Descriptions
        column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }}
        items={rows
          .filter(([, value]) => value !== undefined && value !== null && value !== '')
          .map(([label, children]) => ({ key: label, label, children }))}
      />
    </Card>
  )
}

function categoryText(person: DeskCase['person']): string {
  const category = person.category as keyof typeof t.category | null
  return category === null ? '' : t.category[category]
}

const tones = { correct: 'refusal', review: 'waiting', approve: 'good' } as const

function Points({ found: { check } }: { found: DeskCase }) {
  return (
    <Note tone={tones[check.decision]}>
      <h2>{t.desk.decisionIs[check.decision]}</h2>
      {check.problems.length === 0 ? <p>{t.desk.noPoints}</p> : null}
      {check.problems.map((problem) => (
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

/** What may be decided now: a review is the first half of an approval or a refusal. */
function decisionsFor(allowed: readonly string[]): Decision[] {
  const reviews = allowed.includes('review') || allowed.includes('approve')
  return decisions.filter((one) => (one === 'approve' || one === 'refuse' ? reviews : allowed.includes(one)))
}

function Decide({ found }: { found: DeskCase }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState(false)
  const key = useRef(newCommandKey())
  const decision = useMutation({
    mutationFn: (which: Decision) => decide(found.filing.id, which, reason.trim(), key.current),
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
  const open = decisionsFor(found.filing.allowed)
  const may = (which: Decision) => open.includes(which)
  if (open.length === 0) {
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
