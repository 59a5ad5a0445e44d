/**
 * The form of a way to a filing, and where its first content comes from: what this device keeps of the same way, else
 * the filing it comes from, else the draft at the server, else nothing.
 */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { actingId } from '../../api/acting.ts'
import { draftQuery, keepDraft, ownFormQuery } from '../../api/filings.ts'
import { sessionQuery } from '../../api/session.ts'
import { keep, kept } from '../../device/kept.ts'
import { today } from '../../texts/days.ts'
import { emptyForm, formOf, keptForm, restoredForm, sameWay, unsigned, writeWay, type Form, type Way } from './draft.ts'

/** Under which name this device keeps the form. */
export const keptName = 'filing'

/** What this device keeps: the whole form, also what the draft at the server never has. */
interface Kept {
  way: Record<string, string>
  form: Form
}

/** The form that this device keeps of a way, or undefined. Whoever begins before the letter signs it again. */
function formHere(way: Way): Form | undefined {
  const here = kept<Kept>(keptName, { way: {}, form: emptyForm(today()) })
  if (here === undefined || !sameWay(here.way, way)) return undefined
  return way.step === 'form' ? { ...here.form, ...unsigned } : here.form
}

interface FilledForm {
  form: Form
  put: (change: Partial<Form>) => void
  /** Goes on with what was kept another day. */
  restore: (form: Form) => void
  /** False while what it begins with is read; the error where that is not there. */
  ready: true | false | Error
}

export function useForm(way: Way): FilledForm {
  const [here] = useState(() => formHere(way))
  const [form, setForm] = useState<Form>(() => here ?? emptyForm(today()))
  const restored = useRef(here !== undefined)
  const [filled, setFilled] = useState(here === undefined ? undefined : way.of)
  const own = useQuery(ownFormQuery(way.of))
  const restore = (draft: Form) => {
    restored.current = true
    setForm((before) => ({ ...draft, offered: before.offered }))
  }
  const drafted = useDraftOf(way, here === undefined, restore)
  useEffect(() => {
    if (way.of === undefined || way.mode === undefined || own.data === undefined || filled === way.of) return
    const sent = formOf(own.data, way.mode, today())
    // Whoever acts in the family account is the agent now, known already, whoever it was then.
    const whole: Form = actingId() === null ? sent : { ...sent, applicant: 'self' }
    // What was typed another day stays as it is and only finds the earlier files again.
    setForm((before) => (restored.current ? { ...before, offered: whole.offered } : whole))
    setFilled(way.of)
  }, [own.data, way.of, way.mode, filled])
  useKeeping(way, form)
  return {
    form,
    put: (change) => setForm((before) => ({ ...before, ...change })),
    restore,
    ready: drafted && (way.of === undefined || filled === way.of ? true : (own.error ?? false)),
  }
}

/** Whether a page that begins inside the form may be shown: false until the draft of the same way was looked for. */
function useDraftOf(way: Way, wanted: boolean, take: (form: Form) => void): boolean {
  const citizen = useQuery(sessionQuery).data?.who?.kind === 'citizen'
  // Decided as the page comes up: whoever begins at the first question is asked there whether to go on.
  const [begins] = useState(wanted && way.type !== undefined && way.mode !== 'correct')
  const draft = useQuery({ ...draftQuery, enabled: begins && citizen, staleTime: 0 })
  const [looked, setLooked] = useState(!begins)
  useEffect(() => {
    if (looked || draft.isPending || draft.isFetching) return
    const found = draft.data?.draft
    if (found && sameWay(found.way, way)) take(restoredForm(found.form, found.materials, today()))
    setLooked(true)
  }, [looked, draft.isPending, draft.isFetching, draft.data, way, take])
  return looked || !citizen
}

/**
 * Keeps what is filled in: on this device at once, at the server a moment later, so that it goes on another day or on
 * another phone.
 */
function useKeeping(way: Way, form: Form): void {
  const citizen = useQuery(sessionQuery).data?.who?.kind === 'citizen'
  const { step, mode } = way
  const worth = citizen && (step === 'form' || step === 'commitment' || step === 'check')
  const searched = writeWay({ ...way, step: 'form' })
  const content = JSON.stringify({ way: searched, form } satisfies Kept)
  const draft = JSON.stringify({ way: searched, form: keptForm(form) })
  // What stood there when the page came up is no news.
  const last = useRef({ content, draft })
  useEffect(() => {
    if (!worth || last.current.content === content) return
    last.current.content = content
    keep(keptName, JSON.parse(content))
  }, [worth, content])
  useEffect(() => {
    if (!worth || mode === 'correct' || step === 'check' || last.current.draft === draft) return undefined
    const pause = setTimeout(() => {
      last.current.draft = draft
      // Not kept at the server is not lost: it lies on this device.
      keepDraft(JSON.parse(draft) as Parameters<typeof keepDraft>[0]).catch(() => undefined)
    }, 800)
    return () => clearTimeout(pause)
  }, [worth, mode, step, draft])
}
