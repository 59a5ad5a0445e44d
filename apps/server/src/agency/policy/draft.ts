/**
 * A draft of the law is checked as `yidi policy check` does: for a quote, one case reckoned by the law in force and by the draft; to be kept,
 * for what it changes. Nothing of it is stored here. YAML can unfold to more than it looks, so the draft is read in a process of its own, which
 * is ended when it takes too long or too much, and one draft at a time.
 */
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { problem } from '@yidi/contracts'
import type { FieldError, PolicyDraftForm, PolicyDraftMessage } from '@yidi/contracts'
import { NO_DAY, parseDay, quote, writeChanges } from '@yidi/rules'
import type { DraftProblem, QuoteCase, QuoteResult, Release } from '@yidi/rules'
import type { RecordsDeps } from '../../platform/module/index.ts'
import type { DraftNews, DraftTask, KeepNews, Keepable } from './check.ts'
import { poolOf } from './table.ts'

interface DraftLimits {
  milliseconds: number
  heapMiB: number
}

/** The whole tree of today is checked in half a second and 60 MiB. */
const ordinary: DraftLimits = { milliseconds: 30_000, heapMiB: 256 }

/** A path inside a policy folder: it names a text and is never opened. */
const pathPattern = /^(?!.*(?:^|\/)\.)[\p{L}\p{N}_.-]+(?:\/[\p{L}\p{N}_.-]+)*\.ya?ml$/u

/**
 * Checks a draft and reckons a case by it. Throws `draft-empty`, `draft-not-valid` with each place, `draft-not-checked` where a limit is
 * passed, and what an unknown pool throws.
 */
export async function quoteDraft(
  { release, clock }: Pick<RecordsDeps, 'release' | 'clock'>,
  form: PolicyDraftForm,
  limits: DraftLimits = ordinary,
): Promise<Omit<PolicyDraftMessage, 'law' | 'draft'> & { law: QuoteResult; draft?: QuoteResult }> {
  const { pool, changes, files: uploads } = form
  refuseOdd(release, form)
  const value = form.case as QuoteCase
  const day = dayOfCase(value, clock.today())
  const news = await inProcess<DraftNews>(
    { ask: 'quote', files: release.files, pool, uploads, changes, value, day },
    limits,
  )
  if ('problems' in news) throw notWritten(news.problems)
  return { ...news.checked, law: quote(release, value, { explain: true }) }
}

/**
 * Checks a draft that is to be kept, laid over the law in force, and gives what of it differs on a day. Throws as `quoteDraft` does; what
 * `yidi policy check` would not accept is in the answer.
 */
export async function keepableDraft(
  release: Release,
  { pool, changes, files: uploads }: Pick<PolicyDraftForm, 'pool' | 'changes' | 'files'>,
  day: string,
): Promise<Keepable> {
  refuseOdd(release, { pool, changes, files: uploads })
  const task: DraftTask = { ask: 'keep', files: release.files, pool, uploads, changes, day }
  const news = await inProcess<KeepNews>(task, ordinary)
  if ('problems' in news) throw notWritten(news.problems)
  return news.keepable
}

/** Refuses what is known at once: a pool that is none, nothing at all, paths that lie elsewhere, figures that cannot be changed. */
function refuseOdd(
  release: Release,
  { pool, changes, files: uploads }: Pick<PolicyDraftForm, 'pool' | 'changes' | 'files'>,
): void {
  poolOf(release, pool)
  if (changes.length + uploads.length === 0) throw problem('draft-empty')
  refuse(pathErrors(uploads))
  // Without files the law of today is what is changed: what cannot be changed is known at once.
  if (uploads.length === 0) refuse(changeErrors(writeChanges(release, pool, release.files, changes).problems))
}

function notWritten(problems: readonly DraftProblem[]): Error {
  refuse(changeErrors(problems))
  return problem('draft-not-checked', { reason: '没有答复' })
}

function refuse(errors: FieldError[]): void {
  const [first] = errors
  if (first === undefined) return
  throw problem('draft-not-valid', { count: errors.length, first: first.message }, errors)
}

/** What is wrong with changed figures, each with its place in the form. */
export const changeErrors = (problems: readonly DraftProblem[]): FieldError[] =>
  problems.map(({ change, path, text }) => ({ path: `changes.${String(change)}.${path}`, message: text }))

/** Files of a form that lie outside a policy folder, or are handed in twice. */
export function pathErrors(uploads: PolicyDraftForm['files']): FieldError[] {
  const seen = new Set<string>()
  return uploads.flatMap(({ path }, index) => {
    const twice = seen.has(path)
    seen.add(path)
    if (pathPattern.test(path) && !twice) return []
    const said = twice ? '交了两次' : '不是政策文件夹里的路径，例如 pools/330100-hangzhou/benefits.yaml'
    return [{ path: `files.${String(index)}.path`, message: `“${path.slice(0, 80)}”${said}` }]
  })
}

/** The last day of the visit, by whose law it is settled; `today` for a case that has none. */
function dayOfCase(value: unknown, today: string): string {
  const to = (value as { visit?: { to?: unknown } } | null)?.visit?.to
  return typeof to === 'string' && parseDay(to) !== NO_DAY ? to : today
}

let turn: Promise<unknown> = Promise.resolve()

/** Runs a task in a process of its own, after those before it. */
async function inProcess<News>(task: DraftTask, limits: DraftLimits): Promise<News> {
  const mine = turn.then(() => answerOf<News>(task, limits))
  turn = mine.catch(() => undefined)
  return mine
}

function answerOf<News>(task: DraftTask, { milliseconds, heapMiB }: DraftLimits): Promise<News> {
  const checker = fork(fileURLToPath(new URL('./draft-process.ts', import.meta.url)), {
    // Nothing of the program's settings, keys among them, is needed there.
    env: {},
    execArgv: [`--max-old-space-size=${String(heapMiB)}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const { promise, resolve, reject } = Promise.withResolvers<News>()
  const late = `${String(milliseconds / 1000)} 秒内查不完`
  const timer = setTimeout(() => reject(problem('draft-not-checked', { reason: late })), milliseconds)
  const gone = (): void => reject(problem('draft-not-checked', { reason: `要用的内存超过 ${String(heapMiB)}MiB` }))
  checker.once('message', (news) => resolve(news as News)).once('exit', gone)
  // A process that has ended already cannot be written to; that too is told here.
  checker.on('error', gone)
  checker.send(task, (error) => void (error && gone()))
  return promise.finally(() => {
    clearTimeout(timer)
    checker.off('exit', gone)
    checker.kill('SIGKILL')
  })
}

/** Faults of a draft as errors of fields: the file with its line, what is wrong, with which value, and what to do. */
export const faultErrors = (faults: Keepable['faults']): FieldError[] =>
  faults.map(({ file, line, message, value, remedy }) => ({
    path: `${file}:${String(line)}`,
    message: `${file}:${String(line)} ${message}${value === '' ? '' : `（值：${value}）`}。${remedy}`,
  }))
