/** What is typed into the sheet of what else bears on the bill, until it is taken as an answer. */
import { useState } from 'react'
import * as t from '../../texts/index.ts'
import { readAmounts, shownAmount } from './amounts.tsx'
import type { SheetProps } from './question.ts'
import type { Situation } from './situation.ts'

export type More = ReturnType<typeof useMore>

export function useMore(situation: Situation, onAnswer: SheetProps['onAnswer']) {
  const { contracted, networked, designated, filingElsewhere, from, to } = situation
  const [typed, setTyped] = useState({
    contracted,
    networked,
    designated,
    filingElsewhere,
    assistance: situation.assistance ?? '',
    from,
    to,
    stays: situation.year.inpatientStays === '0' ? '' : situation.year.inpatientStays,
  })
  const [amounts, setAmounts] = useState({
    inpatientEligible: shownAmount(situation.year.inpatientEligible),
    inpatientDeductible: shownAmount(situation.year.inpatientDeductible),
    outpatientDeductible: shownAmount(situation.year.outpatientDeductible),
    criticalCompliant: shownAmount(situation.year.criticalCompliant),
    criticalPaid: shownAmount(situation.year.criticalPaid),
    currentYear: shownAmount(situation.accounts.currentYear),
    pastYear: shownAmount(situation.accounts.pastYear),
  })
  const [faults, setFaults] = useState<Partial<typeof amounts> & { stays?: string; to?: string }>({})
  const finish = () => {
    const { values, faults: found } = readAmounts(amounts)
    const all: typeof faults = { ...found }
    const { stays, ...plain } = typed
    const count = stays.trim() === '' ? '0' : stays.trim()
    if (!/^\d{1,3}$/.test(count)) all.stays = t.quote.fees.staysFault
    // An outpatient visit is one day.
    const first = situation.kind === 'inpatient' ? typed.from : typed.to
    if (typed.to === '' || first === '') all.to = t.quote.fees.dayMissing
    else if (first > typed.to) all.to = t.quote.fees.dayBackwards
    setFaults(all)
    if (Object.keys(all).length > 0) return
    const { currentYear, pastYear, ...year } = values
    onAnswer({
      ...plain,
      from: first,
      year: { ...year, inpatientStays: String(Number(count)) },
      accounts: { currentYear, pastYear },
    })
  }
  return {
    typed,
    amounts,
    faults,
    finish,
    put: (change: Partial<typeof typed>) => setTyped((before) => ({ ...before, ...change })),
    putAmount: (change: Partial<typeof amounts>) => setAmounts((before) => ({ ...before, ...change })),
  }
}
