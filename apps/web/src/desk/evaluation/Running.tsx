import type { EvaluationSummary } from '@yidi/contracts'
import { Progress } from 'antd'
import * as t from '../../texts/index.ts'

const words = t.evaluation

/** How far an evaluation has come: in words, and as a bar. */
export function Running({ run: { percent, cases, state } }: { run: EvaluationSummary }) {
  return (
    <span role="status">
      {state === 'waiting' ? words.waiting : words.percent(percent, cases)}
      <Progress
        percent={percent}
        showInfo={false}
        size="small"
        strokeColor="var(--accent)"
        aria-label={words.progress}
      />
    </span>
  )
}
