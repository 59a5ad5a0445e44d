/** The form that starts an evaluation: what is typed, what is wrong with it before it is sent, and the message of it. */
import type { EvaluationForm, EvaluationMessage, EvaluationsMessage } from '@yidi/contracts'
import type { Change, DraftFile } from '../policy/draft-form.ts'
import { ApiProblem } from '../../api/client.ts'
import { today } from '../../texts/days.ts'
import * as t from '../../texts/index.ts'

/** The side that is the policy in force. */
export const law = 'law'

const words = t.evaluation.start

export interface Typed {
  before: string
  /** Whether a draft is evaluated that is kept, or what is changed here. */
  after: 'draft' | 'changes'
  draft: string
  changes: readonly Change[]
  files: readonly DraftFile[]
  year: string
  pools: readonly string[]
  source: EvaluationForm['source']['kind']
  people: string
  seed: string
}

export type Faults = Partial<Record<'draft' | 'changes' | 'year' | 'pools' | 'people' | 'seed', string | undefined>>

/** What the form begins with: this year, or the last before it that has law; a draft where one was come from. */
export function begunWith({ years, pools }: EvaluationsMessage, draft: string | undefined): Typed {
  const now = Number(today().slice(0, 4))
  const year = Math.max(...years.filter((one) => one <= now), ...(years.every((one) => one > now) ? years : []))
  return {
    ...{ before: law, after: draft === undefined ? 'changes' : 'draft', draft: draft ?? '', changes: [], files: [] },
    ...{ year: String(year), pools: pools.slice(0, 1).map(({ code }) => code) },
    ...{ source: 'people', people: '10000', seed: '1' },
  }
}

const isWhole = (text: string, from: number, to: number): boolean =>
  /^\d{1,16}$/.test(text.trim()) && Number(text) >= from && Number(text) <= to

/** Which field a refusal of the server is about. */
const fieldOf: Readonly<Record<string, keyof Faults>> = {
  'evaluation-year-not-valid': 'year',
  'evaluation-year-without-law': 'year',
  'evaluation-year-without-data': 'year',
  'evaluation-pools-missing': 'pools',
  'evaluation-other-pool': 'pools',
  'evaluation-changes-one-pool': 'pools',
  'evaluation-people-not-valid': 'people',
  'evaluation-seed-not-valid': 'seed',
}

/** What the server refused, at the field that it is about; empty where it is about none. */
export function refusedAt(error: Error | null): Faults {
  if (!(error instanceof ApiProblem)) return {}
  const field = fieldOf[error.code]
  return field === undefined ? {} : { [field]: [error.message, error.remedy].filter(Boolean).join('') }
}

/** What is wrong with what was typed, by field, each in words with the value; empty where it can be sent. */
export function faultsOf(typed: Typed, mostPeople: number): Faults {
  const faults: Faults = {}
  if (typed.after === 'draft') {
    if (typed.draft === '') faults.draft = words.draftFault
    else if (typed.draft === typed.before) faults.draft = words.same
  } else if (typed.changes.length + typed.files.length === 0) faults.changes = words.changesFault
  if (!isWhole(typed.year, 1000, 9999)) faults.year = words.yearFault(typed.year)
  if (typed.pools.length === 0) faults.pools = words.poolsFault
  if (typed.source === 'people') {
    if (!isWhole(typed.people, 1, mostPeople)) faults.people = words.peopleFault(typed.people, mostPeople)
    if (!isWhole(typed.seed, 0, Number.MAX_SAFE_INTEGER)) faults.seed = words.seedFault(typed.seed)
  }
  return faults
}

/** The message of a form without faults. */
export function messageOf(typed: Typed): EvaluationForm {
  return {
    before: typed.before,
    after:
      typed.after === 'draft'
        ? { draft: typed.draft }
        : {
            changes: typed.changes.map(({ figure, value, from }) => ({ figure, value, from })),
            files: [...typed.files],
          },
    year: Number(typed.year),
    pools: [...typed.pools],
    source:
      typed.source === 'people'
        ? { kind: 'people', people: Number(typed.people), seed: Number(typed.seed) }
        : { kind: 'records' },
  }
}

/** The form begun with the two policies that another evaluation was asked; a figure is then called by its name. */
export function typedAgain(begun: Typed, message: EvaluationMessage): Typed {
  const { asked, year, source, pools } = message
  const whose =
    source.kind === 'people'
      ? { source: source.kind, people: String(source.people), seed: String(source.seed) }
      : { source: source.kind }
  const again = { ...begun, ...whose, year: String(year), pools: pools.map(({ code }) => code) }
  if (asked === undefined) return again
  const { before, after } = asked
  if ('draft' in after) return { ...again, before, after: 'draft', draft: after.draft }
  return { ...again, before, after: 'changes', changes: namedChanges(message, after.changes), files: after.files }
}

/** The changes of an evaluation with the titles of their figures, where it names them. */
function namedChanges({ differs }: EvaluationMessage, changes: readonly Omit<Change, 'title'>[]): Change[] {
  return changes.map((change) => ({
    ...change,
    title: differs.find(({ name }) => name === change.figure)?.title ?? change.figure,
  }))
}
