/** What stands behind `yidi evaluate`, read and checked before anything is reckoned. */
import { parseArgs } from 'node:util'
import type { Release } from '@yidi/rules'
import { whyNotComparable, withoutLaw } from '@yidi/rules/evaluation'
import { CommandFailure } from './output.ts'
import { openDraft, openPolicies, policyFolder } from './policies.ts'
import { poolOf } from './policy-day.ts'

export const usage =
  'evaluate (--people N --seed S | --from-database) --year Y [--pool CODE]… [--with DIR] [--json] [--cases FILE] [--policies DIR]'

const MOST_PEOPLE = 10_000_000

export interface EvaluateOptions {
  year: number
  /** Codes in the order of the policy folder. */
  pools: readonly string[]
  /** A generated population; undefined: the records. */
  population: { people: number; seed: number } | undefined
  before: Release
  /** Undefined without a draft. */
  after: Release | undefined
  json: boolean
  cases: string | undefined
}

/** Throws CommandFailure for a word that is not right, a pool that is not known and a draft with a fault. */
export function readOptions(words: string[]): EvaluateOptions {
  const { values, positionals } = parseArgs({
    args: words,
    allowPositionals: true,
    options: {
      people: { type: 'string' },
      seed: { type: 'string' },
      year: { type: 'string' },
      pool: { type: 'string', multiple: true },
      with: { type: 'string' },
      json: { type: 'boolean', default: false },
      cases: { type: 'string' },
      policies: { type: 'string' },
      'from-database': { type: 'boolean', default: false },
    },
  })
  if (positionals.length > 0)
    throw new CommandFailure(`不认识“${positionals.join(' ')}”。用法：npm run -s yidi -- ${usage}`)
  const stored = values['from-database']
  if (stored && (values.people !== undefined || values.seed !== undefined))
    throw new CommandFailure(
      '--from-database 用真实的结算，--people 和 --seed 生成虚构的人群，只能选一种。请去掉其中一边。',
    )
  const population = stored
    ? undefined
    : {
        people: wholeNumber('--people', '人数', values.people, 1, MOST_PEOPLE),
        seed: wholeNumber('--seed', '种子', values.seed, 0, Number.MAX_SAFE_INTEGER),
      }
  const year = wholeNumber('--year', '年份', values.year, 1900, 9999)
  const folder = values.policies ?? policyFolder()
  const before = openPolicies(folder)
  const pools = poolsOf(before, values.pool, year)
  const after = values.with === undefined ? undefined : openDraft(folder, values.with)
  for (const code of after ? pools : []) {
    const why = whyNotComparable(before, after!, code, year)
    if (why !== undefined) throw new CommandFailure(why)
  }
  return { year, pools, population, before, after, json: values.json, cases: values.cases }
}

/** A whole number within limits; says which word, which value and what is right. */
function wholeNumber(word: string, what: string, text: string | undefined, least: number, most: number): number {
  if (text === undefined) throw new CommandFailure(`没有写 ${word}（${what}）。用法：npm run -s yidi -- ${usage}`)
  const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
  if (Number.isSafeInteger(value) && value >= least && value <= most) return value
  throw new CommandFailure(
    `${word} 的${what}“${text.slice(0, 40)}”不对：应当是 ${String(least)} 到 ${String(most)} 的整数。`,
  )
}

/** The pools that were named, each once, or all that have law in the year. */
function poolsOf(release: Release, named: readonly string[] | undefined, year: number): string[] {
  for (const code of named ?? []) poolOf(release, code)
  const asked = [...release.pools.keys()].filter((code) => named === undefined || named.includes(code))
  const late = withoutLaw(release, asked, year)
  const known = asked.filter((code) => !late.some((one) => one.code === code))
  if (known.length === 0 || (named !== undefined && late.length > 0)) {
    const since = late.map(({ short, code, since: day }) => `${short}（${code}）从 ${day} 起`).join('、')
    throw new CommandFailure(`${String(year)} 年没有录入的规定：${since}。请换一个年份，或去掉这个统筹区。`)
  }
  return known
}
