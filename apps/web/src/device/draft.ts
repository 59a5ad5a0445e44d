/**
 * The draft of a form, kept in two places: on this device at once, so that a reload, a second window or a browser that was killed
 * empties nothing; and at the server a moment later, so that it goes on on another phone. Among what this device has, the newest
 * wins. What was begun elsewhere and is newer is offered and never taken by itself, and nothing replaces what it has not seen:
 * a window looks before it writes, the server is told from which draft one goes on.
 */
import { isDraftChanged } from '../api/drafts.ts'
import type { Entry } from './kept.ts'

interface Device<Value> {
  /** What any window kept last. */
  shared(): Entry<Value> | undefined
  /** The newest of what this window and any window kept. */
  newest(): Entry<Value> | undefined
  /** `alone`: for this window only. */
  write(entry: Entry<Value>, alone: boolean): void
  forget(): void
}

interface Server<Value> {
  /** Null for none; undefined where it is one that this page does not understand. */
  find(): Promise<{ value: Value; savedAt: string } | null | undefined>
  keep(value: Value, after: string | null): Promise<{ savedAt: string }>
  drop(): Promise<unknown>
}

interface Ports<Value> {
  /** What of a content the draft keeps, as text: two contents with the same text are the same draft. */
  print(value: Value): string
  device: Device<Value>
  /** Undefined while nobody is logged in. */
  server: Server<Value> | undefined
  now(): number
  later(run: () => void, ms: number): () => void
}

/** Another content of the same form, newer than what stands here; from another window of this device, or from the server. */
export interface Other<Value> {
  value: Value
  /** ISO 8601. */
  at: string
  from: 'window' | 'server'
}

interface State<Value> {
  value: Value
  other: Other<Value> | undefined
  /** When what stands here was typed, in milliseconds; undefined where nothing was. */
  at: number | undefined
  /** Whether the server was asked for what was begun elsewhere, or need not be. */
  looked: boolean
}

/** So soon after the last letter it is kept at the server. */
const pauseMs = 800
/** How many contents of before are known again; what the server has may be some letters old. */
const remembered = 40

/** One form on one page. What is called from outside keeps its `this`. */
export class DraftStore<Value> {
  readonly #empty: Value
  readonly #ports: Ports<Value>
  readonly #listeners = new Set<() => void>()
  #state: State<Value>
  /** Which content of this device was seen last, by the moment of its typing. */
  #seen: number | undefined
  /** Which draft at the server this content goes on from. */
  #after: string | null
  /** Contents that this page has had, as text. */
  #known: string[]
  /** What the server has, as text. */
  #saved = ''
  #saving: Promise<unknown> | undefined
  #takeBack = (): void => undefined
  #over = false

  constructor(empty: Value, ports: Ports<Value>) {
    const begun = ports.device.newest()
    this.#empty = empty
    this.#ports = ports
    this.#state = { value: begun?.value ?? empty, other: undefined, at: begun?.at, looked: false }
    this.#seen = begun?.at
    this.#after = begun?.after ?? null
    this.#known = [ports.print(this.#state.value)]
  }

  readonly state = (): State<Value> => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  #show(change: Partial<State<Value>>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }

