/** The state of a form whose draft is kept on this device and at the server, until it is sent. */
import { useQuery } from '@tanstack/react-query'
import type { MaterialMessage } from '@yidi/contracts'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { dropDraft, findDraft, keepDraft, type DraftFormName, type KeptDraft } from '../api/drafts.ts'
import { sessionQuery } from '../api/session.ts'
import { DraftStore } from './draft.ts'
import { forget, isLike, keepEntry, newestKept, sharedKept, type Entry } from './kept.ts'
import { onKept } from './on-kept.ts'

/** How the content of a form lies in its draft at the server. */
export interface DraftShape<Value> {
  write(value: Value): { way: Record<string, string>; form: Record<string, unknown> }
  /** Undefined where this page does not understand it. */
  read(draft: KeptDraft, empty: Value): Value | undefined
}

/** Every field as it is; of files their numbers alone, which come back as the files that are still there. */
function plainShape<Value extends object>(): DraftShape<Value> {
  return {
    write: (value) => {
      const { uploads } = value as { uploads?: readonly MaterialMessage[] }
      const form = { ...value } as Record<string, unknown>
      return { way: {}, form: uploads === undefined ? form : { ...form, uploads: uploads.map(({ id }) => id) } }
    },
    read: ({ form, materials }, empty) => {
      const value = { ...empty, ...form, ...('uploads' in empty ? { uploads: materials } : {}) }
      return isLike(value, empty) ? value : undefined
    },
  }
}

/** `name`: of the form at the server, undefined for one that is kept on this device alone; `here`: its name on this device. */
interface DraftOf<Value> {
  name: DraftFormName | undefined
  here: string
  empty: Value
  shape: DraftShape<Value>
  /** Makes of what this device has kept what the page begins with. */
  open?: (value: Value) => Value
}

/** What a page has of its form: the content, another one that was begun elsewhere, and what becomes of them. */
export function useDraft<Value>(given: DraftOf<Value>) {
  const citizen = useQuery(sessionQuery).data?.who?.kind === 'citizen'
  const known = useRef(citizen)
  useEffect(() => {
    known.current = citizen
  }, [citizen])
  // As it is when the page comes up; another form is another page.
  const [{ empty, here, store }] = useState(() => ({
    ...given,
    store: new DraftStore(
      given.empty,
      portsOf(given, () => known.current),
    ),
  }))
  const state = useSyncExternalStore(store.subscribe, store.state)
  useEffect(() => {
    if (citizen) void store.look()
  }, [store, citizen])
  useEffect(() => onKept(here, store.lookAround), [store, here])
  useEffect(() => store.close, [store])
  const { take, refuse, clear, save, sent } = store
  const put = (next: (before: Value) => Value): void => store.put(next(store.state().value))
  const typed = JSON.stringify(state.value) !== JSON.stringify(empty)
  return { ...state, ...{ put, take, refuse, clear, save, sent, typed } }
}

/** The draft of a form whose fields are kept as they are. */
export function useFormDraft<Value extends object>(name: DraftFormName, empty: Value) {
  return useDraft({ name, here: name, empty, shape: plainShape<Value>() })
}

export type FormDraft<Value> = ReturnType<typeof useDraft<Value>>

function portsOf<Value>(
  { name, here, empty, shape, open = (value) => value }: DraftOf<Value>,
  isCitizen: () => boolean,
) {
  const server = name === undefined ? undefined : serverOf(name, empty, shape)
  return {
    print: (value: Value) => JSON.stringify(shape.write(value)),
    device: {
      shared: () => sharedKept(here, empty),
      newest: () => {
        const entry = newestKept(here, empty)
        return entry && { ...entry, value: open(entry.value) }
      },
      write: (entry: Entry<Value>, alone: boolean) => keepEntry(here, entry, alone),
      forget: () => forget(here),
    },
    get server() {
      return isCitizen() ? server : undefined
    },
    now: () => Date.now(),
    later: (run: () => void, ms: number) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
  }
}

function serverOf<Value>(name: DraftFormName, empty: Value, shape: DraftShape<Value>) {
  return {
    find: async () => {
      const draft = await findDraft(name)
      if (draft === null) return null
      const value = shape.read(draft, empty)
      return value === undefined ? undefined : { value, savedAt: draft.savedAt }
    },
    keep: (value: Value, after: string | null) => keepDraft(name, shape.write(value), after),
    drop: () => dropDraft(name),
  }
}
