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
import { BasisChip } from '../../bill/BasisChip.tsx'
import { Note } from '../../parts/Note.tsx'
import { Fault, Loaded } from '../../shell/Loaded.tsx'
import { LoggedIn } from '../../shell/LoggedIn.tsx'
import { Page } from '../../shell/Page.tsx'
import { isUnanswered, useCommand } from '../../shell/useCommand.ts'
import { t } from '../../texts/index.ts'
import { answersOf } from './answers.ts'
import { toApplication } from './draft.ts'
import type { StepProps } from './step.ts'
import { keptName } from './useForm.ts'

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
        <button
          type="button"
          className="button primary"
          disabled={blocked || send.isPending || check.data === undefined}
          onClick={() => send.mutate(sending)}
        >
          {send.isPending ? t.file.sending : t.file.send}
        </button>
      }
    >
      <LoggedIn why={t.file.why}>
        {() => (
          <div className="stack">
            {send.error ? (
              <Fault error={send.error} />
            ) : unanswered ? (
              <Note tone="waiting" live>
                <p>{t.unansweredBefore}</p>
              </Note>
            ) : null}
            {unanswered ? null : <Loaded query={check}>{(found) => <Found check={found} />}</Loaded>}
            <Answers {...props} check={check.data} />
          </div>
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
    <Note tone={tone[check.decision]} live>
      <h2>{t.file.decision[check.decision]}</h2>
      {(check.decision === 'correct' ? blocking : others).map((problem) => (
        <Problem key={problem.code + problem.path} problem={problem} />
      ))}
    </Note>
  )
}

function Problem({ problem }: { problem: FilingProblem }) {
  return (
    <div className="stack tight">
      <p>
        {problem.text}
        {t.file.stop}
        <b>
          {problem.remedy}
          {t.file.stop}
        </b>
      </p>
      {problem.basis ? <BasisChip basis={problem.basis} /> : null}
    </div>
  )
}

/** Everything that was answered, each with its way back. */
function Answers(props: StepProps & { check: ApplicationCheck | undefined }) {
  const { way, form, placeName, go, check } = props
  const rows = answersOf(way, form, placeName, check)
  return (
    <dl className="card list answers">
      {rows.map((row) => (
        <div key={row.label} className="row">
          <dt className="small quiet">{row.label}</dt>
          <dd>{row.value}</dd>
          <dd>
            <button
              type="button"
              className="button plain"
              aria-label={t.file.changeOf(row.label)}
              onClick={() => go(row.step === 'ask' ? { step: 'ask', answers: {} } : { step: row.step })}
            >
              {t.change}
            </button>
          </dd>
        </div>
      ))}
    </dl>
  )
}
