/** The state of a claim at the counter: what is typed, what the rules say of it meanwhile, and its sending. */
import { useMutation, useQuery } from '@tanstack/react-query'
import type { ClaimForm } from '@yidi/contracts'
import { useRef, useState } from 'react'
import { newCommandKey } from '../../../api/client.ts'
import { claimAtCounter, correctAtCounter, counterCheckQuery, type Claim } from '../../../api/claims-desk.ts'
import type { UploadedVisit } from '../../../api/billed-visits.ts'
import type { CounterPerson } from '../../../api/desk.ts'
import type { ChangeUploads } from '../../../citizen/apply/uploads.ts'
import { useKept } from '../../../device/useKept.ts'
import { forget } from '../../../device/kept.ts'
import { useCalm } from '../../case/useCalm.ts'
import { emptyClaimEntry, entryOfVisit, toClaimForm, type ClaimEntry } from './entry.ts'

/** Under which name what is typed for a person is kept, of a new claim or of one that is put right. */
const entryName = (idNumber: string, claimId = 'new'): string => `counter-claim.${idNumber}.${claimId}`

export interface ClaimEntryBegun {
  person: CounterPerson
  idNumber: string
  /** The visit that a new claim begins with. */
  visit?: UploadedVisit | undefined
  /** The claim that is put right, with what was sent of it. */
  correcting?: { id: string; entry: ClaimEntry } | undefined
  onDone: (claim: Claim) => void
}

export function useClaimEntry({ person, idNumber, visit, correcting, onDone }: ClaimEntryBegun) {
  const name = entryName(idNumber, correcting?.id)
  const [entry, setEntry] = useKept<ClaimEntry>(
    name,
    correcting?.entry ?? { ...emptyClaimEntry, mobile: person.phone ?? '', ...(visit && entryOfVisit(visit)) },
  )
  const [looked, setLooked] = useState(false)
  const key = useRef(newCommandKey())
  const form = toClaimForm(entry)
  const calm = useCalm(form ?? null)
  const check = useQuery({
    ...counterCheckQuery({
      idNumber,
      form: calm as ClaimForm,
      ...(correcting === undefined ? {} : { claimId: correcting.id }),
    }),
    enabled: calm !== null,
  })
  const send = useMutation({
    mutationFn: (sent: ClaimForm) =>
      correcting === undefined
        ? claimAtCounter(idNumber, sent, key.current)
        : correctAtCounter(correcting.id, idNumber, sent, key.current),
    onSuccess: (claim) => {
      forget(name)
      onDone(claim)
    },
  })
  const change = (make: (now: ClaimEntry) => Partial<ClaimEntry>) => {
    setEntry((before) => ({ ...before, ...make(before) }))
    key.current = newCommandKey()
    send.reset()
  }
  const set = (made: Partial<ClaimEntry>) => change(() => made)
  const changeUploads: ChangeUploads = (make) => change(({ uploads }) => ({ uploads: make(uploads) }))
  const isCalm = JSON.stringify(calm) === JSON.stringify(form ?? null)
  return {
    entry,
    set,
    changeUploads,
    form,
    check,
    /** What was checked is what stands in the form. */
    current: isCalm && check.data !== undefined && !check.isPlaceholderData,
    /** Problems are shown once somebody asked for them. */
    looked,
    look: () => setLooked(true),
    send,
  }
}

export type ClaimEntryState = ReturnType<typeof useClaimEntry>
