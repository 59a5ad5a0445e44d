/** One case: what was applied for, what the rules found, what has happened, and the decision. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Card, Descriptions } from 'antd'
import { useRef } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { assign, caseMaterialsQuery, caseQuery, colleaguesQuery, type DeskCase } from '../../api/desk.ts'
import { sessionQuery } from '../../api/session.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { dayText, momentText, sentence, spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Decide } from './Decide.tsx'
import { useCaseKeys } from './keys.ts'
import { Materials } from './Materials.tsx'
import { Papers } from './Papers.tsx'
import deskStyle from '../frame/desk.module.css'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import style from './case.module.css'
import look from '../../parts/look/look.module.css'
import fieldStyle from '../../parts/field/field.module.css'

export function CasePage() {
  const { id } = useParams({ strict: false })
  return (
    <DeskPage title={t.desk.case}>
      <Case id={id ?? ''} />
    </DeskPage>
  )
}

function Case({ id }: { id: string }) {
  const navigate = useNavigate()
  const decide = useRef<HTMLDivElement>(null)
  useCaseKeys({
    decide: () => decide.current?.querySelector<HTMLElement>('.case-decide button, .case-decide input')?.focus(),
    back: () => void navigate({ to: '/' }),
  })
  return (
    <Loaded query={useQuery(caseQuery(id))}>
      {(found) => (
        <div className={deskStyle.split}>
          <Stack>
            <Summary found={found} />
            <Points found={found} />
            <Papers papers={found.check.papers} />
            <Uploads id={id} found={found} />
            <History found={found} />
            {found.others.length === 0 ? null : (
              <Card title={t.desk.others}>
                <Stack as="ul" tight>
                  {found.others.map((other) => (
                    <Ends key={other.id} as="li">
                      <span>
                        <Link to="/filings/$id" params={{ id: other.id }}>
                          {t.filings.to(other.destinationName)}
                        </Link>{' '}
                        · {other.typeTitle} · {spanText(other.from, other.to, other.visits)}
                      </span>
                      <Tag tone={other.tone}>{other.stateTitle}</Tag>
                    </Ends>
                  ))}
                </Stack>
              </Card>
            )}
          </Stack>
          <Stack className={deskStyle.decision} ref={decide} data-decision>
            <Holder found={found} />
            <Decide found={found} key={found.filing.state} />
          </Stack>
        </div>
      )}
    </Loaded>
  )
}

const named = (list: readonly { title: string }[]): string => list.map((one) => one.title).join('、')

function Summary({ found: { filing, person, form, deadline } }: { found: DeskCase }) {
  const rows: [string, string | null | undefined][] = [
    [t.filings.number, filing.id],
    [t.filings.type, filing.typeTitle],
    [t.login.name, person.idNumber],
    [t.desk.category, categoryText(person)],
    [t.desk.registeredPhone, person.phone],
    [t.file.mobile, form.mobile],
    [t.filings.days, spanText(filing.from, filing.to, filing.visits)],
    [t.desk.stayMonths, form.stayMonths === undefined ? undefined : t.desk.months(form.stayMonths)],
    [t.desk.channel, form.channelTitle],
    [t.desk.applicant, form.applicantTitle],
    [
      t.desk.agent,
      form.agent && `${form.agent.name}（${form.agent.relationTitle}）${form.agent.idNumber} ${form.agent.mobile}`,
    ],
    [t.file.address, form.address],
    [t.desk.reasonGiven, form.reason],
    [t.file.commitmentTitle, commitmentText(form)],
    [t.desk.chosen, named(form.institutions)],
    [t.file.referral, form.referral && `${form.referral.name}（${dayText(form.referral.on)}）`],
    [t.desk.receiving, form.receiving],
    [t.desk.diagnosis, form.diagnosis],
    [t.desk.admitted, form.stay ? dayText(form.stay.admittedOn) : undefined],
    [t.desk.replaces, form.replaces],
    [t.desk.limit, limitText(deadline)],
  ]
  return (
    <Card
      title={`${person.name} · ${t.filings.to(filing.destinationName)}`}
      extra={<Tag tone={filing.tone}>{filing.stateTitle}</Tag>}
    >
      {deadline.overdue ? (
        <div className={style.late}>
          <Tag tone="refusal">{t.desk.overdueSince(dayText(deadline.dueDay ?? ''))}</Tag>
        </div>
      ) : null}
      <Descriptions
        column={{ xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }}
        items={rows
          .filter(([, value]) => value !== undefined && value !== null && value !== '')
          .map(([label, children]) => ({ key: label, label, children }))}
      />
      <a className={style.print} href={`/api/desk/filings/${filing.id}/form.pdf`} target="_blank" rel="noreferrer">
        {t.desk.printForm}
      </a>
      {filing.signed === undefined ? null : (
        <a className={style.print} href={`/api/desk/filings/${filing.id}/letter.pdf`} target="_blank" rel="noreferrer">
          {t.filings.letterPdf}
        </a>
      )}
    </Card>
  )
}

function categoryText(person: DeskCase['person']): string {
  const category = person.category as keyof typeof t.category | null
  return category === null ? '' : t.category[category]
}

function commitmentText(form: DeskCase['form']): string {
  return `${form.commitment}${form.commitmentInPlace ? `，${t.desk.inPlace}` : ''}`
}

function limitText(deadline: DeskCase['deadline']): string {
  const promise = deadline.instant ? t.desk.instant : ''
  const limit =
    deadline.missing === 'open'
      ? t.desk.limitOpen
      : t.desk.limitDays(deadline.workingDays ?? 0) +
        (deadline.dueDay === undefined
          ? t.desk.limitMissing[deadline.missing!]
          : t.desk.limitUntil(dayText(deadline.dueDay)))
  return promise + limit
}

const tones = { correct: 'refusal', review: 'waiting', approve: 'good' } as const

function Points({ found: { check } }: { found: DeskCase }) {
  return (
    <Notice tone={tones[check.decision]}>
      <h2>{t.desk.decisionIs[check.decision]}</h2>
      {check.problems.length === 0 ? <p>{t.desk.noPoints}</p> : null}
      {check.problems.map((problem) => (
        <Stack key={problem.code + problem.path} tight>
          {/* What a clerk has to judge needs no advice to the applicant beside it. */}
          <p>
            {sentence(problem.text)}
            {problem.weight === 'blocks' ? sentence(problem.remedy) : null}
          </p>
          {problem.basis ? <BasisChip basis={problem.basis} /> : null}
          {problem.filingId === undefined ? null : (
            <Link to="/filings/$id" params={{ id: problem.filingId }}>
              {t.file.earlierFiling}
            </Link>
          )}
        </Stack>
      ))}
    </Notice>
  )
}

