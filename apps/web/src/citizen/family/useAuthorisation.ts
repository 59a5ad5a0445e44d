/** What is written into the form of an authorisation, what is wrong with it, and the command that it becomes. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { AuthorisationForm, MaterialMessage } from '@yidi/contracts'
import { readIdNumber } from '@yidi/rules'
import { ApiProblem } from '../../api/client.ts'
import { authorise } from '../../api/sent-forms.ts'
import { useFormDraft } from '../../device/useDraft.ts'
import { useFaults, type Faults } from '../../parts/error-summary/faults.ts'
import { useCommand } from '../../frame/useCommand.ts'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'
import type { ChangeUploads } from '../apply/uploads.ts'

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

type Place = keyof Written | 'top'

function faultsOf(written: Written): Faults<Place> {
  const faults: Faults<Place> = {}
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
  const { faults, attempt, show, clear } = useFaults<Place>()
  const form = `authorise-${direction}` as const
  const draft = useFormDraft<Written>(form, {
    name: '',
    idNumber: '',
    relation: direction === 'guardian' ? 'child' : 'spouse',
    scopes: [...everyScope],
    to: '',
    proof: 'household-register',
    uploads: [],
  })
  const { value: written } = draft
  const change = (part: Partial<Written>) => {
    draft.put((before) => ({ ...before, ...part }))
    clear(['top', ...Object.keys(part)])
  }
  const changeUploads: ChangeUploads = (made) => draft.put((before) => ({ ...before, uploads: made(before.uploads) }))
  const taken = async () => {
    draft.sent()
    await queries.invalidateQueries({ queryKey: ['family'] })
    await navigate({ to: '/me/family', search: { sent: direction }, replace: true })
  }
  const sent = useCommand(authorise, taken, form)
  const { error } = sent
  const send = () => {
    if (!show(faultsOf(written))) return
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
            show(Object.fromEntries(refusal.faults.map(({ path, message }) => [path === '' ? 'top' : path, message])))
        },
      },
    )
  }
  // A refusal of single fields stands at them.
  const unplaced = error && (!(error instanceof ApiProblem) || error.faults.length === 0) ? error : null
  return { draft, written, change, changeUploads, faults, attempt, unplaced, busy: sent.isPending, send }
}

export type Authorisation = ReturnType<typeof useAuthorisation>
