/** What is wrong with a ruling before it is entered: everything at once, and nothing where the engine can compute with it. */
import type { Release } from '../policy/release.ts'
import { isDay, layRuling } from './lay.ts'
import type { Ruling, RulingProblem } from './ruling.ts'

const LONGEST_NAME = 60

/** `entered` are the rulings of the pool that there are. */
export function checkRuling(release: Release, ruling: Ruling, entered: readonly Ruling[] = []): RulingProblem[] {
  const problems: RulingProblem[] = []
  const add = (code: string, path: keyof Ruling, text: string, remedy: string): void => {
    problems.push({ code, path, text, remedy })
  }
  const name = ruling.name.trim()
  if (name === '' || name !== ruling.name || [...name].length > LONGEST_NAME)
    add(
      'ruling-name',
      'name',
      `裁定的名称“${ruling.name.slice(0, LONGEST_NAME)}”不对`,
      '写一个名称，最多60个字，前后不留空格',
    )
  if (release.documents.has(name) || entered.some((one) => one.name === name))
    add('ruling-name-taken', 'name', `已经有叫“${name}”的裁定或文件`, '请换一个名称')
  if (ruling.document.trim() === '')
    add('ruling-document', 'document', '没有写依据的文件', '写经办机构作出裁定的文件名称和文号')
  if (ruling.reason.trim() === '') add('ruling-reason', 'reason', '没有写理由', '写为什么这样裁定，参保人看得到')
  if (!isDay(ruling.from)) add('ruling-from', 'from', `生效日“${ruling.from}”不是日期`, '写成 2026-03-01 这样的日期')
  if (ruling.to !== null && (!isDay(ruling.to) || ruling.to < ruling.from))
    add('ruling-to', 'to', `失效日“${ruling.to}”不是日期，或早于生效日`, '改正失效日；没有定的不写')
  if (problems.length > 0) return problems
  const laid = layRuling(release, ruling, ruling.from)
  return 'problems' in laid ? laid.problems : []
}
