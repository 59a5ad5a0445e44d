/**
 * Cases of oversight in `cases-oversight/*.yaml` of a pool or of what it inherits from, one file a rule, in the shape of all cases
 * (cases/list.ts):
 *
 * ```yaml
 * title: 两处重复配药
 * base: { pool: '339900', rule: same-medicine-twice }
 * cases:
 *   - name: 第一家配的药还够吃二十天，又到第二家配
 *     source: 省级职工医保办法 第四十二条
 *     with:
 *       visits:
 *         - { id: a, at: h1, on: '2024-03-01', lines: [{ code: M1, name: 氨氯地平, days: 30 }] }
 *         - { id: b, at: h2, on: '2024-03-11', lines: [{ code: M1, name: 氨氯地平, days: 30 }] }
 *     expect: { flags: [{ of: person, settlements: [a, b] }] }
 * ```
 *
 * Of a person: `person` (born, sex, died), `visits` (id, visit, at, place, level, kind, route, emergency, on or from and to, time, total,
 * fund, account, deductible, disease, doctor, invoice, filing, lines), `filings`, `abroad`. Of an institution's month: `institution`, `level`
 * and `visits` (id, person, on, time, kind, total, lines: codes; `people: 12` makes one for each of twelve, `every` so many minutes). Of
 * peers: `level`, `month`, `institutions` (id, visits, total, doctors, items; `times: 9` makes nine that are nearly alike). Money stands in
 * quotation marks, in yuan. `settings` are those that an agency has set instead of the defaults.
 *
 * Expected is every flag of the rule, or `flags: []`: `of` is `person`, `institution CODE`, `doctor CODE` or `item CODE`; `settlements`, `score`
 * and `sentence` are compared where they are named.
 */
import { isTexts, isTree, readCaseList, unknownKeys } from '../cases/list.ts'
import type { ListedCase, Tree } from '../cases/list.ts'
import { sameSet } from '../cases/run.ts'
import type { CaseReport } from '../cases/run.ts'
import type { CaseFault } from '../cases/types.ts'
import { monthOf, peersOf, personOf } from './case-facts.ts'
import { rulesInForce } from './rule.ts'
import type { OversightLaw, OversightRule } from './rule.ts'
import { flagsOfMonth, flagsOfPeers, flagsOfPerson } from './run.ts'
import type { Flag } from './run.ts'
import { settingFault } from './setting-units.ts'

const FLAG_KEYS = ['of', 'settlements', 'score', 'sentence']

/** Whether a path of a policy folder is a file of cases of oversight. */
export function isOversightCaseFile(path: string): boolean {
  return /^(pools\/)?[^/]+\/cases-oversight\/[^/]+\.yaml$/.test(path)
}

/** Runs every case of oversight in `files` (path → text) by the rules of its pool, and says in Chinese where it does not come out. */
export function runOversightCases(
  files: ReadonlyMap<string, string>,
  laws: ReadonlyMap<string, OversightLaw>,
): CaseReport {
  const faults: CaseFault[] = []
  let count = 0
  for (const [file, text] of files) {
    if (!isOversightCaseFile(file)) continue
    const read = readCaseList(file, text, problemsOf)
    faults.push(...read.faults)
    for (const { line, name, input, expect } of read.cases) {
      const messages = outcomeOf(laws, input, expect)
      // A pool that is left out has its own faults, and no rules to run its cases by.
      if (messages === undefined) continue
      count += 1
      faults.push(...messages.map((message) => ({ file, line, name, message })))
    }
  }
  return { count, faults }
}

function problemsOf(_entry: Tree, expect: Tree): string[] {
  const flags = expect['flags']
  if (!Array.isArray(flags) || !flags.every(isTree))
    return [...unknownKeys(expect, ['flags']), 'expect.flags 应当是列表，没有疑点写 []']
  return [
    ...unknownKeys(expect, ['flags']),
    ...flags.flatMap((flag) => unknownKeys(flag, FLAG_KEYS)),
    ...flags.filter((flag) => typeof flag['of'] !== 'string').map(() => 'flags 的每一项要写 of：疑点是谁的'),
    ...flags
      .filter((flag) => flag['settlements'] !== undefined && !isTexts(flag['settlements']))
      .map(() => 'flags 的 settlements 应当是单据号的列表'),
  ]
}

function outcomeOf(
  laws: ReadonlyMap<string, OversightLaw>,
  input: ListedCase['input'],
  expect: Tree,
): string[] | undefined {
  const { pool, rule: id, settings = {} } = input
  if (typeof pool !== 'string' || typeof id !== 'string') return ['缺少 pool 或 rule：按哪个统筹区的哪条规则']
  const law = laws.get(pool)
  if (law === undefined) return undefined
  const rule = law.rules.find((one) => one.id === id)
  if (rule === undefined) return [`统筹区 ${pool} 没有规则“${id}”，有的是 ${law.rules.map((one) => one.id).join('、')}`]
  const { flags, problems } = flagsIn(law, rule, pool, input)
  const wrong = [...problems, ...settingProblems(rule, settings)]
  return wrong.length > 0 ? wrong : differences(expect['flags'] as Tree[], flags)
}

function settingProblems({ mechanism }: OversightRule, settings: unknown): string[] {
  if (!isTree(settings)) return ['settings 应当是一组键和值']
  return Object.entries(settings).flatMap(([name, value]) => {
    const kind = mechanism.settings[name]
    return kind === undefined
      ? unknownKeys({ [name]: value }, Object.keys(mechanism.settings))
      : (settingFault(kind, value) ?? [])
  })
}

function flagsIn(
  law: OversightLaw,
  rule: OversightRule,
  pool: string,
  input: Tree,
): { flags: Flag[]; problems: string[] } {
  const choices = new Map([[rule.id, { on: true, settings: (input['settings'] ?? {}) as Record<string, number> }]])
  const rules = rulesInForce({ ...law, rules: [rule] }, rule.from, choices)
  switch (rule.mechanism.scope) {
    case 'person': {
      const { facts, problems } = personOf(input, pool)
      return { flags: flagsOfPerson(law, rules, facts), problems }
    }
    case 'institution-month': {
      const { facts, problems } = monthOf(input, pool)
      return { flags: flagsOfMonth(law, rules, facts), problems }
    }
    case 'peers': {
      const { facts, problems } = peersOf(input, pool)
      return { flags: flagsOfPeers(law, rules, facts), problems }
    }
  }
}

const subjectOf = ({ subject: { kind, id } }: Flag): string => (kind === 'person' ? 'person' : `${kind} ${id}`)

/** Whether a flag is the one that is meant, as far as it is named. */
const isMeant = (flag: Flag, { of, settlements, score, sentence }: Tree): boolean =>
  subjectOf(flag) === of &&
  (settlements === undefined || sameSet(settlements as string[], flag.settlements)) &&
  (score === undefined || score === flag.score) &&
  (sentence === undefined || sentence === flag.sentence)

function differences(expected: readonly Tree[], flags: readonly Flag[]): string[] {
  const left = [...flags]
  const missed = expected.filter((meant) => {
    const at = left.findIndex((flag) => isMeant(flag, meant))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
  const said = (flag: Flag): string =>
    `${subjectOf(flag)}，${flag.settlements.join('、') || '没有单据'}，${String(flag.score)} 分：${flag.sentence}`
  return [
    ...missed.map((meant) => `应当有疑点 ${JSON.stringify(meant)}，没有得到`),
    ...left.map((flag) => `不应当有疑点：${said(flag)}`),
  ]
}
