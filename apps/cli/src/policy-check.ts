import { parseArgs } from 'node:util'
import { loadLaidOver, loadPolicyFolder, readCaseFolder } from '@yidi/policy-folder'
import { formatFault, formatJump, jumpsIn, quote, runCases, runClaimCases, runContributionCases } from '@yidi/rules'
import { loadOversight, runOversightCases } from '@yidi/rules/oversight'
import type { Command } from './command.ts'
import { writeOut } from './output.ts'
import { policyFolder, reading, refuseEmptyDraft } from './policies.ts'

/**
 * `yidi policy check [DIR]`, or `--policies DIR` like every other command: proves that a policy folder decides everything, cites what exists, and that its cases come out; a figure that jumps is told and is no fault.
 * With `--with DIR` a draft is laid over the folder first, and its cases run too.
 */
export const command: Command = {
  summary:
    '检查政策文件夹：键、文件、缺口、重叠、冲突、未决定的情形，并跑全部案例；数字一下变了一半以上的，提醒核对；--with 把草案叠放在上面一起查',
  usage: 'policy check [DIR | --policies DIR] [--with DIR]',
  async run(words) {
    const { positionals, values } = parseArgs({
      args: words,
      allowPositionals: true,
      options: { policies: { type: 'string' }, with: { type: 'string' } },
    })
    const folder = positionals[0] ?? values.policies ?? policyFolder()
    const draft = values.with
    if (draft !== undefined) refuseEmptyDraft(draft)
    const loaded = reading(folder, () => (draft === undefined ? loadPolicyFolder(folder) : loadLaidOver(folder, draft)))
    const { release } = loaded
    const oversight = loadOversight(release)
    const faults = [...loaded.faults, ...oversight.faults]
    for (const fault of faults) await writeOut(`${formatFault(fault)}\n`)
    const jumps = jumpsIn(release)
    for (const jump of jumps) await writeOut(`${formatJump(jump)}\n`)
    const cases = new Map([...readCaseFolder(folder), ...(draft === undefined ? [] : readCaseFolder(draft))])
    const reports = [
      runCases(cases, (input) => quote(release, input)),
      runClaimCases(cases, release),
      runContributionCases(cases, release),
      runOversightCases(cases, oversight.laws),
    ]
    const unlike = reports.flatMap((report) => report.faults)
    const count = reports.reduce((sum, report) => sum + report.count, 0)
    for (const fault of unlike)
      await writeOut(`${fault.file}:${String(fault.line)} 案例“${fault.name ?? ''}”：${fault.message}\n`)
    const wrong = faults.length + unlike.length
    const left = [...release.leftOut.values()].map(({ short, code }) => `${short}（${code}）`).join('、')
    const also = jumps.length === 0 ? '' : `另有 ${String(jumps.length)} 处提醒，请核对。`
    const figures = [...release.pools.values()].reduce((sum, { pool }) => sum + pool.parameters.length, 0)
    const rules = new Set([...oversight.laws.values()].flatMap((law) => law.rules.map(({ id }) => id))).size
    await writeOut(
      wrong === 0
        ? `没有问题：${String(release.pools.size)} 个统筹区，${String(figures)} 个参数，${String(rules)} 条监管规则，${String(count)} 个案例全部相符。${also}版本 ${release.id.slice(0, 12)}\n`
        : `${String(wrong)} 处问题。${left === '' ? '没有统筹区因此停用' : `没有用上有错的统筹区：${left}`}，其余 ${String(release.pools.size)} 个可用。${also}\n`,
    )
    return wrong === 0 ? 0 : 1
  },
}
