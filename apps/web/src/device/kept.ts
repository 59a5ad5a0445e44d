/**
 * What somebody has typed and not sent, kept on this device: a reload, a second tab or a page that the phone has put away
 * empties no form. Of what this tab and what any tab kept the newest counts; nothing of it stands in an address. It ends
 * with whoever typed it: at log-out, as soon as somebody else is logged in, and after as long as a log-in can last.
 */
import { actingId } from '../api/acting.ts'

const prefix = 'yidi.kept.'
const ownerKey = 'yidi.kept-by'
const longestMs = 12 * 3_600_000

/** One content that was kept: when, and for the draft of a form the one at the server that it goes on from. */
export interface Entry<Value> {
  /** In milliseconds. */
  at: number
  value: Value
  after: string | null
}

const storages = (): Storage[] => [sessionStorage, localStorage]

/** Whoever acts for another fills in that one's forms, not one's own. */
export const placeOf = (name: string): string => `${prefix}${name}.${actingId() ?? ''}`

/** Keeps a value that can be written as JSON in place of the one before. */
export const keep = (name: string, value: unknown): void => keepEntry(name, { at: Date.now(), value, after: null })

/** Keeps it as it was typed; `alone` keeps it for this tab and leaves what other tabs find. */
export function keepEntry(name: string, entry: Entry<unknown>, alone = false): void {
  const text = JSON.stringify(entry)
  for (const storage of alone ? [sessionStorage] : storages()) {
    try {
      storage.setItem(placeOf(name), text)
    } catch {
      // A device that is full keeps nothing more. What was typed still stands on the page.
    }
  }
}

/** What was kept under a name, or undefined: also when it is not made like the model, as an older page may have it. */
export const kept = <Value>(name: string, model: Value): Value | undefined => newestKept(name, model)?.value

/** The newest of what this tab and what any tab kept. */
export function newestKept<Value>(name: string, model: Value): Entry<Value> | undefined {
  const [own, shared] = storages().map((storage) => found(storage, name, model))
  return shared !== undefined && (own === undefined || shared.at > own.at) ? shared : own
}

/** What any tab kept last. */
export const sharedKept = <Value>(name: string, model: Value): Entry<Value> | undefined =>
  found(localStorage, name, model)

/** True when every field of the model is there with its kind of value; what a list holds is not looked at. */
export function isLike<Value>(value: unknown, model: Value): value is Value {
  if (!hasFields(model)) return typeof value === typeof model && Array.isArray(value) === Array.isArray(model)
  return hasFields(value) && Object.entries(model).every(([name, part]) => isLike(value[name], part))
}

function hasFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function found<Value>(storage: Storage, name: string, model: Value): Entry<Value> | undefined {
  const text = storage.getItem(placeOf(name))
  if (text === null) return undefined
  // An older page kept no `after`.
  const { at, value, after = null } = JSON.parse(text) as Entry<unknown> & { after?: string | null }
  return Date.now() - at < longestMs && isLike(value, model) ? { at, value, after } : undefined
}

/** Sent, or thrown away. */
export function forget(name: string): void {
  for (const storage of storages()) storage.removeItem(placeOf(name))
}

function forgetAll(): void {
  for (const storage of storages())
    for (const key of Object.keys(storage)) if (key.startsWith(prefix)) storage.removeItem(key)
}

/**
 * Says who is logged in (`null` for nobody: the log-in may only have run out). True when that is another than before:
 * what the one before had typed is gone then. What somebody typed before logging in stays theirs.
 */
export function handOver(to: string | null): boolean {
  const before = localStorage.getItem(ownerKey)
  if (to === null || to === before) return false
  if (before !== null) forgetAll()
  localStorage.setItem(ownerKey, to)
  return before !== null
}

/** Who is known to sit here, or sat here when the log-in ran out; null for nobody. */
export const whoSits = (): string | null => localStorage.getItem(ownerKey)

/** At log-out: nothing stays for whoever sits down next. */
export function leaveNothing(): void {
  forgetAll()
  localStorage.removeItem(ownerKey)
}

/**
 * To be asked in each other tab when the browser tells it that a key of the storage has changed: true when whoever sat
 * here has left, or was followed by another. What this tab kept is gone then; what it shows must go too.
 */
export function hasLeft({ key, oldValue }: { key: string | null; oldValue: string | null }): boolean {
  const left = key === ownerKey && oldValue !== null
  if (left) forgetAll()
  return left
}
