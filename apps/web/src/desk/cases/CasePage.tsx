/** One case of oversight: what was found, what is said against it, what was done, and what the one who looks may do now. */
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { oversightSubjects } from '@yidi/contracts'
import type { CaseMessage } from '@yidi/contracts'
import { Card, Descriptions } from 'antd'
import { caseFile, caseQuery } from '../../api/cases.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import look from '../../parts/look/look.module.css'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Tag } from '../../parts/tag/Tag.tsx'
import { dayText, momentText } from '../../texts/days.ts'
import { groupYuan } from '../../texts/yuan.ts'
import * as t from '../../texts/index.ts'
import { DeskPage } from '../frame/DeskPage.tsx'
import deskStyle from '../frame/desk.module.css'
import { CaseSteps } from './CaseSteps.tsx'
import { Consequences } from './Consequences.tsx'
import { stateTone } from './tone.ts'

const words = t.oversightCases
const column = { xs: 1, sm: 1, md: 2, lg: 2, xl: 2, xxl: 2 }

export function CasePage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <DeskPage title={words.one}>
      <Loaded query={useQuery(caseQuery(id))}>
        {(one) => (
          <div className={deskStyle.split}>
            <Stack>
              <Found of={one} />
              <Consequences title={words.standing} consequences={one.consequences} basis={one.basis} />
              <After of={one} />
              <Answers of={one} />
              <Done of={one} />
            </Stack>
            {one.mayAct ? <CaseSteps of={one} /> : <p className={look.quiet}>{words.notYours}</p>}
          </div>
        )}
      </Loaded>
    </DeskPage>
  )
}

function Found({ of }: { of: CaseMessage }) {
  const rows: [string, string | null][] = [
    [words.number, of.caseId],
    [words.about, oversightSubjects[of.subjectKind]],
    [words.subject, of.subjectName],
    [words.institution, of.institution],
    [words.openedAt, momentText(of.openedAt)],
    [words.due, of.dueDay && dayText(of.dueDay)],
    [words.matter, of.matter],
  ]
  return (
    <Card title={of.title} extra={<Tag tone={stateTone(of.state)}>{of.stateTitle}</Tag>}>
      <Stack tight>
        <Descriptions
          column={column}
          items={rows
            .filter(([, value]) => value !== null)
            .map(([label, children]) => ({ key: label, label, children }))}
        />
        {of.tipOff === null ? null : (
          <div>
            <strong>{words.source}</strong> {words.tipOff}{' '}
            {of.tipOff.complaint === null ? null : (
              <Link to="/complaints/$id" params={{ id: of.tipOff.complaint }}>
                {of.tipOff.complaint}
              </Link>
            )}
          </div>
        )}
        {of.findings.length === 0 ? null : (
          <div>
            <strong>{words.findings}</strong>
            <ul>
              {of.findings.map(({ findingId, title, sentence }) => (
                <li key={findingId}>
                  <Link to="/oversight/$id" params={{ id: findingId }}>
                    {title}
                  </Link>{' '}
                  {sentence}
                </li>
              ))}
            </ul>
          </div>
        )}
        {of.visits.length === 0 ? null : (
          <div>
            <strong>{words.records}</strong>{' '}
            {of.visits.map(({ visitId }) => (
              <Link key={visitId} to="/visits/$id" params={{ id: visitId }} search={{ case: of.caseId } as never}>
                {visitId}{' '}
              </Link>
            ))}
          </div>
        )}
      </Stack>
    </Card>
  )
}

/** What became of it elsewhere: lifted by the office above, and what stands though the decision does not. */
function After({ of: { state, liftedAgain, left } }: { of: CaseMessage }) {
  const isLifted = state === 'lifted'
  const { orders, points } = left
  if (liftedAgain.length + orders.length + points.length === 0) return null
  return (
    <Card title={words.after}>
      <Stack tight>
        {liftedAgain.map(({ measureId, title, liftedOn, reason, reconsideration, mayOpen }) => (
          <div key={measureId}>
            <strong>{words.liftedAgain(title, dayText(liftedOn))}</strong> {reason}{' '}
            {reconsideration === null ? null : mayOpen ? (
              <Link to="/reconsiderations/$id" params={{ id: reconsideration }}>
                {reconsideration}
              </Link>
            ) : (
              <span className={look.aside}>{reconsideration}</span>
            )}
          </div>
        ))}
        {isLifted && orders.length + points.length > 0 ? <p>{words.leftLead}</p> : null}
        {orders.map(({ orderId, amount, open }) => (
          <div key={orderId}>
            <Link to="/recoveries/$id" params={{ id: orderId }}>
              {words.leftOrder(groupYuan(amount), groupYuan(open))}
            </Link>
          </div>
        ))}
        {points.map(({ entryId, doctor, points: count }) => (
          <div key={entryId}>
            <Link to="/doctors">{words.leftPoints(doctor, count)}</Link>
          </div>
        ))}
      </Stack>
    </Card>
  )
}

function Answers({ of: { caseId, answers } }: { of: CaseMessage }) {
  return (
    <Card title={words.answers}>
      {answers.length === 0 ? <p className={look.quiet}>{words.noAnswers}</p> : null}
      {answers.map((answer) => (
        <div key={answer.at}>
          {answer.words}
          {answer.materials.length === 0 ? null : (
            <div>
              {words.answerFiles}
              <ul>
                {answer.materials.map(({ id, name }) => (
                  <li key={id}>
                    <a href={caseFile(caseId, id)}>{name}</a>
                  </li>
                ))}
              </ul>
            </div>
          )}
          <div className={look.aside}>{momentText(answer.at)}</div>
        </div>
      ))}
    </Card>
  )
}

function Done({ of }: { of: CaseMessage }) {
  return (
    <Card title={words.steps}>
      <Stack as="ul" tight>
        {of.steps.map((step) => (
          <li key={`${step.at} ${step.action}`}>
            <strong>{step.title}</strong> {step.by}
            {step.words === null ? null : <div>{step.words}</div>}
            <div className={look.aside}>{momentText(step.at)}</div>
          </li>
        ))}
      </Stack>
    </Card>
  )
}
