/** Check your answers: everything on one page, each with its way back; what the rules find; then sent once. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import {
  applyFiling,
  checkFiling,
  correctFiling,
  draftQuery,
  type Application,
  type ApplicationCheck,
  type Filing,
  type FilingProblem,
} from '../../api/filings.ts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { isUnanswered, useCommand } from '../../shell/useCommand.ts'
import * as t from '../../texts/index.ts'
import { answersOf } from './answers.ts'
import { toApplication } from './draft.ts'
import type { StepProps } from './step.ts'
import { keptName } from './useForm.ts'
import { Button } from '../../parts/button/Button.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { List, rowLook } from '../../parts/list/List.tsx'
import style from './file.module.css'
import look from '../../parts/look/look.module.css'

interface Sending {
  application: Application
  /** The filing that is put right. */
  correcting?: string
}

function sendFiling({ application, correcting }: Sending, key: string): Promise<Filing> {
  return correcting === undefined ? applyFiling(application, key) : correctFiling(correcting, application, key)
}

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
  const sending: Sending = { application, ...(correcting === undefined ? {} : { correcting }) }
  const send = useCommand(
    sendFiling,
    async (filing) => {
      await queries.invalidateQueries({ queryKey: ['filings'] })
      queries.removeQueries({ queryKey: draftQuery.queryKey })
      await navigate({ to: '/filings/$id', params: { id: filing.id }, search: { fresh: '1' }, replace: true })
    },
    keptName,
  )
  // What went out unanswered may stand in its own way by now: sent once more, it is answered as it was the first time.
  const unanswered = !send.isPending && isUnanswered(keptName, sending)
  const blocked = check.data?.decision === 'correct' && !unanswered
  return (
    <Page
      title={t.file.checkTitle}
      back="/file"
      foot={
        <Button
          kind="primary"
          disabled={blocked || send.isPending || check.data === undefined}
          onClick={() => send.mutate(sending)}
        >
          {send.isPending ? t.file.sending : t.file.send}
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
            <Answers {...props} check={check.data} />
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

function Problem({ problem }: { problem: FilingProblem }) {
  return (
    <Stack tight>
      <p>
        {problem.text}
        {t.file.stop}
        <b>
          {problem.remedy}
          {t.file.stop}
        </b>
      </p>
      {problem.basis ? <BasisChip basis={problem.basis} /> : null}
    </Stack>
  )
}

/** Everything that was answered, each with its way back. */
function Answers(props: StepProps & { check: ApplicationCheck | undefined }) {
  const { way, form, placeName, go, check } = props
  const rows = answersOf(way, form, placeName, check)
  return (
    <List as="dl" className={style.answers}>
      {rows.map((row) => (
        <div key={row.label} className={rowLook}>
          <dt className={look.aside}>{row.label}</dt>
          <dd>{row.value}</dd>
          <dd>
            <Button
              kind="plain"
              aria-label={t.file.changeOf(row.label)}
              onClick={() => go(row.step === 'ask' ? { step: 'ask', answers: {} } : { step: row.step })}
            >
              {t.change}
            </Button>
          </dd>
        </div>
      ))}
    </List>
  )
}