function Uploads({ id, found }: { id: string; found: DeskCase }) {
  const titles = new Map(found.check.papers.map((one) => [one.id, one.title]))
  return (
    <Loaded query={useQuery(caseMaterialsQuery(id))}>
      {({ materials }) => <Materials path={`/api/desk/filings/${id}`} materials={materials} titles={titles} />}
    </Loaded>
  )
}

function History({ found: { history } }: { found: DeskCase }) {
  return (
    <Card title={t.desk.history}>
      <ol className={style.history}>
        {history.map((step, index) => (
          <li key={index}>
            <b>{step.title}</b>
            <span className={look.aside}>
              {' '}
              {momentText(step.at)} · {step.who} · {step.channelTitle}
            </span>
            {step.note ? <p>{step.note}</p> : null}
            {step.changes.map((change) => (
              <p key={change.field} className={look.small}>
                {t.desk.changed(change.field, dayText(change.before), dayText(change.after))}
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Card>
  )
}

/** Who has the case; a decision by somebody else stays possible, and is said. */
function Holder({ found: { filing, assignee } }: { found: DeskCase }) {
  const queries = useQueryClient()
  const who = useQuery(sessionQuery).data?.who
  const colleagues = useQuery(colleaguesQuery).data?.names ?? []
  const give = useMutation({
    mutationFn: (to: string | null) => assign(filing.id, to, newCommandKey()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['desk'] }),
  })
  const staff = who?.kind === 'staff' ? who : undefined
  const may = staff?.roles.some((role) => role === 'accepting' || role === 'reviewing') ?? false
  const waits = ['applied', 'accepted', 'reviewed', 'corrections-asked'].includes(filing.state)
  if (!may || !waits) return null
  return (
    <Card>
      <Stack tight>
        <div className={fieldStyle.field}>
          <label htmlFor="holder">{t.desk.assignee}</label>
          <select
            id="holder"
            value={assignee ?? ''}
            disabled={give.isPending}
            onChange={(event) => give.mutate(event.target.value === '' ? null : event.target.value)}
          >
            <option value="">{t.desk.nobody}</option>
            {[...new Set([...colleagues, ...(assignee === null ? [] : [assignee])])].map((name) => (
              <option key={name} value={name}>
                {name === staff?.staffName ? `${name}（${t.desk.mine}）` : name}
              </option>
            ))}
          </select>
        </div>
        {assignee !== null && assignee !== staff?.staffName ? (
          <p className={look.aside}>{t.desk.heldBy(assignee)}</p>
        ) : null}
        {give.error ? <Fault error={give.error} /> : null}
      </Stack>
    </Card>
  )
}
