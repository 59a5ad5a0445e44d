/** What an evaluation is called and how it stands. */
import type { EvaluationState, EvaluationSummary } from '@yidi/contracts'
import type { Tone } from '../../parts/icon/tones.ts'
import * as t from '../../texts/index.ts'

export const tones: Readonly<Record<EvaluationState, Tone>> = {
  waiting: 'waiting',
  running: 'waiting',
  done: 'good',
  stopped: 'plain',
  failed: 'refusal',
}

/** Whose bills are reckoned: so many generated people and their seed, or what is recorded. */
export const sourceWords = (source: EvaluationSummary['source']): string =>
  source.kind === 'records' ? t.evaluation.records : t.evaluation.people(source.people, source.seed)
