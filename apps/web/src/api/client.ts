/**
 * The one way the pages talk to the server. A refusal arrives as a problem document (RFC 9457) in Chinese and is thrown
 * as an ApiProblem, so that a page can show its words as they are; no answer at all becomes the words about the network.
 */
import * as t from '../texts/index.ts'
import { answerCame, nothingCame } from '../device/network.ts'
import { actingHasEnded, actingHeader, actingId } from './acting.ts'
import { logInHasEnded } from './log-in-ended.ts'

interface FieldFault {
  path: string
  message: string
}

export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly remedy: string | undefined
  readonly faults: FieldFault[]

  constructor(
    status: number,
    body: { code?: string; title?: string; detail?: string; remedy?: string; errors?: FieldFault[] },
  ) {
    super(body.detail ?? body.title ?? t.offline)
    this.status = status
    this.code = body.code ?? 'unknown'
    this.title = body.title ?? t.offline
    this.remedy = body.remedy
    this.faults = body.errors ?? []
  }
}

/** Whether no answer of ours came back: what was sent may have arrived or not. */
export const wasLost = (error: Error | null): boolean =>
  error instanceof ApiProblem && (error.code === 'offline' || error.code === 'unreadable')

/** Whether nobody knows what became of what was sent: no answer came, or one that says that it does not know either. */
export const isUnknown = (error: Error | null): boolean =>
  wasLost(error) || (error instanceof ApiProblem && error.status >= 500)

/** Whether somebody has to log in first, again or for the first time. */
export const needsLogIn = (error: Error | null): boolean =>
  error instanceof ApiProblem && error.code === 'not-signed-in'

/** Whether the server wants to be asked a second time: it has said what rests on what is taken back, and asks for `confirmed`. */
export const asksAgain = (error: Error | null): boolean =>
  error instanceof ApiProblem && error.faults.some(({ path }) => path === 'confirmed')

/** What a command that may be asked twice carries: it says `confirmed` only after the asker was told. */
export interface Confirmation {
  confirmed?: true
}

/** `lost` is what is said when no answer of ours comes back. */
async function answer<Reply>(path: string, init: RequestInit, lost: string = t.offline): Promise<Reply> {
  let response: Response
  const acting = actingId()
  const headers = {
    ...(init.headers as Record<string, string>),
    ...(acting === null ? {} : { [actingHeader]: acting }),
  }
  try {
    response = await fetch(path, { credentials: 'same-origin', ...init, headers })
  } catch {
    // A question that the page itself took back says nothing of the network.
    if (init.signal?.aborted !== true) nothingCame()
    throw new ApiProblem(0, { code: 'offline', title: lost })
  }
  answerCame()
  const text = await response.text()
  let body: unknown
  try {
    body = text === '' ? undefined : JSON.parse(text)
  } catch {
    throw new ApiProblem(response.status, { code: 'unreadable', title: lost })
  }
  if (!response.ok) {
    const problem = new ApiProblem(response.status, (body ?? {}) as object)
    if (problem.code === 'acting-not-authorised') actingHasEnded()
    if (needsLogIn(problem)) logInHasEnded()
    throw problem
  }
  return body as Reply
}

export const get = <Reply>(path: string, signal?: AbortSignal): Promise<Reply> =>
  answer(path, { headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) })

/** The bytes of a file, to be shown in the page. */
export async function getBytes(path: string, signal?: AbortSignal): Promise<ArrayBuffer> {
  return (await fileAnswer(path, { ...(signal ? { signal } : {}) })).arrayBuffer()
}

/** A file that is made of a question with a body, to keep. */
export async function askFile(path: string, body: unknown): Promise<Blob> {
  const headers = { 'content-type': 'application/json' }
  return (await fileAnswer(path, { method: 'POST', headers, body: JSON.stringify(body) })).blob()
}

/** An answer that is a file; a refusal is words all the same. */
async function fileAnswer(path: string, init: RequestInit): Promise<Response> {
  const response = await fetch(path, { credentials: 'same-origin', ...init }).catch((error: unknown) => {
    if (init.signal?.aborted === true) throw error
    throw new ApiProblem(0, { code: 'offline', title: t.offline })
  })
  if (!response.ok) throw new ApiProblem(response.status, (await response.json().catch(() => ({}))) as object)
  return response
}

/** A question that changes nothing, asked with a body. */
export const ask = <Reply>(path: string, body: unknown, signal?: AbortSignal): Promise<Reply> =>
  answer(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
    ...(signal ? { signal } : {}),
  })

/** A key for one command; the same key goes with every repeat of it, so that it takes effect once. */
export const newCommandKey = (): string => crypto.randomUUID()

/** A command: it changes something and so carries its key. */
export const command = <Reply>(
  path: string,
  body: unknown,
  key: string,
  method = 'POST',
  headers: Readonly<Record<string, string>> = {},
  /** Goes on being sent when the page that sent it is left. */
  keepalive = false,
): Promise<Reply> =>
  answer(
    path,
    {
      method,
      keepalive,
      headers: {
        ...headers,
        accept: 'application/json',
        'idempotency-key': key,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    },
    t.unanswered,
  )

/**
 * A file as it is, to be looked at or taken in; the answer is words, or a file to keep. Its name, where it is one, goes along. What
 * changes something carries its `key`.
 */
export async function sendBytes<Reply>(
  path: string,
  body: Blob,
  wanted: 'json' | 'blob' = 'json',
  key?: string,
  /** What the file is called, where that is asked for. */
  name?: string,
): Promise<Reply> {
  const headers = {
    'content-type': 'application/octet-stream',
    ...(body instanceof File ? { 'x-file-name': encodeURIComponent(body.name.slice(-80)) } : {}),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(name === undefined ? {} : { 'x-file-name': encodeURIComponent(name.slice(-80)) }),
  }
  if (wanted === 'json') return answer(path, { method: 'POST', headers, body })
  return (await (await fileAnswer(path, { method: 'POST', headers, body })).blob()) as Reply
}
