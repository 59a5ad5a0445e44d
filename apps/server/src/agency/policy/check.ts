/** One draft of the law: checked as `yidi policy check` checks a folder, and one case reckoned by it. Pure: texts in, findings out. */
import type { PolicyDraftForm, PolicyDraftMessage } from '@yidi/contracts'
import {
  compareLaw,
  formatJump,
  isCaseFile,
  isClaimCaseFile,
  isContributionCaseFile,
  jumpsIn,
  lawOn,
  loadPolicies,
  parseDay,
  quote,
  runCases,
  runClaimCases,
  runContributionCases,
  writeChanges,
} from '@yidi/rules'
import type { DraftChange, DraftProblem, Fault, Loaded, QuoteCase, QuoteResult, Release } from '@yidi/rules'
import { isOversightCaseFile, loadOversight, runOversightCases } from '@yidi/rules/oversight'

export interface DraftTask {
  /** The files of the law in force, by their path. */
  files: ReadonlyMap<string, string>
  pool: string
  uploads: PolicyDraftForm['files']
  changes: readonly DraftChange[]
  value: QuoteCase
  /** The day whose law is compared. */
  day: string
}

export type Checked = Omit<PolicyDraftMessage, 'law' | 'draft'> & { draft?: QuoteResult }
/** What was found out, or why the draft cannot be put together. */
export type DraftNews = { checked: Checked } | { problems: DraftProblem[] }

/** As many faults as a page can show; the first is mended first. */
const mostFaults = 200

const isCase = (path: string): boolean =>
  [isCaseFile, isClaimCaseFile, isContributionCaseFile, isOversightCaseFile].some((is) => is(path))

/**
 * Checks a draft: what is handed in takes the place of whole files, then the changed figures are written. Problems are those of the
 * changes; everything that the loader says of the files is a fault.
 */
export function checkDraft({ files: law, pool, uploads, changes, value, day }: DraftTask): DraftNews {
  const { release } = loadPolicies(law)
  const handedIn = new Map(law)
  for (const { path, text } of uploads) if (!isCase(path)) handedIn.set(path, text)
  const below = uploads.length === 0 ? undefined : loadPolicies(handedIn)
  // Where what is handed in does not load, its faults are told and no figure of it can be changed.
  const whole = below === undefined || below.release.pools.has(pool)
  const { files, written, problems } = writeChanges(below?.release ?? release, pool, handedIn, whole ? changes : [])
  if (problems.length > 0) return { problems }
  const loaded = below === undefined || written.length > 0 ? loadPolicies(files) : below
  const cases = new Map(uploads.filter(({ path }) => isCase(path)).map(({ path, text }) => [path, text]))
  const oversight = loadOversight(loaded.release)
  return {
    checked: {
      faults: [...loaded.faults, ...oversight.faults].slice(0, mostFaults).map(faultOf),
      reminders: newReminders(release, loaded.release),
      cases: runAll(cases, loaded.release, oversight.laws),
      written,
      ...reckoned(release, loaded, { pool, value, day }),
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

/** The case by the draft, and what of the pool's law differs on its day; nothing where the draft leaves the pool out. */
function reckoned(
  law: Release,
  { release }: Loaded,
  { pool, value, day }: Pick<DraftTask, 'pool' | 'value' | 'day'>,
): Pick<Checked, 'differs' | 'draft'> {
  const [before, after] = [law.pools.get(pool), release.pools.get(pool)]
  if (before === undefined || after === undefined) return { differs: [] }
  const on = parseDay(day)
  const pairs = compareLaw(lawOn(law, before, on), lawOn(release, after, on))
  return {
    differs: pairs
      .filter(({ differs }) => differs === 'value')
      .map(({ name, title, before: old, after: now }) => ({
        ...{ name, title },
        ...(old === undefined ? {} : { before: old.value }),
        ...(now === undefined ? {} : { after: now.value, from: now.from }),
      })),
    draft: quote(release, value, { explain: true }),
  }
}
