/** One filing's case: what was applied for, its papers, what the rules found, what has happened, and the decision. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { newCommandKey } from '../../api/client.ts'
import { assign, caseMaterialsQuery, caseQuery, colleaguesQuery, type DeskCase } from '../../api/desk.ts'
import { sessionQuery } from '../../api/session.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Card } from '../../parts/card/Card.tsx'
import look from '../../parts/look/look.module.css'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Ends, Stack } from '../../parts/stack/Stack.tsx'
import style from './case.module.css'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { dayText, momentText, sentence, spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Choose } from '../choose/Choose.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { CasePanes } from './CasePanes.tsx'
import { Decide } from './Decide.tsx'
import { Facts } from './Facts.tsx'
import { Papers } from './Papers.tsx'
import { Steps } from './Steps.tsx'

export function CasePage() {
  const { id } = useParams({ strict: false })
  return (
    <DeskPage title={t.desk.case}>
      <Case key={id} id={id ?? ''} />
    </DeskPage>
  )
}

function Case({ id }: { id: string }) {
  const files = useQuery(caseMaterialsQuery(id)).data?.materials ?? []
  return (
    <Loaded query={useQuery(caseQuery(id))}>
      {(found) => (
        <CasePanes
          path={`/api/desk/filings/${id}`}
          materials={files}
          titles={new Map(found.check.papers.map((one) => [one.id, one.title]))}
          papers={<Papers papers={found.check.papers} />}
          facts={
            <>
              <Summary found={found} />
              <Points found={found} />
            </>
          }
          steps={
            <>
              <History found={found} />
              <Others others={found.others} />
            </>
          }
          decide={
            <>
              <Holder found={found} />
              <Decide found={found} key={found.filing.state} />
            </>
          }
        />
      )}
    </Loaded>
  )
}

function Others({ others }: { others: DeskCase['others'] }) {
  if (others.length === 0) return null
  return (
    <Card as="section" aria-label={t.desk.others} tight>
      <h2>{t.desk.others}</h2>
      <Stack as="ul" tight>
        {others.map((other) => (
          <Ends key={other.id} as="li">
            <span>
              <Link to="/filings/$id" params={{ id: other.id }} className={style.inText}>
                {t.goingTo(other.destinationName)}
              </Link>{' '}
              · {other.typeTitle} · {spanText(other.from, other.to, other.visits)}
            </span>
            <Tag tone={other.tone}>{other.stateTitle}</Tag>
          </Ends>
        ))}
      </Stack>
    </Card>
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
    <Facts
      title={`${person.name} · ${t.goingTo(filing.destinationName)}`}
      state={{ tone: filing.tone, title: filing.stateTitle }}
      rows={rows}
    >
      {deadline.overdue ? <Tag tone="refusal">{t.desk.overdueSince(dayText(deadline.dueDay ?? ''))}</Tag> : null}
      <a href={`/api/desk/filings/${filing.id}/form.pdf`} target="_blank" rel="noreferrer">
        {t.desk.printForm}
      </a>
      {filing.signed === undefined ? null : (
        <a href={`/api/desk/filings/${filing.id}/letter.pdf`} target="_blank" rel="noreferrer">
          {t.filings.letterPdf}
        </a>
      )}
    </Facts>
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

function History({ found: { history } }: { found: DeskCase }) {
  return (
    <Steps
      steps={history.map((step) => ({
        title: step.title,
        about: `${momentText(step.at)} · ${step.who} · ${step.channelTitle}`,
        note: step.note,
        more: step.changes.map((change) => (
          <p key={change.field} className={look.small}>
            {t.desk.changed(change.field, dayText(change.before), dayText(change.after))}
          </p>
        )),
      }))}
    />
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
  const names = [...new Set([...colleagues, ...(assignee === null ? [] : [assignee])])]
  return (
    <Card tight>
      <Choose
        label={t.desk.assignee}
        value={assignee ?? ''}
        empty={t.desk.nobody}
        disabled={give.isPending}
        options={names.map((name) => [name, name === staff?.staffName ? `${name}（${t.desk.mine}）` : name] as const)}
        onChoose={(name: string) => give.mutate(name === '' ? null : name)}
      />
      {assignee !== null && assignee !== staff?.staffName ? (
        <p className={look.aside}>{t.desk.heldBy(assignee)}</p>
      ) : null}
      {give.error ? <Fault error={give.error} /> : null}
    </Card>
  )
}
