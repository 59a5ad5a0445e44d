/** The state of the form at the counter: what is typed, the application that it makes, its check and its sending. */
import { useMutation, useQuery } from '@tanstack/react-query'
import type { FilingForm, MaterialMessage } from '@yidi/contracts'
import { useEffect, useRef, useState } from 'react'
import { newCommandKey } from '../../api/client.ts'
import { applyAtCounter, checkAtCounter, earlierPapersQuery, typeQuery, type CounterPerson } from '../../api/desk.ts'
import { formRulesQuery, type Filing, type TypeGuidance as Guidance } from '../../api/filings.ts'
import { endNeeded } from '../../citizen/file/faults.ts'
import type { ChangeUploads } from '../../citizen/apply/uploads.ts'
import { today } from '../../texts/days.ts'
import { emptyEntry, entryOf, toForm, type Entry } from './entry.ts'
import { forgetEntry, keepEntry, keptEntry } from './kept-entry.ts'

export interface EntryBegun {
  person: CounterPerson
  idNumber: string
  /** The filing that this begins from: changed, the new one takes its place; renewed, it stays as it was. */
  from: { filing: Filing; renew: boolean } | undefined
  onDone: (filing: Filing) => void
}

/** What the earlier filing handed in and the one that is typed in now may use; none while that is not known. */
function useOffered(idNumber: string, entry: Entry, filingId: string | undefined): readonly MaterialMessage[] {
  const agentIdNumber = entry.agentIdNumber.trim()
  const agent = entry.byAgent && agentIdNumber.length === 18 ? { agentIdNumber } : {}
  const asked = { idNumber, filingId: filingId ?? '', type: entry.type, ...agent }
  const query = useQuery({ ...earlierPapersQuery(asked), enabled: filingId !== undefined && entry.type !== '' })
  return query.data?.materials ?? []
}

/** The last day that the pool proposes stands there before anybody types, once for each type. */
function useProposed(entry: Entry, guidance: Guidance | undefined, set: (made: Partial<Entry>) => void): void {
  const done = useRef(entry.to === '' ? '' : entry.type)
  const proposed = guidance?.validity.proposedTo
  useEffect(() => {
    if (guidance === undefined || proposed === undefined || done.current === guidance.type) return
    done.current = guidance.type
    if (endNeeded(guidance)) set({ to: proposed })
  })
}

export function useEntry({ person, idNumber, from: begun, onDone }: EntryBegun) {
  const from = begun === undefined ? '' : `${begun.filing.id} ${String(begun.renew)}`
  const [entry, setEntry] = useState<Entry>(() => {
    const before = keptEntry()
    if (before?.idNumber === idNumber && before.from === from) return before.entry
    const first = begun === undefined ? {} : entryOf(begun.filing, begun.renew)
    return { ...emptyEntry(today()), mobile: person.phone ?? '', ...first }
  })
  const key = useRef(newCommandKey())
  const check = useMutation({ mutationFn: (form: FilingForm) => checkAtCounter(idNumber, form) })
  const apply = useMutation({
    mutationFn: (form: FilingForm) => applyAtCounter(idNumber, form, key.current),
    onSuccess: (filing) => {
      forgetEntry()
      onDone(filing)
    },
  })
  const change = (make: (now: Entry) => Partial<Entry>) => {
    setEntry((before) => {
      const next = { ...before, ...make(before) }
      keepEntry({ idNumber, from, entry: next })
      return next
    })
    key.current = newCommandKey()
    check.reset()
    apply.reset()
  }
  const set = (made: Partial<Entry>) => change(() => made)
  const changeUploads: ChangeUploads = (make) => change(({ uploads }) => ({ uploads: make(uploads) }))
  const rules = useQuery({ ...formRulesQuery(entry.type, person.pool), enabled: entry.type !== '' }).data
  const guidance = useQuery(typeQuery(person.pool, entry.type, entry.place)).data
  useProposed(entry, guidance, set)
  const offered = useOffered(idNumber, entry, begun?.filing.id)
  const form = toForm(entry, begun === undefined || begun.renew ? undefined : begun.filing.id, offered)
  return { entry, set, changeUploads, offered, form, check, apply, rules, guidance }
}

export type EntryState = ReturnType<typeof useEntry>
