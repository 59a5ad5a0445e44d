/** What the process of an evaluation does: both policies are loaded and checked, and a year is reckoned under them. Pure: nothing is read or written. */
import { broughtFaults, changedFiles, layDraft } from '@yidi/policy-folder'
import type { PolicyFile } from '@yidi/policy-folder'
import { compareLaw, lawOn } from '@yidi/rules'
import type { DraftChange, DraftProblem, Fault, QuoteCase, Release } from '@yidi/rules'
import {
  Evaluation,
  LivedBills,
  Population,
  StoredBills,
  lastDayOf,
  whyNotComparable,
  withoutLaw,
} from '@yidi/rules/evaluation'
import type { EvaluationResult } from '@yidi/rules/evaluation'

type Source = { kind: 'people'; people: number; seed: number } | { kind: 'records' }

/** Two policies and the year that is reckoned under them; everything is text. */
export interface EvaluationTask {
  /** The files of the law in force, by their path. */
  law: ReadonlyMap<string, string>
  /** What each side lays over them. */
  before: readonly PolicyFile[]
  after: readonly PolicyFile[]
  year: number
  pools: readonly string[]
  source: Source
}

/** A task whose second side is still to be written: figures of the first pool change. */
export interface EvaluationDraft extends EvaluationTask {
  changes: readonly DraftChange[]
}

export interface LawDifference {
  pool: string
  name: string
  title: string
  before?: string
  after?: string
  from?: string
}

type Side = 'before' | 'after'

/** What was found out of the two sides: they can be compared, or why not. */
export type Prepared =
  | { after: PolicyFile[]; differs: LawDifference[] }
  | { problems: DraftProblem[] }
  | { side: Side; faults: Fault[] }
  | { late: { code: string; short: string; since: string }[] }
  | { why: string }
  | { same: true }

/** Loads both sides and says whether the year can be reckoned under them. */
export function prepare(task: EvaluationDraft): Prepared {
  const { law, pools, year, changes } = task
  const pool = pools[0]!
  const [before, after] = [
    layDraft(law, { pool, uploads: task.before, changes: [] }),
    layDraft(law, { pool, uploads: task.after, changes }),
  ]
  if ('problems' in before) return before
  if ('problems' in after) return after
  for (const [side, laid] of [
    ['before', before],
    ['after', after],
  ] as const) {
    const faults = broughtFaults(laid)
    if (faults.length > 0) return { side, faults }
  }
  const [old, now] = [before.loaded.release, after.loaded.release]
  const late = withoutLaw(old, pools, year)
  if (late.length > 0) return { late }
  for (const code of pools) {
    const why = whyNotComparable(old, now, code, year)
    if (why !== undefined) return { why }
  }
  const files = changedFiles(law, after)
  if (JSON.stringify(files) === JSON.stringify(changedFiles(law, before))) return { same: true }
  return { after: files, differs: differencesOf(old, now, pools, year) }
}

/** The figures in which two policies differ on the last day of a year. */
function differencesOf(old: Release, now: Release, pools: readonly string[], year: number): LawDifference[] {
  const day = lastDayOf(year)
  return pools.flatMap((pool) =>
    compareLaw(lawOn(old, old.pools.get(pool)!, day), lawOn(now, now.pools.get(pool)!, day))
      .filter(({ differs }) => differs === 'value')
      .map(({ name, title, before, after }) => ({
        ...{ pool, name, title },
        ...(before === undefined ? {} : { before: before.value }),
        ...(after === undefined ? {} : { after: after.value, from: after.from }),
      })),
  )
}

/** A settlement of the records: its case, and what the accounts paid, in fen. */
export interface StoredBill {
  case: QuoteCase
  currentFen: number
  pastFen: number
}

export interface Outcome {
  result: EvaluationResult
  spread: ReturnType<Evaluation['spread']>
}

/** So many people are reckoned before others get their turn. */
const peopleAtOnce = 250

/**
 * Reckons the year, telling from time to time how far it is. `more` gives the next people of the records, one's bills after another's;
 * undefined: there are no more.
 */
export async function reckon(
  { law, before, after, year, pools, source }: EvaluationTask,
  told: (people: number, cases: number) => void,
  more: () => Promise<StoredBill[][] | undefined>,
): Promise<Outcome> {
  const releaseOf = (uploads: readonly PolicyFile[]): Release => {
    const laid = layDraft(law, { pool: pools[0]!, uploads, changes: [] })
    if ('problems' in laid) throw new Error('a side without changes has problems')
    return laid.loaded.release
  }
  const [old, now] = [releaseOf(before), releaseOf(after)]
  const evaluation = new Evaluation(old, now)
  if (source.kind === 'people') {
    const people = new Population({ release: old, pools, year, people: source.people, seed: source.seed })
    for (let number = 1; number <= people.size; number++) {
      evaluation.add(new LivedBills(people.person(number)))
      if (number % peopleAtOnce !== 0) continue
      told(number, evaluation.cases)
      await new Promise((resolve) => setImmediate(resolve))
    }
  } else {
    let people = 0
    for (let batch = await more(); batch !== undefined; batch = await more()) {
      for (const bills of batch) evaluation.add(new StoredBills(bills, old))
      people += batch.length
      told(people, evaluation.cases)
    }
  }
  return { result: evaluation.result(), spread: evaluation.spread() }
}
