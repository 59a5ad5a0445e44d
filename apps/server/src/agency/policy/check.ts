/**
 * One draft of the law: checked as `yidi policy check` checks a folder, and one case reckoned by it, or what is kept of it. Pure: texts in,
 * findings out.
 */
import type { PolicyDraftForm, PolicyDraftMessage } from '@yidi/contracts'
import { broughtFaults, changedFiles, layDraft } from '@yidi/policy-folder'
import type { LaidDraft, PolicyFile } from '@yidi/policy-folder'
import {
  compareLaw,
  formatJump,
  jumpsIn,
  lawOn,
  parseDay,
  quote,
  runCases,
  runClaimCases,
  runContributionCases,
} from '@yidi/rules'
import type { DraftChange, DraftProblem, Fault, QuoteCase, QuoteResult, Release } from '@yidi/rules'
import { loadOversight, runOversightCases } from '@yidi/rules/oversight'

interface DraftTexts {
  /** The files of the law in force, by their path. */
  files: ReadonlyMap<string, string>
  pool: string
  uploads: PolicyDraftForm['files']
  changes: readonly DraftChange[]
  /** The day whose law is compared. */
  day: string
}

interface QuoteTask extends DraftTexts {
  value: QuoteCase
}

/** What the process of a draft is asked: a case by it, or what is to be kept of it. */
export type DraftTask = ({ ask: 'quote' } & QuoteTask) | ({ ask: 'keep' } & DraftTexts)

export type Checked = Omit<PolicyDraftMessage, 'law' | 'draft'> & { draft?: QuoteResult }
/** What was found out, or why the draft cannot be put together. */
export type DraftNews = { checked: Checked } | { problems: DraftProblem[] }

/** What is kept of a draft, with what it brings that `yidi policy check` would not accept. */
export interface Keepable {
  faults: Checked['faults']
  /** Cases that came with it and do not come out. */
  unlike: string[]
  /** Only what differs from the law. */
  files: PolicyFile[]
  differs: Checked['differs']
}
export type KeepNews = { keepable: Keepable } | { problems: DraftProblem[] }

/** As many faults as a page can show; the first is mended first. */
const mostFaults = 200

/** Checks a draft and reckons a case by it. Everything that the loader says of the files is a fault. */
export function checkDraft({ files: law, pool, uploads, changes, value, day }: QuoteTask): DraftNews {
  const laid = layDraft(law, { pool, uploads, changes })
  if ('problems' in laid) return laid
  const { release } = laid.loaded
  const oversight = loadOversight(release)
  return {
    checked: {
      faults: [...laid.loaded.faults, ...oversight.faults].slice(0, mostFaults).map(faultOf),
      reminders: newReminders(laid.law.release, release),
      cases: runAll(laid.cases, release, oversight.laws),
      written: laid.written,
      differs: differsOn(laid, pool, day),
      ...(release.pools.has(pool) ? { draft: quote(release, value, { explain: true }) } : {}),
    },
  }
}

/** Checks a draft and gives what is kept of it. A fault that the law has without it is none of the draft. */
export function checkToKeep({ files: law, pool, uploads, changes, day }: DraftTexts): KeepNews {
  const laid = layDraft(law, { pool, uploads, changes })
  if ('problems' in laid) return laid
  const [before, after] = [loadOversight(laid.law.release), loadOversight(laid.loaded.release)]
  const brought = broughtFaults({
    law: { ...laid.law, faults: [...laid.law.faults, ...before.faults] },
    loaded: { ...laid.loaded, faults: [...laid.loaded.faults, ...after.faults] },
  })
  return {
    keepable: {
      faults: brought.slice(0, mostFaults).map(faultOf),
      unlike: runAll(laid.cases, laid.loaded.release, after.laws).unlike,
      files: changedFiles(law, laid),
      differs: differsOn(laid, pool, day),
    },
  }
}

const faultOf = ({ file, line, column, value, message, remedy, more }: Fault): Checked['faults'][number] => ({
  ...{ file, line, column, value, message, remedy, more },
})

/** What the law of today has to be reminded of is no matter of the draft. */
function newReminders(law: Release, draft: Release): string[] {
  const known = new Set(jumpsIn(law).map(formatJump))
  return jumpsIn(draft)
    .map(formatJump)
    .filter((text) => !known.has(text))
}

function runAll(
  cases: ReadonlyMap<string, string>,
  release: Release,
  oversight: ReturnType<typeof loadOversight>['laws'],
): Checked['cases'] {
  const reports = [
    runCases(cases, (input) => quote(release, input)),
    runClaimCases(cases, release),
    runContributionCases(cases, release),
    runOversightCases(cases, oversight),
  ]
  const unlike = reports.flatMap(({ faults }) => faults)
  return {
    count: reports.reduce((sum, { count }) => sum + count, 0),
    unlike: unlike.slice(0, mostFaults).map(({ file, line, name, message }) => {
      const of = name === undefined ? '' : `案例“${name}”：`
      return `${file}:${String(line)} ${of}${message}`
    }),
  }
}

/** What of the pool's law differs on a day; nothing where the draft leaves the pool out. */
function differsOn({ law, loaded }: LaidDraft, pool: string, day: string): Checked['differs'] {
  const [before, after] = [law.release.pools.get(pool), loaded.release.pools.get(pool)]
  if (before === undefined || after === undefined) return []
  const on = parseDay(day)
  return differences(compareLaw(lawOn(law.release, before, on), lawOn(loaded.release, after, on)))
}

/** The lines of two laws whose value differs. */
const differences = (pairs: ReturnType<typeof compareLaw>): Checked['differs'] =>
  pairs
    .filter(({ differs }) => differs === 'value')
    .map(({ name, title, before: old, after: now }) => ({
      ...{ name, title },
      ...(old === undefined ? {} : { before: old.value }),
      ...(now === undefined ? {} : { after: now.value, from: now.from }),
    }))
