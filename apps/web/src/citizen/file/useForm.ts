/**
 * The form of a way to a filing, and where its first content comes from: the draft of the same way, on this device or at the
 * server, else the filing it comes from, else nothing.
 */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { actingId } from '../../api/acting.ts'
import { ownFormQuery } from '../../api/filings.ts'
import { sessionQuery } from '../../api/session.ts'
import { useDraft, type DraftShape, type FormDraft } from '../../device/useDraft.ts'
import { today } from '../../texts/days.ts'
import { unsigned } from '../apply/signed.ts'
import type { ChangeUploads } from '../apply/uploads.ts'
import { emptyForm, formOf, keptForm, restoredForm, sameWay, writeWay, type Form, type Way } from './draft.ts'

/** A form that was begun, and the way to it. */
export interface Begun {
  way: Record<string, string>
  form: Form
}

/** The draft at the server never has the signature, and knows files by their number. */
const shape: DraftShape<Begun> = {
  write: ({ way, form }) => ({ way, form: keptForm(form) }),
  read: ({ way, form, materials }) => ({ way, form: restoredForm(form, materials, today()) }),
}

/** Under which name this device keeps what is sent; what is put right has its own, and no draft at the server. */
export const keptName = (way: Way): 'filing' | 'correction' => (way.mode === 'correct' ? 'correction' : 'filing')

interface FilledForm {
  form: Form
  put: (change: Partial<Form>) => void
  changeUploads: ChangeUploads
  draft: FormDraft<Begun>
  /** False while what it begins with is read; the error where that is not there. */
  ready: true | false | Error
}

export function useForm(way: Way): FilledForm {
  const here = keptName(way)
  const [empty] = useState<Begun>(() => ({ way: {}, form: emptyForm(today()) }))
  // Whoever begins before the letter signs it again.
  const [open] = useState(
    () => (begun: Begun) => (way.step === 'form' ? { ...begun, form: { ...begun.form, ...unsigned } } : begun),
  )
  const draft = useDraft({ name: here === 'filing' ? here : undefined, here, empty, shape, open })
  const isHere = sameWay(draft.value.way, way)
  const own = useQuery(ownFormQuery(way.of))
  const earlier = way.mode === undefined || own.data === undefined ? undefined : startOf(own.data, way.mode)
  const { other, take } = draft
  useEffect(() => {
    // The same way on another device: it goes on there without being asked again.
    if (!isHere && other !== undefined && sameWay(other.value.way, way)) take()
  }, [isHere, other, take, way])
  const start = earlier ?? empty.form
  const formIn = (begun: Begun): Form => (sameWay(begun.way, way) ? begun.form : start)
  // The earlier files are found again by their filing.
  const offered = earlier === undefined ? {} : { offered: earlier.offered }
  const change = (make: (form: Form) => Partial<Form>): void =>
    draft.put((before) => {
      const now = formIn(before)
      return { way: writeWay({ ...way, step: 'form' }), form: { ...now, ...offered, ...make(now) } }
    })
  const session = useQuery(sessionQuery)
  const looked = isHere || draft.looked || session.data?.who?.kind !== 'citizen'
  return {
    form: { ...formIn(draft.value), ...offered },
    put: (made) => change(() => made),
    changeUploads: (make) => change(({ uploads }) => ({ uploads: make(uploads) })),
    draft,
    ready: !session.isPending && looked && (way.of === undefined || isHere || earlier ? true : (own.error ?? false)),
  }
}

/** What the earlier filing gives to begin with. Whoever acts in the family account is the agent now, known already. */
function startOf(own: Parameters<typeof formOf>[0], mode: NonNullable<Way['mode']>): Form {
  const sent = formOf(own, mode, today())
  return actingId() === null ? sent : { ...sent, applicant: 'self' }
}
