/** What the rules find: what must be put right, each the way to the page of its question; else what follows when it is sent. */
import { Link } from '@tanstack/react-router'
import type { ApplicationCheck, FilingProblem } from '../../api/filings.ts'
import { Loaded } from '../../frame/Loaded.tsx'
import { Button } from '../../parts/button/Button.tsx'
import { ErrorSummary } from '../../parts/error-summary/ErrorSummary.tsx'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import * as t from '../../texts/index.ts'
import { Problem } from '../apply/Problem.tsx'
import { faultsAt, inPageOrder, placeOf, ruleFaults, type Faults } from './faults.ts'
import { pageOf } from './questions.ts'
import type { StepProps } from './step.ts'
import type { Checked } from './useCheck.ts'

export function Findings(props: StepProps & { checked: Checked }) {
  const { whole, plain, check } = props.checked
  if (!whole) return <ToPutRight {...props} faults={plain} attempt={0} />
  return (
    <Loaded query={check}>
      {(found) => {
        const faults = ruleFaults(found.problems, props.form)
        return (
          <>
            <ToPutRight {...props} faults={faults} attempt={check.dataUpdatedAt} />
            <Found {...props} check={found} alone={Object.keys(faults).every((place) => place === 'top')} />
          </>
        )
      }}
    </Loaded>
  )
}

/** What stands on a page of its own leads there. */
function ToPutRight({ go, faults, attempt }: StepProps & { faults: Faults; attempt: number }) {
  const onPages = inPageOrder(faultsAt(faults, (place) => pageOf(place) !== undefined))
  return (
    <ErrorSummary
      faults={onPages}
      attempt={attempt}
      onLead={(place) => go({ step: pageOf(place) ?? 'place', again: true })}
    />
  )
}

/** `alone`: nothing but what belongs to no page is to be put right. */
function Found({ check, form, go, alone }: StepProps & { check: ApplicationCheck; alone: boolean }) {
  const tone = { correct: 'refusal', review: 'waiting', approve: 'good' } as const
  const stops = ({ weight, path }: FilingProblem) => weight === 'blocks' && placeOf(path, form) === 'top'
  const shown = check.problems.filter((one) => (check.decision === 'correct' ? stops(one) : one.weight !== 'blocks'))
  if (check.decision === 'correct' && shown.length === 0) return null
  return (
    <Notice tone={tone[check.decision]} live>
      {check.decision === 'correct' && !alone ? null : <h2>{t.file.decision[check.decision]}</h2>}
      {shown.map((problem) => (
        <Stack key={problem.code + problem.path} tight>
          <Problem problem={problem} />
          {problem.filingId === undefined ? null : (
            <Link to="/filings/$id" params={{ id: problem.filingId }}>
              {t.file.earlierFiling}
            </Link>
          )}
        </Stack>
      ))}
      {check.decision === 'correct' ? (
        <Button kind="plain" onClick={() => go({ step: 'place' })}>
          {t.file.otherPlace}
        </Button>
      ) : null}
    </Notice>
  )
}
