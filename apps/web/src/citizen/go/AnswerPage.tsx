/** The answer: one headline with why, what it takes, what it costs, and the one thing to do next. */
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { claimSituationOf } from '@yidi/rules'
import { guideQuery } from '../../api/guidance.ts'
import { stepQuery } from '../../api/filings.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { buttonLook } from '../../parts/button/Button.tsx'
import look from '../../parts/look/look.module.css'
import { placesQuery } from '../../parts/place-picker/PlacePicker.tsx'
import { placeName } from '../../parts/place-picker/search.ts'
import { Question } from '../../parts/question/Question.tsx'
import { Beside, Stack } from '../../parts/stack/Stack.tsx'
import { sentence, today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import type { ClaimLead } from '../claims/form/lead.ts'
import { writeAnswers } from '../file/draft.ts'
import { Claim } from '../guidance/Claim.tsx'
import { HowToFile } from '../guidance/HowToFile.tsx'
import { Cost } from './Cost.tsx'
import { Fitting } from './Fitting.tsx'
import { Folded } from './Folded.tsx'
import { Headline } from './Headline.tsx'
import { NextStep } from './NextStep.tsx'
import { answersOf } from './search.ts'
import { ThisVisit, WhoAndWhen } from './ThisVisit.tsx'
import type { AnswerProps, TellProps } from './props.ts'
import { useAnswer, type Answer } from './useAnswer.ts'
import { withoutBenefits } from './verdict.ts'

export function AnswerPage(props: AnswerProps) {
  const { search, go, visit, whose } = props
  const places = useQuery(placesQuery).data
  const answer = useAnswer(visit, search, whose)
  const said = answersOf(search) ?? { emergency: 'no' }
  const step = useQuery({ ...stepQuery(said, whose.pool.code), enabled: search.ask === '1' }).data
  if (search.ask === '1' && step?.kind === 'ask')
    return (
      <Page title={t.go.title} back="/go">
        <Question
          text={step.question.text}
          help={step.question.help === undefined ? undefined : sentence(step.question.help)}
          // Where to, which hospital, what for, and those answered since; that it is no emergency was said with the kind.
          number={3 + Object.keys(said).length}
          options={step.question.options}
          onAnswer={(value) => go({ answers: writeAnswers({ ...said, [step.question.id]: value }), stay: undefined })}
        />
      </Page>
    )
  const tell = 'verdict' in answer ? { ...props, answer, placeName: placeName(places, visit.place) } : undefined
  return (
    <Page title={t.go.title} back="/go" wide foot={tell === undefined ? undefined : <NextStep {...tell} />}>
      <Beside>
        <Stack>
          <ThisVisit {...props} placeName={placeName(places, visit.place)} />
          {tell === undefined ? (
            <Loaded query={answer as Exclude<typeof answer, Answer>}>{() => null}</Loaded>
          ) : (
            <Headline {...tell} />
          )}
          <WhoAndWhen {...props} />
          {tell?.answer.fit === undefined ? null : <Fitting {...tell} />}
        </Stack>
        {tell === undefined ? null : (
          <Stack>
            <Cost {...tell} />
            <Details {...tell} />
          </Stack>
        )}
      </Beside>
    </Page>
  )
}

/** What one reads who wants to know all of it. */
function Details(props: TellProps) {
  const { answer, whose, placeName: name, visit } = props
  const guide = useQuery(guideQuery(whose.pool.code)).data
  const { need, direct, fit } = answer
  const type = fit?.type ?? (need.needed === 'no' ? undefined : direct.filing?.type)
  return (
    <Stack tight>
      {type === undefined ? null : (
        <Folded title={t.go.papers}>
          {() =>
            guide === undefined ? <p className={look.quiet}>{t.loading}</p> : <HowToFile guide={guide} type={type} />
          }
        </Folded>
      )}
      {need.where === 'home' || withoutBenefits(direct) ? null : (
        <Folded title={t.go.claimDetails}>
          {() =>
            guide === undefined ? (
              <p className={look.quiet}>{t.loading}</p>
            ) : (
              <Claim guide={guide} insurance={whose.insurance} label={t.insurance[whose.insurance]} />
            )
          }
        </Folded>
      )}
      {direct.direct === 'yes' || withoutBenefits(direct) ? null : (
        <Link to="/claims/new" search={claimLeadOf(props) as never} className={buttonLook()}>
          {t.go.claim}
        </Link>
      )}
      <Link to="/institutions" search={{ place: visit.place, settles: 'true' } as never} className={buttonLook()}>
        {t.go.networked(name)}
      </Link>
    </Stack>
  )
}

/** What is known of a visit that was paid in full: the hospital, the kind, and why it did not settle. */
function claimLeadOf({ answer: { direct, emergency, day }, visit: { at, kind } }: TellProps): ClaimLead {
  return {
    situation: claimSituationOf(direct.reasons, emergency),
    institution: at?.code,
    kind,
    ...(emergency ? { emergency: 'true' as const } : {}),
    // Before the visit nothing of it is a fact yet.
    from: day > today() ? undefined : day,
  }
}
