/** Which pages of the form a claim asks, how they follow each other, and which one an address leads to. */
import { plainFaults } from './faults.ts'
import { stepNames, type Step } from './step-names.ts'
import { isInjury, type Form } from './draft.ts'

/** The pages of this claim: how an injury came about is asked of injuries alone, and nothing is typed that the hospital handed in. */
export function stepsOf(form: Form): Step[] {
  return stepNames.filter((step) => {
    if (step === 'injury') return isInjury(form)
    if (step === 'prescription') return form.situation === 'outside-prescription'
    if (step === 'lines') return form.visitId === ''
    return true
  })
}

/** The page that an address names, or an earlier one that something plain is missing on. */
export function stepAt(asked: string | undefined, form: Form): Step {
  const steps = stepsOf(form)
  const end = steps.findIndex((step) => step === asked)
  if (end < 0) return 'situation'
  return steps.slice(0, end).find((step) => Object.keys(plainFaults(step, form)).length > 0) ?? steps[end]!
}

/** The page after one; the last one is followed by itself. */
export function stepAfter(step: Step, form: Form): Step {
  const steps = stepsOf(form)
  return steps[steps.indexOf(step) + 1] ?? step
}

/** How far one has come: the first page on which something plain is missing, else the one before the signature. */
export const openStep = (form: Form): Step => stepAt('check', form)
