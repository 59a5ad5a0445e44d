/** What the rules have to say of a case: each point with its article, and what to do where that is for the clerk. */
import { Link } from '@tanstack/react-router'
import type { FilingProblemMessage } from '@yidi/contracts'
import { BasisChip } from '../../parts/basis/BasisChip.tsx'
import type { Tone } from '../../parts/icon/tones.ts'
import { Notice } from '../../parts/notice/Notice.tsx'
import { Stack } from '../../parts/stack/Stack.tsx'
import { sentence } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'

interface PointsProps {
  tone: Tone
  title: string
  problems: readonly FilingProblemMessage[]
  /** Said where the rules found nothing. */
  none: string
  /** Whether what to do about it is said too. */
  withRemedy: (problem: FilingProblemMessage) => boolean
}

export function Points({ tone, title, problems, none, withRemedy }: PointsProps) {
  return (
    <Notice tone={tone}>
      <h2>{title}</h2>
      {problems.length === 0 ? <p>{none}</p> : null}
      {problems.map((problem) => (
        <Stack key={problem.code + problem.path} tight>
          <p>
            {sentence(problem.text)}
            {withRemedy(problem) ? sentence(problem.remedy) : null}
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
