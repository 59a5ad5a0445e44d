/** What is written into the form of an authorisation, what is wrong with it, and the command that it becomes. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { AuthorisationForm, MaterialMessage } from '@yidi/contracts'
import { readIdNumber } from '@yidi/rules'
import { useState } from 'react'
import { ApiProblem } from '../../api/client.ts'
import { authorise } from '../../api/family.ts'
import { useKept } from '../../device/useKept.ts'
import { useCommand } from '../../shell/useCommand.ts'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'

export type Direction = AuthorisationForm['direction']
type Scope = AuthorisationForm['scopes'][number]
export const everyScope: readonly Scope[] = ['file', 'settlements', 'code']
const words = t.family.form

export interface Written {
  name: string
  idNumber: string
  relation: AuthorisationForm['relation']
  scopes: Scope[]
  to: string
  proof: NonNullable<AuthorisationForm['proof']>
  uploads: MaterialMessage[]
}

function faultsOf(written: Written): Record<string, string> {
  const faults: Record<string, string> = {}
  if (written.name.trim() === '') faults.name = words.nameFault
  const id = readIdNumber(written.idNumber, today())
  if ('fault' in id) faults.idNumber = id.fault
  if (written.scopes.length === 0) faults.scopes = words.scopesFault
  return faults
}

/** `direction`: a grown member of the family acts for me, or a child is bound to me. */
export function useAuthorisation(direction: Direction) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [faults, setFaults] = useState<Record<string, string>>({})
  const form = `authorise-${direction}`
  const [written, setWritten] = useKept<Written>(form, {
    name: '',
    idNumber: '',
    relation: direction === 'guardian' ? 'child' : 'spouse',
    scopes: [...everyScope],
    to: '',
    proof: 'household-register',
    uploads: [],
  })
  const change = (part: Partial<Written>) => setWritten((before) => ({ ...before, ...part }))
  const taken = async () => {
    await queries.invalidateQueries({ queryKey: ['family'] })
    await navigate({ to: '/me/family', search: { sent: direction }, replace: true })
  }
  const sent = useCommand(authorise, taken, form)
  const { error } = sent
  const send = () => {
    const found = faultsOf(written)
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const { relation, scopes: reach, to, proof, uploads } = written
    sent.mutate(
      {
        direction,
        name: written.name.trim(),
        idNumber: written.idNumber.trim(),
        relation,
        scopes: reach,
        ...(to === '' ? {} : { to }),
        ...(direction === 'guardian' ? { proof } : {}),
        ...(uploads.length === 0 ? {} : { uploads: uploads.map((upload) => upload.id) }),
      },
      {
        onError: (refusal) => {
          if (refusal instanceof ApiProblem)
            setFaults(Object.fromEntries(refusal.faults.map((fault) => [fault.path, fault.message])))
        },
      },
    )
  }
  // A refusal of single fields stands at them.
  const unplaced = error && (!(error instanceof ApiProblem) || error.faults.length === 0) ? error : null
  return { written, change, faults, unplaced, busy: sent.isPending, send }
}

export type Authorisation = ReturnType<typeof useAuthorisation>
