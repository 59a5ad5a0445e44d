/**
 * The explanation of the contract from the trace: for each step its sentence and arithmetic (sentences.ts), the document and
 * article, and the figures with their first day in force. Nothing is computed here; every number comes from the trace.
 */
import { formatDay } from '../days.ts'
import { formatYuan } from '../money.ts'
import { figureText } from '../policy/figure.ts'
import type { Figure } from '../policy/figure.ts'
import type { Basis, ExplanationStep } from '../quote/types.ts'
import { tell } from './sentences.ts'
import type { Trace } from './trace.ts'

const NO_BASIS: Basis = { document: '', article: '' }

const parameters = new WeakMap<Figure, ExplanationStep['parameters'][number]>()

/** A figure as the explanation names it; made once for each figure of a release. */
function parameterOf(figure: Figure): ExplanationStep['parameters'][number] {
  let parameter = parameters.get(figure)
  if (!parameter) {
    parameter = {
      name: figure.name,
      title: figure.title,
      value: figureText(figure),
      from: formatDay(figure.from),
      ...(figure.status === 'provisional' ? { status: 'provisional' as const } : {}),
    }
    parameters.set(figure, parameter)
  }
  return parameter
}

/** The explanation of the contract: in the order of the calculation, each step with its basis and figures. */
export function explain(trace: Trace): ExplanationStep[] {
  return trace.map((step) => {
    const { formula, text } = tell(step)
    const told: ExplanationStep = {
      step: step.step,
      amount: formatYuan(step.amountFen),
      formula,
      text,
      basis: step.basis ?? NO_BASIS,
      parameters: step.figures.map(parameterOf),
    }
    if (step.provisional) told.provisional = true
    if (step.fund) told.fund = step.fund
    return told
  })
}
