/** Whether a filing is needed for the place, the questions one by one, and the types that fit the answers. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { FILING_TYPES } from '@yidi/rules'
import type { FilingType } from '@yidi/rules'
import type { KnownForFiling } from '@yidi/contracts'
import { knownQuery, needQuery, stepQuery, type Need, type QuestionStep } from '../../api/filings.ts'
import { sessionQuery } from '../../api/session.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import { usePhones } from '../guidance/phones.ts'
import { Question } from '../../parts/question/Question.tsx'
import { Fitting } from '../guidance/Fitting.tsx'
import { Progress } from '../../parts/progress/Progress.tsx'
import { InTheWay, WaysOn } from './InTheWay.tsx'
import type { StepProps } from './step.ts'
import { Stack } from '../../parts/stack/Stack.tsx'
import { Button, buttonLook } from '../../parts/button/Button.tsx'
import look from '../../parts/look/look.module.css'

export function QuestionsStep(props: StepProps) {
  return (
    <Page title={t.file.titleFor(props.placeName)} back="/file">
      <LoggedIn why={t.file.why}>{() => <Asked {...props} />}</LoggedIn>
    </Page>
  )
}

function Asked(props: StepProps) {
  const { way } = props
  const need = useQuery(needQuery(way.place))
  const step = useQuery(stepQuery(way.answers))
  const known = useQuery(knownQuery(way.place))
  const [anyway, setAnyway] = useState(false)
  return (
    <Loaded query={need}>
      {(answer) =>
        answer.needed === 'yes' || anyway || Object.keys(way.answers).length > 0 ? (
          <Loaded query={known}>
            {({ inTheWay }) => (
              <Loaded query={step}>{(found) => <Asking {...props} step={found} inTheWay={inTheWay} />}</Loaded>
            )}
          </Loaded>
        ) : (
          <NotNeeded need={answer} way={way} placeName={props.placeName} onGoOn={() => setAnyway(true)} />
        )
      }
    </Loaded>
  )
}

function NotNeeded(props: Pick<StepProps, 'way' | 'placeName'> & { need: Need; onGoOn: () => void }) {
  const { need, way, placeName, onGoOn } = props
  const { who } = useQuery(sessionQuery).data ?? {}
  return (
    <Stack>
      <Notice tone={need.needed === 'no' ? 'good' : 'waiting'}>
        <h2>{need.needed === 'no' ? t.file.notNeeded(placeName) : t.file.openNeed(placeName)}</h2>
        <p>{sentence(need.why)}</p>
        {need.basis ? <BasisChip basis={need.basis} provisional={need.provisional === true} /> : null}
        {need.needed === 'open' ? <Phones pool={who?.kind === 'citizen' ? (who.pool ?? '') : ''} /> : null}
      </Notice>
      {need.needed === 'open' ? (
        <Button kind="primary" onClick={onGoOn}>
          {t.file.anyway}
        </Button>
      ) : (
        <Link to="/quote" className={buttonLook('primary')}>
          {t.home.quote}
        </Link>
      )}
      <Link to="/go" search={{ place: way.place } as never} className={buttonLook()}>
        {t.rooms.go}
      </Link>
      <Link to="/file" className={buttonLook()}>
        {t.file.otherPlace}
      </Link>
    </Stack>
  )
}

/** Who can say: the enquiry lines of the pool. */
export function Phones({ pool }: { pool: string }) {
  const lines = usePhones(pool)
  return (
    <Stack as="ul" tight>
      {lines.map((line) => (
        <li key={line.who + line.number}>
          {line.who}
          {t.apply.colon}
          <a href={`tel:${line.number}`}>{line.number}</a>
        </li>
      ))}
    </Stack>
  )
}

type AskingProps = StepProps & { step: QuestionStep; inTheWay: KnownForFiling['inTheWay'] }

/** Before the first question what stands for the place already; where it leaves nothing to file, that comes first. */
function Asking(props: AskingProps) {
  const { way, inTheWay } = props
  const [other, setOther] = useState(false)
  const types = new Set(inTheWay.flatMap((one) => one.types))
  const first = Object.keys(way.answers).length === 0
  const nothingLeft = types.size === Object.keys(FILING_TYPES).length
  return (
    <Stack>
      {first ? <InTheWay found={inTheWay} /> : null}
      {first && nothingLeft && !other ? (
        <Button onClick={() => setOther(true)}>{t.filingForm.inTheWay.other}</Button>
      ) : (
        <Next {...props} />
      )}
    </Stack>
  )
}

function Next({ step, way, go, inTheWay }: AskingProps) {
  // The place was the first step.
  const at = Object.keys(way.answers).length + 2
  if (step.kind === 'wrong') return <Notice tone="refusal">{step.text}</Notice>
  if (step.kind === 'ask') {
    const { question } = step
    return (
      <Question
        text={question.text}
        help={question.help === undefined ? undefined : sentence(question.help)}
        number={Object.keys(way.answers).length + 1}
        lead={<Progress at={at} />}
        options={question.options}
        onAnswer={(value) => go({ answers: { ...way.answers, [question.id]: value } })}
      />
    )
  }
  return (
    <Stack>
      <Progress at={at} />
      <h2 className={look.large}>{step.fitting.length === 0 ? t.file.noneFits : t.file.fits}</h2>
      <Fitting
        answer={step}
        then={({ type, afterwards }) => {
          const standing = inTheWay.find(({ types }) => types.some((one) => one === type))
          return type === 'emergency' ? (
            <>
              {afterwards ? (
                <Button kind="primary" onClick={() => go({ answers: { emergency: 'no' } })}>
                  {t.file.afterwards}
                </Button>
              ) : null}
              <Link
                to="/go"
                search={{ place: way.place, emergency: 'true', change: 'hospital' } as never}
                className={buttonLook()}
              >
                {t.file.askDirect}
              </Link>
            </>
          ) : standing === undefined ? (
            <Button kind="primary" onClick={() => go({ step: 'form', type: type as FilingType })}>
              {t.file.take}
            </Button>
          ) : (
            <>
              <p>{sentence(standing.problem.text)}</p>
              <WaysOn {...standing} />
            </>
          )
        }}
      />
    </Stack>
  )
}
