/** Check your answers: everything on one page, each with its way back; what the rules find; then sent once. */
import { paperStates } from '@yidi/rules'
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
import { dayText, spanText } from '../../texts/days.ts'
import { t } from '../../texts/index.ts'
import { carriedBy, toApplication, type Form } from './draft.ts'
import { fileName, handedInOn } from './EarlierPaper.tsx'
import { keptName } from './useForm.ts'
import type { StepProps } from './step.ts'

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

function Answers({ way, form, placeName, go, check }: StepProps & { check: ApplicationCheck | undefined }) {
  const end = check?.validity.to ?? (form.to === '' ? null : form.to)
  const rows: { label: string; value: string; step: 'place' | 'ask' | 'form' | 'commitment' }[] = [
    { label: t.file.place, value: placeName, step: 'place' },
    { label: t.filings.type, value: t.filing[way.type!], step: way.of === undefined ? 'ask' : 'form' },
    { label: t.filings.days, value: spanText(form.from, end, check?.validity.visits), step: 'form' },
    ...(form.admitted ? [{ label: t.file.admittedOn, value: dayText(form.admittedOn), step: 'form' as const }] : []),
    ...(form.applicant === 'agent'
      ? [
          {
            label: t.file.agent,
            value: t.file.agentIs(form.agentName.trim(), t.file.agentRelations[form.agentRelation || 'authorised']),
            step: 'form' as const,
          },
        ]
      : []),
    { label: t.file.mobile, value: form.mobile, step: 'form' },
    ...(form.address === '' ? [] : [{ label: t.file.address, value: form.address, step: 'form' as const }]),
    ...(form.referralInstitution === ''
      ? []
      : [{ label: t.file.referral, value: form.referralInstitution, step: 'form' as const }]),
    ...(form.institutions.length === 0
      ? []
      : [
          {
            label: t.file.chosen,
            value: form.institutions.map((one) => (one.name === '' ? one.code : one.name)).join('、'),
            step: 'form' as const,
          },
        ]),
    ...(check === undefined || check.papers.length === 0
      ? []
      : [{ label: t.file.papersGiven, value: papersText(check, form), step: 'form' as const }]),
    ...(carriedBy(form).length === 0
      ? []
      : [
          {
            label: t.file.earlierFiles,
            value: carriedBy(form)
              .map((file) => t.file.earlierFile(fileName(file), handedInOn(file)))
              .join('\n'),
            step: 'form' as const,
          },
        ]),
    ...(form.letter === ''
      ? []
      : [
          {
            label: t.file.commitmentTitle,
            value: t.file.signedBy(form.signature.trim(), !form.typed && form.strokes.length > 0),
            step: 'commitment' as const,
          },
        ]),
  ]
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

/** Each paper and where it stands, a line each, with the files that were uploaded of it. */
function papersText({ papers }: ApplicationCheck, form: Form): string {
  return papers
    .map(({ id, title, state }) => {
      const files = form.uploads.filter((file) => file.kind === id).map(fileName)
      return t.file.paperIs(title, paperStates[state].title, files)
    })
    .join('\n')
}
