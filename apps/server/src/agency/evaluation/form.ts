/** The form of an evaluation, read and checked before anything of it is kept. */
import { mostEvaluatedPeople, problem } from '@yidi/contracts'
import type { EvaluationForm, Staff } from '@yidi/contracts'
import type { PolicyFile } from '@yidi/policy-folder'
import { withoutLaw } from '@yidi/rules/evaluation'
import type { RecordsDeps } from '../../platform/module/index.ts'
import { settledOfYear } from '../../care/settlements/index.ts'
import { chooseDraft, ownPool } from '../drafts/index.ts'
import { changeErrors, faultErrors, pathErrors, poolOf } from '../policy/index.ts'
import { EvaluationFault, prepareInProcess } from './child.ts'
import type { EvaluationLimits } from './child.ts'
import type { EvaluationTask, LawDifference, Prepared } from './reckon.ts'

export type FormDeps = Pick<RecordsDeps, 'database' | 'clock' | 'release'>

/** An evaluation that can be reckoned. */
export interface CheckedEvaluation extends Omit<EvaluationTask, 'law'> {
  /** The two sides as the form has them. */
  asked: Pick<EvaluationForm, 'before' | 'after'>
  beforeTitle: string
  afterTitle: string
  differs: LawDifference[]
}

const lawTitle = '现行规定'

/**
 * Reads a form. Throws, each with its value: `evaluation-people-not-valid`, `-seed-not-valid`, `-year-not-valid`, `-year-without-law`,
 * `-year-without-data`, `-pools-missing`, `-other-pool`, `-same`, `-changes-one-pool`, `-draft-faulty` with file and line, `-not-comparable`,
 * `-not-checked`, `pool-not-found`, and what choosing and changing a draft throws.
 */
export async function checkForm(
  deps: FormDeps,
  staff: Staff,
  form: EvaluationForm,
  limits?: EvaluationLimits,
): Promise<CheckedEvaluation> {
  const { release, database } = deps
  const pools = poolsOf(deps, staff, form.pools)
  const year = yearOf(form.year)
  const source = sourceOf(form.source)
  refuseLate(withoutLaw(release, pools, year), year)
  const before = await sideOf(deps, staff, form.before)
  const after = await afterOf(deps, staff, form, before)
  if (after.changes.length > 0 && pools.length > 1)
    throw problem('evaluation-changes-one-pool', { count: pools.length })
  if (source.kind === 'records') {
    const first = await settledOfYear(database, year, pools).next()
    if (first.done === true) throw problem('evaluation-year-without-data', { year, pools: pools.join('、') })
  }
  const task = { law: release.files, before: before.files, after: after.files, year, pools, source }
  const prepared = await prepareInProcess({ ...task, changes: after.changes }, limits).catch((error: unknown) => {
    if (error instanceof EvaluationFault) throw problem('evaluation-not-checked', { reason: error.message })
    throw error
  })
  if (!('differs' in prepared)) throw refusal(prepared, year, [before.title, after.title])
  const titles = { beforeTitle: before.title, afterTitle: after.title }
  const asked = { before: form.before, after: form.after }
  return { year, pools, source, asked, before: before.files, ...prepared, ...titles }
}

/** The pools asked for, each once, in the order of the law. */
function poolsOf({ release }: FormDeps, staff: Staff, named: readonly string[]): string[] {
  const asked = named.length === 0 && staff.pool !== null ? [staff.pool] : named
  for (const code of asked) {
    poolOf(release, code)
    ownPool(staff, code)
  }
  if (asked.length === 0) throw problem('evaluation-pools-missing')
  return [...release.pools.keys()].filter((code) => asked.includes(code))
}

/** A whole number within limits as somebody typed it; undefined where it is none. */
function wholeNumber(typed: number | string, least: number, most: number): number | undefined {
  const value = typeof typed === 'number' ? typed : /^\d{1,16}$/.test(typed.trim()) ? Number(typed) : Number.NaN
  return Number.isSafeInteger(value) && value >= least && value <= most ? value : undefined
}

const shown = (typed: number | string): string => String(typed).slice(0, 40)

function yearOf(typed: number | string): number {
  const year = wholeNumber(typed, 1900, 9999)
  if (year === undefined) throw problem('evaluation-year-not-valid', { value: shown(typed) })
  return year
}

function sourceOf(source: EvaluationForm['source']): EvaluationTask['source'] {
  if (source.kind === 'records') return source
  const people = wholeNumber(source.people, 1, mostEvaluatedPeople)
  if (people === undefined)
    throw problem('evaluation-people-not-valid', { value: shown(source.people), most: mostEvaluatedPeople })
  const seed = wholeNumber(source.seed, 0, Number.MAX_SAFE_INTEGER)
  if (seed === undefined) throw problem('evaluation-seed-not-valid', { value: shown(source.seed) })
  return { kind: 'people', people, seed }
}

interface SideOfForm {
  title: string
  files: readonly PolicyFile[]
}

async function sideOf(deps: FormDeps, staff: Staff, side: string): Promise<SideOfForm> {
  if (side === 'law') return { title: lawTitle, files: [] }
  const { title, files } = await chooseDraft(deps, staff, side)
  return { title: `草案“${title}”`, files }
}

/** The second side: a draft, or what is changed of the first. */
async function afterOf(
  deps: FormDeps,
  staff: Staff,
  { before, after }: EvaluationForm,
  { title, files }: SideOfForm,
): Promise<SideOfForm & { changes: Extract<EvaluationForm['after'], { changes: unknown }>['changes'] }> {
  if ('draft' in after) {
    if (after.draft === before) throw problem('evaluation-same', { title })
    return { ...(await sideOf(deps, staff, after.draft)), changes: [] }
  }
  const { changes, files: uploads } = after
  if (changes.length + uploads.length === 0) throw problem('evaluation-same', { title })
  const odd = pathErrors(uploads)
  const [first] = odd
  if (first !== undefined) throw problem('draft-not-valid', { count: odd.length, first: first.message }, odd)
  const replaced = new Set(uploads.map(({ path }) => path))
  const changed = [
    ...(changes.length > 0 ? [`改了 ${String(changes.length)} 个数字`] : []),
    ...(uploads.length > 0 ? [`换了 ${String(uploads.length)} 个文件`] : []),
  ]
  return {
    title: `${title}，${changed.join('，')}`,
    files: [...files.filter(({ path }) => !replaced.has(path)), ...uploads],
    changes,
  }
}

type Refused = Exclude<Prepared, { differs: unknown }>

function refuseLate(late: ReturnType<typeof withoutLaw>, year: number): void {
  if (late.length === 0) return
  const since = late.map(({ short, code, since: day }) => `${short}（${code}）从 ${day} 起`).join('、')
  throw problem('evaluation-year-without-law', { year, since })
}

/** What is said of two sides that cannot be compared. */
function refusal(refused: Refused, year: number, [before, after]: readonly [string, string]): Error {
  if ('problems' in refused) {
    const errors = changeErrors(refused.problems)
    return problem('draft-not-valid', { count: errors.length, first: errors[0]?.message ?? '' }, errors)
  }
  if ('faults' in refused) {
    const errors = faultErrors(refused.faults)
    const title = refused.side === 'before' ? before : after
    return problem('evaluation-draft-faulty', { title, count: errors.length, first: errors[0]?.message ?? '' }, errors)
  }
  if ('why' in refused) return problem('evaluation-not-comparable', { why: refused.why })
  if ('late' in refused) refuseLate(refused.late, year)
  return problem('evaluation-same', { title: before })
}
