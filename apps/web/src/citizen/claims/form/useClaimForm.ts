/**
 * The form of a claim and where its first content comes from: its draft, on this device or at the server; for one that is put
 * right what this device has of it, else the claim as it was sent.
 */
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { claimToCorrectQuery } from '../../../api/claims.ts'
import { sessionQuery } from '../../../api/session.ts'
import { useDraft, type DraftShape, type FormDraft } from '../../../device/useDraft.ts'
import { keptForm, restoredForm } from '../../apply/kept-form.ts'
import { useStart } from './lead.ts'
import { emptyForm, formOf, notKept, type Form } from './draft.ts'

/** A form that was begun: of a new claim, or of the one that is put right. */
export interface Begun {
  of: string
  form: Form
}

const empty: Begun = { of: '', form: emptyForm }

/** The draft at the server never has the signature, and knows files by their number. */
const shape: DraftShape<Begun> = {
  write: ({ form }) => ({ way: {}, form: keptForm(form, notKept) }),
  read: ({ form, materials }) => ({ of: '', form: restoredForm(form, emptyForm, materials, notKept) }),
}

/** Under which name this device keeps what is sent; what is put right has its own, and no draft at the server. */
export const keptName = (of: string | undefined): 'claim' | 'claim-correction' =>
  of === undefined ? 'claim' : 'claim-correction'

interface FilledForm {
  form: Form
  /** Changes what stands in the form by the time. */
  change: (make: (form: Form) => Partial<Form>) => void
  draft: FormDraft<Begun>
  /** False while what it begins with is read; the error where that is not there. */
  ready: true | false | Error
}

export function useClaimForm(of: string | undefined): FilledForm {
  const here = keptName(of)
  const [name] = useState(of === undefined ? ('claim' as const) : undefined)
  const draft = useDraft({ name, here, empty, shape })
  const { begun: taken } = useSearch({ strict: false }) as { begun?: string }
  const { at, other, take } = draft
  useEffect(() => {
    // Whoever opened what was begun elsewhere is not asked once more; what stands here already is never replaced unasked.
    if (taken !== undefined && at === undefined && other?.from === 'server') take()
  }, [taken, at, other, take])
  const sent = useQuery(claimToCorrectQuery(of))
  const session = useQuery(sessionQuery)
  const led = useStart()
  const start = of === undefined ? (led ?? emptyForm) : sent.data === undefined ? emptyForm : formOf(sent.data)
  // What was begun stays as it is; where nothing was, the form begins with what is known.
  const formIn = (begun: Begun): Form => (begun.of === (of ?? '') && begun.form !== emptyForm ? begun.form : start)
  const isHere = draft.at !== undefined && draft.value.of === (of ?? '')
  const looked = isHere || draft.looked || session.data?.who?.kind !== 'citizen'
  const isThere = isHere || (of === undefined ? led : sent.data) !== undefined
  return {
    form: formIn(draft.value),
    change: (make) =>
      draft.put((before) => {
        const now = formIn(before)
        return { of: of ?? '', form: { ...now, ...make(now) } }
      }),
    draft,
    ready: !session.isPending && looked && (isThere ? true : (sent.error ?? false)),
  }
}
