/** One filing's case: what was applied for, its papers, what the rules found, what has happened, and the decision. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { casePage, casePath, caseMaterialsQuery, caseQuery, type DeskCase } from '../../api/desk.ts'
import { Tag } from '../../parts/tag/Tag.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { dayText, spanText } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { Assignee } from '../case/Assignee.tsx'
import { CasePanes } from '../case/CasePanes.tsx'
import { Facts } from '../case/Facts.tsx'
import { History } from '../case/History.tsx'
import { Others } from '../case/Others.tsx'
import { Points } from '../case/Points.tsx'
import { DeskPage } from '../frame/DeskPage.tsx'
import { Decide } from './Decide.tsx'
import { Papers } from './Papers.tsx'

const tones = { correct: 'refusal', review: 'waiting', approve: 'good' } as const

/** States in which somebody may take the filing. */
const waiting: readonly string[] = ['applied', 'accepted', 'reviewed', 'corrections-asked']

export function CasePage() {
  const { id } = useParams({ strict: false })
  return (
    <DeskPage title={t.desk.case}>
      <Case key={id} id={id ?? ''} />
    </DeskPage>
  )
}

function Case({ id }: { id: string }) {
  const files = useQuery(caseMaterialsQuery('filing', id)).data?.materials ?? []
  return (
    <Loaded query={useQuery(caseQuery(id))}>
      {(found) => (
        <CasePanes
          path={casePath('filing', id)}
          materials={files}
          titles={new Map(found.check.papers.map((one) => [one.id, one.title]))}
          papers={<Papers papers={found.check.papers} />}
          facts={
            <>
              <Summary found={found} />
              <Points
                tone={tones[found.check.decision]}
                title={t.desk.decisionIs[found.check.decision]}
                problems={found.check.problems}
                none={t.desk.noPoints}
                // What a clerk has to judge needs no advice to the applicant beside it.
                withRemedy={({ weight }) => weight === 'blocks'}
              />
            </>
          }
          steps={
            <>
              <History history={found.history} />
              <Others
                title={t.desk.others}
                others={found.others.map((other) => ({
                  id: other.id,
                  to: casePage('filing', other.id),
                  title: t.goingTo(other.destinationName),
                  about: `${other.typeTitle} · ${spanText(other.from, other.to, other.visits)}`,
                  tone: other.tone,
                  stateTitle: other.stateTitle,
                }))}
              />
            </>
          }
          decide={
            <>
              <Assignee
                caseId={found.filing.id}
                assignee={found.assignee}
                waits={waiting.includes(found.filing.state)}
              />
              <Decide found={found} key={found.filing.state} />
            </>
          }
        />
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
    [t.apply.mobile, form.mobile],
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
    [t.apply.commitmentTitle, commitmentText(form)],
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
