/**
 * The form of a way to a filing, and where its first content comes from: the draft of the same way, on this device or at the
 * server, else the filing it comes from, else what is known: the telephone of the last application, the day that was chosen on
 * the way here, the end that the pool proposes.
 */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { actingId } from '../../api/acting.ts'
import { guidanceQuery, knownQuery, ownFormQuery, type TypeGuidance } from '../../api/filings.ts'
import { sessionQuery } from '../../api/session.ts'
import { useDraft, type DraftShape, type FormDraft } from '../../device/useDraft.ts'
import { today } from '../../texts/days.ts'
import { unsigned } from '../apply/signed.ts'
import type { ChangeUploads } from '../apply/uploads.ts'
import { emptyForm, formOf, keptForm, restoredForm, sameWay, writeWay, type Form, type Way } from './draft.ts'
import { endNeeded } from './faults.ts'

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
  start: Form
  put: (change: Partial<Form>) => void
  changeUploads: ChangeUploads
  draft: FormDraft<Begun>
  /** False while what it begins with is read; the error where that is not there. */
  ready: true | false | Error
}

export function useForm(way: Way): FilledForm {
  const here = keptName(way)
  const [empty] = useState<Begun>(() => ({ way: {}, form: emptyForm(today()) }))
  // Whoever begins before the check signs again what is signed there.
  const [open] = useState(
    () => (begun: Begun) => (way.step === 'check' ? begun : { ...begun, form: { ...begun.form, ...unsigned } }),
  )
  const draft = useDraft({ name: here === 'filing' ? here : undefined, here, empty, shape, open })
  const isHere = sameWay(draft.value.way, way)
  const session = useQuery(sessionQuery)
  const citizen = session.data?.who?.kind === 'citizen'
  const own = useQuery(ownFormQuery(way.of))
  const earlier = way.mode === undefined || own.data === undefined ? undefined : startOf(own.data, way.mode)
  const known = useKnown(way, earlier ?? empty.form, citizen && (way.mode === undefined || earlier !== undefined))
  const { other, take } = draft
  useEffect(() => {
    // The same way on another device: it goes on there without being asked again.
    if (!isHere && other !== undefined && sameWay(other.value.way, way)) take()
  }, [isHere, other, take, way])
  const start = known.form
  const formIn = (begun: Begun): Form => (sameWay(begun.way, way) ? begun.form : start)
  // The earlier files are found again by their filing.
  const offered = earlier === undefined ? {} : { offered: earlier.offered }
  const change = (make: (form: Form) => Partial<Form>): void =>
    draft.put((before) => {
      const now = formIn(before)
      return { way: writeWay({ ...way, step: 'form' }), form: { ...now, ...offered, ...make(now) } }
    })
  const looked = isHere || draft.looked || !citizen
  const begins = isHere || (earlier !== undefined && known.ready) || (way.of === undefined && known.ready)
  return {
    form: { ...formIn(draft.value), ...offered },
    start,
    put: (made) => change(() => made),
    changeUploads: (make) => change(({ uploads }) => ({ uploads: make(uploads) })),
    draft,
    ready: !session.isPending && looked && (begins || !citizen ? true : (own.error ?? false)),
  }
}

/** What the earlier filing gives to begin with. Whoever acts in the family account is the agent now, known already. */
function startOf(own: Parameters<typeof formOf>[0], mode: NonNullable<Way['mode']>): Form {
  const sent = formOf(own, mode, today())
  return actingId() === null ? sent : { ...sent, applicant: 'self' }
}

/** The form with what is known put into what is empty; `ready` once everything was asked, whether it could be answered or not. */
function useKnown(way: Way, given: Form, wanted: boolean): { form: Form; ready: boolean } {
  const { type, place, mode } = way
  const typed = wanted && type !== undefined && place !== ''
  const from = mode === undefined ? dayFrom(way.from) : given.from
  const begins = from > today() ? from : undefined
  const guidance = useQuery({ ...guidanceQuery(type ?? '', place, begins), enabled: typed })
  const known = useQuery({ ...knownQuery(), enabled: typed && mode === undefined })
  const asked = [guidance, ...(mode === undefined ? [known] : [])]
  return {
    form: {
      ...given,
      from,
      to: given.to === '' ? proposedEnd(guidance.data) : given.to,
      mobile: given.mobile === '' ? (known.data?.mobile ?? '') : given.mobile,
    },
    ready: !typed || asked.every(({ isPending }) => !isPending),
  }
}

/** The day that was chosen on the way here, unless it is over. */
const dayFrom = (chosen: string | undefined): string => (chosen !== undefined && chosen > today() ? chosen : today())

/** The end that the pool proposes where one must be given. */
function proposedEnd(guidance: TypeGuidance | undefined): string {
  return guidance !== undefined && endNeeded(guidance) ? (guidance.validity.proposedTo ?? '') : ''
}
