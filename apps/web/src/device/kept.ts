/**
 * What somebody has typed and not sent, kept on this device: a reload, a second tab or a page that the phone has put away
 * empties no form. A tab finds its own first, else what any tab kept last; nothing of it stands in an address. It ends
 * with whoever typed it: at log-out, as soon as somebody else is logged in, and after as long as a log-in can last.
 */
import { actingId } from '../api/acting.ts'

const prefix = 'yidi.kept.'
const ownerKey = 'yidi.kept-by'
const longestMs = 12 * 3_600_000

interface Entry {
  /** When it was kept, in milliseconds. */
  at: number
  value: unknown
}

const storages = (): Storage[] => [sessionStorage, localStorage]

/** Whoever acts for another fills in that one's forms, not one's own. */
const placeOf = (name: string): string => `${prefix}${name}.${actingId() ?? ''}`

/** Keeps a value that can be written as JSON in place of the one before. */
export function keep(name: string, value: unknown): void {
  const text = JSON.stringify({ at: Date.now(), value } satisfies Entry)
  for (const storage of storages()) {
    try {
      storage.setItem(placeOf(name), text)
    } catch {
      // A device that is full keeps nothing more. What was typed still stands on the page.
    }
  }
}

/** What was kept under a name, or undefined: also when it is not made like the model, as an older page may have it. */
export function kept<Value>(name: string, model: Value): Value | undefined {
  const value = found(name)
  return isLike(value, model) ? value : undefined
}

/** True when every field of the model is there with its kind of value; what a list holds is not looked at. */
function isLike<Value>(value: unknown, model: Value): value is Value {
  if (!hasFields(model)) return typeof value === typeof model && Array.isArray(value) === Array.isArray(model)
  return hasFields(value) && Object.entries(model).every(([name, part]) => isLike(value[name], part))
}

function hasFields(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function found(name: string): unknown {
  for (const storage of storages()) {
    const text = storage.getItem(placeOf(name))
    const entry = text === null ? undefined : (JSON.parse(text) as Entry)
    if (entry !== undefined && Date.now() - entry.at < longestMs) return entry.value
  }
  return undefined
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