  #have(value: Value): void {
    this.#known = [...this.#known, this.#ports.print(value)].slice(-remembered)
    this.#show({ value })
  }

  /** On this device, `alone` for this window only. */
  #write(alone = false): void {
    const { device, now } = this.#ports
    const { value } = this.#state
    if (alone) return device.write({ at: now(), value, after: this.#after }, true)
    // Later than what was seen, also where the clock of the device stands still or was put back.
    this.#seen = Math.max(now(), (this.#seen ?? 0) + 1)
    device.write({ at: this.#seen, value, after: this.#after }, false)
    this.#show({ at: this.#seen })
  }

  /** What is typed. */
  readonly put = (value: Value): void => {
    this.#over = false
    this.#have(value)
    const shared = this.#ports.device.shared()
    if (shared !== undefined && shared.at !== this.#seen)
      this.#show({ other: { value: shared.value, at: new Date(shared.at).toISOString(), from: 'window' } })
    this.#write(this.#state.other?.from === 'window')
    this.#saveSoon()
  }

  /** Another window wrote, or this one was away: its content is this one's with something more, because it looked first. */
  readonly lookAround = (): void => {
    const shared = this.#ports.device.shared()
    if (shared === undefined) return
    const other = shared.at !== this.#seen
    if (other && this.#state.other?.from === 'window') return
    this.#after = shared.after
    if (!other) return
    this.#seen = shared.at
    this.#show({ at: shared.at })
    this.#have(shared.value)
  }

  #saveSoon(): void {
    this.#takeBack()
    if (this.#state.other !== undefined) return
    this.#takeBack = this.#ports.later(() => void this.save().catch(() => undefined), pauseMs)
  }

  /** Keeps it at the server now. Throws where that does not answer; what was typed lies on this device all the same. */
  readonly save = async (): Promise<void> => {
    this.#takeBack()
    const { server, print, device } = this.#ports
    const { value, other } = this.#state
    const content = print(value)
    if (server === undefined || this.#over || other !== undefined || this.#saving !== undefined) return
    // Nothing was typed here, or nothing since.
    if (this.#seen === undefined || content === this.#saved) return
    const run = server.keep(value, this.#after)
    this.#saving = run.catch(() => undefined)
    try {
      this.#after = (await run).savedAt
      this.#saved = content
      this.#saving = undefined
      if (!this.#over) device.write({ at: this.#seen, value: this.#state.value, after: this.#after }, false)
      if (print(this.#state.value) !== content) this.#saveSoon()
    } catch (error) {
      this.#saving = undefined
      if (!isDraftChanged(error)) throw error
      await this.look()
    }
  }

  /** Asks the server what was begun elsewhere. */
  readonly look = async (): Promise<void> => {
    const found = await this.#ports.server?.find().catch(() => undefined)
    if (found === null) this.#after = null
    else if (found !== undefined && found.savedAt !== this.#after) this.#meet(found)
    this.#show({ looked: true })
  }

  #meet({ value, savedAt }: { value: Value; savedAt: string }): void {
    const content = this.#ports.print(value)
    const newer = this.#seen === undefined || Date.parse(savedAt) >= this.#seen
    // An answer may have been lost: what lies there is one's own.
    if (newer && !this.#known.includes(content)) return this.#show({ other: { value, at: savedAt, from: 'server' } })
    this.#after = savedAt
    this.#saved = content
    if (this.#ports.print(this.#state.value) !== content) this.#saveSoon()
  }

  /** Goes on with what was begun elsewhere. */
  readonly take = (): void => {
    const { other } = this.#state
    if (other === undefined) return
    if (other.from === 'server') {
      this.#after = other.at
      this.#saved = this.#ports.print(other.value)
    }
    this.#show({ other: undefined })
    this.#have(other.value)
    this.#write()
  }

  /** Stays with what stands here; where nothing does, what was begun elsewhere is thrown away. */
  readonly refuse = async (): Promise<void> => {
    const { other, value } = this.#state
    const { print } = this.#ports
    if (other === undefined) return
    if (other.from === 'server' && print(value) === print(this.#empty)) return this.clear()
    if (other.from === 'server') this.#after = other.at
    this.#show({ other: undefined })
    this.#write()
    await this.save().catch(() => undefined)
  }

  #forget(): void {
    this.#takeBack()
    this.#ports.device.forget()
    this.#seen = undefined
    this.#after = null
    this.#saved = ''
  }

  /** Throws away what stands here and at the server. */
  readonly clear = async (): Promise<void> => {
    this.#takeBack()
    await this.#ports.server?.drop()
    this.#forget()
    this.#show({ value: this.#empty, other: undefined, at: undefined })
  }

  /** Sent: nothing is left of it. */
  readonly sent = (): void => {
    this.#over = true
    this.#forget()
    const { server } = this.#ports
    // What was on its way to the server meanwhile would lie there again.
    void this.#saving?.then(() => server?.drop().catch(() => undefined))
    this.#show({ other: undefined })
  }

  /** The page goes away: what is typed is kept at once. */
  readonly close = (): void => void this.save().catch(() => undefined)
}
