/**
 * What is wrong on the page of one question, found on this page first and then by the rules at the server; without a fault it
 * leads on. What the rules say of other questions waits for their pages and for the check.
 */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { checkFiling, type ApplicationCheck } from '../../api/filings.ts'
import { useFaults } from '../../parts/error-summary/faults.ts'
import { today } from '../../texts/days.ts'
import { checkKeyOf, toCheck } from './checked.ts'
import { signatureAfter, type FormQuestion } from './draft.ts'
import { faultsAt, inPageOrder, plainFaults, ruleFaults, type Faults, type Place } from './faults.ts'
import { nextOf, pageOf, type Asking } from './questions.ts'
import type { StepProps } from './step.ts'

export function useQuestion(props: StepProps, question: FormQuestion, asking: Asking | undefined) {
  const { way, form, start, go } = props
  const queries = useQueryClient()
  const { faults, attempt, show, clear } = useFaults<Place>()
  const here = (found: Faults): Faults => inPageOrder(faultsAt(found, (place) => pageOf(place) === question))
  /** What is changed is no longer at fault until it was looked at again; nor is what is wrong with no single field. */
  const put: StepProps['put'] = (change) => {
    props.put({ ...change, ...signatureAfter(change) })
    const ofPapers = ['anew', 'inPlace'].some((field) => field in change)
    clear(['top', ...Object.keys(change), ...(ofPapers ? ['papers'] : [])])
  }
  const changeUploads: StepProps['changeUploads'] = (change) => {
    props.changeUploads(change)
    clear(['top', 'papers'])
  }
  const check = useMutation({
    // A day that was emptied is asked for on its own page; the rules want one.
    mutationFn: () =>
      checkFiling(
        toCheck(way, form.from === '' ? { ...form, from: today() } : form),
        way.mode === 'correct' ? way.of : undefined,
      ),
    onSuccess: ({ problems }) => {
      if (asking === undefined || !show(here(ruleFaults(problems, form)))) return
      go({ step: way.again ? againOf(question, props) : nextOf(asking, start, form, question) })
    },
  })
  const goOn = () => {
    if (asking !== undefined && show(here(plainFaults(form, way.type!, asking.guidance)))) check.mutate()
  }
  // Sent back here by the check: what it found stands here too.
  const known = asking?.guidance
  useEffect(() => {
    if (way.again === undefined || known === undefined) return
    const found = queries.getQueryData<ApplicationCheck>(checkKeyOf(way, form))
    show(here({ ...plainFaults(form, way.type!, known), ...ruleFaults(found?.problems ?? [], form) }))
    // Once, when the page comes up: what is typed then clears it.
  }, [known])
  return { faults, attempt, put, changeUploads, check, goOn }
}

/** From a page that was answered again back to the check; whoever is an agent now shows the authority before that. */
function againOf(question: FormQuestion, { form }: StepProps): FormQuestion | 'check' {
  const shown = form.uploads.some(({ kind }) => kind === 'agent-authority')
  return question === 'agent' && form.applicant === 'agent' && !shown ? 'papers' : 'check'
}
