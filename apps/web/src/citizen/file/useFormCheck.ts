/** What is wrong with the form, found on this page first and then by the rules at the server; without a fault it goes on. */
import { useMutation } from '@tanstack/react-query'
import { checkFiling, type TypeGuidance } from '../../api/filings.ts'
import { useFaults } from '../../parts/error-summary/faults.ts'
import { signatureAfter, toApplication } from './draft.ts'
import { inPageOrder, plainFaults, ruleFaults, type Place } from './faults.ts'
import type { StepProps } from './step.ts'

export function useFormCheck(props: StepProps, guidance: TypeGuidance | undefined) {
  const { way, form, go } = props
  const { faults, attempt, show, clear } = useFaults<Place>()
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
    // What is signed comes on the next page; here it counts as signed.
    mutationFn: () =>
      checkFiling(
        { ...toApplication(way, { ...form, letter: '' }), commitmentSigned: true },
        way.mode === 'correct' ? way.of : undefined,
      ),
    onSuccess: ({ problems }) => {
      if (show(inPageOrder(ruleFaults(problems, form))))
        go({ step: guidance?.commitment === false ? 'check' : 'commitment' })
    },
  })
  const goOn = () => {
    if (guidance !== undefined && show(inPageOrder(plainFaults(form, way.type!, guidance)))) check.mutate()
  }
  return { faults, attempt, put, changeUploads, check, goOn }
}
