/** What is wrong with the form, found on this page first and then by the rules at the server; without a fault it goes on. */
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { checkFiling, type TypeGuidance } from '../../api/filings.ts'
import { signatureAfter, toApplication } from './draft.ts'
import { plainFaults, ruleFaults, type Faults } from './faults.ts'
import type { StepProps } from './step.ts'

export function useFormCheck({ way, form, go, put: putForm }: StepProps, guidance: TypeGuidance | undefined) {
  const [faults, setFaults] = useState<Faults>({})
  const [sent, setSent] = useState('')
  /** What is changed is no longer at fault until it was looked at again. */
  const put: StepProps['put'] = (change) => {
    putForm({ ...change, ...signatureAfter(change) })
    const gone = new Set<string>(Object.keys(change))
    if (['uploads', 'anew', 'inPlace'].some((field) => gone.has(field))) gone.add('papers')
    setFaults((before) => Object.fromEntries(Object.entries(before).filter(([place]) => !gone.has(place))))
  }
  const point = (found: Faults) => {
    setFaults(found)
    setTimeout(() => document.querySelector<HTMLElement>('[aria-invalid="true"], .faulty')?.focus())
  }
  const check = useMutation({
    // What is signed comes on the next page; here it counts as signed.
    mutationFn: () =>
      checkFiling(
        { ...toApplication(way, { ...form, letter: '' }), commitmentSigned: true },
        way.mode === 'correct' ? way.of : undefined,
      ),
    onSuccess: ({ problems }) => {
      const found = ruleFaults(problems, form)
      point(found)
      if (Object.keys(found).length === 0) go({ step: guidance?.commitment === false ? 'check' : 'commitment' })
    },
  })
  const goOn = () => {
    if (guidance === undefined) return
    const found = plainFaults(form, way.type!, guidance)
    point(found)
    setSent(JSON.stringify(form))
    if (Object.keys(found).length === 0) check.mutate()
  }
  // What is wrong with no single field stands only as long as the form is the one that was looked at.
  const topFault = sent === JSON.stringify(form) ? faults.top : undefined
  return { faults, topFault, put, check, goOn }
}
