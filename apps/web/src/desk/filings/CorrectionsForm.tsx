/** The notice of corrections about a filing, with its letter. */
import { Corrections } from '../case/Corrections.tsx'
import type { FormProps } from './form-props.ts'
import { Letter } from './Letter.tsx'

export function CorrectionsForm({ found, ...form }: FormProps) {
  return (
    <Corrections
      {...form}
      problems={found.check.problems}
      second={found.history.some((step) => step.action === 'ask-corrections')}
      letter={(body) => <Letter filingId={found.filing.id} decision="ask-corrections" body={body} />}
    />
  )
}
