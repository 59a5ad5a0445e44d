/** Check your answers: everything on one page, each with its way back; what the rules find; then sent once. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { checkFiling, type ApplicationCheck } from '../../api/filings.ts'
import { sendFiling, type FilingSent } from '../../api/sent-forms.ts'
import { isUnanswered } from '../../device/sent.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault, Loaded } from '../../frame/Loaded.tsx'
import { LoggedIn } from '../../frame/phone/LoggedIn.tsx'
import { Page } from '../../frame/phone/Page.tsx'
import { Summary } from '../../parts/summary/Summary.tsx'
import { useCommand } from '../../frame/useCommand.ts'
import * as t from '../../texts/index.ts'
import { Problem } from '../apply/Problem.tsx'
import { answersOf } from './answers.ts'
import { toApplication } from './draft.ts'
import type { StepProps } from './step.ts'
import { keptName } from './useForm.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'

export function CheckStep(props: StepProps) {
  const navigate = useNavigate()
  const queries = useQueryClient()
  const application = toApplication(props.way, props.form)
  const correcting = props.way.mode === 'correct' ? props.way.of : undefined
  const check = useQuery({
    queryKey: ['filing-check', application, correcting],
    queryFn: () => checkFiling(application, correcting),
    retry: 1,
  })
  const name = keptName(props.way)
  const sending: FilingSent = { application, ...(correcting === undefined ? {} : { correcting }) }
  const send = useCommand(
    sendFiling,
    async (filing) => {
      props.draft.sent()
      await queries.invalidateQueries({ queryKey: ['filings'] })
      await navigate({ to: '/filings/$id', params: { id: filing.id }, search: { fresh: '1' }, replace: true })
    },
    name,
  )
  const answers = answersOf(props.way, props.form, props.placeName, check.data).map(({ label, value, step }) => ({
    label,
    value,
    onChange: () => props.go(step === 'ask' ? { step, answers: {} } : { step }),
  }))
  // What went out unanswered may stand in its own way by now: sent once more, it is answered as it was the first time.
  const unanswered = !send.isPending && isUnanswered(name, sending)
  const blocked = check.data?.decision === 'correct' && !unanswered
  return (
    <Page
      title={t.apply.checkTitle}
      back="/file"
      foot={
        <Button
          kind="primary"
          disabled={blocked || send.isPending || check.data === undefined}
          onClick={() => send.mutate(sending)}
        >
          {send.isPending ? t.apply.sending : t.file.send}
        </Button>
      }
    >
      <LoggedIn why={t.file.why}>
        {() => (
          <Stack>
            {send.error ? (
              <Fault error={send.error} />
            ) : unanswered ? (
              <Notice tone="waiting" live>
                <p>{t.unansweredBefore}</p>
              </Notice>
            ) : null}
            {unanswered ? null : <Loaded query={check}>{(found) => <Found check={found} />}</Loaded>}
            <Summary answers={answers} />
          </Stack>
        )}
      </LoggedIn>
    </Page>
  )
}

function Found({ check }: { check: ApplicationCheck }) {
  const tone = { correct: 'refusal', review: 'waiting', approve: 'good' } as const
  const blocking = check.problems.filter((problem) => problem.weight === 'blocks')
  const others = check.problems.filter((problem) => problem.weight !== 'blocks')
  return (
    <Notice tone={tone[check.decision]} live>
      <h2>{t.file.decision[check.decision]}</h2>
      {(check.decision === 'correct' ? blocking : others).map((problem) => (
        <Problem key={problem.code + problem.path} problem={problem} />
      ))}
    </Notice>
  )
}
